"""A form over all numbers of a format profile, made of the words and bounds that ``catalog/profile.py`` gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QWidget,
)

from fazhi_desk.catalog.profile import PLACES, Face, NumberPlace, Profile
from fazhi_desk.desktop.boxes import choice_box, number_box, point_box

GROUPS = {
    "page": "纸张和页边距", "grid": "行和字", "faces": "字体", "title": "标题", "signature": "署名和日期",
    "page_number": "页码", "table": "表格", "reading_copy": "领导审阅稿", "switches": "分页",
}
COMPUTED = {("grid", "lines"), ("grid", "characters"), ("switches", "line_numbers")}
"""What follows from other numbers, or belongs to the leader's copy alone."""
FONTS = (
    "仿宋_GB2312", "仿宋", "楷体_GB2312", "楷体", "黑体", "宋体", "方正小标宋简体", "方正小标宋_GBK", "方正仿宋_GBK",
    "方正楷体_GBK", "方正黑体_GBK", "华文中宋",
)
LATIN = ("", "Times New Roman", "Arial")
SAME = "同中文字体"
Field = tuple[QWidget, Callable[[], Any], Callable[[Any], object]]
"""A widget, how to read it and how to fill it."""


class ProfileForm(QScrollArea):
    """``changed`` is said when the writer changes a number, not when the form is filled."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fields: dict[tuple[str, str], Field] = {}
        self._profile: Profile | None = None
        self._filling = False
        self._inner = QWidget(self)
        self._form = QFormLayout(self._inner)
        self._form.setContentsMargins(0, 0, 12, 0)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setWidget(self._inner)

    def put(self, profile: Profile, *, editable: bool) -> None:
        """Show a profile; a shipped one can be read, not changed."""
        self._filling = True
        self._profile = profile
        if not self._fields:
            self._build(profile)
        for (group, name), (widget, _, fill) in self._fields.items():
            fill(getattr(getattr(profile, group), name))
            widget.setEnabled(editable)
        self._filling = False

    def read(self) -> Profile:
        """The profile as the form says it."""
        if self._profile is None:
            raise ValueError("no profile was put")
        made = self._profile
        for group in GROUPS:
            values = {name: get() for (of, name), (_, get, _) in self._fields.items() if of == group}
            made = replace(made, **{group: replace(getattr(made, group), **values)})
        return made

    def field(self, group: str, name: str) -> QWidget:
        """The widget of one number."""
        return self._fields[group, name][0]

    def _build(self, profile: Profile) -> None:
        for group, title in GROUPS.items():
            head = QLabel(title)
            head.setObjectName("head")
            head.setContentsMargins(0, 8, 0, 0)
            self._form.addRow(head)
            part = getattr(profile, group)
            for item in fields(part):
                label = item.metadata.get("label")
                if not label or (group, item.name) in COMPUTED:
                    continue
                made = self._field(getattr(part, item.name), item.metadata, label)
                self._fields[group, item.name] = made
                self._form.addRow("" if isinstance(made[0], QCheckBox) else label, made[0])
        for kind in (QAbstractSpinBox, QComboBox):
            for box in self._inner.findChildren(kind):
                box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form: it must not change a number it happens to pass over."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _say(self, *_: object) -> None:
        if not self._filling:
            self.changed.emit()

    def _field(self, value: Any, about: Any, label: str) -> Field:
        if is_dataclass(value):
            return self._face(label)
        if isinstance(value, bool):
            check = QCheckBox(label)
            check.toggled.connect(self._say)
            return check, check.isChecked, check.setChecked
        if isinstance(value, NumberPlace):
            box = choice_box({place.value: words for place, words in PLACES.items()}, label)
            box.currentIndexChanged.connect(self._say)
            return box, lambda: NumberPlace(box.currentData()), lambda new: box.setCurrentIndex(box.findData(str(new)))
        if isinstance(value, int):
            whole = number_box(label, int(about["low"]), int(about["high"]), after=about["unit"])
            whole.valueChanged.connect(self._say)
            return whole, whole.value, whole.setValue
        if isinstance(value, float):
            number = point_box(label, about["low"], about["high"], about["unit"])
            number.valueChanged.connect(self._say)
            return number, lambda: round(number.value(), 3), number.setValue
        text = _editable(label, ("—", "-", ""))
        text.editTextChanged.connect(self._say)
        return text, lambda: text.currentText().strip(), text.setEditText

    def _face(self, label: str) -> Field:
        """Font and size, below them the font of letters and digits, and bold."""
        row = QWidget()
        lines = QGridLayout(row)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setColumnStretch(0, 1)
        font, latin = _editable(f"{label}字体", FONTS), _editable(f"{label}西文和数字字体", LATIN)
        latin_line = latin.lineEdit()
        if latin_line is not None:
            latin_line.setPlaceholderText(SAME)
        size = point_box(f"{label}字号", 5, 72, "磅")
        size.setFixedWidth(90)
        bold = QCheckBox("加粗")
        for at, widget in enumerate((font, size, latin, bold)):
            lines.addWidget(widget, at // 2, at % 2)
        for box in (font, latin):
            box.editTextChanged.connect(self._say)
        size.valueChanged.connect(self._say)
        bold.toggled.connect(self._say)

        def get() -> Face:
            return Face(
                font.currentText().strip() or FONTS[0], round(size.value(), 3), latin.currentText().strip(),
                bold.isChecked(),
            )

        def fill(face: Face) -> None:
            font.setEditText(face.font)
            size.setValue(face.size)
            latin.setEditText(face.latin)
            bold.setChecked(face.bold)

        return row, get, fill


def _editable(label: str, choices: tuple[str, ...]) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setAccessibleName(label)
    box.addItems([choice for choice in choices if choice])
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box
