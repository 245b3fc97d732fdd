"""A small list over the page: all commands by 汉字 or pinyin initials, places to go to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme

WIDTH, HEIGHT = 460, 360


class Popup(QFrame):
    """A line and a list; Enter chooses, Esc goes back to where one was."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("popup")
        self.setAutoFillBackground(True)
        self.line = QLineEdit(self)
        self.list = RowsView(self, single_click=True)
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._rows: Callable[[str], Sequence[Row]] = lambda _: ()
        self._choose: Callable[[Row], object] = lambda _: None
        self._back: QWidget | None = None
        self.line.textChanged.connect(self._refresh)
        self.line.installEventFilter(self)
        self.list.chosen.connect(self._take)
        self.hide()

    def open(
        self, title: str, rows: Callable[[str], Sequence[Row]], choose: Callable[[Row], object], back: QWidget
    ) -> None:
        """Show the list; ``rows`` answers a query, ``choose`` is called with the chosen row."""
        self._rows, self._choose, self._back = rows, choose, back
        self.line.setPlaceholderText(title)
        self.line.setAccessibleName(title)
        self.line.clear()
        self._refresh("")
        room = self._over.size()
        width = min(WIDTH, room.width() - 16)
        self.setGeometry((room.width() - width) // 2, 48, width, min(HEIGHT, room.height() - 96))
        self.show()
        self.raise_()
        self.line.setFocus()

    def leave(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    def _refresh(self, query: str) -> None:
        rows = list(self._rows(query))
        self.list.put(rows)
        first = next((row for row in rows if not row.header), None)
        if first is not None:
            self.list.choose(first.key)

    def _take(self, row: Row) -> None:
        self.leave()
        self._choose(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the line keeps the focus."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.list.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                row = self.list.current()
                if row is not None:
                    self._take(row)
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
        if watched is self.line and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)
