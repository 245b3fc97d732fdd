"""The phrase pane: words for the move the writer wants to make, found by 汉字, pinyin or initials."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDrag, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from fazhi_desk.catalog.phrase import FUNCTIONS, Phrase
from fazhi_desk.desktop.dragging import mime_of
from fazhi_desk.desktop.phrase_rows import phrase_row
from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.phrases.search import Hit, PhraseIndex

PAUSE = 60
LIMIT = 60
SHORTCOMINGS = ("problem", "cause", "turn")
FIRST, FIGURES = 20, 5
"""Phrases for what is still missing that stand before those of the section, and sentences with figures among them."""
LOADING = "正在打开短语库……"
NOTHING = "没有找到。可以输入汉字（如“压实责任”）、全拼（如 yashi）或首字母（如 yjys），也可以放宽用途和主题。"
NO_FAVOURITES = "还没有收藏的短语。在短语上按右键，选“收藏”。"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a search knows of the draft at the caret; ``missing`` are topics that belong here and are not told yet."""

    section: str = ""
    topics: tuple[str, ...] = ()
    """What the section is about."""
    missing: tuple[str, ...] = ()
    facts: Mapping[str, object] | None = None
    year: int | None = None
    used: Mapping[str, int] = field(default_factory=dict)
    functions: tuple[str, ...] = ()
    """The moves that are made here, where they are few."""
    opening: bool = False
    """Before the first heading."""


