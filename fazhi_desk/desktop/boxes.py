"""Fields of the dialogs: one look for choices and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox

from fazhi_desk.desktop.dialogs import inset

Number = TypeVar("Number", QSpinBox, QDoubleSpinBox)


def choice_box(names: Mapping[str, str], label: str) -> QComboBox:
    """A box of choices by key, with a name for those who cannot see it."""
    box = QComboBox()
    box.setAccessibleName(label)
    for key, name in names.items():
        box.addItem(name, key)
    return box


def number_box(label: str, low: int, high: int, before: str = "", after: str = "") -> QSpinBox:
    """A whole number with words around it."""
    box = QSpinBox()
    box.setRange(low, high)
    box.setPrefix(before)
    return _dressed(box, label, after)


class Points(QDoubleSpinBox):
    """Without zeros at its end: 210毫米, 25.05毫米."""

    def textFromValue(self, value: float) -> str:
        """The number as people write it."""
        return f"{value:g}"


def point_box(label: str, low: float, high: float, after: str = "") -> QDoubleSpinBox:
    """A number with as many places as a format needs."""
    box = Points()
    box.setDecimals(2)
    box.setRange(low, high)
    box.setSingleStep(0.5)
    return _dressed(box, label, after)


def _dressed(box: Number, label: str, after: str) -> Number:
    box.setSuffix(after)
    box.setAccessibleName(label)
    inset(box)
    like = QLineEdit()
    like.ensurePolished()
    box.setFixedHeight(like.sizeHint().height())
    return box
