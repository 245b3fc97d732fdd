"""Find and replace in a bar below the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from fazhi_desk.desktop.editor import Editor


class FindBar(QFrame):
    """Finds plain text; with a second line it replaces it, all at once as one undo step."""

    left = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self._editor = editor
        self.wanted = QLineEdit(self)
        self.wanted.setPlaceholderText("查找")
        self.wanted.setAccessibleName("查找内容")
        self.other = QLineEdit(self)
        self.other.setPlaceholderText("替换为")
        self.other.setAccessibleName("替换为")
        self._count = QLabel(self)
        self._count.setObjectName("muted")
        self._replace_one = QPushButton("替换", self)
        self.replace_all_button = QPushButton("全部替换", self)
        following, previous = QPushButton("下一处", self), QPushButton("上一处", self)
        cross = QToolButton(self)
        cross.setText("×")
        cross.setToolTip("关闭")
        cross.setAccessibleName("关闭查找")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 4, 4, 4)
        for column, widget in enumerate((self.wanted, following, previous, self._count, cross)):
            grid.addWidget(widget, 0, column)
        for column, widget in enumerate((self.other, self._replace_one, self.replace_all_button)):
            grid.addWidget(widget, 1, column)
        grid.setColumnStretch(0, 1)
        self.wanted.textChanged.connect(self._look)
        following.clicked.connect(self.step)
        previous.clicked.connect(lambda: self.step(back=True))
        self._replace_one.clicked.connect(self.replace)
        self.replace_all_button.clicked.connect(self.replace_all)
        cross.clicked.connect(self.leave)
        self.hide()

    def open(self, *, replacing: bool) -> None:
        """Show the bar, beginning with what is selected."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen and len(chosen) <= 60:
            self.wanted.setText(chosen)
        for widget in (self.other, self._replace_one, self.replace_all_button):
            widget.setVisible(replacing)
        self.show()
        self.wanted.setFocus()
        self.wanted.selectAll()
        self._look()

    def leave(self) -> None:
        """Back to the text."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finds the next, Shift+Enter the previous, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.other.hasFocus():
                self.replace()
            else:
                self.step(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        text = self.wanted.text()
        count = sum(line.count(text) for line in self._editor.bridge.lines) if text else 0
        self._count.setText(f"{count}处" if text else "")

    def step(self, *, back: bool = False) -> bool:
        """Select the next place, going round at the end; False when there is none."""
        text = self.wanted.text()
        if not text:
            return False
        flags = QTextDocument.FindFlag.FindCaseSensitively
        if back:
            flags |= QTextDocument.FindFlag.FindBackward
        document = self._editor.document()
        found = document.find(text, self._editor.textCursor(), flags)
        if found.isNull():
            start = QTextCursor(document)
            if back:
                start.movePosition(QTextCursor.MoveOperation.End)
            found = document.find(text, start, flags)
        self._look()
        if found.isNull():
            self._count.setText("没有找到")
            return False
        self._editor.setTextCursor(found)
        self._editor.ensureCursorVisible()
        return True

    def replace(self) -> None:
        """Replace the selected place and go to the next."""
        cursor = self._editor.textCursor()
        if self.wanted.text() and cursor.selectedText() == self.wanted.text() and not self._editor.isReadOnly():
            self._editor.insert(self.other.text())
        self.step()

    def replace_all(self) -> None:
        """Replace every place; one undo step."""
        text, other = self.wanted.text(), self.other.text()
        if not text or self._editor.isReadOnly():
            return
        bridge = self._editor.bridge
        at = [number for number, line in enumerate(bridge.lines) if text in line]
        if not at:
            self._count.setText("没有找到")
            return
        count = sum(bridge.lines[number].count(text) for number in at)
        with self._editor.one_step(at[0], 0):
            for number in reversed(at):
                line = bridge.lines[number]
                bridge.replace_lines(number, number + 1, [line.replace(text, other)])
        self._count.setText(f"已替换{count}处")
