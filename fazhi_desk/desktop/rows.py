"""One list for every pane: rows under headings, two lines a row, a mark that is readable without colour."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """What one row shows. ``key`` identifies it from one report to the next.

    ``mark`` is a sign or the name of a severity (then the mark under the text is drawn); ``tone`` names a colour of
    the theme; ``strong`` are ranges of the title that matched a search; ``share`` is (share, usual low, usual high)
    of the whole text, drawn as a thin bar.
    """

    key: Hashable
    title: str
    detail: str = ""
    mark: str = ""
    tone: str = ""
    right: str = ""
    header: bool = False
    depth: int = 0
    strong: tuple[tuple[int, int], ...] = ()
    tip: str = ""
    faint: bool = False
    share: tuple[float, float, float] | None = None
    spoken: str = ""
    """What a screen reader says over title and detail: the mark in words."""


class Rows(QAbstractListModel):
    """The rows of a list; headings cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.draggable = False

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for the list, for tool tips and for screen readers."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(part for part in (row.spoken, row.title, row.detail, row.right) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are shown, not chosen."""
        if not 0 <= index.row() < len(self.rows):
            return Qt.ItemFlag.ItemIsDropEnabled if self.draggable else Qt.ItemFlag.NoItemFlags
        if self.rows[index.row()].header:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.draggable else flags

    def put(self, rows: Sequence[Row]) -> bool:
        """Show these rows; True when rows came or went, not only changed."""
        if list(rows) == self.rows:
            return False
        if [row.key for row in rows] == [row.key for row in self.rows]:
            changed = [at for at, (a, b) in enumerate(zip(self.rows, rows, strict=True)) if a != b]
            self.rows = list(rows)
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return False
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction


class RowsView(QListView):
    """The list itself: arrows move, Enter does the obvious thing, Esc returns to the text."""

    chosen = Signal(object)
    """Enter or a double click on this row."""
    shown = Signal(object)
    """This row became the current one, by a click or by the arrows."""
    left = Signal()
    """Esc."""

    def __init__(self, parent: QWidget | None = None, *, single_click: bool = False) -> None:
        super().__init__(parent)
        self._single = single_click
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._current_changed)

    def put(self, rows: Sequence[Row]) -> None:
        """Show these rows, keeping what is chosen and where the list stands."""
        current = self.current()
        at = self.verticalScrollBar().value()
        self._quiet = True
        if self.rows.put(rows) and current is not None:
            for number, row in enumerate(rows):
                if row.key == current.key and not row.header:
                    self.setCurrentIndex(self.rows.index(number))
                    break
        self._quiet = False
        self.verticalScrollBar().setValue(at)

    def current(self) -> Row | None:
        """The row that is chosen."""
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, Row) and not row.header else None

    def choose(self, key: Hashable) -> bool:
        """Make the row of this key the current one, without telling anyone; False if there is none."""
        for number, row in enumerate(self.rows.rows):
            if row.key == key:
                self._quiet = True
                self.setCurrentIndex(self.rows.index(number))
                self.scrollTo(self.rows.index(number))
                self._quiet = False
                return True
        return False

    def first(self) -> None:
        """Choose the first row that is no heading, if none is chosen."""
        self.step(1, wrap=False) if self.current() is None else None

    def step(self, by: int, *, wrap: bool = True) -> Row | None:
        """The next or previous row that is no heading becomes the current one."""
        count = len(self.rows.rows)
        at = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if by > 0 else count)
        for _ in range(count):
            at += by
            if not 0 <= at < count:
                if not wrap:
                    return None
                at %= count
            if not self.rows.rows[at].header:
                self.setCurrentIndex(self.rows.index(at))
                return self.rows.rows[at]
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks titles elsewhere; the chosen row is not lost when what stands below takes room."""
        chosen, old = self.visualRect(self.currentIndex()), event.oldSize()
        super().resizeEvent(event)
        if event.size().width() != old.width():
            self.scheduleDelayedItemsLayout()
        if event.size().height() < old.height() and 0 <= chosen.top() < old.height() and not chosen.isEmpty():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pass over headings."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.current()
            if row is not None:
                self.chosen.emit(row)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.step(1 if key == Qt.Key.Key_Down else -1, wrap=False)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """In some lists one click is enough."""
        super().mouseReleaseEvent(event)
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if self._single and event.button() is Qt.MouseButton.LeftButton and isinstance(row, Row) and not row.header:
            self.chosen.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks do what Enter does."""
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if not self._single and isinstance(row, Row) and not row.header:
            self.chosen.emit(row)

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(ROW)
        if not self._quiet and isinstance(row, Row) and not row.header:
            self.shown.emit(row)
