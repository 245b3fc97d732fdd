"""A range whose first end is not below its second: 30%至20%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.units import canonical

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})


@dataclass(frozen=True)
class Parameters:
    """``changes`` before the range say that it is no range but a change (由30%降至20%)."""

    changes: str


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every range the wrong way round or with equal ends."""
    text = view.paragraphs[0].text
    for low, high in pairwise(view.facts[0].figures):
        between = text[low.range[1] : high.range[0]]
        if low.bound != "low" or not 0 < len(between) <= 2 or canonical(low.unit) != canonical(high.unit):
            continue
        before = text[max(0, low.range[0] - 6) : low.range[0]]
        if any(word in before for word in rule.parameters.changes) or low.value < high.value:
            continue
        # 5万至8万 written 5至8万 has a bare first number, which was read with the scale of the second.
        if low.number[1] == low.range[1] and low.scale > 1 and low.value / low.scale < high.value:
            continue
        how = "前后两个数相同" if low.value == high.value else "前一个数比后一个数大"
        yield Finding(
            rule.id, rule.family, rule.severity, Span(0, low.range[0], high.range[1]),
            f"范围“{text[low.range[0] : high.range[1]]}”{how}", rule.head.why,
        )
