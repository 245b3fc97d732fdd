"""Colours: one palette each for light, dark and high contrast, every text at least 4.5 : 1 on its ground."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from fazhi_desk.desktop.drawings import folder


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for, as #rrggbb."""

    name: str
    window: str
    panel: str
    page: str
    desk: str
    """The ground beside the page."""
    text: str
    muted: str
    border: str
    accent: str
    on_accent: str
    selected: str
    """The ground of a selected row."""
    hover: str
    bar: str
    """The ground of a message bar."""
    error: str
    warning: str
    hint: str
    good: str


LIGHT = Theme(
    "light", window="#f4f5f7", panel="#fbfbfc", page="#ffffff", desk="#e9ebee", text="#1f2328", muted="#555d66",
    border="#d3d7dc", accent="#1d5a9e", on_accent="#ffffff", selected="#dbe8f6", hover="#eceff3", bar="#fff6df",
    error="#c0271d", warning="#8f5a00", hint="#4b6a88", good="#25703a",
)
DARK = Theme(
    "dark", window="#24272c", panel="#1f2226", page="#2a2d33", desk="#1a1c20", text="#e4e7eb", muted="#b6bec8",
    border="#41464e", accent="#84b6ee", on_accent="#10151c", selected="#36475b", hover="#31353c", bar="#3b3524",
    error="#ff8d84", warning="#e8b55c", hint="#9dbad6", good="#86d29a",
)
CONTRAST = Theme(
    "contrast", window="#000000", panel="#000000", page="#000000", desk="#000000", text="#ffffff", muted="#ffffff",
    border="#ffffff", accent="#ffff00", on_accent="#000000", selected="#00308f", hover="#262626", bar="#000000",
    error="#ff9a9a", warning="#ffd75e", hint="#9fe0ff", good="#8dff9d",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
NAMES = {"system": "跟随系统", "light": "浅色", "dark": "深色", "contrast": "高对比度"}


def chosen(name: str) -> Theme:
    """The theme of a setting; ``system`` asks the desktop."""
    if name in THEMES:
        return THEMES[name]
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.window), (role.WindowText, theme.text), (role.Base, theme.panel),
        (role.AlternateBase, theme.hover), (role.Text, theme.text), (role.Button, theme.window),
        (role.ButtonText, theme.text), (role.BrightText, theme.error), (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.text), (role.Highlight, theme.accent), (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent), (role.LinkVisited, theme.accent), (role.PlaceholderText, theme.muted),
        (role.Light, theme.panel), (role.Midlight, theme.hover), (role.Mid, theme.border), (role.Dark, theme.border),
        (role.Shadow, theme.border), (role.Accent, theme.accent),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        faint = QColor(theme.muted)
        faint.setAlpha(150)
        made.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return made


def sheet(theme: Theme) -> str:
    """The few rules that a palette cannot say; the file's @names are colours of the theme."""
    text = (folder("styles") / "desk.qss").read_text(encoding="utf-8")
    tick = "tick-dark" if theme.on_accent < "#8" else "tick-light"
    arrow = "down-dark" if theme.on_accent < "#8" else "down-light"
    for mark, name in (("@tick", tick), ("@down", arrow)):
        text = text.replace(mark, (folder("icons") / f"{name}.svg").as_posix())
    for name in sorted(Theme.__slots__, key=len, reverse=True):
        text = text.replace(f"@{name}", getattr(theme, name))
    return text


def apply(theme: Theme) -> None:
    """Palette and style sheet for everything."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setPalette(palette(theme))
        application.setStyleSheet(sheet(theme))
