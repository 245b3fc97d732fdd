"""受理率、办结率、满意率分别为100%、99.2%: as many values as things must follow 分别为."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"分别"})
VALUE = "[0-9]{1,9}(?:[.．][0-9]{1,3})?(?:[%％]|[万亿]?[\u4e00-\u9fff]{1,2})"
TOLD = re.compile(
    "(?:(?<![\\s\\S])|(?<=[，。；：,;:]))(?P<things>[^，。；：,;:0-9分]{3,60})分别(?:为|是|达到|达)(?:了)?"
    f"(?P<values>{VALUE}(?:(?:、|和|与|及|，){VALUE}){{1,7}})(?![、0-9])"
)
MANY = ("等", "每", "各", "两", "三", "四", "五", "六", "前后", "同比")
"""Words by which the things before are not those that are counted."""
NAMES = re.compile("[率数量额比值度]$")


@dataclass(frozen=True)
class Parameters:
    """No parameters: the two lists speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every list of values that is longer or shorter than the list of indicators before it."""
    text = view.paragraphs[0].text
    if "分别" not in text:
        return
    for found in TOLD.finditer(text):
        things = found["things"]
        if any(word in things for word in MANY):
            continue
        names = [name for name in re.split("[、]", things) if name]
        last = re.split("和|与|及|以及", names[-1])
        values = len(re.findall(VALUE, found["values"]))
        most = len(names) + len(last) - 1
        # Only indicators of their own (办结率, 案件数): else the things may be what the values are shared by.
        if len(names) < 2 or not all(NAMES.search(name) for name in [*names[:-1], *last]):
            continue
        if values not in (len(names), most):
            message = f"前面列出{most}项，后面{'只' if values < most else ''}有{values}个数"
            yield Finding(rule.id, rule.family, rule.severity, Span(0, *found.span()), message, rule.head.why)
