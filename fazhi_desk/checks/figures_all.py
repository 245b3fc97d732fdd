"""立案处罚12件，13件均已结案: a number taken up again with 均 or 全部 must be the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.counts import statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TAKEN_UP = re.compile("[^，。；、0-9]{0,8}[，,]$")


@dataclass(frozen=True)
class Parameters:
    """``words`` right behind the number say that it is the whole of what was named before."""

    words: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words."""
        return re.compile(self.words)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every number that is not the one it takes up."""
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for n in range(1, len(statement.counts)):
            before, again = statement.counts[n - 1], statement.counts[n]
            if not alike(before, again) or not before.exact or not again.exact or before.value == again.value:
                continue
            if again.figure.unit != before.figure.unit or not TAKEN_UP.fullmatch(again.gap):
                continue
            if rule.parameters.pattern.match(again.tail):
                told = reckoning.told(before.value, before)
                yield reckoning.finding(
                    rule, reckoning.span_of([before, again], [again]),
                    f"前面是{told}，这里说{reckoning.told(again.value, again)}全部如此，两个数应当一致",
                )
