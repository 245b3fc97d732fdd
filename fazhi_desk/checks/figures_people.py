"""86户72人: fewer people than households, or than groups of visitors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.counts import statements

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})


@dataclass(frozen=True)
class Parameters:
    """Units of ``holders``, each of which holds at least one of the units of ``held`` that stands right behind it."""

    holders: tuple[str, ...]
    held: tuple[str, ...]
    between: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What may stand between the two numbers."""
        return re.compile(self.between)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every such pair."""
    if len(view.facts[0].figures) < 2:
        return
    parameters = rule.parameters
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for holder, held in pairwise(statement.counts):
            if holder.figure.unit not in parameters.holders or held.figure.unit not in parameters.held:
                continue
            if not holder.exact or not held.exact or held.value >= holder.value:
                continue
            if parameters.pattern.fullmatch(held.gap):
                more, fewer = reckoning.told(holder.value, holder), reckoning.told(held.value, held)
                yield reckoning.finding(rule, reckoning.span_of([holder, held]), f"{more}只有{fewer}，请核对")
