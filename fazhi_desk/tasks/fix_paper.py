"""Apply the fixes of a review to a paper's text, or list them first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fazhi_desk.model import FAMILIES, Report, Safety
from fazhi_desk.review.fixer import Change, ChangedPlace, fixed
from fazhi_desk.review.session import Session
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.tasks.review_paper import ReviewOptions, request_for
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import split

LineEdit = tuple[int, int, int, str]
"""Line below the front matter (from 0), start, exclusive end, new text."""


@dataclass(frozen=True, slots=True)
class OfferedChange:
    """A change as the window shows it: where it is told of, its places, its edits by lines."""

    family: str
    title: str
    message: str
    places: tuple[ChangedPlace, ...]
    edits: tuple[LineEdit, ...]


def fix_paper(
    bench: Workbench, paper: OpenedPaper, *, safe_only: bool, options: ReviewOptions | None = None
) -> tuple[str, tuple[Change, ...]]:
    """The fixed text, front matter included, and the list of changes; fixes marked ``show`` are never applied."""
    session = Session(bench.review, bench.kinds)
    asked = options or ReviewOptions()

    def review(text: str) -> Report:
        front = split(text)
        return session.update(request_for(tuple(text[front.body :].split("\n")), front, asked, text))

    safeties = {Safety.SAFE} if safe_only else {Safety.SAFE, Safety.ASK}
    return fixed(paper.text, review, safeties)


def offered(bench: Workbench, paper: OpenedPaper, options: ReviewOptions) -> list[OfferedChange]:
    """The safe changes of a paper by the lines of its body; lines in the places count in the body too, from 1."""
    _, changes = fix_paper(bench, paper, safe_only=True, options=options)
    body = paper.front.body
    above = paper.text.count("\n", 0, body)
    listed = []
    for change in changes:
        places = tuple(
            ChangedPlace(p.line - above, p.before, p.old, p.new, p.after) for p in change.places
        )
        edits = []
        for edit, place in zip(change.edits, places, strict=True):
            start = edit.start - (paper.text.rfind("\n", 0, edit.start) + 1)
            edits.append((place.line - 1, start, start + edit.end - edit.start, edit.text))
        listed.append(OfferedChange(change.family, change.title, change.message, places, tuple(edits)))
    return listed


def by_family(families: Iterable[str]) -> str:
    """How many changes of each family, in words: 标点30处，错字4处."""
    counts = Counter(families)
    return "，".join(f"{name}{counts[family]}处" for family, name in FAMILIES.items() if counts[family])
