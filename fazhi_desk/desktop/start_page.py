"""The first page: begin a paper, open one, go on with a recent one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from fazhi_desk.desktop.fonts import DESK, DESK_POINTS, SONG, font
from fazhi_desk.model import KINDS

COLUMNS = 3
SHOWN = 6
USES = {
    "county": "市、县党委政府", "department": "政府各部门", "township": "乡镇、街道",
    "demonstration": "示范地区和项目", "duty-report": "党政主要负责人", "speech": "会议讲话稿",
    "half-year": "上半年工作", "plan": "年度工作计划", "annual-report": "向社会公开的报告",
}


class StartPage(QScrollArea):
    """What to write, in the words of the office."""

    kind_wanted = Signal(str)
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget(self)
        page.setObjectName("start")
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        column = QVBoxLayout()
        outer.addLayout(column)
        outer.addStretch(1)
        column.setContentsMargins(24, 40, 24, 24)
        column.setSpacing(12)
        title = QLabel("法治写作台", page)
        title.setFont(font(SONG, 24, bold=True))
        under = QLabel("写法治政府建设工作总结：搭好提纲，随写随查，导出公文。全程不联网，文稿只在本机。", page)
        under.setObjectName("muted")
        under.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(under)
        column.addSpacing(12)
        column.addWidget(_head("写一篇新的", page))
        grid = QGridLayout()
        grid.setSpacing(8)
        self.kinds: dict[str, QPushButton] = {}
        for number, (kind, name) in enumerate(KINDS.items()):
            button = QPushButton(f"{name}\n{USES[kind]}", page)
            button.setMinimumSize(184, 60)
            button.setAccessibleName(f"新建{name}，{USES[kind]}")
            button.clicked.connect(lambda _=False, k=kind: self.kind_wanted.emit(k))
            grid.addWidget(button, number // COLUMNS, number % COLUMNS)
            self.kinds[kind] = button
        column.addLayout(grid)
        column.addSpacing(12)
        column.addWidget(_head("打开已有的", page))
        row = QHBoxLayout()
        opening = QPushButton("打开文稿或 Word 文件", page)
        opening.clicked.connect(self.open_wanted)
        sample = QPushButton("看一篇示例", page)
        sample.clicked.connect(self.sample_wanted)
        row.addWidget(opening)
        row.addWidget(sample)
        row.addStretch(1)
        column.addLayout(row)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column.addLayout(self._recent)
        column.addStretch(1)
        self._page = page
        self.setWidget(page)

    def put_recent(self, names: Sequence[str]) -> None:
        """List the recent papers."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for name in names[:SHOWN]:
            path = Path(name)
            button = QPushButton(f"{path.name}　{path.parent}", self._page)
            button.setProperty("link", "true")
            button.setStyleSheet("text-align: left;")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _=False, n=name: self.recent_wanted.emit(n))
            self._recent.addWidget(button)


def _head(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setFont(font(DESK, DESK_POINTS + 1, bold=True))
    return label
