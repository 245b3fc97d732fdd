"""上升 or 下降 that contradicts the two values named with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Edit, Finding, Fix, Reach, Span, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.changes import Change, Claim, changes_of

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})
LEADING = re.compile(
    "(?:同比|环比|较上年|比上年|较去年|比去年)[^，。；、0-9]{0,3}(?P<word>(?P<up>上升|增长|增加|提高)|下降|减少|回落|降低)[，,](?:由|从)[^，。；]{0,14}$"
)
"""信访总量同比上升，由…: a direction told before both values."""


@dataclass(frozen=True)
class Parameters:
    """``opposite`` gives the word to put in the place of a wrong one."""

    opposite: Mapping[str, str]


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every change that is told the wrong way round."""
    text = view.paragraphs[0].text
    for change in changes_of(text, view.facts[0]):
        found = _judge(change, text, rule)
        if found is not None:
            yield found


def _judge(change: Change, text: str, rule: Rule[Parameters]) -> Finding | None:
    base, now = change.base, change.now
    if not (base.exact or base.value != now.value) or (base.value == now.value and not change.sign):
        return None
    real = (now.value > base.value) - (now.value < base.value)
    if change.sign and change.sign != real:
        span = reckoning.span_of([base, now], [now])
        how = "没有变化" if real == 0 else "是上升" if real > 0 else "是下降"
        return reckoning.finding(rule, span, f"{_pair(change)}{how}，与“{text[slice(*change.word)]}”不符")
    leading = LEADING.search(base.gap)
    if leading and real and real != (1 if leading["up"] else -1):
        start = base.figure.range[0] - len(base.gap)
        span = Span(0, start + leading.start("word"), start + leading.end("word"))
        how = "上升" if real > 0 else "下降"
        return reckoning.finding(rule, span, f"{_pair(change)}是{how}，与“{leading['word']}”不符")
    for claim in change.claims:
        if claim.sign and real and claim.sign != real:
            return _wrong_claim(change, claim, text, rule)
    return None


def _wrong_claim(change: Change, claim: Claim, text: str, rule: Rule[Parameters]) -> Finding:
    start, end = claim.word
    word = text[start:end]
    figure = claim.count.figure
    span = Span(0, start, figure.range[1]) if word else Span(0, *figure.range)
    new = rule.parameters.opposite.get(word)
    fixes = [Fix(f"改为“{new}”", (Edit(Span(0, start, end), new),))] if new else []
    how = "上升" if change.now.value > change.base.value else "下降"
    return reckoning.finding(rule, span, f"{_pair(change)}是{how}，与“{word or '增减幅度'}”不符", fixes=fixes)


def _pair(change: Change) -> str:
    base, now = change.base, change.now
    return f"由{reckoning.told(base.value, base)}到{reckoning.told(now.value, now)}"
