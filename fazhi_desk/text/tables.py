"""Table rows (cells parted by tabs or |) as grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fazhi_desk.model import Paragraph, Range, Role
from fazhi_desk.text.numerals import ascii_digits

NUMBER = re.compile(r"(?P<sign>[-－+＋]?)(?P<n>[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?)\s*(?P<percent>[%％]?)")
RULER = re.compile(":?-{2,}:?")
"""A cell of the line below the head of a table written with |."""
LABEL_UNIT = re.compile(r"[（(]([^（）()]{1,8})[）)]\s*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, its range in the paragraph, and the number it holds, if it is one with at most a word."""

    text: str
    range: Range
    value: float | None = None
    decimals: int = 0
    percent: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``paragraph`` is its index in the view."""

    paragraph: int
    cells: tuple[Cell, ...]

    @property
    def label(self) -> str:
        """The first cell without its unit."""
        return LABEL_UNIT.sub("", self.cells[0].text).strip() if self.cells else ""

    @property
    def unit(self) -> str:
        """What stands in brackets at the end of the first cell."""
        found = LABEL_UNIT.search(self.cells[0].text) if self.cells else None
        return found[1] if found else ""


def tables(paragraphs: Sequence[Paragraph], first: int = 0) -> Iterator[tuple[Row, ...]]:
    """Runs of table rows; ``first`` is added to the indices."""
    run: list[Row] = []
    for at, paragraph in enumerate(paragraphs):
        if paragraph.role is Role.TABLE:
            row = row_of(paragraph.text, first + at)
            if not all(RULER.fullmatch(cell.text) for cell in row.cells):
                run.append(row)
        elif run and paragraph.role is not Role.BLANK:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def row_of(text: str, paragraph: int = 0) -> Row:
    """The cells of a row; empty cells at the two ends of a | row are its frame."""
    return Row(paragraph, _cells(text))


@lru_cache(maxsize=4096)
def _cells(text: str) -> tuple[Cell, ...]:
    mark = "\t" if "\t" in text else "|"
    cells, at = [], 0
    for piece in text.split(mark):
        low = at + len(piece) - len(piece.lstrip())
        cells.append(_cell(piece.strip(), low))
        at += len(piece) + 1
    if mark == "|" and cells and not cells[0].text:
        cells = cells[1:]
    if mark == "|" and cells and not cells[-1].text:
        cells = cells[:-1]
    return tuple(cells)


def _cell(text: str, start: int) -> Cell:
    found = NUMBER.search(ascii_digits(text))
    place = (start, start + len(text))
    if found is None or len(text) - len(found.group()) > 6 or re.search(r"[0-9]\s*年|[0-9]月", ascii_digits(text)):
        return Cell(text, place)
    digits = found["n"].replace(",", "")
    return Cell(
        text, place, float(digits), len(digits.partition(".")[2]), bool(found["percent"]),
        "-" if found["sign"] in ("-", "－") else found["sign"],
    )
