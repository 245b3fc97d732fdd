"""Dates no calendar has: 2月30日, 13月, 29 February in a common year, a year far off."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Finding, Reach, Severity, Span, View, Zone
from fazhi_desk.text.bigrams import DATE

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({DATE})
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True)
class Parameters:
    """Years before ``earliest`` or more than ``ahead`` after the report year are doubted; ``duration`` words before a
    month alone say that it is a length of time; ``last`` names the year before.
    """

    earliest: int
    ahead: int
    duration: tuple[str, ...]
    last: tuple[str, ...]


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every impossible date."""
    facts = view.facts[0]
    for n, mention in enumerate(facts.dates):
        if mention.numbering:
            continue
        message = _wrong(view, n, mention, rule.parameters)
        if message:
            yield dating.finding(rule, Span(0, *mention.range), message)
        elif mention.year is not None and _far_off(mention.year, view, rule.parameters):
            yield dating.finding(rule, Span(0, *mention.range), f"年份“{mention.year}”不合常理", Severity.WARNING)


def _wrong(view: View, n: int, mention: DateMention, parameters: Parameters) -> str:
    text = view.paragraphs[0].text
    shown = text[slice(*mention.range)]
    month, day = mention.month, mention.day
    if month is None:
        return ""
    if not 1 <= month <= 12:
        alone = mention.year is None and day is None
        before = text[max(0, mention.range[0] - 3) : mention.range[0]]
        return "" if alone and before.endswith(parameters.duration) else f"没有“{shown}”这个月份"
    if day is None:
        return ""
    if not 1 <= day <= DAYS[month - 1]:
        return f"没有“{shown}”这一天"
    if (month, day) == (2, 29):
        years = (mention.year,) if mention.year is not None else _years(view, n, mention, parameters)
        if years and not any(isleap(year) for year in years):
            return f"{years[0]}年2月没有29日"
    return ""


def _years(view: View, n: int, mention: DateMention, parameters: Parameters) -> tuple[int, ...]:
    """The years a date without year may mean: the one named before it in its sentence, else that of the paper."""
    facts, text = view.facts[0], view.paragraphs[0].text
    low = next((a for a, b in facts.sentences if a <= mention.range[0] < b), 0)
    for other in reversed(facts.dates[:n]):
        if other.year is not None and not other.numbering and other.range[0] >= low:
            return (other.year,)
    year = view.context.year
    if year is None:
        return ()
    if any(word in text[low : mention.range[0]] for word in parameters.last):
        return (year - 1,)
    if view.context.kind not in ("plan", "half-year") and view.zones[0] is Zone.PLAN:
        return (year + 1,)
    return (year,)


def _far_off(year: int, view: View, parameters: Parameters) -> bool:
    return year < parameters.earliest or year > (view.context.year or 2035) + parameters.ahead
