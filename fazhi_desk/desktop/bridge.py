"""Between Qt's text and the core's lines: the only module that knows UTF-16.

It keeps the lines of the draft as code points, finds out what really changed after each signal (during input-method
composition ``contentsChange`` fires although nothing did), sends line ranges to the review after a short pause, and
brings the places of a report back to the lines as they stand now.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from fazhi_desk.desktop.marks import Mark, MarkTable, line_map
from fazhi_desk.tasks.live import LiveEdit, LiveReport

ASTRAL = re.compile("[\U00010000-\U0010ffff]")
PAUSE = 180
"""Milliseconds without a change before the review is asked."""
KEPT_REVISIONS = 64
LARGE_EDIT = 50
"""From so many new lines on the review is told which can be seen, to answer for these first."""


def to_units(text: str, offset: int) -> int:
    """A count of code points as a count of UTF-16 units."""
    if len(text) * 2 == len(text.encode("utf-16-le", "surrogatepass")):
        return offset
    return offset + bisect_left([m.start() for m in ASTRAL.finditer(text)], offset)


def to_points(text: str, units: int) -> int:
    """A count of UTF-16 units as code points; a place inside a surrogate pair counts as before it."""
    # Astral character n, at code point m, takes units m + n and m + n + 1: inside is the second one's beginning.
    middles = [m.start() + n + 1 for n, m in enumerate(ASTRAL.finditer(text))]
    passed = bisect_left(middles, units)
    inside = passed < len(middles) and middles[passed] == units
    return units - passed - inside


class Reviewer(Protocol):
    """What the bridge needs of a runner."""

    def send(self, message: Mapping[str, Any]) -> None:
        """Take one message for the review."""


class Bridge(QObject):
    """The lines of one document, their marks, and the traffic with the review."""

    lines_changed = Signal(int, int, int)
    """First line, exclusive last line before, and how many lines stand there now."""
    report_placed = Signal(object)
    """A LiveReport whose places are those of the draft as it stands."""
    asked = Signal()
    """The review was sent something; its answer is to come."""

    def __init__(self, document: QTextDocument, runner: Reviewer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.lines: list[str] = [""]
        self.marks = MarkTable()
        self.report: LiveReport | None = None
        self.front: Mapping[str, Any] = {}
        self.options: Mapping[str, Any] = {}
        self.paused = False
        self.visible: Callable[[], tuple[int, int]] | None = None
        """Tells the first and the last line that can be seen; set by the editor."""
        self._runner = runner
        self._revision = 0
        self._sent: dict[int, tuple[str, ...]] = {}
        self._answered: tuple[str, ...] = ()
        self._dirty: tuple[int, int] | None = None  # changed lines, counted from the top and from the bottom
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)
        document.contentsChange.connect(self._changed)

    # ----- what changed

    def _changed(self, position: int, removed: int, added: int) -> None:  # noqa: ARG002 - Qt's signature
        document = self.document
        first = max(document.findBlock(position).blockNumber(), 0)
        last_block = document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else document.blockCount() - 1
        new = []
        block = document.findBlockByNumber(first)
        for _ in range(first, last + 1):
            new.append(block.text())
            block = block.next()
        old_end = last + 1 - (document.blockCount() - len(self.lines))
        self._take(first, max(old_end, first), new)

    def _take(self, start: int, end: int, new: list[str]) -> None:
        """Lines [start, end) are now ``new``: trim what is the same, then tell."""
        old = self.lines
        while start < end and new and old[start] == new[0]:
            start += 1
            del new[0]
        while start < end and new and old[end - 1] == new[-1]:
            end -= 1
            del new[-1]
        if start == end and not new:
            return
        self.marks.replace(start, old[start:end], new)
        old[start:end] = new
        tail = len(old) - start - len(new)
        self._dirty = (start, tail) if self._dirty is None else (min(self._dirty[0], start), min(self._dirty[1], tail))
        self._timer.start()
        self.lines_changed.emit(start, end, len(new))

    # ----- traffic with the review

    def open(self, front: Mapping[str, Any]) -> None:
        """Send everything: a new draft, or a review that has to begin again."""
        self.front = front
        message = {"type": "open", "lines": list(self.lines), "front": dict(front), "options": dict(self.options)}
        self._send({**message, **self._seen()})

    def reopen(self) -> None:
        """Send everything once more; the review was started again."""
        self.open(self.front)

    def tell_front(self, front: Mapping[str, Any]) -> None:
        """The front matter or the options changed."""
        self.flush()
        self.front = front
        self._send({"type": "front", "front": dict(front), "options": dict(self.options)})

    def flush(self) -> None:
        """Send what changed since the last message; nothing while text is being composed."""
        if self._dirty is None or self.paused:
            return
        start, tail = self._dirty
        known = self._answered
        new = self.lines[start : len(self.lines) - tail]
        seen = self._seen() if len(new) >= LARGE_EDIT else {}
        self._send({"type": "edit", "start": start, "end": len(known) - tail, "lines": new, **seen})

    def _seen(self) -> dict[str, Any]:
        return {"visible": list(self.visible())} if self.visible is not None else {}

    def resume(self) -> None:
        """Composition has ended: what it brought is sent after the usual pause."""
        if self._dirty is not None:
            self._timer.start()

    def _send(self, message: dict[str, Any]) -> None:
        self._revision += 1
        self._timer.stop()
        self._dirty = None
        self._answered = tuple(self.lines)
        self._sent[self._revision] = self._answered
        if len(self._sent) > KEPT_REVISIONS:
            del self._sent[next(iter(self._sent))]
        self._runner.send({**message, "revision": self._revision})
        self.asked.emit()

    @property
    def settled(self) -> bool:
        """Whether the last report speaks of the draft exactly as it stands."""
        report = self.report
        return self._dirty is None and report is not None and not report.partial and report.revision == self._revision

    def receive(self, report: LiveReport) -> None:
        """A report has come: mark what still stands as it was analysed."""
        analysed = self._sent.get(report.revision)
        last = self.report
        if analysed is None or (last is not None and report.revision < last.revision):
            return
        if report.partial and last is not None and not last.partial:
            return  # a whole report of an earlier state says more, and the next is on its way
        for revision in [r for r in self._sent if r < report.revision]:
            del self._sent[revision]
        where = line_map(analysed, self.lines)
        self.report = report
        self.marks.fill(report, where, len(self.lines))
        self.report_placed.emit(report)

    def forget(self) -> None:
        """A new draft: what was said of the old one no longer counts."""
        self.report = None
        self._sent.clear()
        self.marks.clear(len(self.lines))

    # ----- places

    def current_line(self, line: int) -> int | None:
        """Where a line of the last report stands now; None if its text has changed."""
        return self.marks.where(line)

    def cursor(self, line: int, start: int, end: int | None = None) -> QTextCursor:
        """A cursor that selects code points [start, end) of a line of the draft as it stands."""
        line = min(max(line, 0), len(self.lines) - 1)
        text = self.lines[line]
        block = self.document.findBlockByNumber(line)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + to_units(text, min(max(start, 0), len(text))))
        if end is not None:
            cursor.setPosition(
                block.position() + to_units(text, min(max(end, 0), len(text))), QTextCursor.MoveMode.KeepAnchor
            )
        return cursor

    def place(self, position: int) -> tuple[int, int]:
        """A document position as (line, code points into it)."""
        block = self.document.findBlock(position)
        return block.blockNumber(), to_points(block.text(), position - block.position())

    def marks_in(self, block: QTextBlock) -> Sequence[Mark]:
        """The marks of a block, in the units of its layout."""
        marks = self.marks.at(block.blockNumber())
        text = block.text() if marks else ""
        if len(text) == block.length() - 1:
            return marks
        return [m._replace(start=to_units(text, m.start), end=to_units(text, m.end)) for m in marks]

    # ----- edits of the program

    def apply(self, edits: Sequence[LiveEdit]) -> bool:
        """Make the edits of a fix, last first, inside the edit block that the editor has opened.

        Places are those of the last report; False when a line no longer has the text they were made for.
        """
        placed = []
        for line, start, end, text in edits:
            now = self.current_line(line)
            if now is None:
                return False
            placed.append((now, start, end, text))
        self.make(placed)
        return True

    def make(self, edits: Sequence[LiveEdit]) -> None:
        """Make edits whose places are those of the draft as it stands, last first."""
        for line, start, end, text in sorted(edits, reverse=True):
            self.cursor(line, start, end).insertText(text)

    def replace_lines(self, start: int, end: int, new: Sequence[str]) -> None:
        """Lines [start, end) become ``new``, touching as little as possible, inside the editor's edit block."""
        old, fresh = self.lines[start:end], list(new)
        while old and fresh and old[0] == fresh[0]:
            del old[0], fresh[0]
            start += 1
        while old and fresh and old[-1] == fresh[-1]:
            del old[-1], fresh[-1]
            end -= 1
        if start == end:
            self._insert_lines(start, fresh)
            return
        if fresh:
            cursor = self.cursor(start, 0)
            last = self.cursor(end - 1, len(self.lines[end - 1]))
            cursor.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("\n".join(fresh))
            return
        self._remove_lines(start, end)

    def _insert_lines(self, at: int, fresh: Sequence[str]) -> None:
        if not fresh:
            return
        if at < len(self.lines):
            self.cursor(at, 0).insertText("\n".join(fresh) + "\n")
        else:
            self.cursor(at - 1, len(self.lines[at - 1])).insertText("\n" + "\n".join(fresh))

    def _remove_lines(self, start: int, end: int) -> None:
        if end < len(self.lines):
            cursor, last = self.cursor(start, 0), self.cursor(end, 0)
        elif start > 0:
            cursor = self.cursor(start - 1, len(self.lines[start - 1]))
            last = self.cursor(end - 1, len(self.lines[end - 1]))
        else:
            cursor, last = self.cursor(0, 0), self.cursor(end - 1, len(self.lines[end - 1]))
        cursor.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
