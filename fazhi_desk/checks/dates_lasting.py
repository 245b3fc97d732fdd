"""从2023年3月到2023年8月，历时一年半: how long something lasted against the months it began and ended in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.numerals import ascii_digits, chinese_number

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"历时", "为期"})
NUMERAL = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}"
LASTING = re.compile(
    "(?P<y1>20[0-9]{2})年(?P<m1>[0-9]{1,2})月(?:[0-9]{1,2}日)?(?:起|开始|启动)?(?:至|到|—|－|-|~|～)"
    "(?:(?P<y2>20[0-9]{2})年)?(?P<same>当年|同年)?(?P<m2>[0-9]{1,2})月(?:[0-9]{1,2}日|底|末)?[，,（(]?[^，。；0-9]{0,8}(?:历时|为期)"
    f"(?P<about>近|约|共)?(?:(?P<months>{NUMERAL})个多?月|(?P<half>半年)|(?P<years>{NUMERAL})年(?P<more>半|多)?|(?P<only>{NUMERAL})个半年)"
)
ALLOWED = 1.6
"""Months that counting from the first or to the last day may differ by."""


@dataclass(frozen=True)
class Parameters:
    """No parameters: the dates speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every duration that the two dates do not give."""
    text = view.paragraphs[0].text
    if "历时" not in text and "为期" not in text:
        return
    for found in LASTING.finditer(text):
        said = _said(found)
        first = int(found["y1"]) * 12 + int(found["m1"])
        last = int(found["y2"] or found["y1"]) * 12 + int(found["m2"])
        passed = last - first + 0.5
        slack = ALLOWED + (2 if found["about"] else 0) + (9 if found["more"] == "多" else 0)
        if said is not None and last >= first and abs(passed - said) > slack:
            span = Span(0, found.start(), found.end())
            message = f"从{found['y1']}年{found['m1']}月到这里写的{found['m2']}月约{last - first}个月，与所说的时长不符"
            yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why)


def _said(found: re.Match[str]) -> float | None:
    """In months."""
    if found["half"]:
        return 6
    if found["only"]:
        value = _number(found["only"])
        return None if value is None else value * 6
    if found["months"]:
        return _number(found["months"])
    years = _number(found["years"])
    return None if years is None else years * 12 + (6 if found["more"] == "半" else 0)


def _number(numeral: str) -> float | None:
    digits = ascii_digits(numeral)
    return int(digits) if digits.isdigit() else chinese_number(numeral)
