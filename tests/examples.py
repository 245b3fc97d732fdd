"""Run the examples of a rule: what is marked ⟦…⟧ must be found exactly, a good example must stay silent."""

from __future__ import annotations

import re
from typing import Any

from fazhi_desk.catalog.files import builtin, read_toml
from fazhi_desk.catalog.rule import Example, Kind, Rule
from fazhi_desk.catalog.zones import zones_from
from fazhi_desk.model import Edit, Finding, Reach, Role, View
from fazhi_desk.review.views import FactsCache, Given, single, view_of
from fazhi_desk.text.document import from_lines

OPEN, CLOSE = "⟦", "⟧"
ZONES = zones_from(read_toml(builtin("resources") / "templates" / "zones.toml"), "zones.toml")


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and the marked ranges."""
    plain, ranges, start = "", [], 0
    for part in re.split(f"([{OPEN}{CLOSE}])", text):
        if part == OPEN:
            start = len(plain)
        elif part == CLOSE:
            ranges.append((start, len(plain)))
        else:
            plain += part
    return plain, ranges


def view_for(text: str, example: Example) -> View:
    """The view of an example; unless it is a whole paper, a title goes before it and is dropped again by offsets."""
    given = Given(kind=example.kind or "county", unit_class=example.unit_class, unit=example.unit, year=example.year)
    document = from_lines(text.split("\n"))
    return view_of(document, document.articles[0], given, FactsCache(), ZONES.of)


def findings(rule: Rule[Any], kind: Kind, view: View) -> list[Finding]:
    """What the rule finds in the view, paragraph by paragraph or as a whole."""
    if kind.reach is Reach.DOCUMENT:
        return list(kind.find(view, rule))
    found = []
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role is not Role.BLANK:
            found += [_moved(f, at) for f in kind.find(single(view, at), rule)]
    return found


def _moved(finding: Finding, at: int) -> Finding:
    from fazhi_desk.review.places import moved

    return moved(finding, at)


def places(text: str, example: Example, rule: Rule[Any], kind: Kind) -> tuple[list[tuple[int, int]], list[Finding], View]:
    """Document ranges found in an example's plain text."""
    view = view_for(text, example)
    found = findings(rule, kind, view)
    ranges = [view.paragraphs[f.span.paragraph].to_document(f.span.start, f.span.end) for f in found if f.span]
    return sorted(ranges), found, view


def apply(text: str, view: View, edits: list[Edit]) -> str:
    """The text after the edits."""
    placed = sorted(((*view.paragraphs[e.span.paragraph].to_document(e.span.start, e.span.end), e.text) for e in edits), reverse=True)
    for start, end, new in placed:
        text = text[:start] + new + text[end:]
    return text
