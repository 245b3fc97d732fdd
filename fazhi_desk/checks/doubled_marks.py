"""Punctuation marks that stand twice, or contradict one another: ，， ，。 、； 、等."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import told
from fazhi_desk.model import Finding, Reach, Safety, Span, View
from fazhi_desk.text.masks import covers, links

REACH = Reach.PARAGRAPH
MARKS = "，、；：。,;:？！?!"
RUN = re.compile(f"[{MARKS}](?<![{MARKS}.].)[{MARKS}]{{1,5}}(?![{MARKS}.])")
BLANKED = re.compile("[?？]{2,6}(?=[件场次个名份起项条家户人年月%％])")
"""Question marks in place of a number are an open place."""
ENDS = "。？！?!"


@dataclass(frozen=True)
class Parameters:
    """Runs of marks that are right as they stand."""

    allowed: tuple[str, ...] = ("？！", "！？", "?!", "!?", "！！！", "？？？")

    @cached_property
    def right(self) -> frozenset[str]:
        """The allowed runs."""
        return frozenset(self.allowed)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every run of marks of which only one can stand."""
    text = view.paragraphs[0].text
    shut = links(text)
    for match in RUN.finditer(text):
        run = match.group()
        if BLANKED.match(text, match.start()):
            continue
        if run in rule.parameters.right or covers(shut, *match.span()) or (set(run) == {"。"} and len(run) > 2):
            continue
        right = _right(run)
        safety = Safety.SAFE if len(set(run)) == 1 else Safety.ASK
        yield told(rule, Span(0, *match.span()), found=run, new=right, safety=safety)


def _right(run: str) -> str:
    """A full stop wins over what may not end a sentence; else the first mark stands."""
    return next((mark for mark in run if mark in ENDS), run[0])
