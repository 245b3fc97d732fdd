"""One rule in plain words: why, its source, a bad and a good example, how sure it counts, where its limits lie."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.catalog.choices import Choices
from fazhi_desk.catalog.rule import Option
from fazhi_desk.desktop.dialogs import inset
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.model import FAMILIES, SEVERITIES, Severity
from fazhi_desk.tasks.choose_rules import as_delivered, limited, told_as
from fazhi_desk.tasks.rule_sheet import CLOSE, OPEN, RuleEntry

OWN = "按情形"
LONGEST = 160
"""Characters of an example that are shown."""


class RuleDetail(QScrollArea):
    """Shows one rule and what may be changed about it."""

    changed = Signal(object)
    """The Choices as they are from now on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.theme = theme
        self._entry: RuleEntry | None = None
        self._entries: tuple[RuleEntry, ...] = ()
        self._choices = Choices()
        page = self._page = QWidget(self)
        page.setObjectName("pane")
        self._title = _label(page, "head")
        self._about = _label(page, "note")
        self.severity = QComboBox(page)
        self.severity.setAccessibleName("这条规则的级别")
        self.severity.activated.connect(self._severity_chosen)
        self._form = QFormLayout()
        self._form.addRow("级别", self.severity)
        self._words = _label(page)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.back = QPushButton("恢复默认", page)
        self.back.setToolTip("这条规则的开关、级别和限度都回到原样")
        self.back.clicked.connect(self._restore)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        for widget in (self._title, self._about):
            column.addWidget(widget)
        column.addLayout(self._form)
        column.addWidget(self._words)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(page)
        self.put(None, (), Choices())

    def put(self, entry: RuleEntry | None, entries: tuple[RuleEntry, ...], choices: Choices) -> None:
        """Show a rule as it is chosen now, or nothing."""
        fresh = self._entry is not entry
        self._entry, self._entries, self._choices = entry, entries, choices
        self._page.setVisible(entry is not None)
        if entry is None:
            return
        self._title.setText(entry.title)
        off = "" if entry.usual else "　默认不查"
        self._about.setText(f"{FAMILIES[entry.family]}　编号 {entry.id}{off}")
        self._show_severity(entry, choices)
        if fresh:
            self._show_options(entry)
            self.verticalScrollBar().setValue(0)
        self._set_options(entry, choices)
        self._words.setText(self._explained(entry))
        self.back.setEnabled(as_delivered(choices, entry.id, entries) != choices)

    def _show_severity(self, entry: RuleEntry, choices: Choices) -> None:
        self.severity.clear()
        self.severity.addItem(f"按规则（{SEVERITIES.get(entry.severity, OWN)}）", "")
        for name, words in SEVERITIES.items():
            self.severity.addItem(words, name)
        told = choices.severity(entry.id)
        self.severity.setCurrentIndex(max(self.severity.findData(told.value if told else ""), 0))

    def _show_options(self, entry: RuleEntry) -> None:
        while self._form.rowCount() > 1:
            self._form.removeRow(1)
        self.limits = {option.name: self._limit(option) for option in entry.options}

    def _set_options(self, entry: RuleEntry, choices: Choices) -> None:
        chosen = choices.values_of(entry.id)
        for name, box in self.limits.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            box.setValue(chosen.get(name, entry.values[name]))
            box.blockSignals(False)  # noqa: FBT003

    def _limit(self, option: Option) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setDecimals(0 if option.step >= 1 else 2)
        box.setRange(option.least, option.most)
        box.setSingleStep(option.step)
        box.setSuffix(f" {option.unit}" if option.unit else "")
        box.setAccessibleName(option.label)
        box.setKeyboardTracking(False)
        inset(box)
        box.valueChanged.connect(lambda value, name=option.name: self._limit_chosen(name, value))
        self._form.addRow(option.label, box)
        return box

    def _explained(self, entry: RuleEntry) -> str:
        parts = [("为什么", html.escape(entry.why)), ("依据", html.escape(entry.source))]
        parts += [("有问题的例子", self._marked(entry.bad)), ("没有问题的例子", html.escape(_short(entry.good)))]
        muted = self.theme.muted
        rows = (f'<p><span style="color:{muted}">{name}</span><br/>{words}</p>' for name, words in parts if words)
        return "".join(rows).replace("\n", "<br/>")

    def _marked(self, example: str) -> str:
        """The example with what is found in it in the colour of errors, underlined."""
        open_, close = f'<u style="color:{self.theme.error}">', "</u>"
        return html.escape(_short(example)).replace(OPEN, open_).replace(CLOSE, close)

    def _severity_chosen(self, _: int) -> None:
        if self._entry is not None:
            name = self.severity.currentData()
            self.changed.emit(told_as(self._choices, self._entry.id, Severity(name) if name else None))

    def _limit_chosen(self, name: str, value: float) -> None:
        if self._entry is not None:
            self.changed.emit(limited(self._choices, self._entry, name, value))

    def _restore(self) -> None:
        if self._entry is not None:
            self.changed.emit(as_delivered(self._choices, self._entry.id, self._entries))


def _label(parent: QWidget, name: str = "") -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    return cut + (CLOSE if cut.count(OPEN) > cut.count(CLOSE) else "") + "……"
