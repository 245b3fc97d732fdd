"""The phrase pane: words for the move the writer wants to make, found by 汉字, pinyin or initials."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from fazhi_desk.catalog.phrase import FUNCTIONS, SIZES, Phrase
from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.phrases.search import Hit, PhraseIndex

PAUSE = 60
LIMIT = 60
LOADING = "正在打开短语库……"
NOTHING = "没有找到。可以输入汉字（如“压实责任”）、全拼（如 yashi）或首字母（如 yjys），也可以把用途改为“全部用途”。"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a search knows of the draft at the caret."""

    text: str = ""
    section: str = ""
    missing: tuple[str, ...] = ()
    facts: Mapping[str, object] | None = None


class PhrasesPane(QWidget):
    """A search line and a list; Enter or a double click puts the phrase at the caret."""

    chosen = Signal(object)
    """Insert this Phrase."""
    favoured = Signal(str, bool)
    hidden = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, moment: Callable[[], Moment], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._moment = moment
        self._index: PhraseIndex | None = None
        self._phrases: dict[str, Phrase] = {}
        self.own_use: Mapping[str, int] = {}
        self.favourites: Sequence[str] = ()
        self.query = QLineEdit(self)
        self.query.setPlaceholderText("汉字、全拼或首字母，如 yjys")
        self.query.setAccessibleName("查找短语")
        self.query.setClearButtonEnabled(True)
        self.function = QComboBox(self)
        self.function.setAccessibleName("按用途筛选")
        self.function.addItem("全部用途", "")
        for key, name in FUNCTIONS.items():
            self.function.addItem(name, key)
        self.only_favourites = QToolButton(self)
        self.only_favourites.setText("收藏")
        self.only_favourites.setCheckable(True)
        self.only_favourites.setToolTip("只看收藏的短语")
        self.list = RowsView(self)
        self.list.setAccessibleName("短语")
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self._empty = QLabel(LOADING, self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        filters = QHBoxLayout()
        filters.addWidget(self.function, 1)
        filters.addWidget(self.only_favourites)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 4)
        head.setSpacing(8)
        head.addWidget(self.query)
        head.addLayout(filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.refresh)
        self.query.textChanged.connect(lambda _: self._timer.start())
        self.query.installEventFilter(self)
        self.function.currentIndexChanged.connect(lambda _: self.refresh())
        self.only_favourites.toggled.connect(lambda _: self.refresh())
        self.list.chosen.connect(self._take)
        self.list.left.connect(self.left)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.viewport().installEventFilter(self)
        self._pressed = QPoint()

    def take_index(self, index: PhraseIndex) -> None:
        """The bank is ready, or has changed."""
        self._index = index
        self.refresh()

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
        function = self.function.currentData()
        hits = self._index.search(
            self.query.text(), limit=LIMIT * (1 if self.query.text() and not self.only_favourites.isChecked() else 4),
            functions=(function,) if function else (), section=moment.section, missing_topics=moment.missing,
            own_use=self.own_use, unit_facts=moment.facts,
        )
        if self.only_favourites.isChecked():
            hits = [hit for hit in hits if hit.phrase.text in self.favourites]
        if not self.query.text().strip():  # unasked, a bare term helps nobody
            hits = [hit for hit in hits if hit.phrase.size != "term"]
        hits = hits[:LIMIT]
        self._phrases = {hit.phrase.text: hit.phrase for hit in hits}
        self.list.put([self._row(hit, moment.text) for hit in hits])
        self.list.setVisible(bool(hits))
        self._empty.setVisible(not hits)
        self._empty.setText(NOTHING)
        if self.query.text() and hits:
            self.list.choose(hits[0].phrase.text)

    def _row(self, hit: Hit, text: str) -> Row:
        phrase = hit.phrase
        used = text.count(phrase.text) if not phrase.slots else 0
        parts = [phrase.name]
        if used:
            parts.append(f"已用{used}次")
        if phrase.text in self.favourites:
            parts.append("已收藏")
        return Row(phrase.text, phrase.text, detail=" · ".join(parts), strong=hit.ranges, tip=_provenance(phrase))

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
            row = self.list.indexAt(self._pressed).data(Qt.ItemDataRole.DisplayRole)
            if row and (event.position().toPoint() - self._pressed).manhattanLength() > 12:  # type: ignore[attr-defined]
                drag, mime = QDrag(self), QMimeData()
                mime.setText(str(row))
                drag.setMimeData(mime)
                drag.exec(Qt.DropAction.CopyAction)

    def _menu(self, point: QPoint) -> None:
        row = self.list.current()
        phrase = self._phrases.get(str(row.key)) if row else None
        if phrase is None:
            return
        menu = QMenu(self)
        kept = phrase.text in self.favourites
        menu.addAction("插入").triggered.connect(lambda: self.chosen.emit(phrase))
        menu.addAction("取消收藏" if kept else "收藏").triggered.connect(
            lambda: self.favoured.emit(phrase.text, not kept)
        )
        menu.addAction("不再显示").triggered.connect(lambda: self.hidden.emit(phrase.text))
        menu.popup(self.list.viewport().mapToGlobal(point))


def _provenance(phrase: Phrase) -> str:
    """Where a phrase comes from and what says the same."""
    parts = [SIZES[phrase.size]]
    if phrase.articles:
        parts.append(f"见于{phrase.articles}篇文稿、{phrase.count}处")
    if phrase.authority:
        parts.append(f"依据：{phrase.authority}")
    if phrase.alternates:
        parts.append("近义：" + "、".join(phrase.alternates))
    if phrase.note:
        parts.append(phrase.note)
    return "\n".join(parts)
