"""Pictures of formats/drawing.py painted in the colours of the theme: the same shapes as in the SVG file."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF

from fazhi_desk.desktop.fonts import DESK, font
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.formats.drawing import Box, Item, Picture, Pie, Rule, Shape, Words

DEGREE = 16
"""Qt counts angles in sixteenths of a degree."""


def pixmap(picture: Picture, theme: Theme, ratio: float) -> QPixmap:
    """The picture on the theme's ground; ``ratio`` is that of the screen's pixels."""
    made = QPixmap(round(picture.width * ratio), round(picture.height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(colour(theme, "page"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in picture.items:
        _paint(painter, item, theme)
    painter.end()
    return made


def colour(theme: Theme, name: str) -> QColor:
    """A colour of a picture; bands stand out from the page by the theme's hover ground."""
    return QColor(getattr(theme, {"panel": "hover", "page": "panel"}.get(name, name)))


def _paint(painter: QPainter, item: Item, theme: Theme) -> None:
    match item:
        case Box():
            _box(painter, item, theme)
        case Rule():
            painter.setPen(QPen(colour(theme, item.colour), 1))
            painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))
        case Words():
            _words(painter, item, theme)
        case Pie():
            _pie(painter, item, colour(theme, item.colour))
        case Shape():
            painter.setPen(QPen(colour(theme, item.colour), 1.5))
            painter.setBrush(QBrush(colour(theme, item.colour)) if item.filled else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


def _box(painter: QPainter, box: Box, theme: Theme) -> None:
    rect = QRectF(box.x, box.y, box.width, box.height)
    if box.fill:
        painter.fillRect(rect, colour(theme, box.fill))
    if box.stroke:
        pen = QPen(colour(theme, box.stroke), 1)
        if box.dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)


def _words(painter: QPainter, words: Words, theme: Theme) -> None:
    made = font(DESK, 10, bold=words.bold)
    made.setPixelSize(round(words.size))
    painter.setFont(made)
    painter.setPen(colour(theme, words.colour))
    width = painter.fontMetrics().horizontalAdvance(words.text)
    x = words.x - {"start": 0, "middle": width / 2, "end": width}[words.anchor]
    painter.drawText(QPointF(x, words.y), words.text)


def _pie(painter: QPainter, pie: Pie, tone: QColor) -> None:
    rect = QRectF(pie.x - pie.radius, pie.y - pie.radius, 2 * pie.radius, 2 * pie.radius)
    painter.setPen(QPen(tone, 1.5))
    painter.setBrush(QBrush(tone) if pie.share >= 1 else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)
    if 0 < pie.share < 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(tone))
        painter.drawPie(rect, 90 * DEGREE, -round(360 * DEGREE * pie.share))
