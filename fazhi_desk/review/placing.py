"""The findings of an article with their places in the document, in order, kept from edit to edit.

What is kept only saves work: the answer is that of placing all anew and sorting them (a property test of the session
holds it to that).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_desk.model import Elsewhere, Finding, PlacedFinding, View
from fazhi_desk.review.places import order, placed, shifted
from fazhi_desk.review.rules import Found

FEW = 40
"""So many new findings are put in one by one; more are sorted with the rest."""


class Moved(NamedTuple):
    """How an article moved in an edit: the first ``settled`` paragraphs stand where they stood, to the character; all
    behind paragraph ``edited`` went on by so many characters. By itself: nothing is known.
    """

    settled: int = 0
    edited: int = 1 << 60
    by: int = 0


class Row(NamedTuple):
    """A finding that was placed, the first and the last paragraph that it speaks of."""

    placed: PlacedFinding
    first: int
    last: int


@dataclass(slots=True)
class Placing:
    """``groups`` are the findings placed last, as they came, by identity; ``rows`` the same one by one, in order."""

    number: int = -1
    groups: dict[int, Found] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def of(self, groups: Iterable[Found], view: View, text: str, number: int, moved: Moved) -> list[PlacedFinding]:
        """The findings of the article of this number, placed and in order.

        A group that is the same object as before holds the findings it held.
        """
        new = {id(found): found for found in groups if found}
        if number != self.number:
            self.number, self.groups, self.rows = number, {}, []
        gone = {id(f) for key in self.groups.keys() - new.keys() for f in self.groups[key]}
        came = {id(f): f for key in new.keys() - self.groups.keys() for f in new[key]}
        stay = gone & came.keys()
        rows = self._still(gone - stay, view, text, moved)
        fresh = [self._row(finding, view, text) for key, finding in came.items() if key not in stay]
        if len(fresh) <= FEW:
            for row in fresh:
                insort(rows, row, key=_order)
        else:
            rows += fresh
            rows.sort(key=_order)
        self.groups, self.rows = new, rows
        return [row[0] for row in rows]

    def _still(self, gone: set[int], view: View, text: str, moved: Moved) -> list[Row]:
        """The rows of before that still hold, where they stand now."""
        settled, edited, by = moved
        rows = []
        for row in self.rows:
            one, first, last = row
            if id(one.source) in gone:
                continue
            if last < settled:
                rows.append(row)
            elif first > edited:
                rows.append(Row(shifted(one, by), first, last))
            else:
                rows.append(self._row(one.source, view, text))
        return rows

    def _row(self, finding: Finding, view: View, text: str) -> Row:
        places = spoken_of(finding)
        first, last = (min(places), max(places)) if places else (0, -1)
        return Row(placed(finding, view.paragraphs, text, self.number), first, last)


def _order(row: Row) -> tuple[object, ...]:
    return order(row[0])


def spoken_of(finding: Finding) -> list[int]:
    """The paragraphs that a finding speaks of."""
    spans = [finding.span, *(r for r in finding.related if not isinstance(r, Elsewhere))]
    spans += [edit.span for fix in finding.fixes for edit in fix.edits]
    return [span.paragraph for span in spans if span is not None]
