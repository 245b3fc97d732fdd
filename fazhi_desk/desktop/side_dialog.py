"""The draft beside an earlier paper (与往年文稿对照): section by section, what is new and what was carried over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, QUrl
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout

from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.side_page import KEPT, SHOWN, anchor, page
from fazhi_desk.desktop.wording import shortened

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

SIZE = QSize(1240, 720)
LIST_WIDTH = 232
JOB = "earlier-beside"
CHANGED = "这一段在对照以后改过，请点“重新对照”"


class SideDialog(QDialog):
    """Stays open beside the page; a click on a sentence of the draft goes there."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.shell)
        self.setWindowTitle("与往年文稿对照")
        self._w = window
        self._made: Mapping[str, Any] | None = None
        self._lines: list[str] = []
        self.which = QComboBox(self)
        self.which.setAccessibleName("与哪一篇对照")
        self.which.setMinimumContentsLength(24)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.shown = QComboBox(self)
        self.shown.setAccessibleName("显示哪些")
        for key, name in SHOWN.items():
            self.shown.addItem(name, key)
        self.head = QLabel(self)
        self.head.setWordWrap(True)
        self.sections = RowsView(self, single_click=True)
        self.sections.setAccessibleName("各部分的更新率")
        self.sections.setFixedWidth(LIST_WIDTH)
        self.painter = RowPainter(window.theme, self.sections)
        self.sections.setItemDelegate(self.painter)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName("并排对照")
        self.page.setOpenLinks(False)
        self.page.setObjectName("beside")
        self.again = QPushButton("重新对照", self)
        self.library = QPushButton("往年文稿库", self)
        close = QPushButton("关闭", self)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 0)
        top.addWidget(QLabel("对照", self))
        top.addWidget(self.which, 1)
        top.addWidget(self.shown)
        top.addWidget(self.again)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.sections)
        body.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.addWidget(self.head, 1)
        foot.addWidget(self.library)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addLayout(body, 1)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.again.clicked.connect(lambda: self.ask(str(self.which.currentData() or "")))
        self.which.activated.connect(lambda _: self.ask(str(self.which.currentData() or "")))
        self.shown.currentIndexChanged.connect(lambda _: self._draw())
        self.library.clicked.connect(lambda: window.shell.act("library"))
        close.clicked.connect(self.close)
        self.sections.chosen.connect(lambda row: self.page.scrollToAnchor(anchor(row.key)))
        self.sections.left.connect(self.close)
        self.page.anchorClicked.connect(self._go)
        window.earlier.changed.connect(self._papers)
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))

    def open_beside(self, paper: str = "") -> None:
        """Show the comparison with a paper, "" for the likeliest."""
        self.ask(paper)
        self.show()
        self.raise_()
        self.activateWindow()

    def ask(self, paper: str) -> None:
        """Compare the draft as it stands in a process of its own."""
        self._lines = list(self._w.editor.bridge.lines)
        draft = self._w.files.draft
        self.head.setText("正在对照……")
        self.again.setEnabled(False)
        self._w.jobs.run(
            JOB,
            {"lines": self._lines, "front": draft.front, "draft": str(draft.path or ""), "paper": paper},
            self.put, failed=self._failed,
        )

    def put(self, made: Mapping[str, Any]) -> None:
        """Show a comparison."""
        self._made = made
        self.again.setEnabled(True)
        self._papers()
        kept = sum(row["state"] == KEPT for section in made["sections"] for row in section["rows"])
        told = f"全文更新率{made['new']:.0%}"
        said = f"有{kept}句沿用了往年的数字，请核对" if kept else "没有发现沿用往年数字的句子"
        self.head.setText(f"{told}；{said}")
        self.sections.put([
            Row(number, section["title"] or f"往年另有：{section['other']}", detail=_detail(section),
                faint=not section["title"])
            for number, section in enumerate(made["sections"])
        ])
        self._draw()

    def _failed(self, sentence: str) -> None:
        self._made = None
        self.again.setEnabled(True)
        self._papers()
        self.head.setText(sentence)
        self.sections.put([])
        self.page.clear()

    def _papers(self) -> None:
        """The papers of the library to choose from, and the one that is shown."""
        made = self._made
        self.which.clear()
        for kept in sorted(self._w.earlier.state.papers, key=lambda paper: -(paper.year or 0)):
            year = f"{kept.year}年　" if kept.year else ""
            self.which.addItem(f"{year}{kept.title or kept.path}", kept.path)
        if made is not None:
            self.which.setCurrentIndex(self.which.findData(made["path"]))
        self.which.setEnabled(self.which.count() > 0)

    def _draw(self) -> None:
        if self._made is not None:
            self.page.setHtml(page(self._made, self._w.theme, str(self.shown.currentData())))

    def _go(self, url: QUrl) -> None:
        """To a sentence of the draft, if its line is still as it was when compared."""
        line, start, end = (int(part) for part in url.toString().split(":")[1:])
        now = self._w.editor.bridge.lines
        if line >= len(now) or now[line] != self._lines[line]:
            same = [at for at, text in enumerate(now) if text == self._lines[line]]
            if len(same) != 1:
                self.head.setText(CHANGED)
                return
            line = same[0]
        self._w.shell.activateWindow()
        self._w.editor.go_to(line, start, end)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "page"):
            self.painter.theme = self._w.theme
            self._draw()


def _detail(section: Mapping[str, Any]) -> str:
    if section["new"] is None:
        return "今年没有写" if not section["title"] else ""
    told = f"更新率{section['new']:.0%}"
    return f"{told}　对照“{shortened(section['other'], 12)}”" if section["other"] else f"{told}　往年没有"


def open_side_by_side(window: Desk, paper: str = "") -> None:
    """The one dialog of the window."""
    found = window.shell.findChild(SideDialog) or SideDialog(window)
    found.open_beside(paper)
