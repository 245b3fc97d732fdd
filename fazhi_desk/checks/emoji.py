"""Emoji and other pictures among the words: what is left of a chat or a public account's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import kept
from fazhi_desk.checks._style import slips_or_style
from fazhi_desk.model import Facts, Finding, Paragraph, Range, Reach, Span, View

REACH = Reach.DOCUMENT
PICTURES = re.compile(
    "[\U0001f300-\U0001faff\u2600-\u2604\u260e\u2614-\u2617\u2690-\u26ff\u2700-\u27bf\u2b50\u2b55\ufe0f\u200d]{1,8}"
)


@dataclass(frozen=True)
class Parameters:
    """``style_message`` where there are several."""

    style_message: str


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only paragraphs with pictures count."""
    return paragraph.text if kept(facts, "emoji", _pictures, paragraph.text) else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding: all pictures of the article together."""
    places = [
        (Span(at, *span), "")
        for at, facts in enumerate(view.facts)
        for span in kept(facts, "emoji", _pictures, view.paragraphs[at].text)
    ]
    yield from slips_or_style(view, rule, places, 0, style=rule.parameters.style_message)


def _pictures(text: str) -> tuple[Range, ...]:
    return tuple(match.span() for match in PICTURES.finditer(text))
