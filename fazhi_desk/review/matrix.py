"""Topics by sections: the columns that a draft's headings make, and what each topic says in each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.model import Matrix, MatrixCell, MatrixColumn, MatrixRow
from fazhi_desk.model.matrix import CELL_LEVELS

ORDER = tuple(CELL_LEVELS)
LARGE = 0.3
"""A main section that holds so much of the text is shown by its sub-sections: a four-part paper has all in one."""
OWN = 0.15
"""So much of such a section before its first sub-heading is a column of its own."""
LEAD = "导语"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its level, number and text, where it begins, the characters of its section."""

    level: int
    title: str
    at: int
    characters: int


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic with where and how it is spoken of; places count like those of the headings."""

    id: str
    name: str
    area: str
    requirement: str
    state: str
    lacking: bool
    aside: bool
    spots: Sequence[tuple[int, str]]


def matrix_of(
    title: str, note: str, heads: Sequence[Head], subjects: Sequence[Subject], homes: Mapping[str, int | None]
) -> Matrix:
    """The matrix of a paper; ``homes`` are indexes into the heads."""
    starts, columns = _columns(heads)
    shown = [subject for subject in subjects if not subject.aside]
    rows = [_row(subject, starts, heads, homes.get(subject.id)) for subject in shown]
    used = [n for n in range(len(columns)) if columns[n].outline is not None or any(row.cells[n] for row in rows)]
    place = {n: at for at, n in enumerate(used)}
    kept = tuple(
        MatrixRow(
            row.id, row.name, row.area, row.requirement, row.state, row.lacking,
            tuple(row.cells[n] for n in used), None if row.home is None else place.get(row.home),
        )
        for row in rows
    )
    aside = tuple(subject.name for subject in subjects if subject.aside)
    return Matrix(title, note, tuple(columns[n] for n in used), kept, aside)


def _columns(heads: Sequence[Head]) -> tuple[list[int], list[MatrixColumn]]:
    """Where each column begins, and the columns; the first is what stands before any heading."""
    top = min((head.level for head in heads), default=0)
    total = sum(head.characters for head in heads if head.level == top)
    starts, columns = [-1], [MatrixColumn(LEAD, "", None)]
    mains = [n for n, head in enumerate(heads) if head.level == top]
    for n, following in pairwise([*mains, len(heads)]):
        inner = [m for m in range(n + 1, following) if heads[m].level == top + 1]
        split = len(inner) > 1 and heads[n].characters > LARGE * total
        own = heads[n].characters - sum(heads[m].characters for m in inner)
        if not split or own > OWN * heads[n].characters:
            starts.append(heads[n].at)
            columns.append(MatrixColumn(heads[n].title, "", n))
            inner = inner if split else []
        elif inner:
            starts.append(heads[n].at)  # a sentence before the first sub-heading goes with it
            columns.append(MatrixColumn(heads[inner[0]].title, heads[n].title, inner.pop(0)))
        for m in inner:
            starts.append(heads[m].at)
            columns.append(MatrixColumn(heads[m].title, heads[n].title, m))
    return starts, columns


def _row(subject: Subject, starts: Sequence[int], heads: Sequence[Head], home: int | None) -> MatrixRow:
    found: dict[int, list[int]] = {}
    for n, (at, _) in enumerate(subject.spots):
        found.setdefault(bisect_right(starts, at) - 1, []).append(n)
    cells = tuple(
        MatrixCell(min((subject.spots[n][1] for n in found[column]), key=ORDER.index), tuple(found[column]))
        if column in found else None
        for column in range(len(starts))
    )
    where = None if home is None else bisect_right(starts, heads[home].at) - 1
    return MatrixRow(
        subject.id, subject.name, subject.area, subject.requirement, subject.state, subject.lacking, cells, where
    )
