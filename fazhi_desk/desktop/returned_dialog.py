"""比对返稿: what the reader changed, by section, each accepted or not; a window beside the draft that follows it."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout

from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.sections import Change
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.review.returned import Difference, accepted
from fazhi_desk.tasks.compare_returned import NAMES, Comparison, compare_returned
from fazhi_desk.text.alignment import fragments

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.tasks.open_paper import OpenedPaper

SIZE = QSize(760, 560)
PAUSE = 200
"""Milliseconds after a change of the draft until it is compared again."""
NAME = "returned"
FRONT = "标题和导语"
TONES = {"changed": "accent", "added": "good", "removed": "error"}
SPAN = '<span style="color:{};font-weight:bold;text-decoration:{}">{{}}</span>'
NONE_LEFT = "没有剩下的改动。采纳的都已写进文稿，可以用 Ctrl+Z 逐步撤销。"
SAME = "返稿与文稿的文字一致，没有要处理的改动。"


class ReturnedDialog(QDialog):
    """Enter accepts the chosen change as one step that can be undone; Delete puts it aside."""

    def __init__(self, window: Desk, returned: OpenedPaper) -> None:
        super().__init__(window.shell)
        self.setObjectName(NAME)
        self.setWindowTitle(f"比对返稿：{returned.path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._w = window
        self._returned = returned
        self._declined: set[tuple[str, str, str]] = set()
        self._found = Comparison(())
        self._head = QLabel(self)
        self._head.setObjectName("head")
        self._head.setWordWrap(True)
        self.list = RowsView(self)
        self.list.setAccessibleName("返稿里的改动")
        self.painter = RowPainter(window.theme, self.list)
        self.list.setItemDelegate(self.painter)
        self.detail = QLabel(self)
        self.detail.setTextFormat(Qt.TextFormat.RichText)
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setContentsMargins(12, 8, 12, 8)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(PAUSE)
        self._again.timeout.connect(self.compare)
        self._arrange()
        self.list.shown.connect(lambda _: self._show())
        self.list.chosen.connect(lambda _: self.accept_one())
        self.list.left.connect(self.close)
        # A bound method: the connection ends with the dialog.
        window.editor.bridge.lines_changed.connect(self._changed)
        self.compare()
        self.list.first()
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))

    def _arrange(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidget(self.detail)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFixedHeight(120)
        self.yes, self.no = QPushButton("采纳", self), QPushButton("不采纳", self)
        self.section, self.back = QPushButton("采纳本节全部", self), QPushButton("撤销", self)
        close = QPushButton("关闭", self)
        self.yes.setToolTip("把这一处写进文稿（回车）")
        self.no.setToolTip("保留文稿原来的写法，不再列出（Delete）")
        self.no.setShortcut("Delete")
        self.back.setToolTip("撤销文稿里的上一步")
        for button, do in (
            (self.yes, self.accept_one), (self.no, self.decline), (self.section, self.accept_section),
            (self.back, self.undo), (close, self.close),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=do: act())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 8)
        buttons.setSpacing(8)
        for button in (self.yes, self.no, self.section, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        self._head.setContentsMargins(12, 12, 12, 8)
        line = QFrame(self)
        line.setObjectName("line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(line)
        column.addWidget(scroll)
        column.addLayout(buttons)

    # ----- comparing

    def _changed(self, *_: object) -> None:
        self._again.start()

    def compare(self) -> None:
        """Compare the draft as it stands; what was put aside stays away."""
        self._again.stop()
        found = compare_returned(list(self._w.editor.bridge.lines), self._returned)
        kept = tuple(one for one in found.differences if one.key not in self._declined)
        self._found = Comparison(kept, found.notes)
        aside = len(found.differences) - len(kept)
        told = f"{self._found.summary}。" if kept else ""
        self._head.setText(f"{told}{f'另有{aside}处没有采纳。' if aside else ''}" or SAME)
        at = self.list.currentIndex().row()
        self.list.put(self._rows())
        if self.list.current() is None and kept:  # what was chosen is done: the next one takes its place
            self.list.setCurrentIndex(self.list.rows.index(min(max(at, 1), len(self.list.rows.rows) - 1)))
            if self.list.current() is None:
                self.list.step(-1 if at >= len(self.list.rows.rows) else 1)
        self._show(go=False)

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        section: str | None = None
        for number, one in enumerate(self._found.differences):
            if one.section != section:
                section = one.section
                rows.append(Row(("section", number, section), section or FRONT, header=True))
            text = (one.new or one.old).replace("\u2028", " ").replace("\t", "　")
            moved = "移动" if one.moved else ""
            rows.append(
                Row((*one.key, number), text, mark=NAMES[one.kind], tone=TONES[one.kind], right=moved,
                    spoken=NAMES[one.kind])
            )
        rows += [Row(("note", n), note, mark="注", faint=True) for n, note in enumerate(self._found.notes)]
        return rows

    @property
    def current(self) -> Difference | None:
        """The chosen change."""
        row = self.list.current()
        key: Any = row.key if row is not None else ()
        if len(key) != 4:
            return None
        return self._found.differences[key[3]] if key[3] < len(self._found.differences) else None

    def _show(self, *, go: bool = True) -> None:
        """The chosen change below the list, and its place in the draft."""
        one = self.current
        for button in (self.yes, self.no, self.section):
            button.setEnabled(one is not None and not self._w.editor.isReadOnly())
        if one is None:
            row = self.list.current()
            rest = "" if self._found.differences else (NONE_LEFT if self._declined or self.back.isEnabled() else SAME)
            self.detail.setText(html.escape(row.title if row is not None else rest))
            return
        self.detail.setText(_rich(one, self._w.theme))
        if go:
            if one.edits:
                line, low, high, _ = one.edits[0]
                self._w.editor.go_to(line, low, high, focus=False)
            else:
                self._w.editor.go_to(max(one.before - 1, 0), focus=False)

    # ----- deciding

    def accept_one(self) -> None:
        """Take the chosen change over: one step that can be undone."""
        one = self.current
        if one is not None:
            self._take((one,))

    def accept_section(self) -> None:
        """Take over all changes of the section of the chosen one, in one step."""
        one = self.current
        if one is not None:
            self._take(tuple(other for other in self._found.differences if other.section == one.section))

    def _take(self, wanted: tuple[Difference, ...]) -> None:
        if self._again.isActive():  # the draft has changed since: only what still stands there is taken over
            keys = {one.key for one in wanted}
            self.compare()
            wanted = tuple(one for one in self._found.differences if one.key in keys)
        if wanted:
            self._w.editing.change(lambda lines: Change(accepted(lines, wanted), min(wanted[0].at, len(lines) - 1)))
            self.compare()

    def decline(self) -> None:
        """Keep the draft's own words."""
        one = self.current
        if one is not None:
            self._declined.add(one.key)
            self.compare()

    def undo(self) -> None:
        """Take the last step in the draft back."""
        self._w.editor.undo()
        self.compare()


def _rich(one: Difference, theme: Theme) -> str:
    """The change as it stands in one sentence: struck out what went, underlined what came."""
    style = {
        "keep": "{}",
        "cut": SPAN.format(theme.error, "line-through"),
        "put": SPAN.format(theme.good, "underline"),
    }
    pieces = "".join(
        style[kind].format(html.escape(text).replace("\u2028", "<br>")) for kind, text in fragments(one.old, one.new)
    )
    note = f'<p style="color:{theme.muted}">这些文字在返稿里换了位置，两处要一起处理。</p>' if one.moved else ""
    return f'<p style="line-height:150%">{pieces}</p>{note}'


def open_returned(window: Desk) -> None:
    """Ask for the file, read it in a process of its own, then show what was changed."""
    name = window.files.dialogs.open_name(window.files.folder(), "选择返稿")
    if not name:
        return
    path = Path(name)

    def show(value: Any) -> None:
        from fazhi_desk.tasks.jobs import opened_from

        for old in window.shell.findChildren(ReturnedDialog, NAME):
            old.close()
        ReturnedDialog(window, opened_from(path, value)).show()

    window.jobs.run("open-word", {"path": str(path)}, show, title=f"正在读取“{path.name}”")
