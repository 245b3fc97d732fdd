"""``python -m tests.phrases.rebuild``: make phrasebank/phrases.jsonl anew from the seeds and the verdicts.

To change the bank, change decisions.jsonl (a verdict per line) or a table beside it, then run this; the test of
reproduction compares the result with the shipped file.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.phrase import Phrase, as_line
from fazhi_desk.catalog.synonyms import synonyms_from
from fazhi_desk.phrases.mining.workshop import build_bank

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def rebuilt(seeds: Path) -> list[Phrase]:
    """The bank as the folder's tables, the verdicts and the seeds give it."""
    folder = builtin("phrasebank")
    files = {path.name: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
    synonyms = synonyms_from(tomllib.loads((builtin("resources") / "synonyms.toml").read_text("utf-8")))
    papers = {path.name: path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))}
    return build_bank(files, (folder / "decisions.jsonl").read_text("utf-8"), papers, synonyms)


def as_lines(bank: list[Phrase]) -> str:
    return "".join(as_line(phrase) + "\n" for phrase in bank)


if __name__ == "__main__":
    made = rebuilt(SEEDS)
    (builtin("phrasebank") / "phrases.jsonl").write_text(as_lines(made), "utf-8")
    print(f"{len(made)} phrases")
