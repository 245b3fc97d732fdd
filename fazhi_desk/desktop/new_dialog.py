"""Beginning a paper: kind, unit, year, and the few facts that decide what must be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.catalog.requirement import FactField
from fazhi_desk.desktop.boxes import choice_box, number_box
from fazhi_desk.model import KINDS, UNIT_CLASSES, Context
from fazhi_desk.tasks.new_paper import duty_subject, template_for, trade_in_words, usual_year
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.about import class_for_kind, unit_class_of

WIDTH = 640
"""Logical pixels: fits the smallest screen the window is made for."""
UNKNOWN = "按单位性质的一般情况"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the writer told."""

    kind: str
    unit: str
    unit_class: str
    year: int
    variant: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


class FactBox(QComboBox):
    """A box that shortens an answer it has no room for; the tip has the whole of it."""

    def shown(self, option: QStyleOptionComboBox) -> str:
        """The text as painted."""
        control = QStyle.ComplexControl.CC_ComboBox
        field = self.style().subControlRect(control, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A box under a style sheet cuts its text off in the middle of a character."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class NewDialog(QDialog):
    """One page; everything but the kind may be left as it is."""

    def __init__(self, bench: Workbench, kind: str = "county", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建文稿")
        self.setMinimumWidth(WIDTH)
        self._bench = bench
        self._class_touched = False
        self._variant_touched = False
        self.kind = choice_box(KINDS, "文种")
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        self.variant = QComboBox()
        self.variant.setAccessibleName("提纲样式")
        self.unit = QLineEdit()
        self.unit.setPlaceholderText("如 临川县人民政府、临川县司法局")
        self.unit_class = choice_box(UNIT_CLASSES, "单位性质")
        self.year = number_box("报告年度", 1990, 2100, after="年")
        self.unit.setTextMargins(-2, 0, 0, 0)
        self._facts: dict[str, FactBox] = {}
        self._form = QFormLayout()
        for label, widget in (
            ("文种", self.kind), ("提纲样式", self.variant), ("单位名称", self.unit), ("单位性质", self.unit_class),
            ("报告年度", self.year),
        ):
            self._form.addRow(label, widget)
        why = QLabel("下面几项决定哪些内容必须写，拿不准的可以不动，以后随时能改。", self)
        why.setObjectName("muted")
        why.setWordWrap(True)
        self._form.addRow(why)
        for one in bench.review.requirements.file.fields:
            if one.asked and one.id != "unit_class":
                self._form.addRow(one.ask, self._fact(one))
        self.trade = QLabel(self)
        self.trade.setObjectName("muted")
        self.trade.setWordWrap(True)
        self._form.addRow(self.trade)
        buttons = QDialogButtonBox(self)
        buttons.addButton("起草", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(self._form)
        column.addWidget(buttons)
        self.kind.currentIndexChanged.connect(lambda _: self._kind_changed())
        self.unit.textChanged.connect(lambda _: self._guess_class())
        self.unit_class.activated.connect(self._touched)
        self.variant.activated.connect(self._variant_chosen)
        self.unit_class.currentIndexChanged.connect(lambda _: self._show_defaults())
        self._kind_changed()
        self.unit.setFocus()

    def _fact(self, one: FactField) -> FactBox:
        box = FactBox(self)
        box.setAccessibleName(one.ask)
        box.addItem(UNKNOWN, None)
        if one.type == "bool":
            box.addItem("是", userData=True)
            box.addItem("否", userData=False)
        for value, name in zip(one.values, one.names or one.values, strict=True):
            box.addItem(name, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentTextChanged.connect(box.setToolTip)
        self._facts[one.id] = box
        return box

    def _kind_changed(self) -> None:
        kind = self.kind.currentData()
        self.year.setValue(usual_year(kind, dt.date.today()))  # noqa: DTZ011 - the desk's own day
        self._variant_touched = False
        self.variant.clear()
        for template in self._bench.review.templates:
            if template.kind == kind:
                self.variant.addItem(template.name, template.variant)
        self._form.setRowVisible(self.variant, self.variant.count() > 1)
        self._guess_class()

    def _touched(self) -> None:
        self._class_touched = True

    def _variant_chosen(self) -> None:
        self._variant_touched = True

    def _guess_class(self) -> None:
        if self._class_touched:
            self._show_defaults()
            return
        unit = self.unit.text().strip()
        guessed = class_for_kind(self.kind.currentData(), unit_class_of(unit, "", "") if unit else "county_gov")
        self.unit_class.setCurrentIndex(max(self.unit_class.findData(guessed), 0))
        self._show_defaults()

    def _usual_variant(self) -> None:
        """The skeleton for such a unit or person, until the writer has chosen one."""
        if self._variant_touched:
            return
        kind, unit_class, unit = self.kind.currentData(), self.unit_class.currentData(), self.unit.text().strip()
        facts = {"duty_subject": duty_subject(self._bench, unit_class, None, unit)} if kind == "duty-report" else {}
        usual = template_for(self._bench, kind, unit_class, None, facts)
        self.variant.setCurrentIndex(max(self.variant.findData(usual.variant), 0))

    def _show_defaults(self) -> None:
        """Name what is taken where the writer says nothing."""
        self._usual_variant()
        context = Context(
            kind=self.kind.currentData(), unit_class=self.unit_class.currentData(), unit=self.unit.text().strip(),
            year=self.year.value(),
        )
        facts = self._bench.review.requirements.facts(context)
        for name, box in self._facts.items():
            usual = box.findData(facts.get(name)) if facts.get(name) is not None else -1
            box.setItemText(0, f"一般情况：{box.itemText(usual)}" if usual > 0 else UNKNOWN)
            box.setToolTip(box.currentText())
            # What has no usual answer for such a unit does not arise for it.
            self._form.setRowVisible(box, usual > 0)
        self.trade.setText(trade_in_words(self._bench, context))
        self._form.setRowVisible(self.trade, bool(self.trade.text()))

    @property
    def answers(self) -> Answers:
        """What was told; facts only where the writer chose one."""
        facts = {
            name: box.currentData() for name, box in self._facts.items()
            if box.currentData() is not None and self._form.isRowVisible(box)
        }
        return Answers(
            self.kind.currentData(), self.unit.text().strip(), self.unit_class.currentData(), self.year.value(),
            self.variant.currentData() or "", facts,
        )