class PhrasesPane(QWidget):
    """A search line and a list; Enter or a double click puts the phrase at the caret."""

    chosen = Signal(object)
    """Insert this Phrase."""
    favoured = Signal(str, bool)
    hidden = Signal(str)
    edit_wanted = Signal(object)
    remove_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, moment: Callable[[], Moment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._moment = moment
        self._index: PhraseIndex | None = None
        self._phrases: dict[str, Phrase] = {}
        self._topics: dict[str, str] = {}
        self.own_use: Mapping[str, int] = {}
        self.favourites: Collection[str] = ()
        self.own: Collection[str] = ()
        self._furnish(theme)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._connect()
        self._pressed = QPoint()

    def _furnish(self, theme: Theme) -> None:
        self.query = QLineEdit(self)
        self.query.setPlaceholderText("汉字、全拼或首字母")
        self.query.setAccessibleName("查找短语")
        self.query.setClearButtonEnabled(True)
        self.function = _filter("按用途筛选", "全部用途", FUNCTIONS.items(), self)
        self.topic = _filter("按主题筛选", "全部主题", (), self)
        self.only_favourites = QToolButton(self)
        self.only_favourites.setText("收藏")
        self.only_favourites.setCheckable(True)
        self.only_favourites.setToolTip("只看收藏的短语")
        self.more = QToolButton(self)
        self.more.setText("管理")
        self.more.setToolTip("添加、整理、导入、导出短语")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.list = RowsView(self)
        self.list.setAccessibleName("短语")
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self._empty = QLabel(LOADING, self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setMargin(12)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 4)
        head.setSpacing(8)
        for parts in ((self.query, self.only_favourites, self.more), (self.function, self.topic)):
            line = QHBoxLayout()
            line.setSpacing(6)
            for part in parts:
                line.addWidget(part, 0 if isinstance(part, QToolButton) else 1)
            head.addLayout(line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.refresh)
        self.query.textChanged.connect(lambda _: self._timer.start())
        self.query.installEventFilter(self)
        for box in (self.function, self.topic):
            box.currentIndexChanged.connect(lambda _: self.refresh())
        self.only_favourites.toggled.connect(lambda _: self.refresh())
        self.list.chosen.connect(self._take)
        self.list.left.connect(self.left)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.viewport().installEventFilter(self)

    def take_index(self, index: PhraseIndex) -> None:
        """The bank is ready, or has changed."""
        self._index = index
        self.refresh()

    def know_topics(self, topics: Iterable[tuple[str, str]]) -> None:
        """Topics to filter by: ids and names, in the order of the checklist. The chosen one stays if it is there."""
        self._topics = dict(topics)
        chosen = self.topic.currentData()
        with QSignalBlocker(self.topic):
            while self.topic.count() > 1:
                self.topic.removeItem(1)
            for key, name in self._topics.items():
                self.topic.addItem(name, key)
            self.topic.setCurrentIndex(max(0, self.topic.findData(chosen)))
        self.refresh()

    def offer(self, actions: Sequence[QAction]) -> None:
        """What 管理 offers."""
        menu = QMenu(self.more)
        menu.addActions(list(actions))
        self.more.setMenu(menu)

    @property
    def ready(self) -> bool:
        """Whether the bank has been loaded."""
        return self._index is not None

    def showEvent(self, event: object) -> None:
        """What fits the caret is looked up when the pane comes to the front."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._timer.start()

    def refresh(self) -> None:
        """Search with what stands in the line; without a word, what fits the caret."""
        self._timer.stop()
        if self._index is None:
            self.list.hide()
            return
        moment = self._moment()
        asked = bool(self.query.text().strip()) or self.only_favourites.isChecked()
        rows = self._found(moment) if asked else self._fitting(moment)
        self.list.put(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        none = self.only_favourites.isChecked() and not self.favourites
        self._empty.setText(NO_FAVOURITES if none else NOTHING)
        if self.query.text() and rows:
            self.list.choose(rows[0].key)

    def _search(
        self, moment: Moment, query: str, limit: int, topics: Collection[str], functions: Collection[str] = ()
    ) -> list[Hit]:
        if self._index is None:
            return []
        chosen = self.function.currentData()
        return self._index.search(
            query, limit=limit, functions=(chosen,) if chosen else functions, topics=topics, section=moment.section,
            section_topics=moment.topics, missing_topics=moment.missing if query else (),
            draft_counts=moment.used, own_use=self.own_use, unit_facts=moment.facts, year=moment.year,
        )

    @property
    def _chosen_topics(self) -> tuple[str, ...]:
        topic = self.topic.currentData()
        return (topic,) if topic else ()

    def _found(self, moment: Moment) -> list[Row]:
        """What a query finds, or the favourites."""
        only = self.only_favourites.isChecked()
        limit = len(self._index.phrases) if only and self._index else LIMIT
        hits = self._search(moment, self.query.text(), limit, self._chosen_topics)
        kept = [hit for hit in hits if not only or hit.phrase.text in self.favourites][:LIMIT]
        self._phrases = {hit.phrase.text: hit.phrase for hit in kept}
        return self._rows(kept, moment)

    def _fitting(self, moment: Moment) -> list[Row]:
        """Unasked: for topics that belong here and are missing, then for the section."""
        topics = self._chosen_topics
        wanted = () if moment.opening else tuple(one for one in moment.missing if not topics or one in topics)
        first = self._missing(moment, wanted) if wanted else []
        taken = {hit.phrase.text for hit in first}
        others = [
            hit for hit in self._search(moment, "", LIMIT * 4, topics, () if topics else moment.functions)
            if self._helps(hit.phrase, moment) and hit.phrase.text not in taken
        ][: LIMIT - len(first)]
        self._phrases = {hit.phrase.text: hit.phrase for hit in (*first, *others)}
        rows = []
        if first:
            names = "、".join(self._topics.get(topic, topic) for topic in wanted[:2])
            names += "等" if len(wanted) > 2 else ""
            rows.append(Row(("group", "missing"), f"清单还缺：{names}" if self._topics else "清单还缺的", header=True))
            rows += self._rows(first, moment)
        if others and (first or moment.section or moment.opening):
            title = f"{moment.section}一节常用" if moment.section else "开头常用" if moment.opening else "常用"
            rows.append(Row(("group", "section"), title, header=True))
        return rows + self._rows(others, moment)

    def _missing(self, moment: Moment, topics: Collection[str]) -> list[Hit]:
        """For topics that are not told yet: sentences that ask for the figures, then what is usually said."""
        asking = self._search(moment, "", FIGURES, topics, ("figure",))
        found = [hit for hit in self._search(moment, "", FIRST * 3, topics) if self._helps(hit.phrase, moment)]
        return list({hit.phrase.text: hit for hit in (*asking, *found)}.values())[:FIRST]

    def _helps(self, phrase: Phrase, moment: Moment) -> bool:
        """A bare term helps nobody who has not asked for it; shortcomings belong where they are told."""
        asked = bool(self.function.currentData()) or phrase.functions[0] in moment.functions
        return phrase.size != "term" and (asked or phrase.functions[0] not in SHORTCOMINGS)

    def _rows(self, hits: Iterable[Hit], moment: Moment) -> list[Row]:
        return [
            phrase_row(hit, used=moment.used.get(hit.phrase.text, 0), kept=hit.phrase.text in self.favourites,
                       own=hit.phrase.text in self.own)
            for hit in hits
        ]

    def _take(self, row: Row) -> None:
        phrase = self._phrases.get(str(row.key))
        if phrase is not None:
            self.chosen.emit(phrase)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line arrows move in the list and Enter takes; rows can be dragged to the text."""
        if watched is self.query and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._query_key(event)
        if watched is self.list.viewport():
            self._maybe_drag(event)
        return super().eventFilter(watched, event)

    def _query_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if key == Qt.Key.Key_Down else -1, wrap=False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self.refresh()
            self.list.first()
            row = self.list.current()
            if row is not None:
                self._take(row)
        elif key == Qt.Key.Key_Escape:
            if self.query.text():
                self.query.clear()
            else:
                self.left.emit()
        else:
            return False
        return True

    def _maybe_drag(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = event.position().toPoint()  # type: ignore[attr-defined]
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]
            phrase = self._phrases.get(str(self.list.indexAt(self._pressed).data(Qt.ItemDataRole.DisplayRole)))
            if phrase and (event.position().toPoint() - self._pressed).manhattanLength() > 12:  # type: ignore[attr-defined]
                drag = QDrag(self)
                drag.setMimeData(mime_of(phrase))
                drag.exec(Qt.DropAction.CopyAction)

    def _menu(self, point: QPoint) -> None:
        row = self.list.current()
        phrase = self._phrases.get(str(row.key)) if row else None
        if phrase is not None:
            self.menu_for(phrase).popup(self.list.viewport().mapToGlobal(point))

    def menu_for(self, phrase: Phrase) -> QMenu:
        """What can be done with a phrase."""
        menu = QMenu(self)
        text, kept = phrase.text, phrase.text in self.favourites
        menu.addAction("插入").triggered.connect(lambda: self.chosen.emit(phrase))
        menu.addAction("取消收藏" if kept else "收藏").triggered.connect(lambda: self.favoured.emit(text, not kept))
        menu.addSeparator()
        menu.addAction("修改……").triggered.connect(lambda: self.edit_wanted.emit(phrase))
        if text in self.own:
            menu.addAction("删除").triggered.connect(lambda: self.remove_wanted.emit(text))
        else:
            menu.addAction("不再显示").triggered.connect(lambda: self.hidden.emit(text))
        return menu


def _filter(name: str, everything: str, choices: Iterable[tuple[str, str]], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.setMaxVisibleItems(24)
    box.addItem(everything, "")
    for key, text in choices:
        box.addItem(text, key)
    return box
