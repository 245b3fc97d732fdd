"""A month outside the quarter or half-year it is said to lie in: 三季度（5—7月）, 上半年，于9月组织."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.numerals import ascii_digits

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"季度", "半年"})
MONTHS = {
    "上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
    "1季度": (1, 3), "2季度": (4, 6), "3季度": (7, 9), "4季度": (10, 12),
}
"""First and last month of each."""
PERIOD = r"(?<![前后至到、上下])第?(?P<period>[上下]半年|[一二三四1-4]季度)"
BESIDE = re.compile(
    PERIOD + r"(?:[，,]?(?:于|在)|[（(](?:即)?|[，,])?(?P<first>[0-9]{1,2})月?"
    r"(?:份|初|中旬|下旬|底|末|[0-9]{1,2}日)?(?:(?:[—–－~～至到-]|、){1,2}(?P<last>[0-9]{1,2})月(?:份|底|[0-9]{1,2}日)?)?"
)


@dataclass(frozen=True)
class Parameters:
    """``unless`` behind the months says that they are not when it was done (9月前完成)."""

    unless: tuple[str, ...]


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every month that stands beside a period it is no part of."""
    text = view.paragraphs[0].text
    if "季度" not in text and "半年" not in text:
        return
    plain = ascii_digits(text)
    for match in BESIDE.finditer(plain):
        if "月" not in match.group() or plain.startswith(rule.parameters.unless, match.end()):
            continue
        low, high = MONTHS[match["period"]]
        told = [int(month) for month in (match["first"], match["last"]) if month]
        if all(low <= month <= high for month in told) or any(not 1 <= month <= 12 for month in told):
            continue
        shown = text[slice(*match.span())]
        message = f"{match['period']}是{low}月至{high}月，与“{shown}”不符"
        yield dating.finding(rule, Span(0, *match.span()), message)
