"""The self-check card of an exported paper: what holds, what needs a look, what a person must verify."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from fazhi_desk.desktop.theme import Theme
from fazhi_desk.tasks.export_card import Card

WIDTH = 620
HEIGHT = 540
"""Logical pixels at most: a longer card scrolls."""


class CardDialog(QDialog):
    """A list of sentences, those that need a look on top."""

    def __init__(self, card: Card, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出自检单")
        self.setMinimumWidth(WIDTH)
        head = QLabel(f"“{name}”{card.summary}", self)
        head.setObjectName("head")
        head.setWordWrap(True)
        inner = QWidget(self)
        rows = QGridLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setColumnStretch(1, 1)
        rows.setVerticalSpacing(8)
        self.texts: list[str] = []
        ordered = (*card.failed, *(check for check in card.checks if check.passed))
        for check in ordered:
            colour = theme.good if check.passed else theme.warning
            self._row(rows, "√" if check.passed else "▲", "合格" if check.passed else "请看", colour, check.sentence)
        unverified = f"没有核对：{'、'.join(card.unverified)}。请人工核对。"
        self._row(rows, "—", "没有核对", theme.muted, unverified)
        rows.setRowStretch(len(self.texts), 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        for widget in (head, scroll, buttons):
            column.addWidget(widget)
        inner.adjustSize()
        self.resize(WIDTH, min(inner.heightForWidth(WIDTH - 32) + 120, HEIGHT))

    def _row(self, rows: QGridLayout, sign: str, spoken: str, colour: str, sentence: str) -> None:
        mark = QLabel(sign)
        mark.setStyleSheet(f"color: {colour}")
        mark.setAccessibleName(spoken)
        said = QLabel(sentence)
        said.setWordWrap(True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        at = len(self.texts)
        rows.addWidget(mark, at, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(said, at, 1)
        self.texts.append(sentence)
