"""集中学法12次，超额完成年度15次的任务: whoever did more than asked cannot have done less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.counts import statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})
OVER = re.compile("[，,]超额(?:完成|实现)[^，。；、0-9]{0,12}$")


@dataclass(frozen=True)
class Parameters:
    """No parameters: the two numbers speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every target that lies above what was done."""
    if "超额" not in view.paragraphs[0].text:
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for n in range(1, len(statement.counts)):
            done, target = statement.counts[n - 1 : n + 1]
            fits = alike(done, target) and done.exact and target.exact
            if fits and OVER.search(target.gap) and done.value <= target.value:
                both = f"{reckoning.told(done.value, done)}没有超过{reckoning.told(target.value, target)}"
                yield reckoning.finding(rule, reckoning.span_of([done, target], [target]), f"{both}，与“超额”不符")
