"""How the window looks: colours, width, focus mode, size of type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from fazhi_desk.desktop.editor import Editor
from fazhi_desk.desktop.theme import Theme

NARROW = 1180
"""Below this width the outline becomes a tab beside the others."""
WORDLESS = 800
"""Below this width the tool bar has icons only."""
LEFT, RIGHT = 260, 328
TAB_OUTLINE = "提纲"
SMALLEST, LARGEST = 10, 32


class Themed(Protocol):
    """What paints with a theme of its own."""

    theme: Theme


class View:
    """The arrangement of page and panes."""

    def __init__(self, splitter: QSplitter, outline: QWidget, tabs: QTabWidget) -> None:
        self._splitter = splitter
        self._outline = outline
        self.tabs = tabs
        self.narrow = False
        self.focused = False
        self._chosen_outline = True

    def arrange(self, width: int) -> None:
        """Fold the outline into the tabs where there is little room."""
        narrow = width < NARROW
        if narrow == self.narrow:
            return
        self.narrow = narrow
        if narrow:
            self.tabs.insertTab(0, self._outline, TAB_OUTLINE)
        else:
            self.tabs.removeTab(self.tabs.indexOf(self._outline))
            self._splitter.insertWidget(0, self._outline)
            self._outline.show()
        self.spread(width)

    def spread(self, width: int) -> None:
        """Usual widths of the panes; the page takes what is left."""
        if self.narrow:
            self._splitter.setSizes([max(width - RIGHT, 400), min(RIGHT, width // 3)])
        else:
            self._splitter.setSizes([LEFT, max(width - LEFT - RIGHT, 400), RIGHT])

    def focus(self, on: bool) -> None:
        """Only the page."""
        self.focused = on
        self.tabs.setVisible(not on)
        if not self.narrow:
            self._outline.setVisible(not on)

    def show_pane(self, pane: QWidget) -> None:
        """Bring a pane to the front."""
        if self.tabs.indexOf(pane) >= 0:
            self.tabs.show()
            self.tabs.setCurrentWidget(pane)
        else:
            pane.show()


def dress(theme: Theme, editor: Editor, painters: Sequence[Themed], lists: Sequence[QWidget]) -> None:
    """Tell those who paint themselves."""
    editor.set_theme(theme)
    for painter in painters:
        painter.theme = theme
    for each in lists:
        each.update()


def skeleton(editor: Editor, headings: Sequence[int], *, on: bool) -> None:
    """Fold everything but the headings' lines away, or show it again; the text itself is not touched."""
    document = editor.document()
    keep = set(headings)
    block = document.firstBlock()
    while block.isValid():
        visible = not on or block.blockNumber() in keep or block.blockNumber() == 0
        if block.isVisible() != visible:
            block.setVisible(visible)
        block = block.next()
    editor.dress.folded = on
    editor.dress.faces(0, document.blockCount() - 1)
    document.markContentsDirty(0, document.characterCount())
    editor.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        if on or editor.isReadOnly()
        else Qt.TextInteractionFlag.TextEditorInteraction
    )
    editor.viewport().update()
