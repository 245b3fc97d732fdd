"""Items of a paragraph (一是…；二是…。三是…) parted now by ； and now by 。, or by ； though one has a 。 inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._chains import RESET, Marker, markers_of
from fazhi_desk.checks._marks import kept, told
from fazhi_desk.model import Finding, Reach, Role, Span, View

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"；", ";"})
SEMICOLONS, STOPS = "；;", "。"
ITEMS = 3
"""So many items make a list."""


@dataclass(frozen=True)
class Parameters:
    """Wording: ``inside`` where an item that ends in ； holds a 。, ``mixed`` where the marks between items differ."""

    inside: str
    mixed: str


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """At most one finding for every list of the paragraph."""
    paragraph = view.paragraphs[0]
    if paragraph.role is Role.TABLE or not any(mark in paragraph.text for mark in SEMICOLONS):
        return
    for items in _lists(kept(view.facts[0], "chains", markers_of, paragraph.text)):
        place = _flaw(paragraph.text, items)
        if place is not None:
            at, inside = place
            message = rule.parameters.inside if inside else rule.parameters.mixed
            yield told(rule, Span(0, at, at + 1), found=paragraph.text[at], message=message)


def _lists(markers: tuple[Marker, ...]) -> Iterator[list[Marker]]:
    """Runs of markers of one style that count from one."""
    run: list[Marker] = []
    for marker in markers:
        if run and marker[0] == run[-1][0] and marker[3] == run[-1][3] + 1:
            run.append(marker)
            continue
        if len(run) >= ITEMS:
            yield run
        run = [marker] if marker[0] != RESET and marker[3] == 1 else []
    if len(run) >= ITEMS:
        yield run


def _flaw(text: str, items: list[Marker]) -> tuple[int, bool] | None:
    """Where the first ； stands behind an item with a 。 inside, else where the odd mark out stands."""
    ends: list[tuple[int, str]] = []
    for (_, (start, _end), _, _), (_, (after, _), _, _) in pairwise(items):
        item = text[start:after].rstrip()
        last = start + len(item) - 1
        if item[-1] in SEMICOLONS and STOPS in item[:-1]:
            return last, True
        ends.append((last, "；" if item[-1] in SEMICOLONS else item[-1]))
    marks = [mark for _, mark in ends if mark in "；。"]
    if len(marks) < len(ends) or "；" not in marks or "。" not in marks:
        return None
    odd = min(("；", "。"), key=marks.count)
    return next(at for at, mark in ends if mark == odd), False
