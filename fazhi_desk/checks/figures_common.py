"""120件，占31.8%；11件，占2.9%；256件，占65.3%: shares of one whole must all give the same whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.counts import Count, statements
from fazhi_desk.text.parts import counts_things

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"占"})
GAP = re.compile("[^，。；、0-9]{0,4}[，,、（(]?(?P<share>占[^，。；、0-9]{0,10}?)(?:达到|达|为)?")
LEAST = 3
SLACK = 0.6
"""A share may be rounded or cut off: so many steps of its last place it may lie off."""


@dataclass(frozen=True)
class Parameters:
    """``unless`` in a share's words: it is one of another whole."""

    unless: str


@dataclass(frozen=True, slots=True)
class _Share:
    part: Count
    told: Count
    low: float
    high: float


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for the one share that the others of its sentence contradict."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    if sum(figure.percent for figure in facts.figures) < LEAST or text.count("占") < LEAST:
        return
    found = statements(text, facts)
    for start, end in facts.sentences:
        groups: dict[str, list[_Share]] = {}
        for statement in found:
            if start <= statement.range[0] and statement.range[1] <= end:
                for words, share in _shares(statement.counts):
                    if not re.search(rule.parameters.unless, words):
                        groups.setdefault(words, []).append(share)
        for shares in groups.values():
            wrong = _outlier(shares) if len(shares) >= LEAST else None
            if wrong is not None:
                part, told = wrong.part, wrong.told
                others = next(s for s in shares if s is not wrong)
                whole = round((others.low + others.high) / 2)
                message = f"按前后各项推算，总数约{whole}{part.figure.unit}，{reckoning.told(part.value, part)}约占"
                message += f"{reckoning.percent(100 * part.value / whole, max(told.figure.decimals, 1))}，"
                message += f"与“{reckoning.told(told.value, told)}”不符"
                yield reckoning.finding(rule, reckoning.span_of([part, told], [told]), message)


def _shares(counts: tuple[Count, ...]) -> Iterator[tuple[str, _Share]]:
    for part, told in pairwise(counts):
        words = GAP.fullmatch(told.gap) if told.figure.percent and counts_things(part) else None
        half = told.unit_in_last_place * SLACK
        if words and part.exact and told.exact and told.value > half and part.group:
            low, high = 100 * part.value / (told.value + half), 100 * part.value / (told.value - half)
            yield f"{words['share']}{part.group}", _Share(part, told, low, high)


def _outlier(shares: list[_Share]) -> _Share | None:
    """The one share that does not fit, if all others have a whole in common."""
    wrong = []
    for share in shares:
        others = [s for s in shares if s is not share]
        low, high = max(s.low for s in others), min(s.high for s in others)
        if low <= high and (share.high < low or share.low > high):
            wrong.append(share)
    return wrong[0] if len(wrong) == 1 else None
