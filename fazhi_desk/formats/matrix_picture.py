"""The coverage matrix as a picture: topics down, sections across, marks that differ in shape and not only in colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fazhi_desk.catalog.topic import AREAS
from fazhi_desk.formats.drawing import Box, Item, Picture, Pie, Rule, Shape, Words, broken, width_of
from fazhi_desk.model import REQUIREMENTS, TOPIC_STATES, Matrix, MatrixRow
from fazhi_desk.model.matrix import CELL_LEVELS

SIZE, SMALL, TITLE = 13, 12, 17
MARGIN = 24
NAMES = 300
"""Width of the topics' names: the longest has 22 characters."""
STATES = 148
NARROW, WIDE = 56, 128
ACROSS = 720
"""What the columns share if it gives each of them a width in that range."""
ROW, BAND = 26, 30
HEAD_LINES = 6
HEADS = MARGIN + TITLE + 36
LEADING = 16
RADIUS = 6.5
TONES: Mapping[str, str] = {
    "evidenced": "good", "nil-report": "good", "described": "good", "mentioned": "warning", "planned": "hint",
    "problem": "hint",
}
PIES = {"evidenced": 1.0, "described": 0.75, "mentioned": 0.25, "nil-report": 0.0}
LACKING = {"must": "error", "should": "warning"}


@dataclass(frozen=True, slots=True)
class Grid:
    """Where things stand in the picture: the left edge of each column, the top of each row, the size of a cell."""

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cell: float
    head: tuple[float, float]
    """Where the sections' headings begin, and where they end and the first row begins."""

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column under a point."""
        row = next((n for n, top in enumerate(self.tops) if top <= y < top + ROW), None)
        column = next((n for n, left in enumerate(self.lefts) if left <= x < left + self.cell), None)
        return None if row is None or column is None else (row, column)


def draw(matrix: Matrix) -> tuple[Picture, Grid]:
    """The picture, and where its cells are."""
    count = max(len(matrix.columns), 1)
    cell = min(max(ACROSS / count, NARROW), WIDE)
    left = MARGIN + NAMES + STATES
    lefts = tuple(left + n * cell for n in range(len(matrix.columns)))
    width = left + count * cell + MARGIN
    items: list[Item] = [
        Words(MARGIN, MARGIN + TITLE, matrix.title or "（没有标题）", TITLE, bold=True),
        Words(MARGIN, MARGIN + TITLE + 24, matrix.note, SIZE, "muted"),
    ]
    top = _heads(items, matrix, lefts, cell, HEADS)
    tops, y = [], top
    area = ""
    for row in matrix.rows:
        if row.area != area:
            area = row.area
            items.append(Box(MARGIN, y, width - 2 * MARGIN, BAND, fill="panel"))
            items.append(Words(MARGIN + 8, y + 20, AREAS.get(area, area), SMALL, "muted", bold=True))
            y += BAND
        tops.append(y)
        y += ROW
    grid = Grid(lefts, tuple(tops), cell, (HEADS, top))
    for row, at in zip(matrix.rows, tops, strict=True):
        _row(items, row, at, grid, width)
    items += [Rule(x, top, x, y) for x in (*lefts, left + count * cell)]
    y = _legend(items, y + 16, width)
    y = _aside(items, matrix, y, width)
    return Picture(width, y + MARGIN, tuple(items), _spoken(matrix)), grid


def _heads(items: list[Item], matrix: Matrix, lefts: tuple[float, ...], cell: float, top: float) -> float:
    """The sections' headings, those of a divided section below its own; where the rows begin."""
    grouped = any(column.group for column in matrix.columns)
    y = top + (LEADING + 12 if grouped else 4)
    titles = [broken(column.title, cell - 10, SMALL, HEAD_LINES) for column in matrix.columns]
    for x, lines in zip(lefts, titles, strict=True):
        middle = x + cell / 2
        items += [Words(middle, y + 14 + n * LEADING, line, SMALL, anchor="middle") for n, line in enumerate(lines)]
    start = 0
    while grouped and start < len(lefts):
        group = matrix.columns[start].group
        end = start + 1
        while end < len(lefts) and matrix.columns[end].group == group:
            end += 1
        if group:
            width = (end - start) * cell
            name = "".join(broken(group, width - 8, SMALL, 1))
            items.append(Words(lefts[start] + width / 2, top + 14, name, SMALL, "muted", bold=True, anchor="middle"))
            items.append(Rule(lefts[start] + 4, top + 21, lefts[start] + width - 4, top + 21, "muted"))
        start = end
    return y + 12 + LEADING * max((len(lines) for lines in titles), default=0)


