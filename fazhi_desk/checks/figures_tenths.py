"""受理312件，其中消费类96件，占比近七成: a share told in tenths against the two counts it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.counts import Count, Statement, statements
from fazhi_desk.text.numerals import chinese_number
from fazhi_desk.text.parts import counts_things

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"占"})
HAN = "一二两三四五六七八九"
TOLD = re.compile(
    "^[^，。；、0-9占]{0,10}[，,（(]?(?:约|已)?占(?:比|总数|总量|全部|到|全部案件|全年)?的?(?:达到|达|到|为)?"
    "(?P<near>近|约|不足|不到|超过|超|逾)?"
    f"(?:(?P<tenths>[{HAN}])成(?P<more>半|多|以上)?|(?P<half>一半)|(?P<d>[{HAN}十])分之(?P<n>[{HAN}]))(?P<over>以上|多|强|左右)?"
)
EXACT = 0.03
"""A share in tenths is told by the clerk's eye: 0.68 is 近七成, 0.72 七成多, 0.64 neither."""
LOOSE = 0.1


@dataclass(frozen=True)
class Parameters:
    """No parameters: the counts speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every share in tenths that lies apart from what the two counts give."""
    text = view.paragraphs[0].text
    if "占" not in text or not re.search("占[^，。；]{0,10}(?:成|一半|分之)", text):
        return
    for statement in statements(text, view.facts[0]):
        for at in range(1, len(statement.counts)):
            found = _judge(statement, at, text, rule)
            if found is not None:
                yield found


def _judge(statement: Statement, at: int, text: str, rule: Rule[Parameters]) -> Finding | None:
    part = statement.counts[at]
    told = TOLD.match(text[part.figure.range[1] : statement.range[1]])
    if told is None or not counts_things(part) or not part.exact or "其中" not in part.gap:
        return None
    wholes = [c for c in statement.counts[:at] if counts_things(c) and c.group == part.group]
    if len(wholes) != 1 or not wholes[0].exact or wholes[0].value < part.value:
        return None
    said, real = _said(told), part.value / wholes[0].value
    near = told["near"] or told["more"] or told["over"]
    if said is None or abs(real - said) <= (LOOSE if near else EXACT + 0.02):
        return None
    return _finding(wholes[0], part, real, told, rule)


def _said(told: re.Match[str]) -> float | None:
    if told["half"]:
        return 0.5
    if told["tenths"]:
        tenths = chinese_number(told["tenths"])
        return None if tenths is None else (tenths + (0.5 if told["more"] == "半" else 0)) / 10
    whole, part = chinese_number(told["d"]), chinese_number(told["n"])
    return part / whole if whole and part else None


def _finding(whole: Count, part: Count, real: float, told: re.Match[str], rule: Rule[Parameters]) -> Finding:
    words = told.group()[told.group().index("占") :]
    counts = f"{reckoning.told(part.value, part)}÷{reckoning.told(whole.value, whole)}＝{100 * real:.1f}%"
    span = Span(0, part.figure.range[0], part.figure.range[1] + told.end())
    return reckoning.finding(rule, span, f"{counts}，与“{words}”不符")
