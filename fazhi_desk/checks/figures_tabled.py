"""正文说应诉案件71件，表里是17件: a row of a table against the figure that the text gives under the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._columns import column
from fazhi_desk.model import Facts, Figure, Finding, Paragraph, Reach, Role, Span, View, Zone
from fazhi_desk.text.tables import Row, tables
from fazhi_desk.text.units import canonical

REACH = Reach.DOCUMENT
KEY = "figures-tabled"
LEAST = 4
"""A label of fewer characters names nothing that is sure to be the same."""
AHEAD = frozenset((Zone.PLAN, Zone.PROBLEM, Zone.EXHORTATION))
CLAUSE_MARK = re.compile("[，。；：！？、,;!?\n\u2028]")
BEFORE, BEHIND = 40, 8


@dataclass(frozen=True)
class Parameters:
    """``lead`` is all that may stand before the words of the row in their clause, ``unless`` in the sentence before or
    right behind it makes it another figure. ``now`` heads the column of the report year, where no year does.
    """

    lead: str
    unless: str
    now: str

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        """lead, unless, now."""
        return re.compile(f"(?:{self.lead})*"), re.compile(self.unless), re.compile(self.now)


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> object:  # noqa: ARG001
    """Tables as they are written, and paragraphs with figures."""
    return paragraph.text if paragraph.role is Role.TABLE or facts.figures else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every row that the text contradicts."""
    if not column(view, KEY, None, lambda at: view.paragraphs[at].role is Role.TABLE or None):
        return
    rows = {}
    for table in tables(view.paragraphs):
        year = _column(table, view, rule.parameters)
        for row in table[1:]:
            fits = year and year < len(row.cells) and row.cells[year].value is not None
            if fits and len(row.label) >= LEAST and row.unit[:1] not in tuple("万亿"):
                rows[row.label] = (row, year)
    for label, (row, year) in rows.items():
        told = _told(view, label, row, rule.parameters)
        cell = row.cells[year]
        for at, figure in told[:1] if all(figure.value != cell.value for _, figure in told) else ():
            written = view.paragraphs[at].text[slice(*figure.range)]
            yield Finding(
                rule.id, rule.family, rule.severity, Span(at, *figure.range),
                f"“{label}”正文里是{written}，表里是{cell.text}", rule.head.why,
                related=(Span(row.paragraph, *cell.range),),
            )


def _column(table: Sequence[Row], view: View, parameters: Parameters) -> int:
    """The column of the report year; a single column of numbers; else 0."""
    heads = [cell.text for cell in table[0].cells]
    for n, head in enumerate(heads):
        if n and (head.startswith(str(view.context.year)) or parameters.patterns[2].fullmatch(head)):
            return n
    numeric = {n for row in table[1:] for n, cell in enumerate(row.cells) if n and cell.value is not None}
    dated = any(re.search("[0-9]{4}年|上年|去年|同期", head) for head in heads)
    return numeric.pop() if len(numeric) == 1 and not dated else 0


def _told(view: View, label: str, row: Row, parameters: Parameters) -> list[tuple[int, Figure]]:
    """The figures of the text that stand for the whole of what the row counts."""
    unit, found = canonical(row.unit), []
    lead, unless, _ = parameters.patterns
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role is Role.TABLE or view.zones[at] in AHEAD or label not in paragraph.text:
            continue
        for figure in view.facts[at].figures:
            if figure.bound or figure.approximate or figure.chinese or canonical(figure.unit) != (unit or figure.unit):
                continue
            start, end = figure.range
            clause = CLAUSE_MARK.split(paragraph.text[max(0, start - BEFORE) : start])[-1].strip()
            sentence = next((a for a, b in view.facts[at].sentences if a <= start < b), 0)
            around = paragraph.text[sentence:start].removesuffix(label) + paragraph.text[end : end + BEHIND]
            words = clause.rstrip("共达为有")
            if words.endswith(label) and lead.fullmatch(words.removesuffix(label)) and not unless.search(around):
                found.append((at, figure))
    return found
