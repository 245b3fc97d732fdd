"""Shares over a hundred per cent where that cannot be, and decreases of more than everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.bigrams import PERCENT
from fazhi_desk.text.counts import Count, statements

REACH = Reach.PARAGRAPH
TRIGGERS = PERCENT


@dataclass(frozen=True)
class Parameters:
    """``shares`` and ``decreases`` are looked for in the clause before the number, ``unless`` lets it pass."""

    shares: str
    decreases: str
    unless: str

    @cached_property
    def share(self) -> re.Pattern[str]:
        """Words that name a share of a whole."""
        return re.compile(self.shares)

    @cached_property
    def decrease(self) -> re.Pattern[str]:
        """Words that say something became less."""
        return re.compile(self.decreases)

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Rates that may exceed a hundred."""
        return re.compile(self.unless)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every impossible percentage; the span covers the name of the rate where it stands close by."""
    if all(not figure.percent or figure.value <= 100 for figure in view.facts[0].figures):
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for at, count in enumerate(statement.counts):
            if not count.figure.percent or count.value <= 100:
                continue
            label = _label(statement.counts, at)
            if rule.parameters.other.search(label):
                continue
            if _outgrown(statement.counts[:at], count):
                continue
            if rule.parameters.share.search(label):
                message = f"比率{reckoning.percent(count.value, count.figure.decimals)}超过了100%"
            elif rule.parameters.decrease.search(label):
                message = f"减少的幅度{reckoning.percent(count.value, count.figure.decimals)}超过了100%"
            else:
                continue
            yield reckoning.finding(rule, _span(count, label), message)


def _outgrown(before: tuple[Count, ...], told: Count) -> bool:
    """Whether two counts of the sentence give just this rate: then figures-settled tells of the two."""
    step = 10.0**-told.figure.decimals * 1.01
    return any(
        a.group == b.group and a.value > b.value > 0 and abs(100 * a.value / b.value - told.value) <= step
        for n, a in enumerate(before)
        for b in before[:n]
    )


def _label(counts: tuple[Count, ...], at: int) -> str:
    """The clause before the number; a second percentage of a list (分别为98%、105%) takes that of the first."""
    label = counts[at].label
    if at and len(label) < 2 and counts[at - 1].figure.percent:
        return _label(counts, at - 1)
    return label


def _span(count: Count, label: str) -> Span:
    start, end = count.figure.range
    named = count.label == label and 0 < len(label) <= 14
    return Span(0, start - len(label) if named else start, end)
