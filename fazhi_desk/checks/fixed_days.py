"""12月14日国家宪法日, “4·15”全民国防教育日, 民法典宣传月（6月）: days and months that stand fast, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Finding, Fix, Reach, Span, View
from fazhi_desk.text.numerals import ascii_digits

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"日", "月"})
ORDINAL = "(?:是|为)?(?:第[一二三四五六七八九十0-9]{1,4}个)?"


@dataclass(frozen=True)
class Day:
    """What a fixed day is called, and when it is; ``day`` 0 where only its month stands fast."""

    name: str
    pattern: str
    month: int
    day: int = 0

    @property
    def told(self) -> str:
        """The date in words."""
        return f"{self.month}月{self.day}日" if self.day else f"{self.month}月"


@dataclass(frozen=True)
class Parameters:
    """``days`` by name. A date in the short form (“4·15”) that belongs to one of them must not stand before another
    day's name.
    """

    days: tuple[Day, ...]

    @cached_property
    def named(self) -> re.Pattern[str]:
        """A date right before the name of a day."""
        names = "|".join(f"(?P<n{n}>{row.pattern})" for n, row in enumerate(self.days) if row.day)
        return re.compile(
            '(?<![0-9年月—－–~～至到·.．])(?P<date>[“"]?(?P<m>[0-9]{1,2})(?:月(?=[0-9])|[·.．・•])(?P<d>[0-9]{1,2})日?[”"]?)'
            f"{ORDINAL}(?:(?:国际|世界|全国|中国)?)(?:{names}|(?P<other>[\u4e00-\u9fff]{{2,10}}?日)(?![常前后期起]))"
        )

    @cached_property
    def months(self) -> re.Pattern[str]:
        """A month beside the name of a month of its own."""
        names = "|".join(f"(?P<n{n}>{row.pattern})" for n, row in enumerate(self.days) if not row.day)
        before = f"(?<![0-9至到—－~～、和·.．-])(?P<before>[0-9]{{1,2}})月份?{ORDINAL}“?"
        return re.compile(f"(?:{before})?(?:{names})”?(?:[（(](?P<behind>[0-9]{{1,2}})月(?:份)?[）)])?")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every date or month that is not the one of its day."""
    text = ascii_digits(view.paragraphs[0].text)
    days = rule.parameters.days
    if len(text) != len(view.paragraphs[0].text):
        return
    for found in rule.parameters.named.finditer(text):
        told = int(found["m"]), int(found["d"])
        if found["other"]:
            owner = next((row for row in days if (row.month, row.day) == told), None)
            short = found["date"][0] in '“"'
            if owner is not None and short and not re.search(f"{owner.pattern}|宣传日", found["other"]):
                message = f"“{found['m']}·{found['d']}”是{owner.name}，与“{found['other']}”不符"
                yield Finding(rule.id, rule.family, rule.severity, Span(0, *found.span()), message, rule.head.why)
            continue
        row = next(row for n, row in enumerate(days) if row.day and found[f"n{n}"])
        if told != (row.month, row.day):
            yield _finding(rule, row, found.span(), _date_fix(found, row))
    for found in rule.parameters.months.finditer(text):
        row = next(row for n, row in enumerate(days) if not row.day and found[f"n{n}"])
        for name in ("before", "behind"):
            if found[name] and int(found[name]) != row.month:
                fix = Fix(f"改为“{row.month}月”", (Edit(Span(0, *found.span(name)), str(row.month)),))
                yield _finding(rule, row, found.span(), (fix,))


def _date_fix(found: re.Match[str], row: Day) -> tuple[Fix, ...]:
    new = {"m": str(row.month), "d": str(row.day)}
    edits = tuple(Edit(Span(0, *found.span(name)), new[name]) for name in ("m", "d") if found[name] != new[name])
    return (Fix(f"改为“{row.told}”", edits),)


def _finding(rule: Rule[Parameters], row: Day, span: tuple[int, int], fixes: tuple[Fix, ...]) -> Finding:
    message = f"{row.name}是{row.told}"
    return Finding(rule.id, rule.family, rule.severity, Span(0, *span), message, rule.head.why, fixes=fixes)
