"""A short name that is introduced (以下简称……) after it was already used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._columns import column
from fazhi_desk.model import Finding, Paragraph, Reach, Role, Span, View

REACH = Reach.DOCUMENT
SHORT = "(?P<short>[^（）()“”《》「」，。]{2,16})"
INTRODUCED = re.compile(f"[（(]以下(?:统称|简称|称)[为：:]?[“《「]?{SHORT}[”》」]?[）)]")
OUTSIDE = (Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE, Role.BLANK, Role.TABLE)
LEAST = 4
"""A shorter name may be an everyday word."""
KEY = "abbreviation"


@dataclass(frozen=True)
class Parameters:
    """``everyday`` are short names that are words of their own (三项制度)."""

    everyday: tuple[str, ...] = ()


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Each introduction that comes too late, with the first earlier use as related place."""
    for at, introduced in column(view, KEY, None, lambda at: _introductions(view.paragraphs[at])):
        for start, end, short in introduced:
            if len(short) < LEAST or short in rule.parameters.everyday:
                continue
            earlier = _earlier(view, at, start, short)
            if earlier is not None:
                message = rule.head.message.replace("{found}", short)
                span = Span(at, start, end)
                yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, related=(earlier,))


def _introductions(paragraph: Paragraph) -> tuple[tuple[int, int, str], ...] | None:
    """Where short names are introduced, and the names; None if nowhere."""
    if "称" not in paragraph.text:
        return None
    return tuple((m.start(), m.end(), m["short"]) for m in INTRODUCED.finditer(paragraph.text)) or None


def _earlier(view: View, at: int, start: int, short: str) -> Span | None:
    """The first use before: in the same marks, or as a word of its own not inside the full name."""
    full = view.paragraphs[at].text[max(0, start - 60) : start]
    marked = (f"《{short}》", f"“{short}”")
    for index in range(at + 1):
        paragraph = view.paragraphs[index]
        if paragraph.role in OUTSIDE:
            continue
        text = paragraph.text[:start] if index == at else paragraph.text
        for form in marked if short in full else (*marked, short):
            place = text.find(form)
            if place >= 0:
                return Span(index, place, place + len(form))
    return None
