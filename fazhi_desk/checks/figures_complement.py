"""办理率88.5%，其余12.5%；满意率96.3%，不满意率4.7%: shares that must make up a hundred, or not exceed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import PERCENT
from fazhi_desk.text.counts import Count, statements

REACH = Reach.PARAGRAPH
TRIGGERS = PERCENT
FAR = 30
"""So many characters may stand between two shares of one whole."""


@dataclass(frozen=True)
class Parameters:
    """``rest`` right before a share makes it what is left of a hundred; ``negations`` before the name of a share make
    it the opposite of one.
    """

    rest: str
    negations: str

    @cached_property
    def left(self) -> re.Pattern[str]:
        """Words before what is left."""
        return re.compile(f"(?:{self.rest})[^，。；、0-9]{{0,4}}$")

    @cached_property
    def opposite(self) -> re.Pattern[str]:
        """The name of an opposite."""
        return re.compile(f"(?:{self.negations})(?P<name>[\u4e00-\u9fff]{{1,6}}?率?)(?:达到|达|占比|占|为|仅)?$")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every pair of shares that cannot both be right."""
    if sum(figure.percent for figure in view.facts[0].figures) < 2:
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        shares = [c for c in statement.counts if c.figure.percent]
        for at in range(1, len(shares)):
            message = _judge(shares, at, rule.parameters)
            if message:
                yield reckoning.finding(rule, reckoning.span_of(shares[at - 1 : at + 1], shares[at : at + 1]), message)


def _judge(shares: list[Count], at: int, parameters: Parameters) -> str:
    before, here = shares[at - 1], shares[at]
    near = here.figure.range[0] - before.figure.range[1] <= FAR
    if not (near and before.exact and here.exact):
        return ""
    step = 0.51 * sum(10.0**-c.figure.decimals for c in (before, here))
    if parameters.left.search(here.label):
        total, sums = here.value, []
        for share in reversed(shares[:at]):
            total += share.value
            sums.append(total)
        fits = any(abs(s - 100) <= step for s in sums)
        return "" if fits else f"{before.value:g}%与其余的{here.value:g}%相加是{sums[0]:g}%，不是100%"
    told = parameters.opposite.search(here.label)
    if told and _names(before.label, told["name"]) and before.value + here.value > 100 + step:
        return f"两项相加是{before.value + here.value:g}%，超过了100%"
    return ""


def _names(label: str, name: str) -> bool:
    """Whether the label is the plain name: 满意率 for 不满意率, 持证 for 未持证."""
    bare = name.removesuffix("率")
    return len(bare) > 1 and re.search(f"{re.escape(bare)}(?:率|的|占比|占)?(?:达到|达|占|为)?$", label) is not None
