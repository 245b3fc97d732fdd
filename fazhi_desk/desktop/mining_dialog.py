"""The preview of what was mined from the writer's own papers: each phrase is accepted or refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.desktop.phrase_rows import provenance
from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme

SIZE = QSize(560, 620)
ON, OFF = "☑", "☐"
TOLD = 3
"""Problems that are named; of the others the number is told."""


class MiningDialog(QDialog):
    """A click, Enter or the space bar ticks a phrase; nothing is taken over that is not ticked."""

    def __init__(
        self, theme: Theme, phrases: Sequence[Phrase], problems: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("整理出的短语")
        self._phrases = {phrase.text: phrase for phrase in phrases}
        self._ticked: set[str] = set()
        told = QLabel(f"整理出短语{len(phrases)}条。请勾选要加入短语库的，没有勾选的不会保存。", self)
        told.setWordWrap(True)
        self.problems = QLabel(_sentence(problems), self)
        self.problems.setObjectName("muted")
        self.problems.setWordWrap(True)
        self.problems.setVisible(bool(problems))
        self.query = QLineEdit(self)
        self.query.setPlaceholderText("只看含有这些字的")
        self.query.setAccessibleName("筛选短语")
        self.query.setClearButtonEnabled(True)
        self.list = RowsView(self, single_click=True)
        self.list.setAccessibleName("整理出的短语")
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self.list.installEventFilter(self)
        self.all = QPushButton("全选", self)
        self.none = QPushButton("全不选", self)
        buttons = QDialogButtonBox(self)
        self.take = buttons.addButton("加入短语库", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("都不要", QDialogButtonBox.ButtonRole.RejectRole)
        foot = QHBoxLayout()
        foot.addWidget(self.all)
        foot.addWidget(self.none)
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        for part in (told, self.problems, self.query):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter ticks
        self.query.textChanged.connect(lambda _: self._show())
        self.list.chosen.connect(lambda row: self.tick(str(row.key)))
        self.all.clicked.connect(lambda: self._tick_shown(on=True))
        self.none.clicked.connect(lambda: self._tick_shown(on=False))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.resize(SIZE)
        self._show()
        self.list.first()
        self.list.setFocus()

    @property
    def accepted_phrases(self) -> tuple[Phrase, ...]:
        """What was ticked, in the order of the list."""
        return tuple(phrase for text, phrase in self._phrases.items() if text in self._ticked)

    def tick(self, text: str) -> None:
        """Accept a phrase, or refuse it again."""
        self._ticked ^= {text}
        self._show()

    def _shown(self) -> list[str]:
        wanted = self.query.text().strip()
        return [text for text in self._phrases if wanted in text]

    def _tick_shown(self, *, on: bool) -> None:
        shown = set(self._shown())
        self._ticked = self._ticked | shown if on else self._ticked - shown
        self._show()

    def _show(self) -> None:
        self.list.put([self._row(self._phrases[text]) for text in self._shown()])
        self.take.setText(f"加入短语库（{len(self._ticked)}条）" if self._ticked else "加入短语库")
        self.take.setEnabled(bool(self._ticked))

    def _row(self, phrase: Phrase) -> Row:
        on = phrase.text in self._ticked
        return Row(
            phrase.text, phrase.text, detail=f"{phrase.name} · 见于{phrase.articles}篇、{phrase.count}处",
            mark=ON if on else OFF, tone="accent" if on else "muted", tip=provenance(phrase),
            spoken="已勾选" if on else "未勾选",
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The space bar ticks and goes on to the next."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row = self.list.current()
            if event.key() == Qt.Key.Key_Space and row is not None:
                self.tick(str(row.key))
                self.list.step(1, wrap=False)
                return True
        return super().eventFilter(watched, event)


def _sentence(problems: Sequence[str]) -> str:
    more = f"；另有{len(problems) - TOLD}个文件没有读成" if len(problems) > TOLD else ""
    return "；".join(problems[:TOLD]) + more + ("。" if problems else "")
