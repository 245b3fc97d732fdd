"""Numbers of persons and marks of secrecy that must not be published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View

REACH = Reach.PARAGRAPH
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643-1999, ISO 7064 mod 11-2."""
CHECK = "10X98765432"
SEPARATORS = re.compile(r"[ \u00a0-]")


class What(StrEnum):
    """What is looked for."""

    IDENTITY = "identity"
    MOBILE = "mobile"
    BANK_CARD = "bank-card"
    SECRECY = "secrecy"


@dataclass(frozen=True)
class Parameters:
    """``what`` to look for."""

    what: What


NUMBER_END = "(?![0-9A-Za-z.])"
DATE = "(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
GAP = "[ \u00a0-]?"
INTERNAL = "[，,、 \u3000]{0,2}(?:注意保存|注意保密|不得外传|请勿外传|严禁外传)"
PATTERNS: Mapping[What, re.Pattern[str]] = {
    What.IDENTITY: re.compile(f"(?<![0-9A-Za-z])[1-9][0-9]{{5}}{DATE}[0-9]{{3}}[0-9Xx]{NUMBER_END}"),
    What.MOBILE: re.compile(f"(?<![0-9.])1[3-9][0-9](?:{GAP}[0-9]{{4}}){{2}}(?![0-9]|[.][0-9]|万|元|亿|件|人)"),
    What.BANK_CARD: re.compile(f"(?<![0-9.])[3-6][0-9]{{3}}(?:{GAP}[0-9]{{4}}){{3}}(?:{GAP}[0-9]{{1,3}})?{NUMBER_END}"),
    What.SECRECY: re.compile(
        "(?:绝密|机密|秘密)[ \u3000]{0,2}★(?:[ \u3000]{0,2}[0-9]{1,2}年)?"
        "|^[ \u3000]*(?:绝密|机密|秘密|内部资料|内部文件)[ \u3000]*$"
        f"|内部(?:资料|文件|材料){INTERNAL}|仅供内部(?:使用|参考|传阅)"
    ),
}
SAYS_SO = {
    What.IDENTITY: re.compile("身份证|身份号码|证件号"),
    What.BANK_CARD: re.compile("卡号|账号|帐号|账户|银行|户名"),
}
"""Words shortly before that make a number what it looks like even if its check digit is wrong (mistyped or made up)."""
BEFORE = 16


def triggers(rule: Rule[Parameters]) -> frozenset[str]:
    """Numbers hold digits, marks one of two words."""
    return frozenset(("密", "内部")) if rule.parameters.what is What.SECRECY else frozenset("0123456789")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every such number or mark of the one paragraph of the view, tables and quotations included."""
    what = rule.parameters.what
    text = view.paragraphs[0].text
    if what is What.SECRECY and "密" not in text and "内部" not in text:
        return
    for match in PATTERNS[what].finditer(text):
        named = what in SAYS_SO and SAYS_SO[what].search(text, max(0, match.start() - BEFORE), match.start())
        if named or VALID.get(what, bool)(SEPARATORS.sub("", match.group())):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" \u3000"))
            span = Span(0, start, match.start() + len(match.group().rstrip(" \u3000")))
            yield Finding(rule.id, rule.family, rule.severity, span, rule.head.message, rule.head.why)


def _identity(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return CHECK[total % 11] == number[17].upper()


def _luhn(number: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(number) >= 16 and len(set(number)) > 2


VALID: Mapping[What, Callable[[str], bool]] = {What.IDENTITY: _identity, What.BANK_CARD: _luhn}
