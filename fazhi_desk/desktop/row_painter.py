"""Painting the rows of a pane."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fazhi_desk.desktop.fonts import DESK, DESK_POINTS, SMALL_POINTS, font
from fazhi_desk.desktop.rows import ROW, Row
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.desktop.underlines import draw
from fazhi_desk.model import SEVERITIES

PAD = 8
GAP = 4
MARK = 20
INDENT = 12
LINES = 2
"""A title takes at most so many lines."""


class RowPainter(QStyledItemDelegate):
    """Draws a row: mark, title, what stands right of it, one line of detail, a bar for a share."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._plain = font(DESK, DESK_POINTS)
        self._strong = font(DESK, DESK_POINTS, bold=True)
        self._small = font(DESK, SMALL_POINTS)
        self._metrics = QFontMetrics(self._plain)
        self._small_metrics = QFontMetrics(self._small)
        self._broken = lru_cache(maxsize=4096)(self._break)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Height by the number of lines the title needs at the list's width."""
        row: Row = index.data(ROW)
        view = option.widget
        width = view.viewport().width() if view is not None and hasattr(view, "viewport") else option.rect.width()
        if row.header:
            return QSize(width, self._metrics.height() + 2 * PAD)
        lines = len(self._broken(row.title, self._title_width(row, width)))
        height = lines * self._metrics.height() + 2 * (PAD - 2)
        if row.detail:
            height += self._small_metrics.height()
        if row.share is not None:
            height += GAP
        return QSize(width, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.header:
            self._header(painter, rect, row)
        else:
            self._ground(painter, option)
            self._item(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.selected))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(self.theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.theme.hover))

    def _header(self, painter: QPainter, rect: QRect, row: Row) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.muted))
        inner = rect.adjusted(PAD, PAD, -PAD, -GAP)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), row.title)
        if row.right:
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), row.right)
        painter.setPen(QColor(self.theme.border))
        painter.drawLine(rect.left() + PAD, rect.bottom(), rect.right() - PAD, rect.bottom())

    def _item(self, painter: QPainter, rect: QRect, row: Row) -> None:
        left = rect.left() + PAD + row.depth * INDENT
        top = rect.top() + PAD - 2
        if row.mark:
            self._mark(painter, left, top, row)
            left += MARK
        right = rect.right() - PAD
        if row.right:
            painter.setFont(self._small)
            painter.setPen(self._tone(row, self.theme.muted))
            width = self._small_metrics.horizontalAdvance(row.right)
            painter.drawText(right - width, top + self._metrics.ascent(), row.right)
        painter.setFont(self._plain)
        painter.setPen(QColor(self.theme.muted if row.faint else self.theme.text))
        y = top
        for line, (start, text) in enumerate(self._broken(row.title, self._title_width(row, rect.width()))):
            del line
            self._text(painter, QPoint(left, y + self._metrics.ascent()), text, start, row)
            y += self._metrics.height()
        if row.detail:
            painter.setFont(self._small)
            painter.setPen(QColor(self.theme.muted))
            shown = self._small_metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(left, y + self._small_metrics.ascent(), shown)
            y += self._small_metrics.height()
        if row.share is not None:
            self._share(painter, QRectF(left, y + 3, right - left, 3), row.share)

    def _mark(self, painter: QPainter, left: int, top: int, row: Row) -> None:
        if row.mark in SEVERITIES:
            y = top + self._metrics.height() / 2
            draw(painter, self.theme, row.mark, (left, left + MARK - 6), y)
            return
        painter.setFont(self._strong)
        painter.setPen(self._tone(row, self.theme.text))
        painter.drawText(left, top + self._metrics.ascent(), row.mark)

    def _tone(self, row: Row, otherwise: str) -> QColor:
        return QColor(getattr(self.theme, row.tone) if row.tone else otherwise)

    def _text(self, painter: QPainter, at: QPoint, text: str, start: int, row: Row) -> None:
        """One line of a title; what matched is set in bold and the accent's colour."""
        x, done = at.x(), 0
        for low, high in row.strong:
            first, last = max(low - start, done), min(high - start, len(text))
            if first >= last:
                continue
            x = self._piece(painter, x, at.y(), text[done:first], strong=False)
            x = self._piece(painter, x, at.y(), text[first:last], strong=True)
            done = last
        self._piece(painter, x, at.y(), text[done:], strong=False)

    def _piece(self, painter: QPainter, x: int, y: int, text: str, *, strong: bool) -> int:
        if not text:
            return x
        pen = painter.pen()
        if strong:
            painter.setFont(self._strong)
            painter.setPen(QColor(self.theme.accent))
        painter.drawText(x, y, text)
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.setFont(self._plain)
        painter.setPen(pen)
        return x + width

    def _share(self, painter: QPainter, rect: QRectF, share: tuple[float, float, float]) -> None:
        """The section's share of the text, over the range that is usual."""
        scale = rect.width() / max(0.6, share[0], share[2])
        painter.fillRect(QRectF(rect.left(), rect.top() + 1, rect.width(), 1), QColor(self.theme.border))
        if share[2] > 0:
            usual = QRectF(rect.left() + share[1] * scale, rect.top() - 1, (share[2] - share[1]) * scale, 5)
            painter.fillRect(usual, QColor(self.theme.border))
        painter.fillRect(QRectF(rect.left(), rect.top(), share[0] * scale, 3), QColor(self.theme.accent))

    def _title_width(self, row: Row, width: int) -> int:
        room = width - 2 * PAD - row.depth * INDENT - (MARK if row.mark else 0)
        if row.right:
            room -= self._small_metrics.horizontalAdvance(row.right) + PAD
        return max(room, 40)

    def _break(self, text: str, width: int) -> tuple[tuple[int, str], ...]:
        """At most two lines with where they start; the second is cut short with an ellipsis."""
        metrics = self._metrics
        if metrics.horizontalAdvance(text) <= width:
            return ((0, text),)
        cut = len(text)
        low, high = 1, len(text)
        while low <= high:
            middle = (low + high) // 2
            if metrics.horizontalAdvance(text[:middle]) <= width:
                cut, low = middle, middle + 1
            else:
                high = middle - 1
        while cut > 1 and text[cut : cut + 1] in "，。、；：！？”’）》」":
            cut -= 1
        rest = metrics.elidedText(text[cut:], Qt.TextElideMode.ElideRight, width)
        return ((0, text[:cut]), (cut, rest))
