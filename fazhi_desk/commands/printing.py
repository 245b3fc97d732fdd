"""Printing for people: severities, places, tables that line up with full-width characters."""

from __future__ import annotations

import json
import sys
from typing import Any

from fazhi_desk.model import SEVERITIES
from fazhi_desk.text.wrapping import display_width

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


def shortened(text: str, length: int = 30) -> str:
    """One line of at most ``length`` characters."""
    flat = "".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"
