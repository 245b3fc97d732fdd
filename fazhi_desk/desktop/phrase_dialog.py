"""A phrase of the writer's own: its words and what it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.catalog.phrase import FUNCTIONS
from fazhi_desk.phrases.slotting import as_phrase_text
from fazhi_desk.tasks.add_phrase import PhraseError, checked_text

WIDTH = 480
LINES = 3
HINT = "要填的地方写成{件数}这样，插入后按 Tab 逐处填写；数字、年份和待补之处保存时会自动这样处理。"
GUESS = "由程序判断"


class PhraseDialog(QDialog):
    """Enter saves; what is wrong is said below the words and nothing is lost."""

    def __init__(self, text: str, function: str = "", *, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.words = QPlainTextEdit(as_phrase_text(text), self)
        self.words.setAccessibleName("短语")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * LINES + 20)
        self.function = QComboBox(self)
        self.function.addItem(GUESS, "")
        for key, name in FUNCTIONS.items():
            self.function.addItem(name, key)
        self.function.setCurrentIndex(max(self.function.findData(function), 0))
        self.function.setMaxVisibleItems(24)
        self.told = QLabel(HINT, self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        save = buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        save.setDefault(True)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFormAlignment(Qt.AlignmentFlag.AlignTop)
        form.addRow("短语：", self.words)
        form.addRow("", self.told)
        form.addRow("用途：", self.function)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.words.selectAll()
        self.words.installEventFilter(self)

    @property
    def text(self) -> str:
        """The words as they were written."""
        return self.words.toPlainText()

    @property
    def functions(self) -> tuple[str, ...]:
        """What it does; empty where the program is to say."""
        chosen = self.function.currentData()
        return (chosen,) if chosen else ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A phrase is one line."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.words and isinstance(event, QKeyEvent) and event.key() in enter:
            if event.type() == QEvent.Type.KeyPress:
                self._save()
            return True
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        try:
            checked_text(self.text)
        except PhraseError as error:
            self.told.setText(f"{error}。")
            self.words.setFocus()
            return
        self.accept()
