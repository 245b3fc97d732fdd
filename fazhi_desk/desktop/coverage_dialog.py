"""Which topic is told where, and which step answers which problem: a window beside the draft that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from fazhi_desk.desktop.matrix_view import MatrixView
from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.wording import shortened
from fazhi_desk.model.matrix import CELL_LEVELS
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.coverage_matrix import matrix_of_live, write_picture
from fazhi_desk.tasks.live import LivePlace, LiveRemedy, LiveReport, Mark

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

SIZE = (1280, 720)
SPARE = 80
"""Pixels of the screen that are left around it."""
TOPIC = "coverage"
NOTHING = "文稿里还没有写存在的不足。写出不足和下一步安排以后，这里逐条对照。"
UNANSWERED = "下一步安排里还没有看到对应的措施"
SVG = "图片（*.svg）(*.svg)"


class CoverageDialog(QDialog):
    """The matrix, and problems with their remedies; a click goes to the text and leaves a way back."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.shell)
        self.setWindowTitle("主题与章节对照")
        self._w = window
        self._remedies: tuple[LiveRemedy, ...] = ()
        self.matrix = MatrixView(window.theme, self)
        self.pairs = RowsView(self, single_click=True)
        self.pairs.setAccessibleName("不足与措施")
        self.painter = RowPainter(window.theme, self.pairs)
        self.pairs.setItemDelegate(self.painter)
        self._empty = QLabel(NOTHING, self)
        self._empty.setObjectName("muted")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(24, 24, 24, 24)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.save = QPushButton("存为图片", self)
        self.save.setToolTip("写成 SVG 图，可以放进网页，也可以用浏览器打开、打印")
        close = QPushButton("关闭", self)
        for button in (self.save, close):
            button.setAutoDefault(False)
        second = QWidget(self)
        inner = QVBoxLayout(second)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._empty)
        inner.addWidget(self.pairs, 1)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.matrix, "主题与章节")
        self.tabs.addTab(second, "不足与措施")
        self._note = QLabel(self)
        self._note.setObjectName("muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(8)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.save)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        close.clicked.connect(self.close)
        self.save.clicked.connect(self._save)
        self.matrix.chosen.connect(self.show_cell)
        self.pairs.chosen.connect(lambda row: self._show_pair(row.key))
        self.pairs.left.connect(self.close)
        window.editor.bridge.report_placed.connect(self._follow)
        room = self.screen().availableGeometry().size()
        self.resize(min(SIZE[0], room.width() - SPARE), min(SIZE[1], room.height() - SPARE))

    def open_beside(self) -> None:
        """Show it, up to date."""
        self.put(self._w.editor.bridge.report)
        self.show()
        self.raise_()
        self.activateWindow()
        self.matrix.setFocus()

    def _follow(self, report: LiveReport | None) -> None:
        if self.isVisible():
            self.put(report)

    def put(self, report: LiveReport | None) -> None:
        """Show what a report says; nothing changes while there is none."""
        if report is None or report.partial:
            return
        self.matrix.put(matrix_of_live(self._w.bench, report))
        self._remedies = report.remedies
        rows = list(_rows(report.remedies))
        self.pairs.put(rows)
        self.pairs.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        answered = sum(bool(remedy.steps) for remedy in report.remedies)
        said = f"不足{len(report.remedies)}条，{answered}条有对应的措施" if rows else ""
        self._note.setText("　".join(part for part in (self._w.dates(report)[0], said) if part))

    # ----- to the text

    def show_cell(self, row: int, column: int) -> None:
        """Where a topic is told in a section: highlighted in the draft; where it is not, where it might stand."""
        matrix, report = self.matrix.matrix, self._w.editor.bridge.report
        if matrix is None or report is None:
            return
        topic, cell, section = matrix.rows[row], matrix.rows[row].cells[column], matrix.columns[column]
        spots = next((topic_.spots for topic_ in report.topics if topic_.id == topic.id), ())
        told = [spots[n] for n in cell.spots if n < len(spots)] if cell is not None else []
        strongest = list(CELL_LEVELS)
        marks = [spot[:3] for spot in sorted(told, key=lambda spot: strongest.index(spot[3]))]
        if marks:
            said = f"{topic.name}：“{shortened(section.title, 20)}”写到{len(marks)}处"
        else:
            said = f"“{shortened(section.title, 20)}”没有写到{topic.name}"
            line = report.headings[section.outline].line if section.outline is not None else 0
            marks = [(line, 0, 0)]
        self._go(marks, said)

    def _show_pair(self, key: object) -> None:
        place = self._place(key)
        if place is not None and place.marks:
            self._go(place.marks, shortened(place.quote, 40))

    def _place(self, key: object) -> LivePlace | None:
        """The problem or step of a row; (pair, -1) is the problem itself."""
        if not (isinstance(key, tuple) and isinstance(key[0], int) and key[0] < len(self._remedies)):
            return None
        remedy = self._remedies[key[0]]
        return remedy.problem if key[1] < 0 else remedy.steps[key[1]]

    def _go(self, marks: Sequence[Mark], said: str) -> None:
        self.hide()
        self._w.shell.activateWindow()
        self._w.reviewing.evidence(marks, 0)
        self._w.messages.tell(said, [("回到对照图", self.open_beside)], topic=TOPIC)

    # ----- as a file

    def _save(self) -> None:
        matrix = self.matrix.matrix
        if matrix is None:
            return
        name = self._w.files.dialogs.save_name("存为图片", str(self._w.files.beside("（对照图）.svg")), SVG)
        if not name:
            return
        target = Path(name) if Path(name).suffix else Path(name + ".svg")
        try:
            write_picture(matrix, target, force=True)
        except SaveError as error:
            self._note.setText(str(error))
            return
        self._note.setText(f"已存为“{target}”")

    def changeEvent(self, event: QEvent) -> None:
        """Other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "painter"):
            self.painter.theme = self._w.theme
            self.matrix.dress(self._w.theme)


def _rows(remedies: Sequence[LiveRemedy]) -> list[Row]:
    """Each problem as a head, the steps below it; marks that are read without colour."""
    rows = []
    for n, remedy in enumerate(remedies):
        problem = "".join(remedy.problem.quote.split())
        right = f"措施{len(remedy.steps)}条" if remedy.steps else "没有措施"
        tone, mark = ("good", "●") if remedy.steps else ("warning", "○")
        rows.append(Row(
            (n, -1), problem, mark=mark, tone=tone, right=right, detail="" if remedy.steps else UNANSWERED, tip=problem,
            spoken="不足",
        ))
        rows += [
            Row((n, at), "".join(step.quote.split()), depth=1, mark="→", tone="muted", tip=step.quote, spoken="措施")
            for at, step in enumerate(remedy.steps)
        ]
    return rows


def open_coverage(window: Desk) -> None:
    """The one dialog of the window."""
    found = window.shell.findChild(CoverageDialog) or CoverageDialog(window)
    found.open_beside()
