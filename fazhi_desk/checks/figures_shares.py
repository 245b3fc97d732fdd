"""Shares of one whole that together exceed it: 满意占85%、基本满意占12%、不满意占5%."""

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


@dataclass(frozen=True)
class Parameters:
    """``share`` right before each percentage of a list makes it a share of one whole; ``unless`` in the sentence lets
    it pass; the sum may exceed a hundred by ``rounding``.
    """

    share: str
    unless: str
    rounding: float

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Words before a share."""
        return re.compile(f"(?:{self.share})$")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every list of shares over a hundred."""
    if sum(figure.percent for figure in view.facts[0].figures) < 2:
        return
    parameters = rule.parameters
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        if re.search(parameters.unless, statement.text):
            continue
        run: list[Count] = []
        for count in statement.counts:
            if not count.figure.percent:
                continue
            if parameters.pattern.search(count.label) or (run and re.fullmatch("[、和]", count.gap)):
                run.append(count)
        total = sum(count.value for count in run)
        if len(run) >= 2 and all(c.exact for c in run) and total > 100 + parameters.rounding * len(run):
            shown = f"{total:.2f}".rstrip("0").rstrip(".")
            yield reckoning.finding(rule, reckoning.span_of(run, run[-1:]), f"各项占比相加是{shown}%，超过了100%")
