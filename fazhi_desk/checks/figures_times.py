"""12.6万件，是上年8.4万件的2倍: how many times, recomputed from the two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.changes import changes_of
from fazhi_desk.text.counts import Count, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"倍", "番"})
FOLD = re.compile("[^，。；、0-9]{0,10}翻了?(?P<n>[一两二三1-3])番[，,]?(?:达到|达|增至|增加到|至|到|为)")
FOLDS = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3}
MORE = 1.15
"""A value that doubled may be a little more than twice the other."""
ROUNDING = 0.6
"""A number of times may be rounded, or cut off where little is lost."""
OF_BASE = re.compile("(?:是|为|达|达到|相当于)[^，。；、]{0,12}$")
OF_LAST_YEAR = re.compile("(?:是|为|达|达到|相当于)(?:上年|去年|上一年|前一年)(?:度)?(?:同期)?的(?:近|约)?$")


@dataclass(frozen=True)
class Parameters:
    """No parameters: the values speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every number of times that does not follow from its two values."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    if "番" in text:
        yield from _doubled(view, rule)
    if "倍" not in text:
        return
    for statement in statements(text, facts):
        for n, told in enumerate(statement.counts):
            if told.group != "倍" or told.figure.bound:
                continue
            base, now = _values(statement.counts[:n], told) or _changed(view, statement.range, told) or (None, None)
            if base is None or now is None or base.value <= 0 or not (base.exact and now.exact):
                continue
            times = now.value / base.value
            loose = 0.5 * times * sum(c.unit_in_last_place / c.value for c in (base, now) if c.figure.decimals)
            if abs(times - told.value) > told.unit_in_last_place * ROUNDING + loose:
                pair = f"{reckoning.told(now.value, now)}是{reckoning.told(base.value, base)}的{times:.1f}倍"
                span = reckoning.span_of([base, now, told], [base, told], [told])
                yield reckoning.finding(rule, span, f"{pair}，与“{reckoning.told(told.value, told)}”不符")


def _doubled(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """由150件翻了一番，达到350件."""
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for base, now in pairwise(statement.counts):
            told = FOLD.fullmatch(now.gap)
            if told is None or not alike(base, now) or not (base.exact and now.exact) or base.value <= 0:
                continue
            times = 2.0 ** FOLDS[told["n"]]
            if not 0.9 <= now.value / base.value / times <= MORE:
                span = reckoning.span_of([base, now], [now])
                pair = f"由{reckoning.told(base.value, base)}到{reckoning.told(now.value, now)}"
                yield reckoning.finding(rule, span, f"{pair}是{now.value / base.value:.1f}倍，与“翻{told['n']}番”不符")


def _values(before: tuple[Count, ...], told: Count) -> tuple[Count, Count] | None:
    """12.6万件，是上年8.4万件的2倍."""
    if len(before) < 2 or told.gap not in ("的", "的近", "的约") or not OF_BASE.search(before[-1].gap):
        return None
    return (before[-1], before[-2]) if alike(before[-1], before[-2]) else None


def _changed(view: View, sentence: tuple[int, int], told: Count) -> tuple[Count, Count] | None:
    """是上年的1.5倍，由8.4万件增加到10.6万件."""
    if not OF_LAST_YEAR.search(told.gap):
        return None
    for change in changes_of(view.paragraphs[0].text, view.facts[0]):
        if sentence[0] <= change.base.figure.range[0] < sentence[1]:
            return change.base, change.now
    return None
