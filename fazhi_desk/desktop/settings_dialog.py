"""The settings: everything is applied at once, so there is nothing to confirm and nothing to cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTabWidget, QVBoxLayout

from fazhi_desk.desktop.format_page import FormatPage
from fazhi_desk.desktop.ignored_page import IgnoredPage
from fazhi_desk.desktop.looks_page import LooksPage, PlacesPage
from fazhi_desk.desktop.rules_page import RulesPage

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

SIZE = QSize(820, 560)
NAME = "settings"
PAGES = {"rules": 0, "looks": 1, "format": 2, "ignored": 3, "places": 4}


class SettingsDialog(QDialog):
    """Stays open beside the page while its effect is watched."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.shell)
        self.setObjectName(NAME)
        self.setWindowTitle("设置")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preferences = window.preferences
        self.rules = RulesPage(window.theme, preferences.entries, preferences.choices, self)
        self.looks = LooksPage(window, self)
        self.format = FormatPage(window, self)
        self.ignored = IgnoredPage(window, self)
        self.places = PlacesPage(window.bench.places, self)
        self.rules.changed.connect(preferences.choose)
        self._window = window
        # Bound methods: the connection ends with the dialog.
        preferences.changed.connect(self._again)
        preferences.relisted.connect(self._relist)
        self.looks.theme.activated.connect(self._recolour)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for page, name in (
            (self.rules, "审校规则"), (self.looks, "外观和输入"), (self.format, "Word 版式"),
            (self.ignored, "已忽略的问题"), (self.places, "资料位置"),
        ):
            self.tabs.addTab(page, name)
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        self.finished.connect(self.format.flush)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.tabs, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(buttons)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in the search field must press nothing
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))

    def _again(self) -> None:
        self.rules.put(self._window.preferences.choices)

    def _relist(self) -> None:
        self.rules.list(self._window.preferences.entries)

    def _recolour(self) -> None:
        self.rules.detail.theme = self._window.theme
        self._again()


def open_settings(window: Desk, page: str = "rules") -> SettingsDialog:
    """Show the settings at a page; there is only one of them."""
    dialog = window.shell.findChild(SettingsDialog, NAME)
    if not isinstance(dialog, SettingsDialog):
        dialog = SettingsDialog(window)
    dialog.tabs.setCurrentIndex(PAGES[page])
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
