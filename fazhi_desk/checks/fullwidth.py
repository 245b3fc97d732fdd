"""Full-width digits and letters: mixed into one number, or standing for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import kept
from fazhi_desk.checks._style import slips_or_style
from fazhi_desk.model import Facts, Finding, Paragraph, Range, Reach, Role, Span, View

REACH = Reach.DOCUMENT
TOKEN = re.compile(r"[0-9０-９]{1,20}(?:[.．,][0-9０-９]{1,12}){0,4}[%％]?|[A-Za-zＡ-Ｚａ-ｚ]{1,20}")
WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
SHIFT = 0xFEE0
PLACEHOLDER = re.compile(r"[XxＸｘ]{1,20}|[ＡＢＣ]{3,6}")


@dataclass(frozen=True)
class Parameters:
    """``mixed``: only numbers and words that mix both widths; else only those wholly in full width."""

    mixed: bool
    slips: int = 5
    style_message: str = "全文有{count}处全角数字或字母，可以一次改为半角"


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only paragraphs with full-width signs count."""
    return paragraph.text if _wide(paragraph, facts) else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Slips one by one, or the whole paper's habit once."""
    places = []
    for at, (paragraph, facts) in enumerate(zip(view.paragraphs, view.facts, strict=True)):
        if paragraph.role is Role.BLANK:
            continue
        for span, mixed in _wide(paragraph, facts):
            if mixed is rule.parameters.mixed:
                places.append((Span(at, *span), half(paragraph.text[slice(*span)])))
    most = len(places) if rule.parameters.mixed else rule.parameters.slips
    yield from slips_or_style(view, rule, places, most, style=rule.parameters.style_message)


def half(token: str) -> str:
    """The token with its digits, letters, point and comma in half width."""
    return "".join(chr(ord(c) - SHIFT) if WIDE.match(c) or c in "．，" else c for c in token)


def _wide(paragraph: Paragraph, facts: Facts) -> tuple[tuple[Range, bool], ...]:
    text = paragraph.text
    found = kept(facts, "fullwidth", _read, text)
    if paragraph.heading is None or not found:
        return found
    after = paragraph.heading.marker[1]
    return tuple(place for place in found if place[0][0] >= after)


def _read(text: str) -> tuple[tuple[Range, bool], ...]:
    if not WIDE.search(text):
        return ()
    found = []
    for match in TOKEN.finditer(text):
        token = match.group()
        if WIDE.search(token) and not PLACEHOLDER.fullmatch(token):
            body = token.rstrip("%％")
            narrow = any(c.isascii() and c.isalnum() for c in body)
            found.append((match.span(), narrow or "." in body))
    return tuple(found)
