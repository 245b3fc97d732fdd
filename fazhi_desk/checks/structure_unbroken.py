"""A paper that lost its line ends: many paragraphs on one line (text/unbroken.py tells where they begin)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Facts, Finding, Fix, Paragraph, Reach, Safety, Span, View

REACH = Reach.DOCUMENT
SHOWN = 30
CUT = 10_000
"""No real paragraph is so long; what follows one is a further part of it."""


@dataclass(frozen=True)
class Parameters:
    """Nothing to set."""


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> tuple[int, int] | None:
    """Only paragraphs that begin in the middle of a line count."""
    return (paragraph.first_line, paragraph.column) if paragraph.column else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding a line, at its beginning, that offers to break it."""
    by_line: dict[int, list[int]] = {}
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.column and not _cut(view, at):
            by_line.setdefault(paragraph.first_line, []).append(at)
    for places in by_line.values():
        first = places[0] - 1
        edits = tuple(Edit(Span(at, 0, 0), "\n") for at in places)
        message = rule.head.message.format(found=len(places) + 1)
        span = Span(first, 0, min(SHOWN, len(view.paragraphs[first].text)))
        fixes = (Fix("按标题分段", edits, Safety.ASK),)
        yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=fixes)


def _cut(view: View, at: int) -> bool:
    """Whether the paragraph is only a further part of one too long to be analysed as one (text/long.py)."""
    return view.paragraphs[at].heading is None and len(view.paragraphs[at - 1].text) >= CUT
