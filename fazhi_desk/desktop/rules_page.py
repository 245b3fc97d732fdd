"""The rules by family, each with a switch; beside them the chosen one in plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fazhi_desk.catalog.choices import Choices
from fazhi_desk.desktop.rule_detail import RuleDetail
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.model import FAMILIES, SEVERITIES
from fazhi_desk.tasks.choose_rules import family_switched, is_on, switched
from fazhi_desk.tasks.rule_sheet import RuleEntry

ID = Qt.ItemDataRole.UserRole
CHOSEN_MARK = "＊"
"""Behind a severity that the user chose."""


class RulesPage(QWidget):
    """Everything about the rules; what is changed is told at once."""

    changed = Signal(object)
    """The Choices as they are from now on."""

    def __init__(
        self, theme: Theme, entries: tuple[RuleEntry, ...], choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries: tuple[RuleEntry, ...] = ()
        self._by_id: dict[str, RuleEntry] = {}
        self._choices = choices
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("按名称、理由或编号查找，如 标点")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setAccessibleName("审校规则")
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.detail = RuleDetail(theme, self)
        self.detail.changed.connect(self._take)
        self._said = QLabel(self)
        self._said.setObjectName("muted")
        self.reset = QPushButton("全部恢复默认", self)
        self.reset.clicked.connect(lambda: self._take(Choices()))
        self._lay_out()
        self._items: dict[str, QTreeWidgetItem] = {}
        self._families: dict[str, QTreeWidgetItem] = {}
        self.list(entries)
        self.tree.itemChanged.connect(self._switched)
        self.tree.currentItemChanged.connect(lambda now, _: self._show(now))

    def list(self, entries: tuple[RuleEntry, ...]) -> None:
        """Show these rules; the chosen one stays, as far as it is still there."""
        if entries == self._entries:
            return
        current = self.tree.currentItem()
        chosen = str(current.data(0, ID)) if current is not None else ""
        self._entries, self._by_id = entries, {entry.id: entry for entry in entries}
        blocked = self.tree.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.tree.clear()
        self._items, self._families = {}, {}
        self._build()
        self.tree.setCurrentItem(self._items.get(chosen) or next(iter(self._items.values())))
        self.tree.blockSignals(blocked)
        self.put(self._choices)
        self._filter(self.search.text())

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.detail)
        split.setSizes([360, 400])
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(split, 1)
        column.addLayout(foot)

    def _build(self) -> None:
        for family, name in FAMILIES.items():
            own = [entry for entry in self._entries if entry.family == family]
            if not own:
                continue
            top = QTreeWidgetItem(self.tree, [name, ""])
            top.setData(0, ID, family)
            top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self._families[family] = top
            for entry in own:
                item = QTreeWidgetItem(top, [entry.title, ""])
                item.setData(0, ID, entry.id)
                item.setToolTip(0, entry.why)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                self._items[entry.id] = item

    def put(self, choices: Choices) -> None:
        """Show these choices."""
        self._choices = choices
        blocked = self.tree.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for rule, item in self._items.items():
            entry = self._by_id[rule]
            item.setCheckState(0, _state(is_on(choices, entry)))
            told = choices.severity(rule)
            name = SEVERITIES[told.value] + CHOSEN_MARK if told else SEVERITIES.get(entry.severity, "")
            item.setText(1, name)
        for family, top in self._families.items():
            own = [is_on(choices, entry) for entry in self._entries if entry.family == family]
            usual = [entry.usual for entry in self._entries if entry.family == family]
            whole = Qt.CheckState.Checked if own == usual else Qt.CheckState.PartiallyChecked
            top.setCheckState(0, whole if any(own) else Qt.CheckState.Unchecked)
            top.setText(1, f"{sum(own)}/{len(own)}")
        self.tree.blockSignals(blocked)
        self.tree.viewport().update()
        on = sum(is_on(choices, entry) for entry in self._entries)
        self._said.setText(f"共{len(self._entries)}条规则，在查{on}条。改动立即生效，对所有文稿有效。")
        self.reset.setEnabled(choices != Choices())
        self._show(self.tree.currentItem())

    def go_to(self, rule: str) -> None:
        """Bring a rule into view."""
        item = self._items.get(rule)
        if item is not None:
            self.search.clear()
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item)

    def _show(self, item: QTreeWidgetItem | None) -> None:
        entry = self._by_id.get(item.data(0, ID)) if item is not None and item.parent() is not None else None
        self.detail.put(entry, self._entries, self._choices)

    def _switched(self, item: QTreeWidgetItem, column: int) -> None:
        if column:
            return
        on, name = item.checkState(0) is Qt.CheckState.Checked, item.data(0, ID)
        if item.parent() is None:
            self._take(family_switched(self._choices, self._entries, name, on=on))
        else:
            self._take(switched(self._choices, self._entries, name, on=on))

    def _take(self, choices: Choices) -> None:
        if choices != self._choices:
            self.put(choices)
            self.changed.emit(choices)
        else:
            self.put(choices)

    def _filter(self, query: str) -> None:
        wanted = query.strip().lower()
        for family, top in self._families.items():
            shown = 0
            for entry in self._entries:
                if entry.family == family:
                    words = f"{FAMILIES[family]}{entry.title}{entry.why}{entry.id}".lower()
                    self._items[entry.id].setHidden(wanted not in words)
                    shown += wanted in words
            top.setHidden(not shown)
            top.setExpanded(bool(wanted) and bool(shown))
        first = next((item for item in self._items.values() if wanted and not item.isHidden()), None)
        if first is not None:
            self.tree.setCurrentItem(first)


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