def _row(items: list[Item], row: MatrixRow, top: float, grid: Grid, width: float) -> None:
    tone = LACKING.get(row.requirement, "muted") if row.lacking else "muted"
    items.append(Rule(MARGIN, top + ROW, width - MARGIN, top + ROW))
    name = broken(row.name, NAMES - 12, SIZE, 1)[0]
    items.append(Words(MARGIN + 8, top + 18, name, SIZE, tone if row.lacking else "text", bold=row.lacking))
    said = f"{REQUIREMENTS.get(row.requirement, '')} · {TOPIC_STATES.get(row.state, row.state)}"
    items.append(Words(MARGIN + NAMES + STATES - 10, top + 18, said, SMALL, tone, anchor="end"))
    for n, (left, cell) in enumerate(zip(grid.lefts, row.cells, strict=True)):
        if row.lacking and row.home == n:
            items.append(Box(left + 4, top + 3, grid.cell - 8, ROW - 6, stroke="muted", dashed=True))
        if cell is not None:
            items += mark(cell.level, left + grid.cell / 2, top + ROW / 2)
            if len(cell.spots) > 1:
                count = str(min(len(cell.spots), 99))
                items.append(Words(left + grid.cell / 2 + RADIUS + 4, top + 17, count, 11, "muted"))


def mark(level: str, x: float, y: float) -> list[Item]:
    """The mark of a level: a circle that fills, with a bar for nil; an arrow for plans, a square for problems."""
    colour, r = TONES[level], RADIUS
    if level == "planned":
        return [Shape(((x - r + 1, y - r), (x + r, y), (x - r + 1, y + r)), colour)]
    if level == "problem":
        low, high = -r + 1, r - 1
        corners = ((low, low), (high, low), (high, high), (low, high))
        return [Shape(tuple((x + dx, y + dy) for dx, dy in corners), colour)]
    found: list[Item] = [Pie(x, y, r, PIES[level], colour)]
    if level == "nil-report":
        found.append(Box(x - r + 2.5, y - 1, 2 * r - 5, 2, fill=colour))
    return found


def _legend(items: list[Item], top: float, width: float) -> float:
    """What the marks mean; where the next thing may stand."""
    x, y = MARGIN + 8.0, top
    for level, words in (*CELL_LEVELS.items(), ("", "宜写在这里")):
        step = 24 + width_of(words, SMALL) + 20
        if x + step > width - MARGIN:
            x, y = MARGIN + 8.0, y + 24
        if level:
            items += mark(level, x + RADIUS, y + 10)
        else:
            items.append(Box(x - 2, y + 2, 18, 15, stroke="muted", dashed=True))
        items.append(Words(x + 22, y + 14, words, SMALL, "muted"))
        x += step
    return y + 28


def _aside(items: list[Item], matrix: Matrix, top: float, width: float) -> float:
    if not matrix.aside:
        return top
    lines = broken(f"不适用：{'、'.join(matrix.aside)}", width - 2 * MARGIN - 16, SMALL, 4)
    items += [Words(MARGIN + 8, top + 12 + n * 18, line, SMALL, "muted") for n, line in enumerate(lines)]
    return top + 18 * len(lines) + 4


def _spoken(matrix: Matrix) -> str:
    lacking = [row.name for row in matrix.rows if row.lacking]
    rest = f"还缺：{'、'.join(lacking)}" if lacking else "没有缺项"
    return f"{matrix.title}：主题与章节对照。{matrix.note}。{rest}。"
