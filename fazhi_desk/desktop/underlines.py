"""The three marks, everywhere the same: a solid wave for certain, dashes for probable, dots for worth a look."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from fazhi_desk.desktop.theme import Theme

STEP = 3.0
"""Half a wave, in pixels."""


def colour(theme: Theme, severity: str) -> QColor:
    """The colour of a severity."""
    return QColor({"error": theme.error, "warning": theme.warning}.get(severity, theme.hint))


def draw(painter: QPainter, theme: Theme, severity: str, across: tuple[float, float], y: float) -> None:
    """One mark below a stretch of a line from left to right; ``y`` is its middle."""
    left, right = across
    pen = QPen(colour(theme, severity))
    if severity == "error":
        pen.setWidthF(1.5)
        painter.setPen(pen)
        painter.drawPolyline(_wave(left, right, y))
    elif severity == "warning":
        pen.setWidthF(2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(QLineF(left, y, right, y))
    else:
        pen.setWidthF(2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.2])
        painter.setPen(pen)
        painter.drawLine(QLineF(left + 1, y, right, y))


def _wave(left: float, right: float, y: float) -> QPolygonF:
    points, x, up = [], left, True
    while x < right:
        points.append(QPointF(x, y + (-1.6 if up else 1.6)))
        x, up = x + STEP, not up
    points.append(QPointF(right, y))
    return QPolygonF(points)
