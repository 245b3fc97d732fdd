"""The page: plain text shown as a paper, with the marks of the review under it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from fazhi_desk.desktop.bridge import Bridge, Reviewer
from fazhi_desk.desktop.dragging import dragged
from fazhi_desk.desktop.dress import Dress
from fazhi_desk.desktop.look import Look, looks_of
from fazhi_desk.desktop.mark_painter import Marker
from fazhi_desk.desktop.marks import Mark
from fazhi_desk.desktop.theme import Theme

MARGIN = 24
"""Pixels of paper around the text column."""
BLANKS = " \u3000\u00a0\t"


class Editor(QTextEdit):
    """Shows and edits the lines of a draft; what a line means is decided elsewhere."""

    menu_wanted = Signal(QPoint)
    """Somebody asked for the context menu at this global point."""
    next_wanted = Signal(bool)
    """Tab in an open place: go to the next; True for the one before."""

    phrase_dropped = Signal(str, int)
    """A phrase of this text was dropped at this position of the document."""

    def __init__(self, theme: Theme, points: float, runner: Reviewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName("正文")
        self.setAcceptRichText(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(MARGIN)
        self.dress = Dress(self.document(), points)
        self._points, self._zoom = points, 1.0
        self.bridge = Bridge(self.document(), runner, self)
        self.bridge.visible = self.visible_lines
        self.bridge.lines_changed.connect(self._dress_faces)
        self.bridge.report_placed.connect(lambda _: self.viewport().update())
        self._shown: list[tuple[int, int, int]] = []
        self._typed_at = -1
        self.cursorPositionChanged.connect(self._moved)
        self.set_theme(theme)

    # ----- loading

    def load(self, lines: Sequence[str]) -> None:
        """Show another draft; no undo leads back to the old one."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        if self.dress.points != self._points:
            self.dress.set_points(self._points)
            self.set_points(self._points)
        text = "\n".join(lines).replace("\u2029", "\n").replace("\ufdd0", "\ufffd").replace("\ufdd1", "\ufffd")
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self.dress.format(Look.BODY))
        cursor.insertText(text)
        looks, self.dress.hard = looks_of(self.bridge.lines)
        self.dress.all_looks(looks)
        self.dress.faces(0, document.blockCount() - 1)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self.bridge.forget()
        self._shown = []
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(0)

    def set_points(self, points: float) -> None:
        """Another size of type: the layout is scaled, so that text, formats and undo history stay as they are."""
        self._points = points
        self._zoom = points / self.dress.points
        device = QImage(1, 1, QImage.Format.Format_RGB32)
        per_metre = round(self.viewport().logicalDpiY() * self._zoom / 0.0254)
        device.setDotsPerMeterX(per_metre)
        device.setDotsPerMeterY(per_metre)
        self._device = device  # Qt keeps only a pointer
        self.document().documentLayout().setPaintDevice(device)
        self.document().markContentsDirty(0, self.document().characterCount())
        self._lay_out()

    @property
    def em(self) -> float:
        """The width of a character on the screen, in pixels."""
        return self.dress.em * self._zoom

    def set_theme(self, theme: Theme) -> None:
        """Colours of the page."""
        self.theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.page))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.text))
        self.setPalette(palette)
        self.viewport().update()

    # ----- one undo step

    @contextmanager
    def one_step(self, first: int | None = None, last: int | None = None) -> Iterator[QTextCursor]:
        """Everything done inside is one undo step; blocks from ``first`` on are dressed at its end.

        ``last`` counts from the end of the document (0 is the last block), as blocks may come and go meanwhile.
        """
        cursor = self.textCursor()
        start = cursor.block().blockNumber() if first is None else first
        count = self.document().blockCount()
        tail = count - 1 - self.document().findBlock(cursor.selectionEnd()).blockNumber() if last is None else last
        start = min(start, self.document().findBlock(cursor.selectionStart()).blockNumber())
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            self.dress.looks(max(start - 1, 0), self.document().blockCount() - 1 - max(tail - 1, 0))
            cursor.endEditBlock()

    def insert(self, text: str) -> None:
        """Put plain text in the place of the selection, as one undo step."""
        with self.one_step():
            self.textCursor().insertText(text)
        self.ensureCursorVisible()

    # ----- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing; a key that changes how a line looks does so in its own undo step."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._in_open_place():
            self.next_wanted.emit(event.key() == Qt.Key.Key_Backtab)
        elif self.isReadOnly() or event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._keeps_look(event):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._new_line()
        else:
            with self.one_step():
                super().keyPressEvent(event)
        if event.text():
            self._typed_at = self.textCursor().position()

    def _in_open_place(self) -> bool:
        """Whether an open place is selected, as after a phrase with slots was put in."""
        return self.textCursor().selectedText().startswith("【待补")

    def _new_line(self) -> None:
        """A new paragraph; where the writer indents by blanks the new line begins with the same."""
        with self.one_step():
            cursor = self.textCursor()
            text = cursor.block().text()
            blanks = text[: len(text) - len(text.lstrip(BLANKS))]
            cursor.insertText("\n" + (blanks if cursor.positionInBlock() >= len(blanks) else ""))
        self.ensureCursorVisible()

    def _keeps_look(self, event: QKeyEvent) -> bool:
        """Whether the key leaves the look of its line as it is, so that typed characters stay one undo step."""
        key, cursor = event.key(), self.textCursor()
        block = cursor.block()
        text, at = block.text(), self.bridge.place(cursor.position())[1]
        if cursor.hasSelection():
            return not event.text()
        if key == Qt.Key.Key_Backspace:
            if at == 0:
                return False
            text = text[: at - 1] + text[at:]
        elif key == Qt.Key.Key_Delete:
            if at == len(text):
                return False
            text = text[:at] + text[at + 1 :]
        elif event.text() and event.text().isprintable():
            text = text[:at] + event.text() + text[at:]
        else:
            return key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return self.dress.would_look(block, text) is self.dress.look(block)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composition: nothing is sent or marked meanwhile; what it commits is one undo step."""
        self.bridge.paused = bool(event.preeditString())
        committed = event.commitString()
        if committed and not self.isReadOnly():
            block, at = self.textCursor().block(), self.bridge.place(self.textCursor().position())[1]
            text = block.text()[:at] + committed + block.text()[at:]
            if self.textCursor().hasSelection() or self.dress.would_look(block, text) is not self.dress.look(block):
                with self.one_step():
                    super().inputMethodEvent(event)
            else:
                super().inputMethodEvent(event)
            self._typed_at = self.textCursor().position()
        else:
            super().inputMethodEvent(event)
        if not self.bridge.paused:
            self.bridge.resume()
        self.viewport().update()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        """The page stands inside margins; the candidate window belongs at the caret all the same."""
        value = super().inputMethodQuery(query) if argument is None else super().inputMethodQuery(query, argument)
        if query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle):
            offset = self.viewport().pos()
            if isinstance(value, QRectF):
                return value.translated(offset)
            if isinstance(value, QRect):
                return value.translated(offset)
        return value

    @property
    def composing(self) -> bool:
        """Whether an input method is at work."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: plain text only, line ends as they should be. A phrase is put in by the window, so that it fits."""
        phrase, at = dragged(source), self.textCursor().position()
        if phrase:
            # Qt sets the caret when the drop is over; the phrase selects its first field after that.
            QTimer.singleShot(0, self, lambda: self.phrase_dropped.emit(phrase, at))
            return
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\0", "")
        if text:
            self.insert(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text; a dropped file is opened by the window."""
        return source.hasText() and not source.hasUrls()

    def cut(self) -> None:
        """Cut as one undo step with the looks it changes."""
        with self.one_step():
            super().cut()

    # ----- after a change

    def _dress_faces(self, start: int, _end: int, count: int) -> None:
        self.dress.faces(max(start - 1, 0), start + count)
        if start < 12:
            self.dress.faces(0, 12)

    def _moved(self) -> None:
        """The caret left the word: what is found there may be shown."""
        if self._typed_at >= 0 and self.textCursor().position() != self._typed_at:
            self._typed_at = -1
            self.viewport().update()

    # ----- page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page in the middle."""
        self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - round((self.dress.width + 2 * MARGIN) * self._zoom)
        side = max(room // 2, 0)
        self.setViewportMargins(side, 0, max(room - side, 0), 0)

    # ----- marks

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper, the text, then the marks of the blocks that can be seen."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), QColor(self.theme.page))
        ground.end()
        super().paintEvent(event)
        if self.bridge.report is not None or self._shown:
            self._paint_marks(event.rect())

    def _paint_marks(self, area: QRect) -> None:
        top = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -top)
        marker = Marker(painter, self.theme, self.em)
        block = self.cursorForPosition(QPoint(0, area.top())).block()
        layout = self.document().documentLayout()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > top + area.bottom():
                break
            if not block.layout().preeditAreaText():
                shown = [(start, end) for line, start, end in self._shown if line == block.blockNumber()]
                marks = [mark for mark in self.bridge.marks_in(block) if not self._not_shown(block, mark)]
                marker.paint(block, rect, marks, shown)
            block = block.next()
        painter.end()

    def _not_shown(self, block: QTextBlock, mark: Mark) -> bool:
        """Folded away, or still being typed."""
        return self.dress.folded or self._being_typed(block, mark)

    def _being_typed(self, block: QTextBlock, mark: Mark) -> bool:
        """A finding appears after the writer has left the word."""
        if self._typed_at < 0:
            return False
        return mark.start <= self._typed_at - block.position() <= mark.end

    def show_places(self, places: Sequence[tuple[int, int, int]]) -> None:
        """Highlight stretches (line, code points) until the next call: evidence, a related place."""
        shown = []
        for line, start, end in places:
            cursor = self.bridge.cursor(line, start, end)
            base = cursor.block().position() if not cursor.hasSelection() else (
                self.document().findBlock(cursor.selectionStart()).position()
            )
            shown.append((line, cursor.selectionStart() - base, cursor.selectionEnd() - base))
        self._shown = shown
        self.viewport().update()

    def visible_lines(self) -> tuple[int, int]:
        """The first and the last line that can be seen."""
        corners = QPoint(0, 0), self.viewport().rect().bottomRight()
        first, last = (self.cursorForPosition(corner).blockNumber() for corner in corners)
        return first, last

    def go_to(self, line: int, start: int = 0, end: int | None = None, *, focus: bool = True) -> None:
        """Bring a place into view and select it."""
        cursor = self.bridge.cursor(line, start, end)
        # The caret stands at the beginning of what is selected, so that its line is brought into view.
        low, high = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(high)
        cursor.setPosition(low, QTextCursor.MoveMode.KeepAnchor)
        self._typed_at = -1
        self.setTextCursor(cursor)
        rect = self.cursorRect()
        height = self.viewport().height()
        if rect.top() < height * 0.1 or rect.bottom() > height * 0.8:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - round(height * 0.3))
        if focus:
            self.setFocus()

    def findings_at(self, line: int, offset: int) -> list[int]:
        """Indices of the findings whose mark covers or touches a place, the worst first."""
        marks = [m for m in self.bridge.marks.at(line) if m.start <= offset <= m.end]
        return [m.finding for m in reversed(marks)]

    def place_at(self, point: QPoint) -> tuple[int, int]:
        """The place under a point of the viewport."""
        return self.bridge.place(self.cursorForPosition(point).position())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips say what a mark means and why."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        report = self.bridge.report
        found = self.findings_at(*self.place_at(event.pos())) if report else []
        if report is None or not found:
            QToolTip.hideText()
            return
        parts = []
        for index in found[:3]:
            finding = report.findings[index]
            parts.append(f"<p><b>{html.escape(finding.message)}</b></p><p>{html.escape(finding.why)}</p>")
        QToolTip.showText(event.globalPos(), "<qt>" + "".join(parts) + "</qt>", self.viewport())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The window builds the menu: fixes first."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(self.viewport().mapFromGlobal(event.globalPos())))
        self.menu_wanted.emit(event.globalPos())

