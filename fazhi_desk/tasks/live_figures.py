"""The ledger of figures of a draft as the window needs it: places as (line, start, end)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fazhi_desk.tasks.live import LineTable, Mark

if TYPE_CHECKING:
    from fazhi_desk.review.summary import Reviewed


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """One figure: what it counts, as written, when (当期, 存量, a year), in which section and sentence, where."""

    subject: str
    written: str
    unit: str
    period: str
    place: str
    sentence: str
    marks: tuple[Mark, ...]


def figure_rows(seen: Reviewed) -> list[list[Any]]:
    """Every figure of the last review in order, as JSON values for the pipe."""
    from fazhi_desk.review.ledger import ledger, period_words  # the window, which only decodes, does without

    table = LineTable(seen.document.texts, 0)
    rows = []
    for view in seen.views:
        for entry in ledger(view):
            start, end = view.paragraphs[entry.paragraph].to_document(*entry.range)
            rows.append([
                entry.subject, entry.written, entry.unit, period_words(entry), entry.place, entry.sentence,
                table.marks(start, end),
            ])
    return rows


def decode_figures(message: Mapping[str, Any]) -> tuple[LiveFigure, ...]:
    """The figures from the pipe's values."""
    return tuple(LiveFigure(*[*row[:6], tuple(tuple(mark) for mark in row[6])]) for row in message["rows"])
