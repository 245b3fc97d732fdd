"""A fixed series of which some members stand and others are missing (四个亲自 broken off)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Example, Rule
from fazhi_desk.checks._literal import Index, index_of, inside, is_term, occurrences
from fazhi_desk.model import Finding, Reach, Severity, Span, View

REACH = Reach.PARAGRAPH
APART = 14
"""Members of one series stand no further apart than so many characters."""


@dataclass(frozen=True)
class Row:
    """``members`` in order, each the literal that proves it; from ``least`` of them on the series is meant.

    With ``near`` one of these must stand in the paragraph too. A series that ends with 等 was cut on purpose.
    """

    name: str
    members: tuple[str, ...]
    least: int = 2
    near: tuple[str, ...] = ()
    severity: Severity | None = None
    bad: tuple[str | Example, ...] = ()
    good: tuple[str | Example, ...] = ()


@dataclass(frozen=True)
class Parameters:
    """The series."""

    rows: tuple[Row, ...]

    @cached_property
    def index(self) -> Index[int]:
        """Members with the number of their row."""
        return index_of((member, at) for at, row in enumerate(self.rows) for member in row.members)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every broken series of the one paragraph of the view."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    places: dict[int, list[tuple[int, str]]] = {}
    for start, end, at in occurrences(text, facts, rule.parameters.index):
        places.setdefault(at, []).append((start, text[start:end]))
    for at in sorted(places):
        row = rule.parameters.rows[at]
        if len(places[at]) < row.least or (row.near and not any(word in text for word in row.near)):
            continue
        for run in _runs(sorted(places[at])):
            finding = _broken(view, rule, row, run)
            if finding is not None:
                yield finding


def _broken(view: View, rule: Rule[Parameters], row: Row, run: list[tuple[int, str]]) -> Finding | None:
    text, facts = view.paragraphs[0].text, view.facts[0]
    found = {member for _, member in run}
    start, end = run[0][0], run[-1][0] + len(run[-1][1])
    if not row.least <= len(found) < len(row.members) or text[end : end + 1] == "等":
        return None
    quote = inside(facts.quoted, start, end)
    if quote is not None and not is_term(text, quote):
        return None
    missing = "、".join(member for member in row.members if member not in found)
    message = rule.head.message.replace("{name}", row.name).replace("{missing}", missing)
    severity = row.severity or rule.severity
    return Finding(rule.id, rule.family, severity, Span(0, start, end), message, rule.head.why)


def _runs(places: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Neighbouring places together."""
    run: list[tuple[int, str]] = []
    for at, member in places:
        if run and at - (run[-1][0] + len(run[-1][1])) > APART:
            yield run
            run = []
        run.append((at, member))
    if run:
        yield run
