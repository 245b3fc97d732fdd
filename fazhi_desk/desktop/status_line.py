"""The status bar: 字数, 页数, 待补, 缺必写, what the review is doing, when the draft was last protected."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from fazhi_desk.desktop.wording import ago, lacking_musts, open_places
from fazhi_desk.formats.page_count import pages
from fazhi_desk.tasks.live import LiveReport


class StatusLine(QStatusBar):
    """Quiet facts at the bottom; two of them lead somewhere."""

    open_places = Signal()
    missing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._facts = QLabel(self)
        self._open = self._button("走到下一个待补处", self.open_places)
        self._lacking = self._button("打开清单，只看缺项", self.missing)
        self._checking = QLabel(self)
        self._safe = QLabel(self)
        for widget in (self._facts, self._open, self._lacking, self._checking):
            self.addWidget(widget)
        self.addPermanentWidget(self._safe)
        self._protected = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)
        self.say("")

    def _button(self, tip: str, signal: object) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("link", "true")
        button.setToolTip(tip)
        button.setFlat(True)
        button.clicked.connect(signal)
        button.hide()
        return button

    def count(self, lines: Sequence[str], *, wrapped: bool = False) -> None:
        """Characters and pages of the draft as it stands; ``wrapped``: its lines end where a page's did."""
        characters = sum(len("".join(line.split())) for line in lines)
        self._facts.setText(f"{characters:,}字 · 约{pages(lines, wrapped=wrapped)}页")

    def report(self, report: LiveReport | None) -> None:
        """Open places and missing topics of a report."""
        places, lacking = open_places(report), lacking_musts(report)
        self._open.setText(f"待补{places}处")
        self._open.setVisible(places > 0)
        self._lacking.setText(f"缺必写{lacking}项")
        self._lacking.setVisible(lacking > 0)

    def say(self, text: str) -> None:
        """What the review is doing."""
        self._checking.setText(text)

    def protected(self, when: float) -> None:
        """The draft is on disk; 0 means there is nothing to protect."""
        self._protected = when
        if when:
            self._clock.start()
        else:
            self._clock.stop()
        self._tick()

    def _tick(self) -> None:
        passed = time.time() - self._protected
        if not self._protected:
            self._safe.setText("")
            return
        self._safe.setText(f"{ago(passed)}已保护")
        self._safe.setToolTip("未保存的改动已记在本机，断电或意外退出后可以找回")
        self._clock.setInterval(1000 if passed < 60 else 30_000)

    @property
    def texts(self) -> str:
        """All that is shown, for tests."""
        shown: list[QLabel | QPushButton] = [self._facts, self._open, self._lacking, self._checking, self._safe]
        return " · ".join(w.text() for w in shown if not w.isHidden() and w.text())
