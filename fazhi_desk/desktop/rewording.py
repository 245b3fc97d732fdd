"""换一种说法: a menu of other wordings for what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.phrases.alternates import Alternate

TITLE = "换一种说法"
NOT_SELECTED = "先在一行里选中要换的词句"
NONE = "这里没有合适的替换说法，或是不宜改动的固定提法"


def offer(window: Desk) -> QMenu | None:
    """A menu of other wordings at the caret, or a sentence why there is none."""
    menu = QMenu(window.editor)
    told = _fill(window, menu)
    if told:
        window.messages.tell(told, topic="reword", seconds=6)
        return None
    menu.popup(window.editor.viewport().mapToGlobal(window.editor.cursorRect().bottomLeft() + QPoint(0, 4)))
    return menu


def fill(window: Desk, menu: QMenu) -> None:
    """The wordings as a part of the page's context menu, where something is selected."""
    if not window.editor.textCursor().hasSelection():
        return
    inner = menu.addMenu(TITLE)
    told = _fill(window, inner)
    if told:
        inner.addAction(told).setEnabled(False)


def _fill(window: Desk, menu: QMenu) -> str:
    """Put the wordings into a menu; the sentence says why there are none."""
    from fazhi_desk.tasks.reword import rewording

    editor, loaded = window.editor, window.bank.loaded
    cursor = editor.textCursor()
    line, start = editor.bridge.place(cursor.selectionStart())
    last, end = editor.bridge.place(cursor.selectionEnd())
    if not cursor.hasSelection() or line != last or loaded is None:
        return NOT_SELECTED
    text = editor.bridge.lines[line]
    offers = [] if editor.isReadOnly() else rewording(window.bench, loaded.search.phrases).offers(text, start, end)
    for one in offers:
        action = menu.addAction(_label(text, one, (start, end)).replace("&", "&&"))
        action.setToolTip(one.why)
        action.triggered.connect(lambda _=False, o=one: _replace(window, line, text, o))
    menu.setToolTipsVisible(True)
    return "" if offers else NONE


def _label(text: str, one: Alternate, selected: tuple[int, int]) -> str:
    """The new words; with the old ones where only a part of what is selected changes."""
    return one.text if one.range == selected else f"{text[slice(*one.range)]} → {one.text}"


def _replace(window: Desk, line: int, text: str, one: Alternate) -> None:
    if window.editor.bridge.lines[line : line + 1] == [text]:
        window.editor.setTextCursor(window.editor.bridge.cursor(line, *one.range))
        window.editor.insert(one.text)
