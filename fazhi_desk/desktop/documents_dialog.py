"""上级新文件登记: what arrived from above, written down once; it feeds the checklist and the names of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.catalog.superior import SuperiorDocument
from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.superior_documents import RegisterError, add, document, registered, remove

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

NAME = "documents"
SIZE = QSize(900, 600)
LEFT = 320
FIRST_YEAR = 1999
"""Stands for no year in the boxes."""
TEACH = (
    "收到新的纲要、规划、实施意见、考核办法，在这里登记一次：文稿里写到它，就算相应主题有依据；"
    "标题、文号写错会提示；清单里列为依据。程序不预设任何还没有印发的文件。"
)


class DocumentsDialog(QDialog):
    """The list on the left, one document on the right; 保存 writes the register and reviews anew."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.shell)
        self.setObjectName(NAME)
        self.setWindowTitle("上级新文件登记")
        self._w = window
        self._chosen = ""
        self.list = RowsView(self, single_click=True)
        self.list.setAccessibleName("已登记的文件")
        self.painter = RowPainter(window.theme, self.list)
        self.list.setItemDelegate(self.painter)
        self.list.setMinimumWidth(LEFT)
        self.title, self.number, self.date = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.short, self.replaces = QLineEdit(self), QLineEdit(self)
        self.title.setPlaceholderText("标题写全，不用加书名号")
        self.number.setPlaceholderText("如 国发〔2026〕5号")
        self.date.setPlaceholderText("如 2026-05-18")
        self.short.setPlaceholderText("文稿里的简称，几个用顿号隔开")
        self.replaces.setPlaceholderText("没有就不填")
        self.since, self.until = self._year("从哪一报告年度起有效"), self._year("到哪一报告年度为止有效")
        self.topics = QListWidget(self)
        self.topics.setAccessibleName("对应的主题")
        self.topics.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for topic in window.bench.review.topics:
            if not topic.element:
                item = QListWidgetItem(topic.name, self.topics)
                item.setData(Qt.ItemDataRole.UserRole, topic.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
        self.said = QLabel(TEACH, self)
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        self.fresh, self.keep, self.drop = (QPushButton(words, self) for words in ("新增一份", "保存", "取消登记"))
        close = QPushButton("关闭", self)
        self._lay_out(close)
        self.list.shown.connect(lambda row: self.show_document(str(row.key)))
        self.list.left.connect(self.close)
        self.fresh.clicked.connect(self.begin)
        self.keep.clicked.connect(self.save)
        self.drop.clicked.connect(self.forget)
        close.clicked.connect(self.close)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))
        self.refresh()

    def _year(self, label: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(FIRST_YEAR, 2100)
        box.setSpecialValueText("不限")
        box.setSuffix("年")
        box.setAccessibleName(label)
        box.lineEdit().setStyleSheet("border: none; padding: 0;")
        box.lineEdit().setTextMargins(7, 0, 0, 0)
        return box

    def _lay_out(self, close: QPushButton) -> None:
        years = QHBoxLayout()
        years.setSpacing(8)
        for widget in (self.since, QLabel("至", self), self.until):
            years.addWidget(widget)
        years.addStretch(1)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for label, field in (("标题", self.title), ("文号", self.number), ("成文日期", self.date)):
            field.setAccessibleName(label)
            form.addRow(label, field)
        form.addRow("有效年度", years)
        for label, field in (("简称", self.short), ("接替的旧文件", self.replaces)):
            field.setAccessibleName(label)
            form.addRow(label, field)
        form.addRow("对应的主题", self.topics)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.fresh)
        buttons.addStretch(1)
        for button in (self.drop, self.keep, close):
            buttons.addWidget(button)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addLayout(form, 1)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(right, 1)

    # ----- what is shown

    def refresh(self) -> None:
        """The list as the register has it; without any a fresh entry is begun."""
        found = registered(self._w.bench)
        self.list.put([Row(one.title, one.title, detail=f"{one.number}\u3000{one.date}".strip()) for one in found])
        self.list.setVisible(bool(found))
        chosen = next((one for one in found if one.title == self._chosen), None)
        if chosen is not None:
            self.list.choose(chosen.title)
            self._fill(chosen)
        else:
            self.begin()

    def show_document(self, title: str) -> None:
        """Put an entry into the fields."""
        one = next((one for one in registered(self._w.bench) if one.title == title), None)
        if one is not None:
            self._fill(one)
            self.said.setText(TEACH)

    def begin(self) -> None:
        """Empty fields for a further document."""
        self.list.clearSelection()
        self._fill(None)
        self.title.setFocus()

    def _fill(self, one: SuperiorDocument | None) -> None:
        self._chosen = one.title if one else ""
        self.drop.setEnabled(one is not None)
        self.title.setText(one.title if one else "")
        self.number.setText(one.number if one else "")
        self.date.setText(one.date if one else "")
        self.short.setText("、".join(one.short) if one else "")
        self.replaces.setText(one.replaces if one else "")
        self.since.setValue((one.valid_from if one else None) or FIRST_YEAR)
        self.until.setValue((one.valid_to if one else None) or FIRST_YEAR)
        for item in self._items():
            on = one is not None and item.data(Qt.ItemDataRole.UserRole) in one.topics
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.topics.item(n) for n in range(self.topics.count())]

    # ----- what is kept

    def save(self) -> None:
        """Write the fields into the register; a mistake is told and nothing is written."""
        topics = [
            str(item.data(Qt.ItemDataRole.UserRole)) for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
        bench, short = self._w.bench, self.short.text().replace("，", "、").replace(",", "、")
        try:
            one = document(
                bench, self.title.text(), number=self.number.text(), date=self.date.text(),
                valid_from=_told(self.since), valid_to=_told(self.until), topics=topics,
                short=short.split("、"), replaces=self.replaces.text(),
            )
            add(bench, one, instead=self._chosen)
        except (RegisterError, SaveError) as error:
            self.said.setText(f"{error}。")
            return
        self._chosen = one.title
        self._changed(f"已登记{one.named}，清单和审校已经按它更新。")

    def forget(self) -> None:
        """Take the chosen document out of the register."""
        try:
            gone = remove(self._w.bench, self._chosen)
        except (RegisterError, SaveError) as error:
            self.said.setText(f"{error}。")
            return
        self._chosen = ""
        self._changed(f"已取消登记{gone.named}。")

    def _changed(self, said: str) -> None:
        self._w.catalog_changed()
        self.refresh()
        self.said.setText(said)


def _told(box: QSpinBox) -> int | None:
    return box.value() if box.value() > FIRST_YEAR else None


def open_documents(window: Desk) -> None:
    """The one dialog of the window."""
    dialog = window.shell.findChild(DocumentsDialog, NAME)
    if not isinstance(dialog, DocumentsDialog):
        dialog = DocumentsDialog(window)
    dialog.painter.theme = window.theme
    dialog.refresh()
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
