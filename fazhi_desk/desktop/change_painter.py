"""Painting a change in a list: the words around it quiet, what changes on a ground of its own so that blanks show."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fazhi_desk.desktop.theme import Theme

WORDS = Qt.ItemDataRole.UserRole + 1
"""(before, changed, after), each a text."""
PAD = 6
LEAST = 3
"""Pixels of ground where nothing stands any more."""


class ChangePainter(QStyledItemDelegate):
    """``tone`` names the colour of what changes: that of errors for the old words, of good for the new."""

    def __init__(self, theme: Theme, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, tone

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line of text with room around it."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The three pieces in a row, the change always in sight."""
        words = index.data(WORDS)
        if words is None:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        painter.save()
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.selected))
        before, changed, after = words
        metrics = painter.fontMetrics()
        room = rect.width() - 2 * PAD
        changed = metrics.elidedText(changed.replace("\n", "↵"), Qt.TextElideMode.ElideMiddle, room)
        width = max(metrics.horizontalAdvance(changed), LEAST)
        rest = room - width
        before = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, rest // 2)
        left = rect.left() + PAD
        top = rect.top() + (rect.height() - metrics.height()) // 2
        x = self._piece(painter, left, top, before, self._theme.muted)
        ground = QColor(getattr(self._theme, self._tone))
        ground.setAlpha(48)
        painter.fillRect(QRect(x, top, width, metrics.height()), ground)
        self._piece(painter, x, top, changed, getattr(self._theme, self._tone))
        x += width
        after = metrics.elidedText(after, Qt.TextElideMode.ElideRight, left + room - x)
        self._piece(painter, x, top, after, self._theme.muted)
        painter.restore()

    @staticmethod
    def _piece(painter: QPainter, x: int, top: int, text: str, colour: str) -> int:
        metrics = painter.fontMetrics()
        painter.setPen(QColor(colour))
        painter.drawText(x, top + metrics.ascent(), text)
        return x + metrics.horizontalAdvance(text)
