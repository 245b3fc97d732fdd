"""换一种说法: a menu of other wordings for what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.phrases.alternates import Alternate


def offer(window: Desk) -> QMenu | None:
    """A menu of other wordings for what is selected."""
    from fazhi_desk.catalog.synonyms import synonyms_from
    from fazhi_desk.phrases.alternates import Rewording

    editor, loaded = window.editor, window.bank.loaded
    cursor = editor.textCursor()
    line, start = editor.bridge.place(cursor.selectionStart())
    last, end = editor.bridge.place(cursor.selectionEnd())
    if not cursor.hasSelection() or line != last or loaded is None:
        window.messages.tell("先在一行里选中要换的词句", topic="reword", seconds=5)
        return None
    synonyms = synonyms_from(window.bench.catalog.tables["synonyms.toml"])
    offers = Rewording(loaded.search.phrases, synonyms).offers(editor.bridge.lines[line], start, end)
    if not offers:
        window.messages.tell("这里没有合适的替换说法，或是不宜改动的固定提法", topic="reword", seconds=6)
        return None
    menu = QMenu(editor)
    for one in offers:
        menu.addAction(one.text).triggered.connect(lambda _=False, o=one: _replace(window, line, o))
    menu.popup(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft() + QPoint(0, 4)))
    return menu


def _replace(window: Desk, line: int, one: Alternate) -> None:
    window.editor.setTextCursor(window.editor.bridge.cursor(line, *one.range))
    window.editor.insert(one.text)

