"""Printing for people: severities, places, tables that line up with full-width characters."""

from __future__ import annotations

import json
import sys
from typing import Any

from fazhi_desk.text.wrapping import display_width

UNREADABLE = 2
SEVERITIES = {"error": "●必错", "warning": "▲疑似", "hint": "○提示"}
FAMILIES = {
    "duplicate": "重复", "numbering": "序号", "placeholder": "待补", "figures": "数字", "dates": "日期",
    "terms": "提法", "typos": "错字", "punctuation": "标点", "topics": "清单", "structure": "结构",
    "wording": "措辞", "privacy": "保密",
}
STATES = {
    "absent": "缺", "mentioned": "一笔带过", "planned": "只在打算里", "problem": "只在问题里", "partial": "不全",
    "described": "有做法", "evidenced": "有做法有依据", "nil-report": "零报告",
}
REQUIREMENTS = {"must": "必写", "should": "应写", "optional": "可写", "not-applicable": "不适用"}


def print_json(value: Any) -> None:
    """JSON on stdout, one document, UTF-8."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def fail(sentence: str) -> int:
    """One sentence on stderr; the status of unreadable input or bad usage."""
    print(sentence if sentence.endswith("。") else sentence + "。", file=sys.stderr)
    return UNREADABLE


def padded(text: str, width: int) -> str:
    """The text with spaces up to ``width`` columns."""
    return text + " " * max(0, width - display_width(text))


def shortened(text: str, length: int = 30) -> str:
    """One line of at most ``length`` characters."""
    flat = "".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"
