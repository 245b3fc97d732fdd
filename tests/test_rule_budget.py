"""Every rule over long and hostile text: time may grow with the length, not with its square."""

from __future__ import annotations

import functools
import gc
import time

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from fazhi_desk.text.document import from_lines
from fazhi_desk.text.facts import facts_of
from tests import examples

CATALOG = load(kinds())
SHORT, LONG = 2_000, 8_000
SLOW = 0.25
"""Seconds below which nobody asks how the time grew: one such paragraph is met once in a lifetime."""
GROWTH = 9.0
"""Four times the length may cost this much more; a square would be sixteen."""
UNITS = (
    "，", "。", "、", "（", "）", "“", "”", "《", "》", "【待补", "1", "１", "一", "十", "是", "一是", "a", "X", "×", "_", " ", "\u3000", "\u2028",
    "年", "2026年", "件", "12件", "12.5%", "0.", "亲自", "法治", "行政", "的", "重要工作亲自部署、", "受理24件，审结", "同比下降", "（一）", "1.", "“《",
    "其中", "分别为", "新时代", "𠮷", "e\u0301", "—", "-", "…", "http://", "a@",
)


def timed(work) -> float:
    """Processor seconds, without a collection of the whole suite's garbage falling into them by chance."""
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def text_of(unit: str, length: int) -> str:
    return "　　全县" + (unit * (length // len(unit) + 1))[:length]


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_reading_a_hostile_paragraph_is_not_quadratic(unit):
    took = [timed(lambda n=n: (from_lines([text_of(unit, n)]), facts_of(text_of(unit, n)))) for n in (SHORT, LONG)]
    assert took[1] < SLOW or took[1] < GROWTH * took[0], took


@functools.cache
def view_of(unit: str, length: int):
    text = "临川县2026年法治政府建设工作总结\n一、加强领导\n" + text_of(unit, length)
    return examples.view_for(text, Example(""))


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_no_rule_is_quadratic(unit):
    slow = []
    for length in (SHORT, LONG):
        view_of(unit, length)
    for rule in CATALOG.rules:
        kind = kinds()[rule.head.kind]
        long = timed(lambda r=rule, k=kind: examples.findings(r, k, view_of(unit, LONG)))
        if long < SLOW:
            continue
        short = timed(lambda r=rule, k=kind: examples.findings(r, k, view_of(unit, SHORT)))
        if long > GROWTH * short:
            slow.append((rule.id, round(short, 3), round(long, 3)))
    view_of.cache_clear()
    assert not slow
