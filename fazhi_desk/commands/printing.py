"""Printing for people: severities, places, tables that line up with full-width characters."""

from __future__ import annotations

import json
import sys
from typing import Any

from fazhi_desk.model import SEVERITIES
from fazhi_desk.text.lines import display_width, shortened

__all__ = ["UNREADABLE", "fail", "padded", "print_json", "severity", "shortened"]

UNREADABLE = 2
SEVERITY_MARKS = {"error": "●", "warning": "▲", "hint": "○"}
"""Before the name of a severity: readable at a glance without colour."""


def print_json(value: Any) -> None:
    """JSON on stdout, one document, UTF-8."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    print()


def fail(sentence: str) -> int:
    """One sentence on stderr; the status of unreadable input or bad usage."""
    print(sentence if sentence.endswith("。") else sentence + "。", file=sys.stderr)
    return UNREADABLE


def severity(name: str) -> str:
    """A severity with its mark."""
    return SEVERITY_MARKS[name] + SEVERITIES[name]


def padded(text: str, width: int) -> str:
    """The text with spaces up to ``width`` columns."""
    return text + " " * max(0, width - display_width(text))
