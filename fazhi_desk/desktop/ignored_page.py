"""What the writer chose to overlook in this paper, each place with a way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from fazhi_desk.desktop.wording import shortened

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

ROW = Qt.ItemDataRole.UserRole
NOTHING = "这篇文稿里没有忽略过问题。在“问题”栏选中一条，按“忽略这一处”，就会记在这里，随文稿保存。"


class IgnoredPage(QWidget):
    """A list of ignored places; the chosen ones are told again."""

    def __init__(self, window: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._head = QLabel(self)
        self._head.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName("已忽略的问题")
        self.back = QPushButton("恢复选中的", self)
        self.back.clicked.connect(self._restore)
        self.list.itemSelectionChanged.connect(lambda: self.back.setEnabled(bool(self.list.selectedItems())))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        window.files.front_changed.connect(self.put)
        window.files.opened.connect(self.put)
        self.put()

    def put(self) -> None:
        """Show what the open paper has."""
        rows = self._window.editing.ignored()
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(self._words(row), self.list)
            item.setData(ROW, dict(row))
        self._head.setText(f"这篇文稿里忽略了{len(rows)}处，以后不再提示：" if rows else NOTHING)
        self.list.setVisible(bool(rows))
        self.back.setVisible(bool(rows))
        self.back.setEnabled(False)

    def _words(self, row: Mapping[str, Any]) -> str:
        quote = shortened(str(row.get("quote", "")), 24)
        around = f"……{row.get('before', '')}【{quote}】{row.get('after', '')}……" if row.get("before") else quote
        return f"{self._window.preferences.title(str(row.get('rule', '')))}：{around}"

    def _restore(self) -> None:
        self._window.editing.restore([item.data(ROW) for item in self.list.selectedItems()])
