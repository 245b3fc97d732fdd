"""Menus, tool bar and shortcuts out of the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from fazhi_desk.desktop.actions import ACTIONS, ANYWHERE, BAR, MENUS
from fazhi_desk.desktop.icons import SIZE, icon
from fazhi_desk.desktop.theme import NAMES, Theme

Handle = Callable[..., object]
"""Called with the id of the action, and its state where it can be checked."""
SUBMENUS = ("recent", "theme")


class Menus:
    """The window's actions by id."""

    def __init__(self, window: QMainWindow, handle: Handle) -> None:
        self.actions: dict[str, QAction] = {}
        self.submenus: dict[str, QMenu] = {}
        self._themes: dict[str, QAction] = {}
        self._window = window
        menus = {key: window.menuBar().addMenu(title) for key, title in MENUS.items()}
        self.bar = QToolBar("工具栏", window)
        self.bar.setObjectName("tools")
        self.bar.setMovable(False)
        self.bar.setIconSize(QSize(SIZE, SIZE))
        self.bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        window.addToolBar(self.bar)
        for spec in ACTIONS:
            if spec.line:
                menus[spec.menu].addSeparator()
            if spec.id in SUBMENUS:
                self.submenus[spec.id] = menus[spec.menu].addMenu(spec.text)
                continue
            action = QAction(spec.text, window)
            action.setObjectName(spec.id)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setCheckable(spec.checkable)
            keys = f"（{spec.keys[0]}）" if spec.keys else ""
            action.setToolTip(f"{spec.tip or spec.text}{keys}")
            if spec.checkable:
                action.toggled.connect(partial(handle, spec.id))
            else:
                action.triggered.connect(_without_checked(handle, spec.id))
            menus[spec.menu].addAction(action)
            window.addAction(action)
            self.actions[spec.id] = action
        for name in BAR:
            self.bar.addAction(self.actions[name]) if name else self.bar.addSeparator()

    def draw_icons(self, theme: Theme) -> None:
        """Icons in the colours of a theme."""
        ratio = self._window.devicePixelRatioF()
        for spec in ACTIONS:
            if spec.icon and spec.id in self.actions:
                self.actions[spec.id].setIcon(icon(spec.icon, theme, ratio))
                self.actions[spec.id].setIconVisibleInMenu(False)

    def themes(self, current: str, choose: Callable[[str], object]) -> None:
        """The submenu of colours."""
        menu = self.submenus["theme"]
        group = QActionGroup(menu)
        for key, name in NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.triggered.connect(lambda _=False, k=key: choose(k))
            group.addAction(action)
            self._themes[key] = action

    def with_paper(self, on: bool) -> None:
        """Whether there is a paper on which all that is not in ANYWHERE could be done."""
        for name, action in self.actions.items():
            action.setEnabled(on or name in ANYWHERE)

    def mark_theme(self, name: str) -> None:
        """The colours were chosen elsewhere."""
        if name in self._themes:
            self._themes[name].setChecked(True)

    def recent(self, names: list[str], choose: Callable[[str], object]) -> None:
        """The submenu of recent files."""
        menu = self.submenus["recent"]
        menu.clear()
        for name in names:
            menu.addAction(name.replace("&", "&&")).triggered.connect(lambda _=False, n=name: choose(n))
        menu.setEnabled(bool(names))

    def narrow(self, narrow: bool) -> None:
        """Words beside the icons only where there is room."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.bar.setToolButtonStyle(style)


def _without_checked(handle: Handle, name: str) -> Callable[[], None]:
    def do() -> None:
        handle(name)

    return do
