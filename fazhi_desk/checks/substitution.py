"""A pattern that is wrong where it stands, and what should stand there instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Span, View, Zone
from fazhi_desk.text.masks import covers

REACH = Reach.PARAGRAPH


@dataclass(frozen=True)
class Parameters:
    r"""``pattern`` fires unless a pattern of ``unless`` matches in the same sentence.

    ``replace`` may use ``\1`` or ``\g<name>``; without it the finding has no fix. With ``masked`` true the rule also
    looks into quotations, titles and links. ``zones`` limits it to parts of the paper. ``needs`` are literals one of
    which every match holds: a paragraph without any is passed over quickly.
    """

    pattern: str
    replace: str | None = None
    unless: tuple[str, ...] = ()
    safety: Safety = Safety.ASK
    masked: bool = False
    zones: tuple[Zone, ...] = field(default=())
    needs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for source in (self.pattern, *self.unless):
            try:
                re.compile(source)
            except re.error as error:
                raise ValueError(f"“{source}”不是正确的正则表达式") from error

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.pattern)

    @cached_property
    def exceptions(self) -> tuple[re.Pattern[str], ...]:
        """The patterns that let a sentence pass."""
        return tuple(re.compile(source) for source in self.unless)


def triggers(rule: Rule[Parameters]) -> frozenset[str] | None:
    """How the literals begin of which every match holds one, if any are given."""
    return frozenset(literal[:2] for literal in rule.parameters.needs) or None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every match in the one paragraph of the view."""
    parameters = rule.parameters
    if parameters.zones and view.zones[0] not in parameters.zones:
        return
    text = view.paragraphs[0].text
    if parameters.needs and not any(literal in text for literal in parameters.needs):
        return
    facts = view.facts[0]
    for match in parameters.compiled.finditer(text):
        start, end = match.span()
        if not parameters.masked and covers(facts.masked, start, end):
            continue
        sentence = next((text[a:b] for a, b in facts.sentences if a <= start < b), text)
        if any(exception.search(sentence) for exception in parameters.exceptions):
            continue
        yield _finding(rule, match)


def _finding(rule: Rule[Parameters], match: re.Match[str]) -> Finding:
    span = Span(0, *match.span())
    found = match.group()
    fixes: tuple[Fix, ...] = ()
    new = ""
    if rule.parameters.replace is not None:
        new = match.expand(rule.parameters.replace)
        fixes = (Fix(f"改为“{new}”" if new else "删去", (Edit(span, new),), rule.parameters.safety),)
    message = rule.head.message.replace("{found}", found).replace("{new}", new)
    return Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=fixes)
