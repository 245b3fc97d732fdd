"""A fixed series of which some members stand and others are missing (四个亲自 broken off)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Example, Rule
from fazhi_desk.checks._literal import inside, is_term
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


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every broken series of the one paragraph of the view."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    for row in rule.parameters.rows:
        places = sorted((at, member) for member in row.members for at in _all(text, member))
        for run in _runs(places):
            found = {member for _, member in run}
            start, end = run[0][0], run[-1][0] + len(run[-1][1])
            if not row.least <= len(found) < len(row.members) or text[end : end + 1] == "等":
                continue
            if row.near and not any(word in text for word in row.near):
                continue
            quote = inside(facts.quoted, start, end)
            if quote is None or is_term(text, quote):
                missing = "、".join(member for member in row.members if member not in found)
                message = rule.head.message.replace("{name}", row.name).replace("{missing}", missing)
                severity = row.severity or rule.severity
                yield Finding(rule.id, rule.family, severity, Span(0, start, end), message, rule.head.why)


def _all(text: str, member: str) -> Iterator[int]:
    at = text.find(member)
    while at >= 0:
        yield at
        at = text.find(member, at + 1)


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
