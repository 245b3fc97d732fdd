"""Completion: a small list under the caret after two 汉字 that begin a phrase. It never takes the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from fazhi_desk.desktop.bank import Bank
from fazhi_desk.desktop.editor import Editor
from fazhi_desk.desktop.phrases_pane import Moment
from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.phrases.completion import Completion

PAUSE = 120
LIMIT = 6
WIDTH, ROW_HEIGHT = 340, 28


class CompletionList(QFrame):
    """Tab or Enter takes the first or the chosen phrase, Esc sends the list away."""

    chosen = Signal(object, int)
    """A phrase, and how many characters before the caret it replaces."""
    off_wanted = Signal()
    """No more completion while typing."""

    def __init__(self, theme: Theme, editor: Editor, bank: Bank) -> None:
        super().__init__(editor.viewport())
        self.setObjectName("popup")
        self.setAutoFillBackground(True)
        self._editor, self._bank = editor, bank
        self.enabled = True
        self.moment: Callable[[], Moment] = Moment
        self._found: list[Completion] = []
        self.list = RowsView(self, single_click=True)
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.list)
        self._foot = self._footer()
        column.addLayout(self._foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._paused)
        self._typed_to = -1
        editor.bridge.lines_changed.connect(self._typed)
        editor.cursorPositionChanged.connect(self.hide)
        editor.installEventFilter(self)
        self.list.chosen.connect(self._take)
        self.hide()

    def _footer(self) -> QHBoxLayout:
        """How it is used, and the way to be rid of it."""
        said = QLabel("Tab 采用　Esc 关闭", self)
        said.setObjectName("muted")
        self.off = QPushButton("不再提示", self)
        self.off.setProperty("link", "true")
        self.off.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.off.setToolTip("关闭输入时的短语提示，仍可按 Alt+/ 调出")
        self.off.clicked.connect(self._switch_off)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 4, 2)
        foot.addWidget(said)
        foot.addStretch(1)
        foot.addWidget(self.off)
        return foot

    def _switch_off(self) -> None:
        self.leave()
        self.off_wanted.emit()

    def leave(self) -> None:
        """Send the list away, also one that was about to come."""
        self._timer.stop()
        self.hide()

    def _typed(self, *_: int) -> None:
        if self.enabled and self._editor.hasFocus():
            self._typed_to = self._editor.textCursor().position()
            self._timer.start()

    def _paused(self) -> None:
        """Look where the writer stopped typing; whoever has gone on elsewhere does not want a list there."""
        if self._editor.textCursor().position() == self._typed_to:
            self.look()

    def look(self) -> bool:
        """Show what goes on from the text before the caret; False when nothing does."""
        loaded = self._bank.loaded
        cursor = self._editor.textCursor()
        if loaded is None or cursor.hasSelection() or self._editor.composing or self._editor.isReadOnly():
            self.hide()
            return False
        line, at = self._editor.bridge.place(cursor.position())
        before = self._editor.bridge.lines[line][:at]
        self._found = loaded.complete.complete(before, limit=LIMIT, **self._wish())
        if not self._found:
            self.hide()
            return False
        self.list.put([Row(one.phrase.text, one.phrase.text, strong=((0, one.typed),)) for one in self._found])
        self._set_place()
        return True

    def _wish(self) -> dict[str, Any]:
        """What fits the place and the unit goes first or alone."""
        moment = self.moment()
        return {
            "section": moment.section, "missing_topics": moment.missing, "own_use": self._bank.own.weights(),
            "unit_facts": moment.facts, "year": moment.year,
        }

    def _set_place(self) -> None:
        rect = self._editor.cursorRect()
        room = self._editor.viewport().size()
        width = min(WIDTH, room.width() - 8)
        self.resize(width, self.height())
        self.show()  # only now have the rows their width, and with it their height
        height = sum(max(self.list.sizeHintForRow(row), ROW_HEIGHT) for row in range(len(self._found))) + 4
        height += self._foot.sizeHint().height()
        top = rect.bottom() + 8
        if top + height > room.height():
            top = max(rect.top() - height - 8, 0)
        self.setGeometry(min(rect.left(), room.width() - width - 4), top, width, height)
        self.list.choose(self._found[0].phrase.text)
        self.raise_()

    def _take(self, row: Row | None) -> None:
        self.hide()
        wanted = next((one for one in self._found if row is not None and one.phrase.text == row.key), None)
        if wanted is not None:
            self.chosen.emit(wanted.phrase, wanted.typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A few keys belong to the list while it is shown; all others go on to the text."""
        if watched is self._editor:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    self._timer.stop()
                return self.isVisible() and self._key(event)
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.InputMethod):
                self.hide()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.current())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True
