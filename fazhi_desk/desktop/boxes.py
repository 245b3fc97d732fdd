"""Fields of the dialogs: one look for choices and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from fazhi_desk.desktop.dialogs import inset


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
    box.setSuffix(after)
    box.setAccessibleName(label)
    inset(box)
    like = QLineEdit()
    like.ensurePolished()
    box.setFixedHeight(like.sizeHint().height())
    return box
