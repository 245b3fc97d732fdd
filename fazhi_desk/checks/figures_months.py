"""先后于3月、6月、9月、12月开展集中整治5次: the months (or days) listed against the count behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.numerals import ascii_digits, chinese_number

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"先后", "分别"})
DAY = "[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初|份)?"
LISTED = re.compile(
    f"(?:先后|分别)(?:于|在)(?:今年|当年|本年|20[0-9]{{2}}年)?(?P<days>{DAY}(?:(?:、|和|及|以及){DAY}){{1,11}})"
    "(?P<done>[^，。；、0-9]{0,16}?)(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?P<unit>次|场|期|轮|批)(?!以上|余|多)"
)
APART = re.compile("各|每|均|共计|累计|第$")
"""各2次 counts apart, and so does 第3次."""


@dataclass(frozen=True)
class Parameters:
    """No parameters: the list speaks for itself."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every count that is smaller or larger than its list of dates."""
    text = view.paragraphs[0].text
    if "先后" not in text and "分别" not in text:
        return
    for found in LISTED.finditer(text):
        if APART.search(found["done"]):
            continue
        listed = len(re.findall(DAY, found["days"]))
        digits = ascii_digits(found["count"])
        count = int(digits) if digits.isdigit() else chinese_number(found["count"])
        if count is not None and count != listed:
            span = Span(0, found.start("days"), found.end("unit"))
            message = f"这里列出{listed}个时间，后面说“{found['count']}{found['unit']}”"
            yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why)
