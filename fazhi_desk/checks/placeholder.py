"""Places the writer has still to fill: XX, ××, ____, （此处补充）, empty quotes, a unit without its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Example, Rule
from fazhi_desk.checks._marks import told
from fazhi_desk.model import Finding, Range, Reach, Severity, Span, View
from fazhi_desk.text.bigrams import bigrams
from fazhi_desk.text.masks import covers, links

REACH = Reach.PARAGRAPH
JOINS = frozenset(("", " ", "\u00a0", ".", "．", "·"))
"""What may stand between two marks of one open place."""


@dataclass(frozen=True)
class Row:
    """One form of an open place: ``pattern`` fires unless ``unless`` matches in the same sentence.

    ``any`` holds characters, ``pairs`` neighbouring characters set apart by spaces (␣ is a space), of which the text
    must have at least one: they spare the pattern where there is nothing to find.
    """

    pattern: str
    any: str = ""
    pairs: str = ""
    bad: tuple[str | Example, ...] = ()
    good: tuple[str | Example, ...] = ()
    unless: str = ""
    severity: Severity | None = None
    message: str = ""

    def __post_init__(self) -> None:
        for source in (self.pattern, self.unless):
            try:
                re.compile(source)
            except re.error as error:
                raise ValueError(f"“{source}”不是正确的正则表达式") from error

    @cached_property
    def bigrams(self) -> frozenset[str]:
        """The pairs of characters."""
        return frozenset(pair.replace("␣", " ") for pair in self.pairs.split())

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.pattern)


@dataclass(frozen=True)
class Parameters:
    """The forms, and ``words`` that patterns may use as ``{name}``."""

    rows: tuple[Row, ...]


def triggers(rule: Rule[Parameters]) -> frozenset[str]:
    """The characters, or pairs of them, that the forms look out for."""
    return frozenset[str]().union(*[row.bigrams or row.any for row in rule.parameters.rows])


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every open place of the paragraph; neighbouring marks are one."""
    text = view.paragraphs[0].text
    for (start, end), row in _places(view, text, rule.parameters):
        span = Span(0, start, end)
        yield told(rule, span, found=text[start:end], severity=row.severity, message=row.message)


def _places(view: View, text: str, parameters: Parameters) -> list[tuple[Range, Row]]:
    """Ranges in order, those that touch made one; the surer form speaks for both."""
    found = sorted(
        ((span, row) for row in parameters.rows for span in _matches(view, text, row)), key=lambda place: place[0]
    )
    merged: list[tuple[Range, Row]] = []
    for span, row in found:
        if merged:
            (start, end), other = merged[-1]
            if span[0] < end or text[end : span[0]] in JOINS:
                merged[-1] = ((start, max(end, span[1])), _surer(other, row))
                continue
        merged.append((span, row))
    return merged


def _surer(one: Row, other: Row) -> Row:
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, None: 1, Severity.HINT: 2}
    return other if rank[other.severity] < rank[one.severity] else one


def _matches(view: View, text: str, row: Row) -> Iterator[Range]:
    if row.pairs:
        if row.bigrams.isdisjoint(bigrams(text, view.facts[0])):
            return
    elif not any(char in text for char in row.any):
        return
    for match in row.compiled.finditer(text):
        start, end = match.span()
        if covers(links(text), start, end):
            continue
        if row.unless:
            sentence = next((text[a:b] for a, b in view.facts[0].sentences if a <= start < b), text)
            if re.search(row.unless, sentence):
                continue
        yield start, end
