"""The checklist pane: which topics the paper must, should and may cover, and what it still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.desktop.wording import STATE_MARKS
from fazhi_desk.model import REQUIREMENTS, TOPIC_STATES
from fazhi_desk.tasks.live import LiveReport, LiveTopic

TEACH = "打开或新建一篇文稿，这里会按文种和单位列出应当写到的内容，逐项标明写到了什么程度。"
COMPLETE = "没有缺项。去掉“只看缺项”，可以看到每一项写到了什么程度、依据在哪里。"
LOW = 420
"""In a pane of fewer pixels in height the list goes before the reasons, which the tip still tells."""
ORDER = {"must": 0, "should": 1, "optional": 2, "not-applicable": 3}


class ChecklistPane(QWidget):
    """Topics by area with their state in words and a mark that fills; a click walks through the evidence."""

    evidence_wanted = Signal(object, int)
    """Show the evidence of a topic (its marks), beginning with this one."""
    add_wanted = Signal(str)
    """Insert questions and open places for this topic."""
    waive_wanted = Signal(str, str)
    """Not applicable, for this reason; "" takes it back."""
    matrix_wanted = Signal()
    """Show topics and sections side by side."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._report: LiveReport | None = None
        self._walk: tuple[str, int] = ("", -1)
        self._about: Callable[[str], Mapping[str, Any]] = lambda _: {}
        self._areas: Mapping[str, str] = {}
        self.lacking = QCheckBox("只看缺项", self)
        self._total = QLabel(self)
        self._total.setObjectName("muted")
        self.list = RowsView(self, single_click=True)
        self.list.setAccessibleName("清单")
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self._empty = QLabel(TEACH, self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        self.detail = TopicDetail(self)
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 4)
        top.addWidget(self.lacking)
        top.addStretch(1)
        top.addWidget(self._total)
        self.dates = QLabel(self)
        self.dates.setObjectName("muted")
        self.dates.setWordWrap(True)
        matrix = QPushButton("对照图", self)
        matrix.setProperty("link", "true")
        matrix.setToolTip("每个主题在哪一部分写到、不足与措施是否对应")
        second = QHBoxLayout()
        second.setContentsMargins(12, 0, 4, 4)
        second.addWidget(self.dates, 1)
        second.addWidget(matrix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(second)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.detail)
        matrix.clicked.connect(self.matrix_wanted)
        self.lacking.toggled.connect(lambda _: self._refresh())
        self.list.shown.connect(lambda row: self._show(str(row.key[1])))
        self.list.chosen.connect(lambda row: self._next(str(row.key[1])))
        self.list.left.connect(self.left)
        self.detail.add.clicked.connect(lambda: self._with(self.add_wanted.emit))
        self.detail.waived.connect(lambda reason: self._with(lambda topic: self.waive_wanted.emit(topic, reason)))
        self.detail.evidence.clicked.connect(lambda: self._with(self._next))
        self.put(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the chosen topic is told in short."""
        super().resizeEvent(event)
        self.detail.shorten(short=self.height() < LOW)

    def know(self, areas: Mapping[str, str], about: Callable[[str], Mapping[str, Any]]) -> None:
        """Names of the areas, and where to read a topic's table (authority, questions)."""
        self._areas, self._about = areas, about
        self._refresh()

    def put(self, report: LiveReport | None, dates: tuple[str, str] = ("", "")) -> None:
        """Show the topics of a report, and by when the paper is due: in one line, and at length."""
        self._report = report
        self.dates.setText(dates[0])
        self.dates.setToolTip(dates[1])
        self._refresh()

    def topic(self, topic_id: str) -> LiveTopic | None:
        """A topic of the report."""
        topics = self._report.topics if self._report else ()
        return next((topic for topic in topics if topic.id == topic_id), None)

    def _refresh(self) -> None:
        topics = self._report.topics if self._report else ()
        rows = self._rows(topics)
        self.list.put(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(COMPLETE if topics else TEACH)
        asked = [topic for topic in topics if topic.requirement == "must" and topic.waived is None]
        done = sum(topic.satisfied for topic in asked)
        self._total.setText(f"必写{len(asked)}项，已写{done}项" if asked else "")
        row = self.list.current()
        self._show(str(row.key[1]) if row else "", walk=False)  # type: ignore[index]

    def _rows(self, topics: tuple[LiveTopic, ...]) -> list[Row]:
        groups: dict[str, list[LiveTopic]] = {}
        aside: list[LiveTopic] = []
        for topic in topics:
            if self.lacking.isChecked() and not is_lacking(topic):
                continue
            if topic.requirement == "not-applicable" or topic.waived is not None:
                aside.append(topic)
            else:
                groups.setdefault(topic.area, []).append(topic)
        rows = []
        for area, members in groups.items():
            lacking = Counter(topic.requirement for topic in members if is_lacking(topic))
            right = "，".join(f"{REQUIREMENTS[key]}缺{lacking[key]}" for key in ("must", "should") if lacking[key])
            rows.append(Row(("area", area), self._areas.get(area, area), right=right, header=True))
            rows += [_row(topic) for topic in sorted(members, key=lambda topic: ORDER[topic.requirement])]
        if aside:
            rows.append(Row(("area", "aside"), "不适用", right=str(len(aside)), header=True))
            rows += [_row(topic) for topic in aside]
        return rows

    def _with(self, do: Callable[[str], object]) -> None:
        row = self.list.current()
        if row is not None:
            do(str(row.key[1]))  # type: ignore[index]

    def _show(self, topic_id: str, *, walk: bool = True) -> None:
        topic = self.topic(topic_id)
        year = self._report.year if self._report else None
        self.detail.put(topic, self._about(topic_id) if topic else {}, year)
        if walk and topic is not None:
            self._walk = (topic_id, -1)

    def _next(self, topic_id: str) -> None:
        """The next piece of evidence; after the last comes the first."""
        topic = self.topic(topic_id)
        if topic is None:
            return
        if not topic.evidence:
            self.evidence_wanted.emit((), 0)
            return
        at = self._walk[1] + 1 if self._walk[0] == topic_id else 0
        self._walk = (topic_id, at % len(topic.evidence))
        self.evidence_wanted.emit(topic.evidence, self._walk[1])


class TopicDetail(QFrame):
    """The chosen topic: what is missing and why it is asked, and what can be done."""

    waived = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        line = QFrame(self)
        line.setObjectName("line")
        line.setFixedHeight(1)
        self._head = QLabel(self)
        self._head.setObjectName("head")
        self._missing = QLabel(self)
        self._figures = QLabel(self)
        self._why = QLabel(self)
        for label in (self._figures, self._why):
            label.setObjectName("note")
        for label in (self._head, self._missing, self._figures, self._why):
            label.setWordWrap(True)
        self._short = False
        self.add = QPushButton("补一段", self)
        self.add.setToolTip("在应写的部分插入要回答的问题和【待补】，不替你下断语")
        self.evidence = QPushButton("看依据", self)
        self.waive = QPushButton("不适用", self)
        self._reason = QLineEdit(self)
        self._reason.setPlaceholderText("写明不适用的理由，回车确定")
        self._reason.setAccessibleName("不适用的理由")
        self._reason.hide()
        buttons = QHBoxLayout()
        for button in (self.add, self.evidence, self.waive):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        for widget in (line, self._head, self._missing, self._figures, self._why, self._reason):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._topic: LiveTopic | None = None
        self.waive.clicked.connect(self._ask)
        self._reason.returnPressed.connect(self._waive)

    def put(self, topic: LiveTopic | None, about: Mapping[str, Any], year: int | None = None) -> None:
        """Show a topic, with what it rests on in a report of that year."""
        if self._topic is not None and (topic is None or topic.id != self._topic.id):
            self._reason.hide()
        self._topic = topic
        self.setVisible(topic is not None)
        if topic is None:
            return
        state = TOPIC_STATES.get(topic.state, topic.state)
        self._head.setText(f"{topic.name}：{REQUIREMENTS.get(topic.requirement, '')}，{state}")
        self._missing.setText(topic.missing)
        self._missing.setVisible(bool(topic.missing))
        authority = authority_lines(about, year)
        self._why.setToolTip("\n".join(authority))
        self._why.setText(_why(topic, str(about.get("reason", "")), authority))
        figures = "、".join(about.get("figures", ())) if _wants_figures(topic) else ""
        self._figures.setText(f"可写的数字：{figures}；没有的不写" if figures else "")
        self._head.setToolTip("\n".join(filter(None, (self._figures.text(), self._why.text(), *authority[1:]))))
        self.shorten(short=self._short)
        self.evidence.setVisible(bool(topic.evidence))
        self.evidence.setText(f"看依据（{len(topic.evidence)}处）")
        self.waive.setText("不适用" if topic.waived is None else "恢复")

    def shorten(self, *, short: bool) -> None:
        """In short the reasons are left to the tip; that a topic is waived is always told."""
        self._short = short
        waived = self._topic is not None and self._topic.waived is not None
        self._figures.setVisible(bool(self._figures.text()) and not short)
        self._why.setVisible(bool(self._why.text()) and (waived or not short))

    def _ask(self) -> None:
        if self._topic is not None and self._topic.waived is not None:
            self.waived.emit("")
            return
        self._reason.clear()
        self._reason.show()
        self._reason.setFocus()

    def _waive(self) -> None:
        reason = self._reason.text().strip()
        if reason:
            self._reason.hide()
            self.waived.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up the reason."""
        if event.key() == Qt.Key.Key_Escape and self._reason.isVisible():
            self._reason.hide()
        else:
            super().keyPressEvent(event)


def _why(topic: LiveTopic, reason: str, authority: Sequence[str]) -> str:
    """Why the topic is asked of this paper, and what it rests on."""
    if topic.waived is not None:
        return f"已标为不适用：{topic.waived}"
    more = f"；另有{len(authority) - 1}项" if len(authority) > 1 else ""
    rests = f"依据：{authority[0]}{more}" if authority else ""
    return "\n".join(part for part in (reason, rests) if part)


def _wants_figures(topic: LiveTopic) -> bool:
    """Whether it would help to know what is usually counted: not where figures stand, nor where none are asked."""
    return topic.state not in ("evidenced", "nil-report") and topic.requirement != "not-applicable"


def authority_lines(about: Mapping[str, Any], year: int | None) -> list[str]:
    """What a topic rests on in a report of that year, with how far it was confirmed and for which years it holds."""
    from fazhi_desk.catalog.topic import CERTAINTY  # late: the first paint does not wait for it

    lines = []
    for row in about.get("authority", ()):
        since, until = row.get("valid_from"), row.get("valid_to")
        if year is not None and not (since or year) <= year <= (until or year):
            continue
        years = f"{since or ''}—{until or ''}年度" if since and until else ""
        notes = "，".join(part for part in (CERTAINTY.get(row.get("certainty", ""), ""), years) if part)
        lines.append(f"{row['text']}（{notes}）" if notes else str(row["text"]))
    return lines


def is_lacking(topic: LiveTopic) -> bool:
    """Whether the paper still owes this topic something."""
    return topic.requirement in ("must", "should") and not topic.satisfied and topic.waived is None


def _row(topic: LiveTopic) -> Row:
    state = TOPIC_STATES.get(topic.state, topic.state)
    aside = topic.requirement == "not-applicable" or topic.waived is not None
    tone = "muted"
    if not aside:
        tone = "good" if topic.satisfied else {"must": "error", "should": "warning"}.get(topic.requirement, "muted")
    required = "不适用" if topic.waived is not None else REQUIREMENTS.get(topic.requirement, "")
    places = f"{len(topic.evidence)}处写到" if topic.evidence else ""
    missing = topic.missing if not topic.satisfied and not aside else ""
    detail = "；".join(part for part in (missing, places) if part)
    return Row(
        ("topic", topic.id), topic.name, detail=detail, mark=STATE_MARKS.get(topic.state, "○"), tone=tone,
        right=f"{required} · {state}" if not aside else required, faint=aside, tip=topic.missing, spoken=state,
    )
