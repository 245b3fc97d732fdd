"""The library of earlier papers as the program keeps it: built from files, brought up to date, mapped by another process.

``python -m tests.benchmarks.earlier FOLDER DRAFT`` is the other process: it opens the library like the worker, compares
the draft and then one edited paragraph at a time, and prints milliseconds and resident megabytes as JSON.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from fazhi_desk.review.earlier import compare
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.tasks.earlier_library import open_library, update_library
from fazhi_desk.text.document import parse
from tests.examples import ZONES

CHARACTERS = 10_000
EDITS = 60
READ = 60
"""So many papers are really different; of a thousand the others only have other figures."""


def library(sentences: Sequence[str], counts: Sequence[int] = (100, 1000)) -> None:
    """Print building, bringing up to date, size, and what the worker needs, for libraries of so many papers."""
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="earlier") as name:
            folder = Path(name)
            papers = folder / "papers"
            papers.mkdir()
            for n in range(count):
                (papers / f"{n}.txt").write_text(paper(sentences, n), encoding="utf-8")
            start = time.perf_counter()
            update_library(folder / "index", [str(papers)])
            built = time.perf_counter() - start
            (papers / "0.txt").write_text(paper(sentences, count), encoding="utf-8")
            start = time.perf_counter()
            state = update_library(folder / "index", [str(papers)])
            again = time.perf_counter() - start
            size = (folder / "index" / f"library-{state.stamp}.bin").stat().st_size / 1e6
            (folder / "draft.txt").write_text(paper(sentences, 25), encoding="utf-8")
            command = [sys.executable, "-m", "tests.benchmarks.earlier", str(folder / "index"), str(folder / "draft.txt")]
            told = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
            print(
                f"library of {count:5} papers: built {built:5.1f} s, one paper changed {again:5.2f} s, {size:6.1f} MB on disk; "
                f"in the worker {told['resident']:5.1f} MB resident, a 10,000-character draft {told['whole']:6.1f} ms, "
                f"one edited paragraph p50 {told['p50']:.2f} ms p95 {told['p95']:.2f} ms"
            )


def paper(sentences: Sequence[str], number: int) -> str:
    """A paper of real or made-up sentences, half of them changed."""
    pool = list(sentences)
    random.Random(number % READ).shuffle(pool)
    lines, size = [f"某县{2000 + number % 26}年法治政府建设工作总结", "一、主要工作"], 0
    for n, sentence in enumerate(pool):
        if size >= CHARACTERS:
            break
        changed = sentence.replace("。", f"，编号{number}之{n}。") if n % 2 else sentence
        lines.append(changed)
        size += len(changed)
    return "\n".join(lines)


def resident() -> float:
    """Megabytes of this process that are in memory; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1000


def worker(folder: Path, draft: Path) -> dict[str, float]:
    """What opening, comparing the whole draft and comparing one edited paragraph cost."""
    document = parse(draft.read_text(encoding="utf-8"))
    view = view_of(document, document.articles[0], Given(kind="county"), FactsCache(), ZONES.of)
    before = resident()
    earlier = open_library(folder)
    if earlier is None:
        raise SystemExit("no library")
    start = time.perf_counter()
    compare(view, earlier)
    whole = 1000 * (time.perf_counter() - start)
    took = []
    for n in range(EDITS):
        view.facts[2 + n % (len(view.facts) - 2)].extra.pop("earlier", None)
        start = time.perf_counter()
        compare(view, earlier)
        took.append(1000 * (time.perf_counter() - start))
    took.sort()
    return {
        "resident": resident() - before, "whole": whole, "p50": took[EDITS // 2], "p95": took[int(EDITS * 0.95)],
    }


if __name__ == "__main__":
    print(json.dumps(worker(Path(sys.argv[1]), Path(sys.argv[2]))))
