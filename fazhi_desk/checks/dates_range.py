"""Spans of time with equal or reversed ends: 2021-2021, 2025—2021年, 5月20日至15日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Finding, Reach, Span, View
from fazhi_desk.text.numerals import ascii_digits

REACH = Reach.PARAGRAPH
SIGN = re.compile(r"[ ]?[—–－~～至到-]{1,2}[ ]?")
DAYS = re.compile(r"(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日?[—–－~～至到-]{1,2}([0-9]{1,2})日")
MONTHS = re.compile(r"(?<![0-9])([0-9]{1,2})月?[—–－~～至到-]{1,2}([0-9]{1,2})月(?![0-9])")


@dataclass(frozen=True)
class Parameters:
    """No parameters: the calendar is enough."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every such span."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    if not facts.dates:
        return
    for mention in facts.dates:
        if mention.until is not None and mention.year is not None and mention.until <= mention.year:
            how = "相同" if mention.until == mention.year else "颠倒"
            yield dating.finding(rule, Span(0, *mention.range), f"起止年份{how}：{text[slice(*mention.range)]}")
    for first, second in pairwise(facts.dates):
        if SIGN.fullmatch(text, first.range[1], second.range[0]) and _reversed(first, second):
            span = Span(0, first.range[0], second.range[1])
            yield dating.finding(rule, span, f"起止时间颠倒：{text[span.start : span.end]}")
    plain = ascii_digits(text)
    for match in DAYS.finditer(plain):
        if int(match[2]) >= int(match[3]):
            yield dating.finding(rule, Span(0, *match.span()), f"起止日期颠倒：{text[slice(*match.span())]}")
    for match in MONTHS.finditer(plain):
        if int(match[1]) == int(match[2]):
            yield dating.finding(rule, Span(0, *match.span()), f"起止月份相同：{text[slice(*match.span())]}")


def _reversed(first: DateMention, second: DateMention) -> bool:
    """Whether the second stands before the first; a second without year belongs to the year of the first."""
    if first.until or second.until or first.numbering or second.numbering:
        return False
    if first.year is None:
        same = second.year is None and first.month == second.month
        return same and first.day is not None and second.day is not None and second.day < first.day
    year = second.year if second.year is not None else first.year
    if first.month is None or second.month is None:
        return year < first.year or (second.year is not None and year == first.year and first.month == second.month)
    low = (first.year, first.month, first.day or 0)
    high = (year, second.month, second.day or 31)
    return high < low
