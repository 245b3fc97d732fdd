"""Paragraphs and sentences too long to be read in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import told
from fazhi_desk.model import Finding, Range, Reach, Role, Span, View, Zone

REACH = Reach.PARAGRAPH
SHOWN = 30
"""A finding marks so many characters at the beginning of what is too long."""


@dataclass(frozen=True)
class Parameters:
    """Limits in characters; sentences of the lead and those that match ``guiding`` are exempt. 0: not judged."""

    paragraph: int = 0
    sentence: int = 0
    guiding: str = ""

    @cached_property
    def exempt(self) -> re.Pattern[str]:
        """Sentences of guiding thought are long by rule."""
        return re.compile(self.guiding or "(?!)")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """The paragraph, or its sentences, as the rule asks."""
    paragraph, parameters = view.paragraphs[0], rule.parameters
    text = paragraph.text
    if paragraph.role not in (Role.BODY, Role.HEADING, Role.ENUMERATION):
        return
    if parameters.paragraph and len(text) > parameters.paragraph:
        start = len(text) - len(text.lstrip())
        yield told(rule, Span(0, start, start + SHOWN), found=str(len(text)))
    if parameters.sentence and len(text) > parameters.sentence and view.zones[0] is not Zone.LEAD:
        for start, end in view.facts[0].sentences:
            if end - start > parameters.sentence and not _exempt(parameters, text, (start, end)):
                yield told(rule, Span(0, start, start + SHOWN), found=str(end - start))


def _exempt(parameters: Parameters, text: str, sentence: Range) -> bool:
    """Guiding thought, a list of items set off by semicolons, somebody's words."""
    words = text[slice(*sentence)]
    return parameters.exempt.search(words) is not None or words.count("；") + words.count(";") >= 2
