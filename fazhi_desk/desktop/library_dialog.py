"""The library of earlier papers (往年文稿库): its folders and papers, what is known of them, the state of the index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.tasks.earlier_state import LibraryState

SIZE = QSize(880, 600)
SOURCE = Qt.ItemDataRole.UserRole
TOLD = 3
HEAD = (
    "把往年的总结放进来，写作时随写随比：哪些句子是沿用的，哪些数字还是往年的。文稿留在原处，索引只存在本机。"
)
NOTHING = "还没有往年文稿。添加一个文件夹（里面的 txt、fzd、docx 都会读，包括下级文件夹），或者逐篇添加。"


class LibraryDialog(QDialog):
    """Stays open beside the page; what is added is at work at once."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.shell)
        self.setWindowTitle("往年文稿库")
        self._w = window
        self._papers = window.earlier
        head = QLabel(HEAD, self)
        head.setWordWrap(True)
        self.sources = QListWidget(self)
        self.sources.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.sources.setAccessibleName("文件夹和文稿")
        self.sources.setMaximumHeight(132)
        self.papers = QTreeWidget(self)
        self.papers.setAccessibleName("已收入的文稿")
        self.papers.setRootIsDecorated(False)
        self.papers.setSortingEnabled(True)
        self.papers.setHeaderLabels(["年份", "标题", "字数", "位置"])
        self.papers.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        header = self.papers.header()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        self.papers.setColumnWidth(0, 76)
        self.papers.setColumnWidth(2, 96)
        self.papers.setColumnWidth(3, 220)
        self.folder = QPushButton("添加文件夹", self)
        self.paper = QPushButton("添加文稿", self)
        self.gone = QPushButton("移除选中的", self)
        self.gone.setToolTip("只是不再比对，文件还在原处")
        self.again = QPushButton("重新核对", self)
        self.again.setToolTip("看看文件有没有增减、改动；没有改过的不重读")
        self.beside = QPushButton("与这一篇对照", self)
        self.beside.setToolTip("文稿与选中的往年文稿并排看，不同之处标出来")
        close = QPushButton("关闭", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(8)
        self.stop = QPushButton("取消", self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.problems = QLabel(self)
        self.problems.setObjectName("muted")
        self.problems.setWordWrap(True)
        tools = QHBoxLayout()
        for button in (self.folder, self.paper, self.gone, self.again):
            tools.addWidget(button)
        tools.addStretch(1)
        working = QHBoxLayout()
        working.addWidget(self.bar, 1)
        working.addWidget(self.stop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.beside)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        for part in (head, self.sources):
            column.addWidget(part)
        column.addLayout(tools)
        column.addWidget(self.note)
        column.addLayout(working)
        column.addWidget(self.papers, 1)
        column.addWidget(self.problems)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.folder.clicked.connect(self._add_folder)
        self.paper.clicked.connect(self._add_paper)
        self.gone.clicked.connect(self._remove)
        self.again.clicked.connect(self._papers.update)
        self.stop.clicked.connect(self._papers.cancel)
        self.beside.clicked.connect(self._compare)
        self.papers.itemDoubleClicked.connect(lambda *_: self._compare())
        close.clicked.connect(self.close)
        self.sources.itemSelectionChanged.connect(self._choices)
        self.papers.itemSelectionChanged.connect(self._choices)
        self._papers.changed.connect(self.put)
        self._papers.progress.connect(self._progress)
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))
        self.put()

    def open_beside(self) -> None:
        """Show it."""
        self.put()
        self.show()
        self.raise_()
        self.activateWindow()

    # ----- showing

    def put(self) -> None:
        """Show sources, papers and state as they are."""
        papers = self._papers
        self.sources.clear()
        for source in papers.sources:
            count = len(papers.of(source))
            there = Path(source).exists()
            told = f"{count}篇" if there else "找不到"
            item = QListWidgetItem(f"{source}　（{told}）", self.sources)
            item.setData(SOURCE, source)
            item.setToolTip(source)
        self._list(papers.state if papers.sources else None)
        working = papers.working
        self.bar.setVisible(working)
        self.stop.setVisible(working)
        if working:
            self.bar.setRange(0, 0)
            self.note.setText("正在核对文件……")
        else:
            self.note.setText(papers.failure or self._told())
        problems = papers.state.problems if papers.sources else ()
        self.problems.setText("没有收进来的：" + "；".join(problems[:TOLD]) + ("……" if len(problems) > TOLD else ""))
        self.problems.setToolTip("\n".join(problems))
        self.problems.setVisible(bool(problems))
        self._choices()

    def _told(self) -> str:
        papers = self._papers
        if not papers.sources:
            return NOTHING
        state = papers.state
        if not state.papers:
            return "这些位置里还没有找到可以比对的文稿。"
        years = sorted({paper.year for paper in state.papers if paper.year})
        span = "" if not years else f"（{years[0]}年）" if len(years) == 1 else f"（{years[0]}年至{years[-1]}年）"
        size = sum(paper.characters for paper in state.papers)
        told = f"{size / 10_000:.1f}万字" if size >= 10_000 else f"{size}字"
        return f"已收入{len(state.papers)}篇{span}，共{told}；写作时随时比对，早于本年度的才算往年。"

    def _list(self, state: LibraryState | None) -> None:
        self.papers.setSortingEnabled(False)
        self.papers.clear()
        for kept in state.papers if state else ():
            where = Path(kept.path)
            row = PaperRow([
                str(kept.year) if kept.year else "未写明", kept.title or where.stem, f"{kept.characters}", where.name,
            ])
            row.setData(0, SOURCE, kept.path)
            row.setToolTip(1, kept.title)
            row.setToolTip(3, kept.path)
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.papers.addTopLevelItem(row)
        self.papers.setSortingEnabled(True)

    def _progress(self, done: int, total: int, text: str) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.note.setText(f"{text}（{done}/{total}）" if total > 1 else text)

    def _choices(self) -> None:
        self.gone.setEnabled(bool(self.sources.selectedItems()))
        self.again.setEnabled(bool(self._papers.sources) and not self._papers.working)
        self.beside.setEnabled(bool(self.papers.selectedItems()))

    # ----- changing

    def _add_folder(self) -> None:
        self._add(self._w.files.dialogs.folder_name("往年文稿所在的文件夹", self._start()))

    def _add_paper(self) -> None:
        self._add(self._w.files.dialogs.open_name(self._start()))

    def _add(self, name: str) -> None:
        if name:
            self._papers.add([name])

    def _start(self) -> str:
        last = self._papers.sources[-1:] or [str(self._w.files.draft.path or "")]
        return str(Path(last[0]).parent) if last[0] else ""

    def _remove(self) -> None:
        self._papers.remove([item.data(SOURCE) for item in self.sources.selectedItems()])

    def _compare(self) -> None:
        chosen: Sequence[QTreeWidgetItem] = self.papers.selectedItems()
        if chosen:
            from fazhi_desk.desktop.side_dialog import open_side_by_side

            open_side_by_side(self._w, chosen[0].data(0, SOURCE))


class PaperRow(QTreeWidgetItem):
    """Sorted by number where a column holds numbers."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        column = tree.sortColumn() if tree is not None else 0
        one, two = self.text(column), other.text(column)
        if column in (0, 2):
            return (int(one) if one.isdigit() else 0) < (int(two) if two.isdigit() else 0)
        return one < two


def open_library(window: Desk) -> None:
    """The one dialog of the window."""
    found = window.shell.findChild(LibraryDialog) or LibraryDialog(window)
    found.open_beside()
