"""Straight quotation marks in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import HAN, kept, told
from fazhi_desk.model import Edit, Facts, Finding, Fix, Paragraph, Range, Reach, Role, Safety, Severity, Span, View
from fazhi_desk.text.masks import covers, links

REACH = Reach.DOCUMENT
STRAIGHT = '["＂]'
INSIDE = '[^"＂“”\n]'
QUOTED = re.compile(
    rf"{STRAIGHT}(?={INSIDE}{{0,60}}[{HAN}0-9]){INSIDE}{{1,60}}{STRAIGHT}"
    rf"|{STRAIGHT}{INSIDE}{{0,40}}”|“{INSIDE}{{0,40}}{STRAIGHT}|{STRAIGHT}"
)


@dataclass(frozen=True)
class Parameters:
    """More than ``slips`` are the paper's style, told once."""

    slips: int = 4
    style_message: str = "全文有{count}处直引号，可以一次改为“”"


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only paragraphs with straight marks count."""
    return paragraph.text if _quoted(paragraph, facts) else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every quotation with a straight mark, or the style once."""
    places = [
        Span(at, *span)
        for at, (paragraph, facts) in enumerate(zip(view.paragraphs, view.facts, strict=True))
        for span in _quoted(paragraph, facts)
    ]
    if len(places) <= rule.parameters.slips:
        for span in places:
            yield _one(view, rule, span)
        return
    edits = tuple(edit for span in places for edit in _edits(view, span))
    message = rule.parameters.style_message.replace("{count}", str(len(places)))
    fix = Fix(f"{len(places)}处一并改正", edits, Safety.ASK)
    yield Finding(rule.id, rule.family, Severity.HINT, places[0], message, rule.head.why, fixes=(fix,))


def _one(view: View, rule: Rule[Parameters], span: Span) -> Finding:
    text = view.paragraphs[span.paragraph].text
    if span.end - span.start == 1:
        return told(rule, span, found='"', message="这里单独有一个直引号，请核对缺了哪一半")
    new = "“" + text[span.start + 1 : span.end - 1] + "”"
    edits = tuple(_edits(view, span))
    message = rule.head.message.replace("{new}", new)
    fix = Fix(f"改为{new}", edits, Safety.SAFE)
    return Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))


def _edits(view: View, span: Span) -> Iterator[Edit]:
    text = view.paragraphs[span.paragraph].text
    if span.end - span.start == 1:
        return
    for at, new in ((span.start, "“"), (span.end - 1, "”")):
        if text[at] != new:
            yield Edit(Span(span.paragraph, at, at + 1), new)


def _quoted(paragraph: Paragraph, facts: Facts) -> tuple[Range, ...]:
    if paragraph.role in (Role.TABLE, Role.BLANK):
        return ()
    text = paragraph.text
    return kept(facts, "straight-quotes", _read, text)


def _read(text: str) -> tuple[Range, ...]:
    if '"' not in text and "＂" not in text:
        return ()
    shut = links(text)
    return tuple(m.span() for m in QUOTED.finditer(text) if m.group() != '""' and not covers(shut, *m.span()))
