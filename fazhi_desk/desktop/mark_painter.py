"""Painting marks and highlights under the lines of one block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock

from fazhi_desk.desktop.marks import Mark
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.desktop.underlines import draw


class Marker:
    """Draws in the coordinates of the document; ``em`` is the width of a character on the screen."""

    def __init__(self, painter: QPainter, theme: Theme, em: float) -> None:
        self._painter, self._theme, self._em = painter, theme, em

    def paint(
        self, block: QTextBlock, rect: QRectF, marks: Sequence[Mark], shown: Sequence[tuple[int, int]]
    ) -> None:
        """Highlights first, then the marks, both in the units of the block's layout."""
        for start, end in shown:
            for left, right, y in self._lines(block, rect, start, end):
                ground = QColor(self._theme.accent)
                ground.setAlpha(50)
                self._painter.fillRect(QRectF(left, y - self._em * 1.2, right - left, self._em * 1.4), ground)
        for mark in marks:
            for left, right, y in self._lines(block, rect, mark.start, mark.end):
                draw(self._painter, self._theme, mark.severity, (left, right), y)

    def _lines(self, block: QTextBlock, rect: QRectF, start: int, end: int) -> Iterator[tuple[float, float, float]]:
        """Left, right and height of a stretch in each line that it touches."""
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if low < high:
                edges = sorted((_x(line, low), _x(line, high)))
                y = rect.top() + line.y() + line.ascent() + self._em * 0.22
                yield rect.left() + edges[0], rect.left() + edges[1], y


def _x(line: Any, position: int) -> float:
    """Where a place of a line stands; PySide6 hands back the place it took along with it."""
    found = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
