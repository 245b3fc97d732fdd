"""The width of a change, recomputed from the two values: per cent, percentage points, or an amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Edit, Finding, Fix, Reach, Span, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.changes import DOWN, UP, Change, Claim, changes_of
from fazhi_desk.text.counts import Count, tolerance

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})
EXACT = frozenset(("天", "日", "小时", "个工作日", "分钟", "个月", "年", "件", "人", "次", "个", "项"))


@dataclass(frozen=True)
class Parameters:
    """``points`` true: the rule looks for per cent written where percentage points are meant, else for wrong widths."""

    points: bool = False


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every width that does not follow from its two values."""
    for change in changes_of(view.paragraphs[0].text, view.facts[0]):
        if not _sound(change):
            continue
        for claim in change.claims:
            found = _judge(change, claim, rule)
            if found is not None:
                yield found
                break


def _sound(change: Change) -> bool:
    """Whether the two values are exact enough and the direction told is right; figures-trend sees to the rest."""
    base, now = change.base, change.now
    if base.figure.approximate or now.figure.approximate or base.value == now.value or base.value <= 0:
        return False
    real = 1 if now.value > base.value else -1
    return all(sign in (0, real) for sign in (change.sign, *(claim.sign for claim in change.claims)))


def _judge(change: Change, claim: Claim, rule: Rule[Parameters]) -> Finding | None:
    base, now, told = change.base, change.now, claim.count
    moved = abs(now.value - base.value)
    if told.group == "个百分点" and not base.figure.percent:
        return _per_cent(change, claim, rule) if rule.parameters.points else None
    if told.group == "个百分点":
        if rule.parameters.points or _fits(moved, claim, tolerance(base, now, told)):
            return None
        return _finding(change, claim, rule, f"相差{moved:g}个百分点")
    if told.group == "倍":
        times = moved / base.value
        if rule.parameters.points or now.value < base.value or _fits(times, claim, told.unit_in_last_place * 0.6):
            return None
        return _finding(change, claim, rule, f"增加了{times:.1f}倍")
    if not told.figure.percent:
        if rule.parameters.points or _fits(moved, claim, tolerance(base, now, told)):
            return None
        return _finding(change, claim, rule, f"相差{reckoning.told(moved, now)}")
    if base.figure.percent and abs(moved - told.value) < 0.001:
        return _points(claim, rule) if rule.parameters.points else None
    expected = 100 * moved / base.value
    allowed = 10.0**-told.figure.decimals * 1.01 + _rounding(base, now)
    if rule.parameters.points or claim.average or _fits(expected, claim, allowed):
        return None
    if claim.speed and now.value > 0 and _fits(100 * (base.value / now.value - 1), claim, allowed):
        return None
    return _finding(change, claim, rule, f"变化幅度是{reckoning.percent(expected, max(told.figure.decimals, 1))}")


def _rounding(base: Count, now: Count) -> float:
    """By how many per cent a share may be off because its two values were rounded; lengths of time are exact."""
    if not base.figure.decimals or base.group in EXACT:
        return 0.0
    return 50 * (base.unit_in_last_place + now.unit_in_last_place) / base.value


def _fits(expected: float, claim: Claim, allowed: float) -> bool:
    """Whether the width told agrees; 以上 and 超过 promise a floor, 近 and 不到 a ceiling."""
    told, bound = claim.count.value, claim.count.figure.bound
    if bound == "least":
        return expected >= told - allowed
    if bound == "most":
        return expected <= told + allowed
    return abs(expected - told) <= (allowed if bound == "" else max(allowed, told * 0.06))


def _finding(change: Change, claim: Claim, rule: Rule[Parameters], truth: str) -> Finding:
    base, now, told = change.base, change.now, claim.count
    span = reckoning.span_of([base, now, told], [told])
    pair = f"由{reckoning.told(base.value, base)}到{reckoning.told(now.value, now)}"
    return reckoning.finding(rule, span, f"{pair}，{truth}，与“{reckoning.told(told.value, told)}”不符")


VERB_ALONE = re.compile(f"[，,（(]?(?:同比|环比|总量|数量)?(?:{UP}|{DOWN})了?(?:约|近)?")


def _per_cent(change: Change, claim: Claim, rule: Rule[Parameters]) -> Finding | None:
    """由100件降至77件，下降23个百分点: two counts differ by per cent; 败诉率下降6个百分点 is another thing."""
    base, now, told = change.base, change.now, claim.count
    if not VERB_ALONE.fullmatch(told.gap):
        return None
    start = told.figure.range[1] - len(told.figure.unit)
    fixes = [Fix("改为“%”", (Edit(Span(0, start, told.figure.range[1]), "%"),))]
    pair = f"由{reckoning.told(base.value, base)}到{reckoning.told(now.value, now)}"
    message = f"{pair}是两个数量，增减的幅度写百分数，不写“百分点”"
    return reckoning.finding(rule, Span(0, *told.figure.range), message, fixes=fixes)


def _points(claim: Claim, rule: Rule[Parameters]) -> Finding:
    figure = claim.count.figure
    mark = Span(0, figure.range[1] - 1, figure.range[1])
    message = f"两个百分比相差{claim.count.value:g}个百分点，不宜写作{claim.count.value:g}%"
    return reckoning.finding(
        rule, Span(0, *figure.range), message, fixes=[Fix("改为“个百分点”", (Edit(mark, "个百分点"),))]
    )
