"""8期，960人次，平均每期150人次: an average against the two counts it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.counts import Count, Statement, statements
from fazhi_desk.text.parts import counts_things

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"平均"})
PEOPLE = frozenset(("人", "人次"))


@dataclass(frozen=True)
class Parameters:
    """``average`` ends the label of an average; its group ``by`` names what it is reckoned by (每期)."""

    average: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The label of an average."""
        return re.compile(f"(?:{self.average})(?:约|为|达|达到)?$")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every average that does not follow."""
    if len(view.facts[0].figures) < 3:
        return
    if "平均" not in view.paragraphs[0].text:
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for at in range(2, len(statement.counts)):
            told = statement.counts[at]
            named = rule.parameters.pattern.search(told.label)
            if named is None or not counts_things(told) or told.figure.approximate:
                continue
            found = _judge(statement, at, named["by"], rule)
            if found is not None:
                yield found


def _judge(statement: Statement, at: int, by: str, rule: Rule[Parameters]) -> Finding | None:
    told = statement.counts[at]
    number = _only([c for c in statement.counts[:at] if _counted_by(c, by)])
    amount = _only([c for c in statement.counts[:at] if _same_things(c, told) and not _counted_by(c, by)])
    if number is None or amount is None or not (number.exact and amount.exact) or number.value <= 1:
        return None
    mean = amount.value / number.value
    rounded = amount.unit_in_last_place / 2 / number.value if amount.figure.scale > 1 else 0.0
    if abs(mean - told.value) <= told.unit_in_last_place * 1.01 + rounded or told.figure.bound:
        return None
    shown = f"{mean:.{max(told.figure.decimals, 1)}f}".rstrip("0").rstrip(".")
    counts = f"{reckoning.told(amount.value, amount)}÷{reckoning.told(number.value, number)}＝{shown}{told.figure.unit}"
    span = reckoning.span_of([number, amount, told], [amount, told], [told])
    return reckoning.finding(rule, span, f"{counts}，与“{reckoning.told(told.value, told)}”不符")


def _only(counts: list[Count]) -> Count | None:
    return counts[0] if len(counts) == 1 else None


def _counted_by(count: Count, by: str) -> bool:
    figure = count.figure
    named = by in (figure.unit, figure.noun) or f"{figure.unit}{figure.noun}".startswith(by)
    return counts_things(count) and named


def _same_things(count: Count, like: Count) -> bool:
    return counts_things(count) and (count.group == like.group or {count.group, like.group} == PEOPLE)
