"""Between the ledger pane, the review that fills it, and the text it leads into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from fazhi_desk.tasks.live_figures import LiveFigure

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk


class Ledger(QObject):
    """Asks for the figures when the pane is to be seen; they come with an answer of their own."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window)
        self._runner, self._bridge, self._pane = window.runner, window.editor.bridge, window.figures
        window.runner.figured.connect(self._take)
        self._pane.shown.connect(lambda *mark: window.reviewing.show(mark))
        self._pane.chosen.connect(lambda *mark: window.reviewing.show(mark, focus=True))
        self._pane.export_wanted.connect(lambda: window.shell.act("export_figures"))

    def refresh(self) -> None:
        """Bring the pane up to date; a new draft begins with no figures."""
        report = self._bridge.report
        if report is None:
            self._pane.put((), None)
        elif not report.partial:
            self._runner.ask_figures()

    def _take(self, revision: int, figures: tuple[LiveFigure, ...]) -> None:
        report = self._bridge.report
        if report is not None and report.revision == revision:
            self._pane.put(figures, report)
