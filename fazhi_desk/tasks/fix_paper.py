"""Apply the fixes of a review to a paper's text."""

from __future__ import annotations

from fazhi_desk.model import Report, Safety
from fazhi_desk.review.fixer import Change, fixed
from fazhi_desk.review.session import Session
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.tasks.review_paper import ReviewOptions, request_for
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import split


def fix_paper(bench: Workbench, paper: OpenedPaper, *, safe_only: bool) -> tuple[str, tuple[Change, ...]]:
    """The fixed text, front matter included, and the list of changes; fixes marked ``show`` are never applied."""
    session = Session(bench.review, bench.kinds)

    def review(text: str) -> Report:
        front = split(text)
        return session.update(request_for(tuple(text[front.body :].split("\n")), front, ReviewOptions(), text))

    safeties = {Safety.SAFE} if safe_only else {Safety.SAFE, Safety.ASK}
    return fixed(paper.text, review, safeties)
