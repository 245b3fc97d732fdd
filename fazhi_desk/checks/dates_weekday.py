"""A weekday that does not go with its date: 2024年5月1日（星期日）."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Edit, Finding, Fix, Reach, Span, View

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"周", "星期", "礼拜"})
NAMES = "一二三四五六日"
WEEKDAY = re.compile("[ ，,]?[（(]?(?:当天是|是)?(?:星期|周|礼拜)(?P<day>[一二三四五六日天])(?![一二三四五六日至到、])")


@dataclass(frozen=True)
class Parameters:
    """Nothing to choose: the calendar says it."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every day told with its year that falls on another weekday."""
    text = view.paragraphs[0].text
    if "周" not in text and "星期" not in text and "礼拜" not in text:
        return
    for mention in view.facts[0].dates:
        told = WEEKDAY.match(text, mention.range[1])
        day = _day(mention)
        if told is None or day is None:
            continue
        name = NAMES[day.weekday()]
        if told["day"].replace("天", "日") == name:
            continue
        place = Span(0, *told.span("day"))
        message = f"{text[slice(*mention.range)]}是星期{name}，不是星期{told['day']}"
        fix = Fix(f"改为“{name}”", (Edit(place, name),))
        yield dating.finding(rule, Span(0, mention.range[0], told.end("day")), message, fixes=(fix,))


def _day(mention: DateMention) -> dt.date | None:
    """The day of the calendar; None for one without year, month or day, or that no calendar has."""
    if mention.year is None or mention.month is None or mention.day is None or mention.until is not None:
        return None
    try:
        return dt.date(mention.year, mention.month, mention.day)
    except ValueError:
        return None
