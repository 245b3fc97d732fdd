"""What the program itself writes into the draft: fixes, sections, headings, phrases, questions. One undo step each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.desktop import numbers, sections
from fazhi_desk.desktop.editor import Editor
from fazhi_desk.desktop.fields import Fields
from fazhi_desk.desktop.files import Files
from fazhi_desk.desktop.message_bar import MessageArea
from fazhi_desk.phrases.insertion import insertion
from fazhi_desk.tasks.live import LiveEdit, LiveFinding, LiveFix

OPEN, CLOSE = "【待补", "】"


class Editing(QObject):
    """Changes to the draft on the writer's command."""

    def __init__(self, editor: Editor, files: Files, messages: MessageArea) -> None:
        super().__init__(editor)
        self._editor = editor
        self._files = files
        self._messages = messages
        self.fields = Fields(editor)

    @property
    def lines(self) -> list[str]:
        """The lines of the draft."""
        return self._editor.bridge.lines

    def line(self) -> int:
        """The line the caret stands in."""
        return self._editor.textCursor().blockNumber()

    # ----- fixes

    def apply(self, fix: LiveFix) -> bool:
        """Apply a fix if the text is still the one it was made for."""
        bridge = self._editor.bridge
        now = [bridge.current_line(line) for line, *_ in fix.edits]
        present = [line for line in now if line is not None]
        if self._editor.isReadOnly() or not fix.edits or len(present) < len(now):
            self._messages.tell("这一处刚刚改动过，稍等片刻再试", topic="fix", seconds=6)
            return False
        with self._editor.one_step(min(present), len(self.lines) - 1 - max(present)):
            bridge.apply(fix.edits)
        return True

    def make(self, edits: Sequence[LiveEdit]) -> None:
        """Make many edits of the draft as it stands: one step to undo."""
        if self._editor.isReadOnly() or not edits:
            return
        lines = [line for line, *_ in edits]
        with self._editor.one_step(min(lines), len(self.lines) - 1 - max(lines)):
            self._editor.bridge.make(edits)

    def ignore(self, finding: LiveFinding) -> None:
        """Write into the draft that this finding is not wanted here; the bar takes it back."""
        row = {"rule": finding.ignore.rule, "quote": finding.ignore.quote}
        if finding.ignore.before or finding.ignore.after:
            row |= {"before": finding.ignore.before, "after": finding.ignore.after}
        kept = self.ignored()
        if self._editor.isReadOnly():
            return
        self._files.set_front("ignored", [*kept, row])
        self._messages.tell(
            "已忽略，这一处不再提示", [("撤销", lambda: self.restore([row]))], topic="ignore", seconds=10
        )

    @property
    def front(self) -> Mapping[str, Any]:
        """The front matter of the draft."""
        return self._files.draft.front

    def ignored(self) -> list[Mapping[str, Any]]:
        """What is ignored in this draft, as its front matter keeps it."""
        kept = self._files.draft.front.get("ignored")
        return [row for row in kept if isinstance(row, Mapping)] if isinstance(kept, list) else []

    def restore(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Tell these again."""
        rest = [kept for kept in self.ignored() if kept not in rows]
        self._files.set_front("ignored", rest or None)

    def forget_ignored(self) -> None:
        """Show everything that was ignored in this draft again."""
        count = len(self.ignored())
        if count:
            self._files.set_front("ignored", None)
        said = f"已恢复{count}处忽略的问题" if count else "这篇文稿没有忽略过问题"
        self._messages.tell(said, topic="ignore", seconds=8)

    def waive(self, topic: str, reason: str) -> None:
        """Mark a topic as not applicable, with the reason; "" takes it back."""
        kept = self._files.draft.front.get("waived")
        waived = dict(kept) if isinstance(kept, Mapping) else {}
        if reason:
            waived[topic] = reason
        else:
            waived.pop(topic, None)
        self._files.set_front("waived", waived or None)

    # ----- sections and headings

    def change(self, make: Callable[[Sequence[str]], sections.Change | None], said: str = "") -> bool:
        """Apply a change of whole lines; ``said`` is told when nothing can be done."""
        made = None if self._editor.isReadOnly() else make(list(self.lines))
        if made is None:
            if said:
                self._messages.tell(said, topic="section", seconds=6)
            return False
        before = list(self.lines)
        offset = self._editor.bridge.place(self._editor.textCursor().position())[1]
        stretches = pieces(before, made.lines)
        first, last = stretches[0][0], len(before) - stretches[-1][1]
        with self._editor.one_step(first, max(last - 1, 0)):
            for start, end, new in reversed(stretches):
                self._editor.bridge.replace_lines(start, end, new)
        line = min(made.line, len(self.lines) - 1)
        self._editor.go_to(line, min(offset, len(self.lines[line])), focus=False)
        return True

    def move(self, by: int, line: int | None = None) -> bool:
        """Move the section at a line (the caret's) up or down."""
        at = self.line() if line is None else line
        return self.change(lambda lines: sections.move(lines, at, by), "这一节已经在最前或最后")

    def move_before(self, line: int, before: int | None) -> bool:
        """Move the section that begins at a line."""
        def make(lines: Sequence[str]) -> sections.Change | None:
            found = numbers.heads(lines)
            target = before if before is not None else max((h.end for h in found), default=len(lines))
            return sections.move_before(lines, line, target)

        return self.change(make)

    def shift(self, by: int, line: int | None = None) -> bool:
        """Promote or demote the section at a line."""
        at = self.line() if line is None else line
        return self.change(lambda lines: sections.shift_level(lines, at, by), "标题已经是最高或最低一级")

    def set_level(self, level: int) -> bool:
        """Make the caret's line a heading, or body text with 0."""
        at = self.line()
        return self.change(lambda lines: sections.set_level(lines, at, level))

    def rename(self, line: int, title: str) -> bool:
        """Rename a heading."""
        return self.change(lambda lines: sections.rename(lines, line, title))

    def join_lines(self) -> None:
        """Put hard-wrapped lines together; a step that can be undone like any other."""
        at = self.line()
        if self.change(lambda lines: sections.joined(lines, at), "没有要合并的断行"):
            self._editor.dress.hard = False
            self._messages.drop("wrapped")

    def renumber(self) -> None:
        """Number all headings anew."""
        def make(lines: Sequence[str]) -> sections.Change | None:
            new = numbers.renumbered(lines)
            return None if new == list(lines) else sections.Change(new, self.line())

        if not self.change(make):
            self._messages.tell("各级标题的序号是连续的，没有要改的", topic="section", seconds=6)

    def insert_section(self, title: str, body: Sequence[str], level: int, where: tuple[int | None, int | None]) -> bool:
        """Put a missing section behind one line or before another and select its first open place."""
        done = self.change(lambda lines: sections.insert_section(lines, where, title, body, level))
        if done:
            self._first_open(self.line())
        return done

    def add_lines(self, body: Sequence[str], line: int | None) -> bool:
        """Lines at the end of the section that holds a line: questions as open places, never an assertion."""
        done = self.change(lambda lines: sections.insert_body(lines, line, body))
        if done:
            self._first_open(self.line())
        return done

    # ----- phrases and open places

    def insert_phrase(self, phrase: Phrase, typed: int = 0) -> None:
        """Put a phrase at the caret so that it fits; its slots become fields, the first is selected."""
        if self._editor.isReadOnly():
            return
        cursor = self._editor.textCursor()
        line, start = self._editor.bridge.place(cursor.selectionStart())
        last, end = self._editor.bridge.place(cursor.selectionEnd())
        fitted = insertion(self.lines[line][:start], self.lines[last][end:], phrase, typed=typed)
        with self._editor.one_step():
            if fitted.before:
                self._editor.bridge.cursor(line, start - fitted.before, start).removeSelectedText()
            self._editor.textCursor().insertText(fitted.text)
        at = start - fitted.before
        if fitted.slots:
            fields = [(at + low, at + high) for low, high in fitted.slots]
            self.fields.begin(line, fields, (at, at + len(fitted.text)))
        else:
            self._editor.ensureCursorVisible()

    def insert_open_place(self) -> None:
        """【待补：】 at the caret, the caret inside it."""
        if self._editor.isReadOnly():
            return
        self._editor.insert("【待补：】")
        self._editor.moveCursor(QTextCursor.MoveOperation.Left)

    def next_open(self, *, back: bool = False) -> bool:
        """Select the next (or previous) open place, going round at the end; False when there is none."""
        cursor = self._editor.textCursor()
        where = self._editor.bridge.place(cursor.selectionStart() if back else cursor.selectionEnd())
        places = open_places(self.lines)
        if not places:
            return False
        if back:
            before = [place for place in places if (place[0], place[1]) < where]
            chosen = before[-1] if before else places[-1]
        else:
            after = [place for place in places if (place[0], place[1]) >= where]
            chosen = after[0] if after else places[0]
        self._editor.go_to(*chosen)
        return True

    def _first_open(self, line: int) -> None:
        for at, start, end in open_places(self.lines):
            if at >= line:
                self._editor.go_to(at, start, end)
                return
        self._editor.setFocus()


def open_places(lines: Sequence[str]) -> list[tuple[int, int, int]]:
    """All 【待补…】 places: line, start, end."""
    found = []
    for number, line in enumerate(lines):
        at = line.find(OPEN)
        while at >= 0:
            end = line.find(CLOSE, at)
            end = len(line) if end < 0 else end + 1
            found.append((number, at, end))
            at = line.find(OPEN, end)
    return found


def pieces(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, list[str]]]:
    """What to replace so that ``old`` becomes ``new``: one stretch, or single lines where the number is the same."""
    if len(old) == len(new):
        changed = [at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if len(changed) * 4 < len(old):
            return [(at, at + 1, [new[at]]) for at in changed] or [(0, 0, [])]
    head = 0
    shortest = min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return [(head, len(old) - tail, list(new[head : len(new) - tail]))]
