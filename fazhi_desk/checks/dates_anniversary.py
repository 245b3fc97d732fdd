"""Anniversaries by the year of the paper: 2024年是新中国成立74周年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import Context, Edit, Finding, Fix, Reach, Span, View, Zone
from fazhi_desk.text.numerals import ascii_digits, chinese_number

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"周年", "第"})
NTH = "第(?P<count>[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:个|届|次)(?:全国|国家)?“?"
COUNT = "(?P<count>[0-9０-９]{2,3}|[一二三四五六七八九十百零〇]{1,6})周年"


@dataclass(frozen=True)
class Event:
    """Something that happened in the year ``since``; ``pattern`` names it before the number."""

    named: str
    pattern: str
    since: int
    nth: bool = False
    """Told as 第11个国家宪法日: the number stands before the name, and ``since`` is the year before the first."""


@dataclass(frozen=True)
class Parameters:
    """The events. A mention counts with ``said`` right before it, and not where ``unless`` matches in its sentence."""

    events: tuple[Event, ...]
    said: str
    unless: str

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """One a row, with the words before it."""
        return tuple(
            re.compile(f"{NTH}(?:{event.pattern})" if event.nth else f"(?:{self.said})(?:{event.pattern}){COUNT}")
            for event in self.events
        )

    @cached_property
    def free(self) -> re.Pattern[str]:
        """What lets a sentence pass."""
        return re.compile(self.unless)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every number that does not go with the report year."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    year = dating.told_year(view.context) if "周年" in text or "第" in text else None
    if year is None:
        return
    fits = _years(view.context, view.zones[0], year)
    for event, pattern in zip(rule.parameters.events, rule.parameters.patterns, strict=True):
        for match in pattern.finditer(text):
            count = _count(match["count"])
            low, high = next(((a, b) for a, b in facts.sentences if a <= match.start() < b), (0, len(text)))
            if count is None or event.since + count in fits or rule.parameters.free.search(text[low:high]):
                continue
            right = str(year - event.since)
            message = f"{year}年是{event.named}{right}周年，这里写的是{count}周年"
            if event.nth:
                message = f"{year}年是第{right}个{event.named}，这里写的是第{count}个"
            place = Span(0, *match.span("count"))
            fix = Fix(f"改为“{right}”", (Edit(place, right),))
            yield dating.finding(rule, Span(0, *match.span()), message, fixes=(fix,))


def _years(context: Context, zone: Zone, year: int) -> tuple[int, ...]:
    """The years an anniversary may belong to."""
    return (year, year - 1) if context.kind == "plan" else (year, year + 1) if zone is Zone.PLAN else (year,)


def _count(told: str) -> int | None:
    return int(ascii_digits(told)) if told[0] in "0123456789０１２３４５６７８９" else chinese_number(told)
