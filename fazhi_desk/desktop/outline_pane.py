"""The outline pane: the draft's headings, matched to the sections of its kind; what is missing stands grey in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.desktop.missing import missing_places
from fazhi_desk.desktop.outline_rows import HEADING, MISSING, Key, Span, rows_of
from fazhi_desk.desktop.row_painter import INDENT, RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.tasks.live import LiveReport

NO_LEVELS: Mapping[str, int] = MappingProxyType({})
TEACH = "文稿里有了“一、”“（一）”这样的标题，这里就会列出提纲；缺少的部分会用灰字标在应有的位置。"


class OutlineList(RowsView):
    """Rows that can be dragged; what moves is a section with its text."""

    moved = Signal(object, object)
    """A row was dropped: its key, and the key of the row it should stand before (None: at the end)."""
    level_wanted = Signal(object, int)
    step_wanted = Signal(object, int)
    rename_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, single_click=True)
        self.rows.draggable = True
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell who should stand before whom; the list itself follows the text."""
        row, point = self.current(), event.position().toPoint()
        index = self.indexAt(point)
        target = self._below(index, point)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if row is not None:
            self.moved.emit(row.key, target.key if target else None)

    def _below(self, index: QModelIndex, point: QPoint) -> Row | None:
        at = index.row() if index.isValid() else len(self.rows.rows)
        if index.isValid() and point.y() > self.visualRect(index).center().y():
            at += 1
        rows = [row for row in self.rows.rows[at:] if row.key[0] == HEADING]  # type: ignore[index]
        return rows[0] if rows else None

    def event(self, event: QEvent) -> bool:
        """Alt with arrows is for the chosen row here, not for the section at the caret."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.current() is not None:
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in arrows:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with arrows moves, promotes and demotes; F2 renames."""
        row, key = self.current(), event.key()
        if row is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            levels = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            if key in steps:
                self.step_wanted.emit(row.key, steps[Qt.Key(key)])
                return
            if key in levels:
                self.level_wanted.emit(row.key, levels[Qt.Key(key)])
                return
        if row is not None and key == Qt.Key.Key_F2:
            self.rename_wanted.emit(row.key)
            return
        super().keyPressEvent(event)


class OutlinePane(QWidget):
    """Headings with share, state and findings; missing sections; what can be done with them."""

    go_to = Signal(int)
    """Bring a line into view."""
    insert_wanted = Signal(str)
    """Insert the canonical section of this id."""
    move_wanted = Signal(int, object)
    """Move the section at a line before another line (None: to the end)."""
    step_wanted = Signal(int, int)
    level_wanted = Signal(int, int)
    rename_wanted = Signal(int, str)
    skeleton = Signal(bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._spans: dict[Key, Span] = {}
        self._renaming: Key | None = None
        self._wanted: Key | None = None
        """The row to choose once the next report has it: that of a heading with another name."""
        self.list = OutlineList(self)
        self.list.setAccessibleName("提纲")
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        head = QLabel("提纲", self)
        head.setObjectName("head")
        self.bones = QCheckBox("只看骨架", self)
        self.bones.setToolTip("把正文折起来，只留各级标题")
        self._name = QLineEdit(self.list.viewport())
        self._name.setAccessibleName("标题的新名称")
        self._name.hide()
        self._empty = QLabel(TEACH, self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 8, 4)
        top.addWidget(head)
        top.addStretch(1)
        top.addWidget(self.bones)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.bones.toggled.connect(self.skeleton)
        self.list.chosen.connect(self._chosen)
        self.list.left.connect(self.left)
        self.list.moved.connect(self._moved)
        self.list.step_wanted.connect(lambda key, by: self._with(key, lambda s: self.step_wanted.emit(s.line, by)))
        self.list.level_wanted.connect(lambda key, by: self._with(key, lambda s: self.level_wanted.emit(s.line, by)))
        self.list.rename_wanted.connect(self._rename)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._name.returnPressed.connect(self._renamed)
        self._name.editingFinished.connect(self._name.hide)
        self.put(None, lambda line: line, 0)

    def put(
        self, report: LiveReport | None, where: Callable[[int], int | None], count: int,
        levels: Mapping[str, int] = NO_LEVELS,
    ) -> None:
        """Show a report's outline.

        ``where`` maps its lines to the draft's, ``count`` is the draft's lines, ``levels`` the sections' by id.
        """
        missing = missing_places(report, levels) if report else {}
        rows, self._spans = rows_of(report, where, count, missing) if report else ([], {})
        self.list.put(rows)
        if self._wanted is not None and self.list.choose(self._wanted):
            self._wanted = None
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def mark_line(self, line: int) -> None:
        """Mark the section that holds the caret."""
        inside = [key for key, span in self._spans.items() if span.line <= line < span.end]
        if inside and (not self.list.hasFocus() or self.list.current() is None):
            self.list.choose(inside[-1])

    def _with(self, key: object, do: Callable[[Span], object]) -> None:
        span = self._spans.get(key)  # type: ignore[call-overload]
        if span is not None:
            do(span)

    def _chosen(self, row: Row) -> None:
        if isinstance(row.key, tuple) and row.key[0] == MISSING:
            self.insert_wanted.emit(row.key[1])
        else:
            self._with(row.key, lambda span: self.go_to.emit(span.line))

    def _moved(self, key: object, before: object) -> None:
        target = self._spans.get(before) if before else None  # type: ignore[call-overload]
        self._with(key, lambda span: self.move_wanted.emit(span.line, target.line if target else None))

    def _rename(self, key: object) -> None:
        """Write the new name where the old one stands."""
        span = self._spans.get(key)  # type: ignore[call-overload]
        if span is None:
            return
        self._renaming = key  # type: ignore[assignment]  # a key of the spans
        place = self.list.visualRect(self.list.currentIndex())
        self._name.setText(span.heading.text)
        self._name.setGeometry(place.adjusted(4 + INDENT * (span.heading.level - 1), 0, -4, 0))
        self._name.show()
        self._name.raise_()
        self._name.setFocus()
        self._name.selectAll()

    def _renamed(self) -> None:
        key, self._renaming = self._renaming, None
        self._name.hide()
        self.list.setFocus()
        title = " ".join(self._name.text().split())
        if key is not None and title:
            self._wanted = (HEADING, title, 0)
            self._with(key, lambda span: self.rename_wanted.emit(span.line, title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up renaming."""
        if event.key() == Qt.Key.Key_Escape and self._name.isVisible():
            self._renaming = None
            self._name.hide()
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _menu(self, point: QPoint) -> None:
        row = self.list.current()
        if row is None or row.key not in self._spans:
            return
        menu = QMenu(self)
        key = row.key
        for text, do in (
            ("上移", lambda: self.list.step_wanted.emit(key, -1)),
            ("下移", lambda: self.list.step_wanted.emit(key, 1)),
            ("升一级", lambda: self.list.level_wanted.emit(key, -1)),
            ("降一级", lambda: self.list.level_wanted.emit(key, 1)),
            ("改名", lambda: self._rename(key)),
        ):
            menu.addAction(text).triggered.connect(do)
        menu.popup(self.list.viewport().mapToGlobal(point))
