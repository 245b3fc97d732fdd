"""Looks and habits: colours, size of type, completion, export profile; and where everything lies on this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.desktop import view
from fazhi_desk.desktop.dialogs import inset
from fazhi_desk.desktop.theme import NAMES

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.storage.places import Places

WIDEST = 240


class LooksPage(QWidget):
    """Each change is made where the menu would make it."""

    def __init__(self, window: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        settings, commands = window.settings, window.commands
        self.theme = QComboBox(self)
        for key, name in NAMES.items():
            self.theme.addItem(name, key)
        self.theme.setCurrentIndex(max(self.theme.findData(settings.theme), 0))
        self.theme.activated.connect(lambda _: commands.set_theme(self.theme.currentData()))
        self.points = QSpinBox(self)
        self.points.setRange(view.SMALLEST, view.LARGEST)
        self.points.setSuffix(" 磅")
        self.points.setValue(settings.font_points)
        inset(self.points)
        for box in (self.theme, self.points):
            box.setMaximumWidth(WIDEST)
        self.points.valueChanged.connect(commands.set_text_size)
        self.completion = QCheckBox("打字时在光标下提示可以接着写的短语", self)
        self.completion.setChecked(settings.completion)
        self.completion.toggled.connect(window.menus.actions["completion"].setChecked)
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(12)
        form.addRow("配色", self.theme)
        form.addRow("页面文字", self.points)
        note = QLabel("只影响屏幕上的显示，导出的 Word 字号由公文版式决定。", self)
        note.setObjectName("muted")
        note.setWordWrap(True)
        form.addRow("", note)
        form.addRow("输入提示", self.completion)


class PlacesPage(QWidget):
    """The folders of this program; nothing of it leaves the computer."""

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QLabel("文稿存在您自己选的位置。程序自己的资料只在本机的这几个文件夹里，从不上传：", self)
        head.setWordWrap(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        named: Mapping[str, Path] = {
            "短语、自定规则": places.data, "未保存草稿的保护": places.recovery, "设置": places.config,
            "运行记录": places.logs,
        }
        self.shown: Sequence[QLabel] = [self._row(grid, n, *row) for n, row in enumerate(named.items())]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addLayout(grid)
        column.addStretch(1)

    def _row(self, grid: QGridLayout, number: int, name: str, folder: Path) -> QLabel:
        where = QLabel(str(folder), self)
        where.setObjectName("note")
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        opening = QPushButton("打开", self)
        opening.setAccessibleName(f"打开文件夹：{name}")
        opening.setEnabled(folder.is_dir())
        opening.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        grid.addWidget(QLabel(name, self), number, 0)
        grid.addWidget(where, number, 1)
        grid.addWidget(opening, number, 2)
        return where
