"""What was told of a Word file when it was opened: what did not come along, comments and footnotes and their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from fazhi_desk.tasks.open_paper import NOTES

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

SIZE = QSize(640, 420)
NONE = "这篇文稿没有从 Word 文件带来的批注和脚注。"


class NotesDialog(QDialog):
    """Stays open beside the page, so that the comments can be worked through; the text can be copied."""

    def __init__(self, window: Desk, notes: Sequence[str]) -> None:
        super().__init__(window.shell)
        self.setWindowTitle("批注和导入说明")
        head = QLabel("批注、脚注随文稿保存，不会带到导出的文件里。", self)
        head.setObjectName("muted")
        head.setWordWrap(True)
        self.text = QPlainTextEdit("\n\n".join(notes), self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("批注和导入说明")
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (head, self.text, buttons):
            column.addWidget(widget)
        self.resize(SIZE)


def open_notes(window: Desk, notes: Sequence[str] | None = None) -> None:
    """Show notes, by default those that the draft keeps."""
    kept = window.files.draft.front.get(NOTES)
    shown = notes if notes is not None else [str(note) for note in kept] if isinstance(kept, list) else []
    if shown:
        NotesDialog(window, shown).show()
    else:
        window.messages.tell(NONE, topic="notes", seconds=8)
