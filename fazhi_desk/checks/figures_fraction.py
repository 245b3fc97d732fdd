"""由12次减至4次，减少三分之二；由80万元增至160万元，翻一番: fractions, tenths and doublings against the two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.changes import DOWN, UP, Change, changes_of
from fazhi_desk.text.numerals import chinese_number

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"分之", "一半", "番", "成"})
HAN = "一二两三四五六七八九十"
TOLD = re.compile(
    rf"[^，。；0-9]{{0,6}}[，,（(]?[^，。；、0-9]{{0,4}}?(?:{UP}|{DOWN}|翻)了?(?P<near>近|约|超|超过|不到)?"
    rf"(?:(?P<d>[{HAN}]{{1,2}})分之(?P<n>[{HAN}]{{1,2}})|(?P<half>一半)|(?P<twice>[一二两三])番|(?P<tenths>[{HAN}])成(?P<more>[半多])?)"
)
EXACT, LOOSE = 0.025, 0.1
"""How far a fraction may be off, and one told as about."""
TENTH = 0.055


@dataclass(frozen=True)
class Parameters:
    """No parameters: the values speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every fraction that does not follow from its two values."""
    text = view.paragraphs[0].text
    if not re.search("分之|一半|番|成", text):
        return
    for change in changes_of(text, view.facts[0]):
        found = _judge(change, text, rule)
        if found is not None:
            yield found


def _judge(change: Change, text: str, rule: Rule[Parameters]) -> Finding | None:
    base, now = change.base, change.now
    last = max(base, now, key=lambda c: c.figure.range)
    told = TOLD.match(text, last.figure.range[1])
    if told is None or not (base.exact and now.exact) or base.value <= 0 or base.figure.percent:
        return None
    real, said, allowed = _values(told, base.value, now.value)
    if said is None or abs(real - said) <= (max(LOOSE, allowed) if told["near"] or told["more"] else allowed):
        return None
    words = text[told.start() : told.end()].lstrip("，,（( ")
    pair = f"由{reckoning.told(base.value, base)}到{reckoning.told(now.value, now)}"
    truth = f"是原来的{now.value / base.value:.2g}倍" if told["twice"] else f"变化是{100 * real:.1f}%"
    first = min(base, now, key=lambda c: c.figure.range)
    return reckoning.finding(rule, Span(0, first.figure.range[0], told.end()), f"{pair}，{truth}，与“{words}”不符")


def _values(told: re.Match[str], base: float, now: float) -> tuple[float, float | None, float]:
    """What moved as a share of the base (for 番 the ratio), what is said, and how far the two may lie apart."""
    moved = abs(now - base) / base
    if told["twice"]:
        times = chinese_number(told["twice"])
        return now / base, (2.0**times if times else None), 0.1 * now / base
    if told["half"]:
        return moved, 0.5, EXACT * 2
    if told["tenths"]:
        tenths = chinese_number(told["tenths"])
        return moved, ((tenths + (0.5 if told["more"] == "半" else 0)) / 10 if tenths else None), TENTH
    whole, part = chinese_number(told["d"]), chinese_number(told["n"])
    return moved, (part / whole if whole and part else None), EXACT
