"""The fields of a phrase that was just put in: Tab and Shift+Tab walk through them, filled or not, then leave it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from fazhi_desk.desktop.editor import Editor

Edge = tuple[QTextCursor, QTextCursor]
"""Before and behind a field; what is typed into it stays between them."""


class Fields(QObject):
    """Knows the fields of one phrase at a time; it is over when the caret leaves the phrase."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._fields: list[Edge] = []
        self._whole: Edge | None = None
        self._at = 0
        editor.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether Tab walks through fields now."""
        return self._whole is not None

    def begin(self, line: int, fields: Sequence[tuple[int, int]], whole: tuple[int, int]) -> None:
        """Fields and the whole phrase as stretches of a line; the first field is selected."""
        self._fields = [self._edges(line, *field) for field in fields]
        self._whole = self._edges(line, *whole)
        self._whole[0].setKeepPositionOnInsert(True)
        self._select(0)

    def leave(self) -> None:
        """Tab is Tab again."""
        self._fields, self._whole = [], None

    def step(self, *, back: bool = False) -> bool:
        """Go to the next (or previous) field, behind the last one to the end of the phrase; False when it is over."""
        if self._whole is None:
            return False
        cursor = self._editor.textCursor()
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        if low < self._whole[0].position() or high > self._whole[1].position():
            self.leave()
            return False
        target = self._beside(low, high, -1 if back else 1)
        if target is not None:
            self._select(target)
        elif not back:
            end = QTextCursor(self._whole[1])
            self.leave()
            self._editor.setTextCursor(end)
        return True

    def _beside(self, low: int, high: int, by: int) -> int | None:
        """The number of the field before (-1) or behind (1) the selection, or the field it stands in."""
        spans = [(before.position(), behind.position()) for before, behind in self._fields]
        order = sorted(range(len(spans)), key=lambda at: at != self._at)  # fields may touch: the one worked on counts
        here = next((at for at in order if spans[at][0] <= low and high <= spans[at][1]), None)
        if here is None:
            here = sum(end <= low for _, end in spans) - (1 if by > 0 else 0)
        at = here + by
        return at if 0 <= at < len(self._fields) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab and Shift+Tab belong to the fields while the caret is in the phrase."""
        tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if watched is self._editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() in tabs and self.step(back=event.key() == Qt.Key.Key_Backtab)
        return super().eventFilter(watched, event)

    def _edges(self, line: int, start: int, end: int) -> Edge:
        return self._editor.bridge.cursor(line, start), self._editor.bridge.cursor(line, end)

    def _select(self, number: int) -> None:
        """Select a field; from now on what is typed there belongs to it and to none that touches it."""
        self._at = number
        for at, (before, behind) in enumerate(self._fields):
            before.setKeepPositionOnInsert(at <= number)
            behind.setKeepPositionOnInsert(at < number)
        before, behind = self._fields[number]
        line, start = self._editor.bridge.place(before.position())
        self._editor.go_to(line, start, self._editor.bridge.place(behind.position())[1])
