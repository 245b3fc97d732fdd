"""The formats of the Word file: which one is used, and one of the user's own with every departure told in words."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.desktop.boxes import choice_box
from fazhi_desk.desktop.profile_form import ProfileForm
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks import own_profile
from fazhi_desk.tasks.export_paper import STANDARD

if TYPE_CHECKING:
    from fazhi_desk.catalog.profile import Profile
    from fazhi_desk.desktop.window import Desk

PAUSE = 400
"""Milliseconds after the last change until it is written."""
SIDE = 260
READ_ONLY = "这是程序自带的版式，只能查看。按“改成我的版式”可以在它的基础上修改。"
NO_DEPARTURE = "与标准没有不同。"


class FormatPage(QWidget):
    """What is chosen here is used from the next export on; a change of one's own format is written at once."""

    def __init__(self, window: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._w = window
        self._profile: Profile = window.bench.profile(STANDARD)
        self.chosen = choice_box({}, "导出用的版式")
        self.name = QLineEdit(self)
        self.name.setAccessibleName("版式名称")
        self.name.setMaxLength(40)
        self.make, self.remove = QPushButton("改成我的版式", self), QPushButton("删除", self)
        self.form = ProfileForm(self)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.RichText)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(PAUSE)
        self._writing.timeout.connect(self.write)
        self._arrange()
        self._list(window.outgoing.profile)
        self.chosen.activated.connect(lambda _: self._choose())
        self.form.changed.connect(self._writing.start)
        self.name.textEdited.connect(lambda _: self._writing.start())
        self.make.clicked.connect(self.make_own)
        self.remove.clicked.connect(self.delete)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(QLabel("导出用的版式", self))
        top.addWidget(self.chosen, 1)
        top.addWidget(self.make)
        top.addWidget(self.remove)
        side = QScrollArea(self)
        side.setWidget(self.told)
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFixedWidth(SIDE)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        lower.addWidget(self.form, 1)
        lower.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.name)
        column.addLayout(lower, 1)

    def _list(self, key: str) -> None:
        self.chosen.clear()
        for id_, name in own_profile.names_of(self._w.bench).items():
            self.chosen.addItem(name, id_)
        self.chosen.setCurrentIndex(max(self.chosen.findData(key), 0))
        self._show()

    def _show(self) -> None:
        """The chosen format in the form."""
        key = self.chosen.currentData()
        self._profile = self._w.bench.profile(key)
        own = own_profile.is_own(self._w.bench, key)
        self.form.put(self._profile, editable=own)
        self.name.setText(self._profile.name)
        self.name.setVisible(own)
        self.remove.setVisible(own)
        self.make.setVisible(not own)
        self._tell(own)

    def _tell(self, own: bool, problem: str = "") -> None:
        grid = self._profile.grid
        said = own_profile.said_of(self._w.bench, self._profile)
        parts = [f"<p>每页{grid.lines}行、每行{grid.characters}字。</p>"]
        if problem:
            parts = [f'<p style="color:{self._w.theme.error}">没有保存：{html.escape(problem)}。</p>']
        if not own:
            parts.append(f'<p style="color:{self._w.theme.muted}">{READ_ONLY}</p>')
        rows = "".join(f"<p>· {html.escape(one)}</p>" for one in said) or f"<p>{NO_DEPARTURE}</p>"
        self.told.setText(f"{''.join(parts)}<p><b>与公文格式标准（GB/T 9704—2012）的不同</b></p>{rows}")

    # ----- choosing and changing

    def _choose(self) -> None:
        """Use this format from now on: in this draft if it names its own, else everywhere."""
        self.flush()
        self._use(self.chosen.currentData())
        self._show()

    def _use(self, key: str) -> None:
        self._w.settings.profile = key
        self._w.preferences.keep()
        if self._w.files.draft.front.get("profile") not in (None, key):
            self._w.files.set_front("profile", key)

    def make_own(self) -> None:
        """A format of one's own, on the ground of the one that is shown."""
        try:
            made = own_profile.save_own(self._w.bench, own_profile.new_own(self._w.bench, self.chosen.currentData()))
        except (SaveError, CatalogError) as error:
            self._tell(own=False, problem=str(error))
            return
        self._use(made.id)
        self._list(made.id)

    def write(self) -> None:
        """Keep what was changed; what no page can have is said and not kept."""
        self._writing.stop()
        key = self.chosen.currentData()
        if not own_profile.is_own(self._w.bench, key):
            return
        name = self.name.text().strip() or own_profile.NAMED
        try:
            self._profile = own_profile.save_own(self._w.bench, replace(self.form.read(), name=name))
        except (SaveError, CatalogError) as error:
            self._tell(own=True, problem=str(error))
            return
        self.chosen.setItemText(self.chosen.currentIndex(), name)
        self._tell(own=True)

    def flush(self) -> None:
        """Write what waits."""
        if self._writing.isActive():
            self.write()

    def delete(self) -> None:
        """Remove the user's format and use the standard again."""
        self._writing.stop()
        try:
            own_profile.delete_own(self._w.bench, self.chosen.currentData())
        except SaveError as error:
            self._tell(own=True, problem=str(error))
            return
        self._use(STANDARD)
        self._list(STANDARD)
