"""三个方面：一是…二是…: the count against the items that follow, in the paragraph or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Facts, Figure, Finding, Paragraph, Reach, Role, Span, View

REACH = Reach.DOCUMENT
NEAR = 2
"""The first item stands at most so many characters behind the colon or full stop of the announcement."""


@dataclass(frozen=True)
class Parameters:
    """``opening`` is what stands behind the number of an announcement, up to the colon or full stop that opens the
    list; ``units`` are those of such numbers.
    """

    units: tuple[str, ...]
    opening: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What follows the number."""
        return re.compile(self.opening)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every announced number that the list behind it contradicts."""
    for at, facts in enumerate(view.facts):
        if not facts.figures:
            continue
        for figure, end in _announced(view.paragraphs[at].text, facts, rule):
            listed = _inside(facts, end)
            if listed is None and not view.paragraphs[at].text[end:].strip():
                listed = _below(view, at)
            if listed is not None and listed >= 2 and listed != figure.value:
                words = view.paragraphs[at].text[slice(*figure.range)]
                yield Finding(
                    rule.id, rule.family, rule.severity, Span(at, *figure.range),
                    f"这里说“{words}”，后面列出{listed}项", rule.head.why,
                )


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> tuple[str | None, int]:
    """Announcements as they stand; the list behind them by its roles, its headings and the items of its paragraphs."""
    items = len(facts.enumerators) if paragraph.role is Role.ENUMERATION else 0
    return paragraph.text if _announced(paragraph.text, facts, rule) else None, items


def _announced(text: str, facts: Facts, rule: Rule[Parameters]) -> tuple[tuple[Figure, int], ...]:
    kept = facts.extra.get(rule.id)
    if isinstance(kept, tuple):
        return kept
    found = tuple(
        (figure, opened.end())
        for figure in facts.figures
        if figure.unit in rule.parameters.units
        and 2 <= figure.value <= 12
        and not figure.bound
        and (opened := rule.parameters.pattern.match(text, figure.range[1])) is not None
    )
    facts.extra[rule.id] = found
    return found


def _inside(facts: Facts, start: int) -> int | None:
    """How many items 一是, 二是 … follow in the paragraph, None where none do."""
    count = expected = 0
    for place, ordinal in facts.enumerators:
        if place[0] < start:
            continue
        if count == 0 and place[0] - start > NEAR:
            return None
        if ordinal == 1 and count:
            break
        if count == 0 and ordinal != 1:
            return None
        count += 1
        expected = max(expected, ordinal)
    return count if count and expected - count <= 1 else None


def _below(view: View, at: int) -> int | None:
    """How many paragraphs of one sort stand below: headings of one level, or paragraphs that begin with 一是."""
    solid = [n for n in range(at + 1, len(view.paragraphs)) if view.paragraphs[n].role is not Role.BLANK]
    if not solid:
        return None
    first = view.paragraphs[solid[0]]
    if first.heading is not None:
        return _headings(view, solid, first.heading.level)
    if first.role is not Role.ENUMERATION:
        return None
    count = 0
    for n in solid:
        if view.paragraphs[n].role is Role.ENUMERATION:
            count += len(view.facts[n].enumerators) or 1
        elif view.paragraphs[n].heading is not None or count == 0:
            break
    return count


def _headings(view: View, solid: list[int], level: int) -> int | None:
    """Headings of a level below the one the announcement stands under; they must begin at one."""
    count = 0
    for n in solid:
        head = view.paragraphs[n].heading
        if head is None or head.level > level:
            continue
        if head.level < level or (head.number == 1 and count):
            break
        if count == 0 and head.number != 1:
            return None
        count += 1
    return count or None
