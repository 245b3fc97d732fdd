"""出台《…》《…》三项制度: as many documents must be named as are counted right behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.numerals import chinese_number

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"》"})
JOINED = ("", "、", "和", "及", "与", "以及")
COUNTED = re.compile(
    "(?P<n>[二两三四五六七八九十]|[2-9])(?P<unit>项|个|部|件|份|类)(?!以上|[余多])[^，。；、《》]{0,10}(?=[，。；、）)]|$)"
)


@dataclass(frozen=True)
class Parameters:
    """No parameters: the list speaks for itself."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every count that its list of titles contradicts; 等 before the number leaves it open."""
    text, titles = view.paragraphs[0].text, view.facts[0].titles
    for n, (_, end) in enumerate(titles):
        told = COUNTED.match(text, end)
        if told is None:
            continue
        first = n
        while first and text[titles[first - 1][1] : titles[first][0]] in JOINED:
            first -= 1
        listed, count = n - first + 1, chinese_number(told["n"]) or int(told["n"])
        if listed > 1 and count != listed:
            span = Span(0, told.start(), told.end("unit"))
            message = f"前面列出{listed}个文件，这里说“{told['n']}{told['unit']}”"
            yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why)
