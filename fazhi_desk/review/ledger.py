"""The ledger of figures: every number of a paper with subject, unit, period and place, for a pane and for export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.model import Figure, Paragraph, Period, Range, View
from fazhi_desk.review.ledger_subjects import header_of, subject_of, unit_of
from fazhi_desk.text.periods import period_of
from fazhi_desk.text.sections import path
from fazhi_desk.text.tables import Row
from fazhi_desk.text.units import canonical

HEADERS = ("序号", "指标", "数值", "单位", "原文写法", "时期", "所在部分", "所在句子")
PERIODS = {Period.FLOW: "当期", Period.STOCK: "存量", Period.UNKNOWN: "不明"}
FIXED = re.compile("制度|清单|文明|公开|建设|体系|机制|联动|服务|行动|意识|规定|维护|确立|自信|必须|坚持")
SENTENCE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure. ``range`` counts in the paragraph's text; ``place`` is where it stands, for people (一/（二）).

    ``year`` is the year named last before it in its sentence, else None.
    """

    subject: str
    value: float
    unit: str
    written: str
    approximate: bool
    period: Period
    year: int | None
    place: str
    sentence: str
    paragraph: int
    range: Range

    @property
    def key(self) -> tuple[str, str]:
        """What the entry is about: subject and group of the unit."""
        return self.subject, canonical(self.unit)


def ledger(view: View) -> tuple[Entry, ...]:
    """Every figure of an article in order; slogans such as “三项制度” are left out."""
    return tuple(_entries(view))


def _entries(view: View) -> Iterator[Entry]:
    header: Row | None = None
    for at, paragraph in enumerate(view.paragraphs):
        facts = view.facts[at]
        header = header_of(paragraph, header)
        before, sentence = "", (-1, -1)
        if not facts.figures:
            continue
        place = path(view.sections, view.paragraphs, at) if view.sections else ""
        for figure in facts.figures:
            if figure.chinese and (not figure.subject or FIXED.search(figure.noun)):
                continue
            low, high = next(((a, b) for a, b in facts.sentences if a <= figure.range[0] < b), (0, len(paragraph.text)))
            years = [d.year for d in facts.dates if low <= d.range[0] < figure.range[0] and not d.numbering]
            before = before if sentence == (low, high) else ""
            before, sentence = subject_of(paragraph, figure, before, header), (low, high)
            named = before, unit_of(paragraph, figure, header)
            yield _entry(paragraph, figure, (low, high), (at, place), named, year=years[-1] if years else None)


def _entry(
    paragraph: Paragraph, figure: Figure, sentence: Range, where: tuple[int, str], named: tuple[str, str],
    *, year: int | None,
) -> Entry:
    text = paragraph.text
    return Entry(
        subject=named[0],
        value=figure.value,
        unit=named[1],
        written=text[slice(*figure.range)],
        approximate=figure.approximate,
        period=period_of(figure.subject, figure.unit, figure.noun),
        year=year,
        place=where[1],
        sentence=text[sentence[0] : min(sentence[1], sentence[0] + SENTENCE_LENGTH)],
        paragraph=where[0],
        range=figure.range,
    )


def period_words(entry: Entry) -> str:
    """When a figure holds, in words: its year, else whether it happened in the year or stands at its end."""
    return PERIODS[entry.period] if entry.year is None else f"{entry.year}年"


def rows(entries: tuple[Entry, ...]) -> list[tuple[str, ...]]:
    """The ledger as rows of text under ``HEADERS``, for a table file."""
    table: list[tuple[str, ...]] = [HEADERS]
    for number, entry in enumerate(entries, 1):
        value = f"{entry.value:g}" if entry.value < 1e6 else f"{entry.value:.0f}"
        when = period_words(entry)
        table.append((str(number), entry.subject, value, entry.unit, entry.written, when, entry.place, entry.sentence))
    return table
