"""The earlier papers that a draft is compared with on the command line."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from fazhi_desk.review.earlier import Earlier, earlier_of, read_paper
from fazhi_desk.tasks.earlier_library import open_library, update_library
from fazhi_desk.tasks.gather_papers import gather_papers
from fazhi_desk.text.document import parse

LOG = logging.getLogger(__name__)


def earlier_library(
    paths: Iterable[str], leave_out: Path | None = None, folder: Path | None = None
) -> tuple[Earlier | None, tuple[str, ...]]:
    """The papers of files and folders; None when there are none. Sentences tell what was passed over.

    In ``folder`` an index is kept, so that papers that are as they were are not read again; all papers named count,
    of whatever year.
    """
    paths = tuple(paths)
    if folder is not None:
        try:
            state = update_library(folder, paths, leave_out=leave_out)
        except OSError:
            LOG.exception("the index of earlier papers cannot be kept; they are read without it")
        else:
            kept = open_library(folder, state)
            if kept is not None or not state.papers:
                return (replace(kept, sifted=False) if kept else None), state.problems
    gathered = gather_papers(paths, leave_out)
    read = [read_paper(name, parse(paper.text)) for name, paper in gathered.papers.items()]
    return (earlier_of(read) if read else None), gathered.problems
