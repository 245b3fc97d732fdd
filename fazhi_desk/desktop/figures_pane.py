"""The ledger of figures: every number of the draft with what it counts, those in question marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.model import SEVERITIES
from fazhi_desk.tasks.live import LiveReport, Mark
from fazhi_desk.tasks.live_figures import LiveFigure

FAMILY = "figures"
BY_PLACE, BY_SUBJECT = "place", "subject"
EMPTY = "写到数字以后，每个数字连同指标、单位、时期和所在部分列在这里，前后对不上的会标出来。"
NO_MATCH = "没有符合条件的数字。"
UNNAMED = "（没有写明指标）"


class FiguresPane(QWidget):
    """A list by section or by indicator; a line to filter by, a way out as a table."""

    chosen = Signal(int, int, int)
    """Into the text: line of the report, start, end."""
    shown = Signal(int, int, int)
    """Bring this place into view, leaving the focus here."""
    export_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self._figures: tuple[LiveFigure, ...] = ()
        self._doubts: dict[int, tuple[str, str]] = {}
        self.query = QLineEdit(self)
        self.query.setPlaceholderText("查指标、数字或部分，如 复议")
        self.query.setClearButtonEnabled(True)
        self.order = QComboBox(self)
        self.order.setAccessibleName("排列方式")
        self.order.addItem("按部分排列", BY_PLACE)
        self.order.addItem("按指标排列", BY_SUBJECT)
        self.doubtful = QCheckBox("只看有疑问的", self)
        self.export = QPushButton("导出台账", self)
        self.export.setProperty("link", "true")
        self.export.setToolTip("把全部数字写成 Excel 或 CSV 表格")
        self.export.clicked.connect(self.export_wanted)
        self.list = RowsView(self)
        self.list.setAccessibleName("数字台账")
        self.painter = RowPainter(theme, self.list)
        self.list.setItemDelegate(self.painter)
        self._empty = QLabel(self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 12, 12, 12)
        self._lay_out()
        self.query.textChanged.connect(lambda _: self._refresh())
        self.order.currentIndexChanged.connect(lambda _: self._refresh())
        self.doubtful.toggled.connect(lambda _: self._refresh())
        self.list.shown.connect(lambda row: self._tell(self.shown, row))
        self.list.chosen.connect(lambda row: self._tell(self.chosen, row))
        self.list.left.connect(self.left)
        self._refresh()

    def _lay_out(self) -> None:
        switches = QHBoxLayout()
        switches.setContentsMargins(8, 4, 8, 4)
        switches.addWidget(self.doubtful)
        switches.addStretch(1)
        switches.addWidget(self.export)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.query)
        head.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(switches)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def put(self, figures: Sequence[LiveFigure], report: LiveReport | None) -> None:
        """Show the figures of a report, with what it says of them."""
        self._figures = tuple(figures)
        self._doubts = dict(_doubts(self._figures, report))
        self._refresh()

    def _refresh(self) -> None:
        shown = [n for n, figure in enumerate(self._figures) if self._wanted(n, figure)]
        by_subject = self.order.currentData() == BY_SUBJECT
        rows = list(self._by_subject(shown) if by_subject else self._by_place(shown))
        self.list.put(rows)
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(NO_MATCH if self._figures else EMPTY)
        self.export.setEnabled(bool(self._figures))

    def _wanted(self, number: int, figure: LiveFigure) -> bool:
        if self.doubtful.isChecked() and number not in self._doubts:
            return False
        words = f"{figure.subject}{figure.written}{figure.place}{figure.period}"
        return "".join(self.query.text().split()) in words

    def _by_place(self, shown: Sequence[int]) -> Iterator[Row]:
        place = None
        for number in shown:
            figure = self._figures[number]
            if figure.place != place:
                place = figure.place
                yield Row(("place", place, number), place or "导语", header=True)
            yield self._row(number, figure.period)

    def _by_subject(self, shown: Sequence[int]) -> Iterator[Row]:
        """Figures of one indicator beneath one another; those that stand alone last."""
        counts = Counter(self._figures[n].subject for n in shown)
        order = sorted(shown, key=lambda n: (counts[self._figures[n].subject] < 2, self._figures[n].subject, n))
        subject = None
        for number in order:
            figure = self._figures[number]
            often = counts[figure.subject]
            head = figure.subject if often > 1 else "只出现一次的"
            if head != subject:
                subject = head
                right = f"{often}处" if often > 1 else ""
                yield Row(("subject", head), head or UNNAMED, right=right, header=True)
            yield self._row(number, "，".join(part for part in (figure.place or "导语", figure.period) if part))

    def _row(self, number: int, detail: str) -> Row:
        figure = self._figures[number]
        severity, message = self._doubts.get(number, ("", ""))
        return Row(
            ("figure", number), figure.subject or UNNAMED, detail=message or detail, mark=severity,
            right=figure.written, tip=figure.sentence, spoken=SEVERITIES.get(severity, ""),
        )

    def _tell(self, signal: object, row: Row) -> None:
        key: Hashable = row.key
        number = key[1] if isinstance(key, tuple) else None
        if isinstance(number, int) and number < len(self._figures) and self._figures[number].marks:
            signal.emit(*self._figures[number].marks[0])  # type: ignore[attr-defined]


def _doubts(figures: Sequence[LiveFigure], report: LiveReport | None) -> Iterator[tuple[int, tuple[str, str]]]:
    """Figures that a finding of their family covers: number of the figure, severity and message."""
    by_line: dict[int, list[tuple[Mark, str, str]]] = {}
    for finding in report.findings if report is not None else ():
        if finding.family == FAMILY:
            for mark in finding.marks:
                by_line.setdefault(mark[0], []).append((mark, finding.severity, finding.message))
    for number, figure in enumerate(figures):
        for line, start, end in figure.marks:
            found = [(s, m) for (_, a, b), s, m in by_line.get(line, ()) if a < end and start < b]
            if found:
                yield number, min(found, key=lambda one: list(SEVERITIES).index(one[0]))
                break
