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
TRIGGERS = frozenset({"均"})
PEOPLE = frozenset(("人", "人次"))
YEAR = re.compile("全年|去年|今年|上年|一年")
WITHIN = {"日": (230, 367), "天": (230, 367), "周": (45, 54), "月": (9, 12.5)}
"""How many days (work days or all), weeks, months a year may be counted by."""


@dataclass(frozen=True)
class Parameters:
    """``average`` ends the label of an average; its group ``by`` names what it is reckoned by (平均每期), ``each`` does
    so in 户均, ``time`` in 日均.
    """

    average: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The label of an average."""
        return re.compile(f"(?:{self.average})(?:约|为|达|达到)?$")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every average that does not follow."""
    if len(view.facts[0].figures) < 2:
        return
    if "均" not in view.paragraphs[0].text:
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for at in range(1, len(statement.counts)):
            told = statement.counts[at]
            named = rule.parameters.pattern.search(told.label)
            if named is None or not counts_things(told) or told.figure.approximate:
                continue
            if named["time"]:
                found = _by_time(statement, at, named["time"], rule)
            else:
                found = _judge(statement, at, named["by"] or named["each"], rule) if at > 1 else None
            if found is not None:
                yield found


def _judge(statement: Statement, at: int, by: str, rule: Rule[Parameters]) -> Finding | None:
    told = statement.counts[at]
    number = _only([c for c in statement.counts[:at] if _counted_by(c, by)])
    amount = _only([c for c in statement.counts[:at] if _same_things(c, told) and not _counted_by(c, by)])
    if number is None or amount is None or not (number.exact and amount.exact) or number.value <= 1:
        return None
    mean = amount.value / number.value
    step = told.unit_in_last_place
    rounded = amount.unit_in_last_place / 2 / number.value / step if amount.figure.scale > 1 else 0.0
    over = (told.value - mean) / step
    # Rounded either way, or cut off.
    if -1.01 - rounded <= over <= 0.51 + rounded or told.figure.bound:
        return None
    shown = f"{mean:.{max(told.figure.decimals, 1)}f}".rstrip("0").rstrip(".")
    counts = f"{reckoning.told(amount.value, amount)}÷{reckoning.told(number.value, number)}＝{shown}{told.figure.unit}"
    span = reckoning.span_of([number, amount, told], [amount, told], [told])
    return reckoning.finding(rule, span, f"{counts}，与“{reckoning.told(told.value, told)}”不符")


def _by_time(statement: Statement, at: int, by: str, rule: Rule[Parameters]) -> Finding | None:
    """去年新登记6.8万户，日均新增86户: what was done in a year, and how much of it a day."""
    told = statement.counts[at]
    amount = _only([c for c in statement.counts[:at] if _same_things(c, told)])
    if amount is None or not amount.exact or not told.exact or told.value <= 0:
        return None
    words = statement.text[: amount.figure.range[0] - statement.range[0]]
    times, (least, most) = amount.value / told.value, WITHIN[by]
    loose = 1 + 0.6 * (told.unit_in_last_place / told.value + amount.unit_in_last_place / amount.value)
    if not YEAR.search(words) or (least <= times * loose and times <= most * loose):
        return None
    mean = reckoning.told(round(amount.value / (12 if by == "月" else 52 if by == "周" else 365)), told)
    message = f"全年{reckoning.told(amount.value, amount)}，每{by}约{mean}，与“{reckoning.told(told.value, told)}”不符"
    return reckoning.finding(rule, reckoning.span_of([amount, told], [told]), message)


def _only(counts: list[Count]) -> Count | None:
    return counts[0] if len(counts) == 1 else None


def _counted_by(count: Count, by: str) -> bool:
    figure = count.figure
    named = by in (figure.unit, figure.noun) or f"{figure.unit}{figure.noun}".startswith(by)
    return counts_things(count) and named


def _same_things(count: Count, like: Count) -> bool:
    return counts_things(count) and (count.group == like.group or {count.group, like.group} == PEOPLE)
