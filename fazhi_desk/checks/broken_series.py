"""A fixed series with members missing (四个亲自 broken off), mistaken (公正执法) or in another order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from fazhi_desk.catalog.rule import Example, Rule
from fazhi_desk.checks._literal import Index, index_of, inside, is_term, occurrences
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Severity, Span, View

REACH = Reach.PARAGRAPH
MARKS = re.compile("[、，；和及与]")
SAME = re.compile("[^、，；。]+")
APART = 14
"""Members of one series stand no further apart than so many characters."""


@dataclass(frozen=True)
class Row:
    """``members`` in order, each the literal that proves it; from ``least`` of them on the series is meant.

    ``order`` is how sure it is that the members must stand in their order, None if it does not matter.
    With ``near`` one of these must stand in the paragraph too; a series with an ``allowed`` variant is let pass. A
    series that ends with 等 was cut on purpose.
    """

    name: str
    members: tuple[str, ...]
    least: int = 2
    near: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    severity: Severity | None = None
    order: Severity | None = None
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


def triggers(rule: Rule[Parameters]) -> frozenset[str]:
    """Pairs of characters without one of which nothing is found."""
    return rule.parameters.index.keys


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
    if len(found) == len(row.members) == len(run):
        return _disordered(view, rule, row, run)
    if not row.least <= len(found) < len(row.members) or text[end : end + 1] == "等":
        return None
    quote = inside(facts.quoted, start, end)
    if quote is not None and not is_term(text, quote):
        return None
    if any(word in text for word in row.allowed):
        return None
    mistaken = _mistaken(text, row, run)
    if mistaken is not None:
        return _exchanged(rule, row, *mistaken)
    missing = "、".join(member for member in row.members if member not in found)
    message = rule.head.message.replace("{name}", row.name).replace("{missing}", missing)
    severity = row.severity or rule.severity
    return Finding(rule.id, rule.family, severity, Span(0, start, end), message, rule.head.why)


def _disordered(view: View, rule: Rule[Parameters], row: Row, run: list[tuple[int, str]]) -> Finding | None:
    """A whole series in another order than the usual; with marks between its members alone it can be put right."""
    said = tuple(member for _, member in run)
    if row.order is None or said == row.members:
        return None
    text = view.paragraphs[0].text
    start, end = run[0][0], run[-1][0] + len(run[-1][1])
    quote = inside(view.facts[0].quoted, start, end)
    if quote is not None and not is_term(text, quote):
        return None
    between = [text[at + len(member) : after] for (at, member), (after, _) in pairwise(run)]
    fixes: tuple[Fix, ...] = ()
    if all(MARKS.fullmatch(gap) for gap in between):
        right = "".join(member + gap for member, gap in zip(row.members, [*between, ""], strict=True))
        fixes = (Fix(f"改为“{right}”", (Edit(Span(0, start, end), right),), Safety.ASK),)
    message = f"{row.name}的顺序一般是：{'、'.join(member.strip('“”') for member in row.members)}"
    return Finding(rule.id, rule.family, row.order, Span(0, start, end), message, rule.head.why, fixes=fixes)


def _mistaken(text: str, row: Row, run: list[tuple[int, str]]) -> tuple[int, int, str] | None:
    """Where something of the same length stands in the place of the one missing member, and that member."""
    found = [member for _, member in run]
    lacking = [member for member in row.members if member not in found]
    if len(lacking) != 1 or len(found) != len(set(found)) or len(found) < 2:
        return None
    member, at = lacking[0], row.members.index(lacking[0])
    places = {name: start for start, name in run}
    for start in _slots(text, row, places, at, len(member)):
        said = text[start : start + len(member)]
        if len(member) > 4 and said[:-2] == member[:-2]:
            return None  # 集体讨论的每一环: the member in a shorter form, not another word
        same = sum(a == b for a, b in zip(said, member, strict=False))
        if len(said) == len(member) and said not in row.members and same * 2 >= len(member) and SAME.fullmatch(said):
            return start, start + len(member), member
    return None


def _slots(text: str, row: Row, places: Mapping[str, int], at: int, length: int) -> Iterator[int]:
    """Where the missing member would begin: as far from its neighbour as members that stand are from theirs."""
    if at:
        before = row.members[at - 1]
        if before in places:
            end = places[before] + len(before)
            gap = MARKS.match(text, end)
            yield gap.end() if gap else end
    if at + 1 < len(row.members) and row.members[at + 1] in places:
        start = places[row.members[at + 1]]
        while start and MARKS.match(text, start - 1):
            start -= 1
        if start >= length:
            yield start - length


def _exchanged(rule: Rule[Parameters], row: Row, start: int, end: int, member: str) -> Finding:
    span = Span(0, start, end)
    message = f"{row.name}里这一项应为“{member.strip('“”')}”"
    fix = Fix(f"改为“{member.strip('“”')}”", (Edit(span, member),), Safety.ASK)
    severity = Severity.WARNING if row.severity is Severity.HINT else row.severity or rule.severity
    return Finding(rule.id, rule.family, severity, span, message, rule.head.why, fixes=(fix,))


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
