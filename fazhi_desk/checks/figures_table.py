"""Tables: the change against the two years, the total against its rows, settled against received."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Role, Span, View
from fazhi_desk.text.tables import Cell, Row, tables

REACH = Reach.DOCUMENT
CARRIED = "结转"
AROUND = 4
"""So many paragraphs before and behind a table may explain that more was settled than received."""
EMPTY = frozenset(("", "-", "—", "－", "——", "/", "无"))


@dataclass(frozen=True)
class Parameters:
    """Patterns of header cells (this year, last year, change) and of row labels; columns headed ``not_added`` hold no
    numbers that can be added up.
    """

    year: str
    last: str
    this: str
    change: str
    up: str
    down: str
    total: str
    whole: str
    part: str
    excuse: str
    not_added: str

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The patterns by name."""
        names = ("year", "last", "this", "change", "up", "down", "total", "whole", "part", "excuse", "not_added")
        return {name: re.compile(getattr(self, name)) for name in names}


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only tables count, and words around them that explain what is carried over."""
    if paragraph.role is Role.TABLE:
        return paragraph.text
    return CARRIED if CARRIED in paragraph.text else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """The faults of every table of the article."""
    if not any(p.role is Role.TABLE for p in view.paragraphs):
        return
    for rows in tables(view.paragraphs):
        if len(rows) >= 2:
            first, last = rows[0].paragraph, rows[-1].paragraph
            around = view.paragraphs[max(0, first - AROUND) : last + 1 + AROUND]
            explained = any(p.role is not Role.TABLE and CARRIED in p.text for p in around)
            for row, cell, message in _faults(rows, rule.parameters, explained=explained):
                yield Finding(
                    rule.id, rule.family, rule.severity, Span(row.paragraph, *cell.range), message, rule.head.why
                )


Fault = tuple[Row, Cell, str]


def _faults(rows: Sequence[Row], parameters: Parameters, *, explained: bool) -> Iterator[Fault]:
    header, body = rows[0], rows[1:]
    columns = _columns(header, parameters)
    if columns is not None:
        for row in body:
            yield from _change(row, columns, parameters)
    skip = {columns[2]} if columns is not None else set()
    yield from _totals(header, body, skip, parameters)
    yield from _sides(header, body, skip, parameters)
    if not explained:
        yield from _pairs(body, skip, parameters)


def _columns(header: Row, parameters: Parameters) -> tuple[int, int, int] | None:
    """Indices of last year, this year and the change between them."""
    patterns = parameters.patterns
    years: dict[int, int] = {}
    change = None
    for n, cell in enumerate(header.cells):
        named = patterns["year"].search(cell.text)
        if patterns["change"].search(cell.text):
            change = n
        elif named:
            years[int(named[1])] = n
        elif patterns["last"].search(cell.text):
            years[-1] = n
        elif patterns["this"].search(cell.text):
            years[0] = n
    if change is None or len(years) != 2:
        return None
    before, now = sorted(years)
    return years[before], years[now], change


def _change(row: Row, columns: tuple[int, int, int], parameters: Parameters) -> Iterator[Fault]:
    if len(row.cells) <= max(columns):
        return
    before, now, told = (row.cells[n] for n in columns)
    if before.value is None or now.value is None or told.value is None or before.value <= 0:
        return
    down = told.sign == "-" or bool(parameters.patterns["down"].search(told.text))
    up = told.sign == "+" or bool(parameters.patterns["up"].search(told.text))
    moved = now.value - before.value
    points = before.percent and "百分点" in told.text
    expected = moved if points or not told.percent else 100 * moved / before.value
    allowed = 10.0**-told.decimals * 1.01
    shown = f"由{before.text}到{now.text}"
    if told.value and ((down and moved > 0) or (up and moved < 0)):
        yield row, told, f"{shown}是{'上升' if moved > 0 else '下降'}，与“{told.text}”不符"
    elif abs(abs(expected) - told.value) > allowed and not (told.percent and before.percent):
        how = f"{abs(expected):.{max(told.decimals, 1)}f}%" if told.percent else f"{abs(moved):g}"
        yield row, told, f"{shown}，变化是{how}，与“{told.text}”不符"


def _totals(header: Row, body: Sequence[Row], skip: set[int], parameters: Parameters) -> Iterator[Fault]:
    """A row named 合计: each of its columns against the rows above it, or below it where it comes first."""
    for n, row in enumerate(body):
        if not _is_total(row, parameters):
            continue
        others = [r for r in (body[:n] or body[n + 1 :]) if not _is_total(r, parameters)]
        if len(others) < 2 or len({r.unit for r in others}) > 1:
            return
        for column in range(1, len(row.cells)):
            total = row.cells[column]
            values = [_value(r, column) for r in others]
            if column in skip or total.value is None or total.percent or None in values:
                continue
            if parameters.patterns["not_added"].search(_head(header, column)):
                continue
            added = sum(value for value in values if value is not None)
            if not _adds_up(added, total, [r.cells[column] for r in others if column < len(r.cells)]):
                yield row, total, f"这一列相加是{added:g}，与合计{total.text}不符"
        return


def _sides(header: Row, body: Sequence[Row], skip: set[int], parameters: Parameters) -> Iterator[Fault]:
    """A column named 合计 against the other columns of its row; believed where most rows bear it out."""
    patterns = parameters.patterns
    columns = [n for n, c in enumerate(header.cells) if n and patterns["total"].match(c.text.replace(" ", ""))]
    if len(columns) != 1 or any(r.unit for r in body[:1]):
        return
    at = columns[0]
    others = [
        n for n in range(1, len(header.cells))
        if n != at and n not in skip and not patterns["not_added"].search(header.cells[n].text)
    ]
    right, wrong = 0, []
    for row in body:
        values = [_value(row, n) for n in others]
        if len(others) < 2 or len(row.cells) <= at or row.cells[at].value is None or None in values:
            continue
        added = sum(value for value in values if value is not None)
        if _adds_up(added, row.cells[at], [row.cells[n] for n in others]):
            right += 1
        else:
            wrong.append((row, row.cells[at], f"这一行相加是{added:g}，与合计{row.cells[at].text}不符"))
    if right > len(wrong):
        yield from wrong


def _is_total(row: Row, parameters: Parameters) -> bool:
    cells = [cell.text.replace(" ", "").replace("\u3000", "") for cell in row.cells[:2] if cell.text.strip()]
    return bool(cells) and bool(parameters.patterns["total"].match(cells[0]))


def _head(header: Row, column: int) -> str:
    return header.cells[column].text if column < len(header.cells) else ""


def _value(row: Row, column: int) -> float | None:
    """The number of a cell; an empty cell and a dash count nothing, other words and percentages cannot be added."""
    if column >= len(row.cells):
        return None
    cell = row.cells[column]
    if cell.percent:
        return None
    return 0.0 if cell.value is None and cell.text in EMPTY else cell.value


def _adds_up(added: float, total: Cell, cells: Sequence[Cell]) -> bool:
    step = 10.0 ** -max(c.decimals for c in (*cells, total))
    return total.value is not None and abs(added - total.value) <= (step * 1.01 if total.decimals else 0.001)


def _pairs(body: Sequence[Row], skip: set[int], parameters: Parameters) -> Iterator[Fault]:
    """办结 below 受理 with a larger number in the same column."""
    patterns = parameters.patterns
    for n, part in enumerate(body):
        if not patterns["part"].search(part.label) or patterns["excuse"].search(part.label):
            continue
        whole = next((r for r in reversed(body[:n]) if patterns["whole"].search(r.label)), None)
        if whole is None or whole.unit != part.unit or patterns["excuse"].search(whole.label):
            continue
        if not _same_things(whole.label, part.label, parameters):
            continue
        for column in range(1, min(len(part.cells), len(whole.cells))):
            above, below = whole.cells[column], part.cells[column]
            if column in skip or above.value is None or below.value is None or above.percent or below.percent:
                continue
            if below.value > above.value:
                yield part, below, f"“{part.label}”{below.text}比“{whole.label}”{above.text}还多；如含上年结转，请注明"


def _same_things(whole: str, part: str, parameters: Parameters) -> bool:
    """Whether the two rows count the same: what is left of their labels without the verbs shares a character pair."""
    own = parameters.patterns["part"].sub("", part)
    other = parameters.patterns["whole"].sub("", whole)
    return len(own) < 2 or any(own[n : n + 2] in other for n in range(len(own) - 1))
