"""Candidates of the seeds and the editor's verdicts give exactly the bank that is shipped."""

from __future__ import annotations

import tomllib

import pytest

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.phrase import as_line
from fazhi_desk.catalog.synonyms import synonyms_from
from fazhi_desk.phrases.mining.workshop import build_bank


@pytest.fixture(scope="module")
def seeds(request):
    folder = request.config.rootpath.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("旁边没有 shared/seeds（种子）")
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


def test_the_bank_is_reproduced(seeds) -> None:
    folder = builtin("phrasebank")
    files = {path.name: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}
    synonyms = synonyms_from(tomllib.loads((builtin("resources") / "synonyms.toml").read_text("utf-8")))
    decisions = (folder / "decisions.jsonl").read_text("utf-8")
    bank = build_bank(files, decisions, seeds, synonyms)
    made = "".join(as_line(phrase) + "\n" for phrase in bank)
    assert made == (folder / "phrases.jsonl").read_text("utf-8")
