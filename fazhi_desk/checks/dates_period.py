"""Campaigns, plans and slogans by their years: what was not yet there, or is over, in the year of the paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import Finding, Reach, Role, Severity, Span, View, Zone

REACH = Reach.PARAGRAPH


@dataclass(frozen=True)
class Period:
    """``pattern`` belongs to the years ``first`` to ``last`` (0: open).

    Before them any mention is too early; after them only where ``late`` matches in the sentence, and never where
    ``unless`` does.
    ``soon_severity`` holds where only the year planned for lies behind ``last``, not that of the paper.
    ``named`` is what the message calls it; ``key`` stands in every match, and a text without it is not searched.
    """

    named: str
    key: str
    pattern: str
    first: int = 0
    last: int = 0
    late: str = ""
    unless: str = ""
    severity: Severity | None = None
    late_severity: Severity | None = None
    soon_severity: Severity | None = None
    plan_only: bool = False

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]:
        """pattern, late, unless."""
        return (
            re.compile(self.pattern),
            re.compile(self.late) if self.late else None,
            re.compile(self.unless) if self.unless else None,
        )


@dataclass(frozen=True)
class Parameters:
    """The table; ``skip`` names kinds of paper that look back over many years: to them nothing is over."""

    periods: tuple[Period, ...]
    skip: tuple[str, ...] = ()


def triggers(rule: Rule[Parameters]) -> frozenset[str]:
    """How the keys of the rows begin."""
    return frozenset(row.key[:2] for row in rule.parameters.periods)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every row and sentence."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    rows = [row for row in rule.parameters.periods if row.key in text]
    year = dating.told_year(view.context) if rows else None
    if year is None or view.paragraphs[0].role is Role.TABLE:
        return
    looks_back = view.context.kind in rule.parameters.skip
    planning = view.zones[0] is Zone.PLAN and view.context.kind not in ("plan", "half-year")
    speaking = year + 1 if planning else year
    for row in rows:
        early = bool(row.first and speaking < row.first)
        over = bool(row.last and speaking > row.last and row.late and not looks_back)
        if not (early or over) or (row.plan_only and view.zones[0] is not Zone.PLAN):
            continue
        pattern, late, unless = row.patterns
        for match in pattern.finditer(text):
            low, high = next(((a, b) for a, b in facts.sentences if a <= match.start() < b), (0, len(text)))
            sentence = text[low:high]
            if unless is not None and unless.search(sentence):
                continue
            if early:
                message, severity = f"“{row.named}”是{row.first}年起的，题目是{year}年，请核对", row.severity
            elif late is not None and late.search(sentence):
                message = f"“{row.named}”到{row.last}年为止，题目是{year}年，请核对是否沿用了旧稿"
                severity = (row.soon_severity if year <= row.last else None) or row.late_severity or row.severity
            else:
                continue
            yield dating.finding(rule, Span(0, *match.span()), message, severity)
            break
