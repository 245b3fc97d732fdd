"""Spans of time with equal or reversed ends: 2021-2021, 2025—2021年, 5月20日至15日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Finding, Reach, Span, View
from fazhi_desk.text.bigrams import DATE
from fazhi_desk.text.numerals import ascii_digits

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({DATE})
SIGN = re.compile(r"[ ]?(?:起|开始)?(?:[—–－~～至到-]{1,2}|直至|直到)(?:同年|当年|本年|今年)?[ ]?")
BEGUN = re.compile("(?:起|开始|启动)[^。；0-9]{0,12}[，,]?(?:至|到|于)?")
ENDED = re.compile("(?:止|结束|截止|完成|收官)")
DAYS = re.compile(r"(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日?[—–－~～至到-]{1,2}([0-9]{1,2})日")
MONTHS = re.compile(r"(?<![0-9])([0-9]{1,2})月?[—–－~～至到-]{1,2}([0-9]{1,2})月(?![0-9])")


WINTER, SPRING = 10, 4
"""A span that begins in or after the one and ends in or before the other runs over the turn of the year."""


@dataclass(frozen=True)
class Parameters:
    """``every`` before a span of months without year says that it comes back each year (每年9月至6月)."""

    every: str = "每年|每学年|学年|常年"


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
        between = text[first.range[1] : second.range[0]]
        runs = SIGN.fullmatch(between) or (BEGUN.fullmatch(between) and ENDED.match(text, second.range[1]))
        if runs and _reversed(first, second):
            span = Span(0, first.range[0], second.range[1])
            yield dating.finding(rule, span, f"起止时间颠倒：{text[span.start : span.end]}")
    plain = ascii_digits(text)
    for match in DAYS.finditer(plain):
        if int(match[2]) >= int(match[3]):
            yield dating.finding(rule, Span(0, *match.span()), f"起止日期颠倒：{text[slice(*match.span())]}")
    for match in MONTHS.finditer(plain):
        first_month, last_month = int(match[1]), int(match[2])
        shown = text[slice(*match.span())]
        if first_month == last_month:
            yield dating.finding(rule, Span(0, *match.span()), f"起止月份相同：{shown}")
        elif _backwards(first_month, last_month) and not re.search(rule.parameters.every, plain[: match.start()][-8:]):
            yield dating.finding(rule, Span(0, *match.span()), f"起止月份颠倒：{shown}")


def _backwards(first: int, last: int) -> bool:
    """Whether months of one year run backwards; November to January need not be of one year."""
    return last < first <= 12 and not (first >= WINTER and last <= SPRING)


def _reversed(first: DateMention, second: DateMention) -> bool:
    """Whether the second stands before the first; a second without year belongs to the year of the first."""
    if first.until or second.until or first.numbering or second.numbering:
        return False
    if first.year is None:
        if second.year is not None or first.month is None or second.month is None or first.day is None:
            return False
        if first.month == second.month:
            return second.day is not None and second.day < first.day
        return _backwards(first.month, second.month)
    year = second.year if second.year is not None else first.year
    if first.month is None or second.month is None:
        return year < first.year or (second.year is not None and year == first.year and first.month == second.month)
    if second.year is None and second.month < first.month and not _backwards(first.month, second.month):
        return False
    low = (first.year, first.month, first.day or 0)
    high = (year, second.month, second.day or 31)
    return high < low
