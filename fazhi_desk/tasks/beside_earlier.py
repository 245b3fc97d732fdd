"""A draft beside one of the user's earlier papers, for the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.checks._comparison import lexicon_of, search_of
from fazhi_desk.model import View
from fazhi_desk.review.earlier import compare
from fazhi_desk.review.side_by_side import side_by_side
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.tasks.earlier_library import open_library
from fazhi_desk.tasks.earlier_state import LibraryState, library_state, paths_of
from fazhi_desk.tasks.open_paper import PaperError, open_paper
from fazhi_desk.tasks.review_paper import ReviewOptions, given_from
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.document import parse
from fazhi_desk.text.long import cut_long

MOSTLY = 0.5
"""Of papers from which at least so much was carried over as from the most used one, the latest is shown."""


def beside_earlier(
    bench: Workbench, lines: Sequence[str], front: Mapping[str, Any], draft: Path | None, chosen: str = ""
) -> dict[str, Any]:
    """The comparison as plain values: {path, title, year, new, sections} of ``chosen``, else of the likeliest paper.

    Raises PaperError where there is nothing to compare with or the paper cannot be read.
    """
    view = _view(bench, "\n".join(lines), given_from(front, ReviewOptions()))
    state = library_state(bench.places.earlier)
    path = chosen or _likeliest(bench, view, state, draft)
    if not path:
        raise PaperError("往年文稿库里没有早于本年度的文稿，请先在“往年文稿库”里添加")
    paper = open_paper(Path(path))
    earlier = _view(bench, paper.text, Given())
    tables = duplicates()
    made = side_by_side(view, earlier, search_of(tables), lexicon_of(tables).segment)
    return {"path": path, "title": earlier.context.title, "year": earlier.context.year, **asdict(made)}


def _view(bench: Workbench, text: str, given: Given) -> View:
    document = cut_long(parse(text))
    return view_of(document, document.articles[0], given, FactsCache(), bench.review.zones.of)


def _likeliest(bench: Workbench, view: View, state: LibraryState, draft: Path | None) -> str:
    """The paper most was carried over from; where nothing was, the latest before the draft's year."""
    own = paths_of(state, draft)
    earlier = open_library(bench.places.earlier, state)
    if earlier is None:
        return ""
    shares = compare(view, earlier, own).earlier_share
    years = {paper.path: paper.year or 0 for paper in state.papers}
    if shares:
        most = max(shares.values())
        return max((path for path in shares if shares[path] >= MOSTLY * most), key=lambda path: years.get(path, 0))
    year = view.context.year
    before = [
        paper for paper in state.papers
        if paper.path not in own and not (year and paper.year and paper.year >= year)
    ]
    return max(before, key=lambda paper: paper.year or 0).path if before else ""
