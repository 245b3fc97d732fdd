"""The library of earlier papers that a draft is compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from fazhi_desk.review.earlier import Earlier, earlier_of, read_paper
from fazhi_desk.tasks.gather_papers import gather_papers
from fazhi_desk.text.document import parse

Progress = Callable[[int, int, str], None]


def earlier_library(
    paths: Iterable[str], leave_out: Path | None = None, progress: Progress | None = None
) -> tuple[Earlier | None, tuple[str, ...]]:
    """Read earlier papers from files and folders; None when there are none. Sentences tell what was passed over."""
    gathered = gather_papers(paths, leave_out)
    read = []
    for done, (name, paper) in enumerate(gathered.papers.items()):
        if progress is not None:
            progress(done, len(gathered.papers), f"正在读往年稿件“{Path(name).name}”")
        read.append(read_paper(name, parse(paper.text)))
    return (earlier_of(read) if read else None), gathered.problems
