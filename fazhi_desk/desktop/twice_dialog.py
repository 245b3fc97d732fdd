"""Repetitions of the draft, both places beside one another (重复之处对照): jump, keep one, reword, ignore for good."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fazhi_desk.desktop.row_painter import RowPainter
from fazhi_desk.desktop.rows import Row, RowsView
from fazhi_desk.desktop.side_page import tint
from fazhi_desk.desktop.theme import Theme
from fazhi_desk.desktop.wording import shortened
from fazhi_desk.tasks.duplicate_pairs import Place, Twice, pairs_of

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk
    from fazhi_desk.tasks.live import LiveReport

SIZE = QSize(960, 560)
LIST_WIDTH = 280
SAME = 100.0
LEGEND = "共{}对；下划线标出两处都有的字，底色标出只有这一处有的字"
NOTHING = "没有发现前后重复的话。写作时随写随查，发现了就列在这里。"
BY_HAND = "这一处不便整段删去，请转到原处修改"


SHARED = re.compile(r"[\w%％]{2,}")


def _common(text: str) -> str:
    """What both places say, underlined word for word; marks and single characters between them are not."""
    parts, at = [], 0
    for run in SHARED.finditer(text):
        parts += [escape(text[at : run.start()]), f"<u>{escape(run.group())}</u>"]
        at = run.end()
    return "".join(parts) + escape(text[at:])


class PlaceCard(QFrame):
    """One place: where it stands, its words with what only it has marked, what can be done."""

    go = Signal()
    keep = Signal()
    reword = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.head = QLabel(self)
        self.head.setObjectName("head")
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go_button = QPushButton("转到", self)
        self.keep_button = QPushButton("只保留这一处", self)
        self.reword_button = QPushButton("换一种说法", self)
        line = QHBoxLayout()
        for button, signal in (
            (self.go_button, self.go), (self.keep_button, self.keep), (self.reword_button, self.reword),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.text)
        column.addLayout(line)

    def put(self, place: Place, theme: Theme, *, can_keep: bool) -> None:
        """Show a place."""
        self.head.setText(f"{self._title}　{place.path}")
        ground = f"background-color:{tint(theme, theme.accent, 0.25)}"
        parts, at = [], 0
        for start, end in place.lacking:
            parts += [_common(place.quote[at:start]), f"<span style='{ground}'>{escape(place.quote[start:end])}</span>"]
            at = end
        self.text.setText("".join(parts) + _common(place.quote[at:]))
        self.keep_button.setEnabled(can_keep)
        self.keep_button.setToolTip("删去另一处，可以撤销" if can_keep else BY_HAND)


class TwiceDialog(QDialog):
    """Stays open beside the page and follows the review."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.shell)
        self.setWindowTitle("重复之处对照")
        self._w = window
        self.pairs: list[Twice] = []
        self.list = RowsView(self, single_click=True)
        self.list.setAccessibleName("重复之处")
        self.list.setFixedWidth(LIST_WIDTH)
        self.painter = RowPainter(window.theme, self.list)
        self.list.setItemDelegate(self.painter)
        self.earlier, self.later = PlaceCard("前文", self), PlaceCard("此处", self)
        self.note = QLabel(self)
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self.ignore = QPushButton("忽略这一对", self)
        self.ignore.setToolTip("以后不再提示，记在文稿里")
        close = QPushButton("关闭", self)
        for button in (self.ignore, close):
            button.setAutoDefault(False)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.earlier)
        right.addWidget(self.later)
        right.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.ignore)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(body, 1)
        column.addLayout(foot)
        self.list.shown.connect(lambda _: self._show())
        self.list.chosen.connect(lambda _: self._go(later=True))
        self.list.left.connect(self.close)
        for card, later in ((self.earlier, False), (self.later, True)):
            card.go.connect(lambda late=later: self._go(later=late))
            card.keep.connect(lambda late=later: self._keep(later=late))
            card.reword.connect(lambda late=later: self._reword(later=late))
        self.ignore.clicked.connect(self._ignore)
        close.clicked.connect(self.close)
        window.editor.bridge.report_placed.connect(self._follow)
        self.resize(SIZE.boundedTo(window.shell.screen().availableGeometry().size() - QSize(40, 60)))

    def open_beside(self, finding: int = -1) -> None:
        """Show the pairs, the one of a finding first."""
        self.put(self._w.editor.bridge.report)
        at = next((n for n, pair in enumerate(self.pairs) if pair.finding == finding), 0)
        if self.pairs:
            self.list.choose(self._key(self.pairs[at]))
            self._show()
        self.show()
        self.raise_()
        self.activateWindow()

    def _follow(self, report: LiveReport | None) -> None:
        if self.isVisible() and report is not None and not report.partial:
            self.put(report)

    def put(self, report: LiveReport | None) -> None:
        """The repetitions of a report."""
        self.pairs = pairs_of(report) if report is not None else []
        self.list.put([
            Row(
                self._key(pair), shortened(pair.later.quote, 40),
                detail=f"{pair.earlier.path}　↔　{pair.later.path}", mark="hint" if pair.hint else "warning",
                right="相同" if pair.score >= SAME else f"{pair.score:.0f}分", tip=pair.later.quote,
            )
            for pair in self.pairs
        ])
        self.note.setText(LEGEND.format(len(self.pairs)) if self.pairs else NOTHING)
        self._show()

    @staticmethod
    def _key(pair: Twice) -> tuple[str, str]:
        return pair.earlier.quote, pair.later.quote

    def current(self) -> Twice | None:
        """The pair that is shown."""
        row = self.list.current()
        return next((pair for pair in self.pairs if row is not None and self._key(pair) == row.key), None)

    def _show(self) -> None:
        pair = self.current() or (self.pairs[0] if self.pairs else None)
        for widget in (self.earlier, self.later):
            widget.setVisible(pair is not None)
        self.ignore.setEnabled(pair is not None)
        if pair is not None:
            self.earlier.put(pair.earlier, self._w.theme, can_keep=pair.keep_earlier is not None)
            self.later.put(pair.later, self._w.theme, can_keep=pair.keep_later is not None)

    # ----- doing

    def _chosen(self) -> Twice | None:
        return self.current() or (self.pairs[0] if self.pairs else None)

    def _go(self, *, later: bool) -> bool:
        pair = self._chosen()
        if pair is None:
            return False
        place = pair.later if later else pair.earlier
        for line, start, end in place.marks:
            now = self._w.editor.bridge.current_line(line)
            if now is not None:
                self._w.shell.activateWindow()
                self._w.editor.go_to(now, start, end)
                return True
        return False

    def _keep(self, *, later: bool) -> None:
        pair = self._chosen()
        number = None if pair is None else pair.keep_later if later else pair.keep_earlier
        if pair is not None and number is not None:
            self._w.reviewing.apply(pair.finding, number)

    def _reword(self, *, later: bool) -> None:
        if self._go(later=later):
            self._w.shell.act("reword")

    def _ignore(self) -> None:
        pair = self._chosen()
        if pair is not None:
            self._w.reviewing.ignore(pair.finding)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note"):
            self.painter.theme = self._w.theme
            self._show()


def open_twice(window: Desk) -> None:
    """The one dialog of the window, at the finding that is chosen in the pane."""
    found = window.shell.findChild(TwiceDialog) or TwiceDialog(window)
    found.open_beside(window.findings.current())
