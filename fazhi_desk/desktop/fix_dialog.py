"""All safe corrections as a list: what stands there, what will, each with a tick; one step to undo them all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from fazhi_desk.desktop.change_painter import WORDS, ChangePainter
from fazhi_desk.model import FAMILIES
from fazhi_desk.review.fixer import ChangedPlace
from fazhi_desk.tasks.fix_paper import LineEdit, OfferedChange, by_family

if TYPE_CHECKING:
    from fazhi_desk.desktop.theme import Theme
    from fazhi_desk.desktop.window import Desk

SIZE = QSize(780, 560)
NUMBER = Qt.ItemDataRole.UserRole
LEFT_ALONE = "引文、书名号里的名称、网址和邮箱一律不动；不想改的去掉勾。全部修正只算一步，撤销一次就全部还原。"


class FixDialog(QDialog):
    """A tick box a change; accepted, ``edits`` are those of the ticked ones."""

    def __init__(self, window: Desk, changes: Sequence[OfferedChange]) -> None:
        super().__init__(window.shell)
        self.setWindowTitle("全部修正（安全项）")
        self._changes = list(changes)
        self._editor = window.editor
        said = by_family(change.family for change in changes)
        head = QLabel(f"找到{len(changes)}处可以放心修正的地方：{said}。", self)
        note = QLabel(LEFT_ALONE, self)
        note.setObjectName("muted")
        for label in (head, note):
            label.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setMinimumHeight(2 * self.fontMetrics().height())
        buttons = QDialogButtonBox(self)
        self.accept_button = QPushButton(self)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (head, note, self.list, self.why, buttons):
            column.addWidget(widget, int(widget is self.list))
        self._rows: list[QTreeWidgetItem] = []
        self._set_up(window.theme)
        self._fill()
        self.list.itemChanged.connect(lambda *_: self._count())
        self.list.currentItemChanged.connect(lambda now, _: self._show(now))
        self.list.setCurrentItem(self._rows[0])
        self._count()
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))

    def _set_up(self, theme: Theme) -> None:
        self.list.setColumnCount(3)
        self.list.setHeaderLabels(["位置", "现在", "改为"])
        self.list.setAccessibleName("将要修正的地方")
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        # The list indents twice and draws a box before the words.
        room = 2 * self.list.indentation() + 32
        header.resizeSection(0, room + self.fontMetrics().horizontalAdvance("第1000行等200处"))
        for column, tone in ((1, "error"), (2, "good")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            self.list.setItemDelegateForColumn(column, ChangePainter(theme, tone, self.list))

    def _fill(self) -> None:
        for family, name in FAMILIES.items():
            own = [n for n, change in enumerate(self._changes) if change.family == family]
            if not own:
                continue
            top = QTreeWidgetItem(self.list, [f"{name}　{len(own)}处"])
            top.setFirstColumnSpanned(True)
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
            for number in own:
                self._row(top, number)
            top.setExpanded(True)

    def _row(self, top: QTreeWidgetItem, number: int) -> None:
        change = self._changes[number]
        first = change.places[0]
        more = f"等{len(change.places)}处" if len(change.places) > 1 else ""
        item = QTreeWidgetItem(top, [f"第{first.line}行{more}"])
        self._rows.append(item)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked)
        item.setData(0, NUMBER, number)
        item.setData(1, WORDS, (first.before, first.old, first.after))
        item.setData(2, WORDS, (first.before, first.new, first.after))
        for column, word in ((1, first.old), (2, first.new)):
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, f"{first.before}{word}{first.after}")

    def _show(self, item: QTreeWidgetItem | None) -> None:
        number = item.data(0, NUMBER) if item is not None else None
        if number is None:
            self.why.clear()
            return
        change = self._changes[number]
        self.why.setText(f"{change.message}。{_listed(change.places)}".replace("。。", "。"))
        line, start, end, _ = change.edits[0]
        self._editor.go_to(line, start, end, focus=False)

    def _count(self) -> None:
        chosen = sum(item.checkState(0) is Qt.CheckState.Checked for item in self._rows)
        self.accept_button.setText(f"修正选中的{chosen}处")
        self.accept_button.setEnabled(chosen > 0)

    @property
    def chosen(self) -> list[OfferedChange]:
        """The ticked changes."""
        return [
            self._changes[item.data(0, NUMBER)]
            for item in self._rows if item.checkState(0) is Qt.CheckState.Checked
        ]

    @property
    def edits(self) -> list[LineEdit]:
        """The edits of the ticked changes."""
        return [edit for change in self.chosen for edit in change.edits]


def _listed(places: Sequence[ChangedPlace]) -> str:
    if len(places) < 2:
        return ""
    lines = list(dict.fromkeys(place.line for place in places))
    shown = "、".join(str(line) for line in lines[:12])
    return f"共{len(places)}处，在第{shown}行" + ("等。" if len(lines) > 12 else "。")


def fix_all(window: Desk) -> None:
    """Look for safe corrections beside the window, show them, and make the chosen ones in one step."""
    if window.editor.isReadOnly():
        window.messages.tell("这篇文稿只能查看，不能修正", topic="fix", seconds=6)
        return
    lines = list(window.files.lines)
    values = {"text": window.files.paper(Path()).text, "choices": window.settings.rules}
    window.jobs.run("fix-preview", values, partial(_offer, window, lines), title="正在查找可以放心修正的地方")


def _offer(window: Desk, lines: list[str], answer: Any) -> None:
    changes = [_from_values(row) for row in answer]
    if lines != list(window.files.lines):
        window.messages.tell(
            "文稿刚刚改动过，请再来一次", [("再找一次", lambda: fix_all(window))], topic="fix", seconds=10
        )
    elif not changes:
        window.messages.tell("没有可以放心修正的地方；其余问题请在“问题”栏里逐条看", topic="fix", seconds=8)
    else:
        dialog = FixDialog(window, changes)
        if window.files.dialogs.accepted(dialog):
            make_changes(window, dialog)
        dialog.deleteLater()


def make_changes(window: Desk, dialog: FixDialog) -> None:
    """Make the ticked changes: one step, told with a way back."""
    chosen = dialog.chosen
    window.editing.make(dialog.edits)
    said = by_family(change.family for change in chosen)
    window.messages.tell(
        f"已修正{len(chosen)}处：{said}", [("撤销", window.editor.undo)], topic="fix", seconds=20
    )


def _from_values(row: Any) -> OfferedChange:
    family, title, message, places, edits = row
    return OfferedChange(
        family, title, message, tuple(ChangedPlace(*place) for place in places), tuple(tuple(e) for e in edits)
    )
