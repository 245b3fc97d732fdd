"""Which topic is told in which section: the values of the coverage picture, in the window and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

CELL_LEVELS: dict[str, str] = {
    "evidenced": "有做法有依据",
    "nil-report": "零报告",
    "described": "有做法",
    "mentioned": "只提到名称",
    "planned": "在打算里",
    "problem": "在问题里",
}
"""What a cell may show, the strongest first, in the user's words."""


class MatrixCell(NamedTuple):
    """A topic in a section: the strongest that is said there; ``spots`` are indexes into the topic's mentions."""

    level: str
    spots: tuple[int, ...]


class MatrixColumn(NamedTuple):
    """A stretch of the paper. ``group`` is the heading above it ("" for none); ``outline`` its index there."""

    title: str
    group: str
    outline: int | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic. ``home`` is the column where it is usually told, as far as the draft has it."""

    id: str
    name: str
    area: str
    requirement: str
    state: str
    lacking: bool
    cells: tuple[MatrixCell | None, ...]
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order of the checklist; ``aside`` names the topics that do not apply."""

    title: str
    note: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    aside: tuple[str, ...] = ()
