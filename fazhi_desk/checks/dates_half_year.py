"""The summary of a half-year that speaks of what lies behind it: 截至2025年底, 全年共受理."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import Finding, Reach, Span, View, Zone
from fazhi_desk.text.masks import covers

REACH = Reach.PARAGRAPH


@dataclass(frozen=True)
class Parameters:
    """``pattern`` names a time behind June (group ``year``, if it matched, must be the paper's own); ``unless`` in the
    sentence lets it pass; ``zones`` are the parts that report what was done.
    """

    pattern: str
    unless: str
    zones: tuple[Zone, ...]

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """pattern, unless."""
        return re.compile(self.pattern), re.compile(self.unless)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every such time."""
    if view.zones[0] not in rule.parameters.zones:
        return
    text, facts, year = view.paragraphs[0].text, view.facts[0], view.context.year
    pattern, unless = rule.parameters.compiled
    for match in pattern.finditer(text):
        told = match["year"]
        if covers(facts.masked, *match.span()) or (told and year is not None and int(told) != year):
            continue
        low, high = next(((a, b) for a, b in facts.sentences if a <= match.start() < b), (0, len(text)))
        if not unless.search(text[low:high]):
            message = rule.head.message.replace("{found}", match.group())
            yield dating.finding(rule, Span(0, *match.span()), message)
