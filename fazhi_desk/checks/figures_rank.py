"""由第6位上升至第9位: a rank that rises has the smaller number; 上升3位 must be what the two ranks give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.numerals import ascii_digits, chinese_number

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"第"})
NUMERAL = "[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}"


@dataclass(frozen=True)
class Parameters:
    """Verbs of rising and falling, units of ranks, and words that must stand in the sentence where no unit does;
    ``among`` is what is ranked (9个县中位列第11).
    """

    up: str
    down: str
    units: str
    needs: str
    among: str

    @cached_property
    def ranked(self) -> re.Pattern[str]:
        """A rank among a counted field."""
        return re.compile(
            f"(?P<n>{NUMERAL})(?:个|家)(?:{self.among})中[^，。；、0-9第]{{0,8}}?(?:排名?|名|列|居)(?:在|于)?"
            f"(?:全[省市县区州]|[省市县区州])?第(?P<r>{NUMERAL})(?:{self.units})?"
        )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """From one rank to another."""
        unit = f"(?:{self.units})?"
        return re.compile(
            f"(?:由|从)(?P<from>[^，。；、0-9]{{0,12}}第(?P<a>{NUMERAL})(?P<ua>{unit}))[^，。；、0-9第]{{0,6}}?"
            f"(?:(?P<up>{self.up})|(?P<down>{self.down}))(?:到|至|为|成)?了?[^，。；、0-9第]{{0,8}}"
            f"第(?P<b>{NUMERAL})(?P<ub>{unit})"
        )

    @cached_property
    def moved(self) -> re.Pattern[str]:
        """By how many places."""
        return re.compile(
            f"[，,（(]?[^，。；、0-9]{{0,8}}?(?:{self.up}|{self.down})了?(?P<by>{NUMERAL})(?:个)?(?:位次|名次|位|名)"
        )


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every pair of ranks that is told the wrong way round, or whose distance is wrong."""
    text, parameters = view.paragraphs[0].text, rule.parameters
    if "第" not in text:
        return
    yield from _beyond(text, rule)
    for found in parameters.pattern.finditer(text):
        low = max(text.rfind(mark, 0, found.start()) for mark in "。；") + 1
        if not (found["ua"] or found["ub"] or re.search(parameters.needs, text[low : found.end()])):
            continue
        before, now = _number(found["a"]), _number(found["b"])
        if before is None or now is None:
            continue
        message, end = _judge(text, found, before, now, parameters)
        if message:
            span = Span(0, found.start("from"), end)
            yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why)


def _beyond(text: str, rule: Rule[Parameters]) -> Iterator[Finding]:
    """在9个县中排名第11位: there is no eleventh of nine."""
    for found in rule.parameters.ranked.finditer(text):
        field, rank = _number(found["n"]), _number(found["r"])
        if field is not None and rank is not None and rank > field > 1:
            message, span = f"一共{found['n']}个，不会有第{found['r']}名", Span(0, found.start(), found.end())
            yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why)


def _judge(
    text: str, found: re.Match[str], before: int, now: int, parameters: Parameters
) -> tuple[str, int]:
    word = found["up"] or found["down"]
    ranks = f"由第{found['a']}到第{found['b']}"
    if before == now:
        return f"{ranks}没有变化，与“{word}”不符", found.end()
    if (now < before) is not bool(found["up"]):
        return f"{ranks}名次{'前移' if now < before else '后移'}了，与“{word}”不符", found.end()
    moved = parameters.moved.match(text, found.end())
    by = _number(moved["by"]) if moved else None
    if moved and by is not None and by != abs(now - before):
        return f"{ranks}相差{abs(now - before)}位，与“{moved['by']}”不符", moved.end()
    return "", 0


def _number(numeral: str) -> int | None:
    value = chinese_number(numeral)
    digits = ascii_digits(numeral)
    return int(digits) if value is None and digits.isascii() and digits.isdigit() else value
