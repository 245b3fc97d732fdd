"""The open places as they will stand in the 收集表, before it is sent round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

SIZE = QSize(760, 520)
PLACE = Qt.ItemDataRole.UserRole
HEAD = "共{count}处待补。存成表格发给各科室，表里留有填报内容、填报科室和备注三栏。"


class PlacesDialog(QDialog):
    """A row a place; the chosen one is shown in the text behind."""

    def __init__(self, window: Desk, rows: Sequence[Sequence[Any]]) -> None:
        super().__init__(window.shell)
        self.setWindowTitle("收集表")
        self._editor = window.editor
        head = QLabel(HEAD.format(count=len(rows)), self)
        head.setWordWrap(True)
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(["序号", "所在部分", "原文", "请填写"])
        self.list.setAccessibleName("待补之处")
        header = self.list.header()
        header.setStretchLastSection(False)
        for column, width in ((0, 52), (1, 150), (3, 170)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for cells, place in rows:
            item = QTreeWidgetItem(self.list, list(cells))
            item.setData(0, PLACE, place)
            for column, words in enumerate(cells):
                item.setToolTip(column, words)
        buttons = QDialogButtonBox(self)
        buttons.addButton("存为收集表", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(16, 12, 16, 12)
        column_layout.setSpacing(8)
        for widget in (head, self.list, buttons):
            column_layout.addWidget(widget)
        self.list.currentItemChanged.connect(lambda now, _: self._show(now))
        self.list.itemActivated.connect(lambda *_: self.reject())
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))

    def _show(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            line, start, end = item.data(0, PLACE)
            self._editor.go_to(line, start, end, focus=False)
