"""The window's side of the library of earlier papers: its sources, when to look again, what the review is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from fazhi_desk.tasks.earlier_state import KeptPaper, LibraryState, library_state

if TYPE_CHECKING:
    from fazhi_desk.desktop.window import Desk

JOB = "earlier-library"


class EarlierPapers(QObject):
    """Sources stand in the settings, the index in the data folder; a job brings it up to date."""

    changed = Signal()
    """Other sources, another state, or the work on it began or ended."""
    progress = Signal(int, int, str)

    def __init__(self, window: Desk) -> None:
        super().__init__(window)
        self._w = window
        self._state: LibraryState | None = None
        self._before = ""
        self.failure = ""
        """Why the last work on it came to nothing."""

    @property
    def sources(self) -> list[str]:
        """Files and folders, as the user chose them."""
        return list(self._w.settings.earlier)

    @property
    def state(self) -> LibraryState:
        """What is in the library."""
        if self._state is None:
            self._state = library_state(self._w.bench.places.earlier)
        return self._state

    @property
    def stamp(self) -> str:
        """What the review is told: "" where there is nothing to compare with."""
        return self.state.stamp if self._w.settings.earlier else ""

    @property
    def working(self) -> bool:
        """Whether a job is at work on it."""
        return self._w.jobs.running(JOB)

    def of(self, source: str) -> list[KeptPaper]:
        """The papers that came from a source."""
        return [paper for paper in self.state.papers if _from(paper, source)]

    def look(self) -> None:
        """See at the start whether a file is another than it was; nothing is said of it."""
        if self._w.settings.earlier:
            self.update()

    def add(self, paths: Iterable[str]) -> None:
        """Further files or folders."""
        told = [str(Path(path)) for path in paths]
        self._choose([*self.sources, *(path for path in dict.fromkeys(told) if path not in self.sources)])

    def remove(self, paths: Iterable[str]) -> None:
        """Take sources out; the files themselves stay where they are."""
        gone = set(paths)
        self._choose([path for path in self.sources if path not in gone])

    def _choose(self, sources: list[str]) -> None:
        if sources != self._w.settings.earlier:
            before = self.stamp
            self._w.settings.earlier = sources
            self._w.preferences.keep()
            self._update(before)

    def update(self) -> None:
        """Bring the index up to date in a process of its own."""
        self._update(self.stamp)

    def _update(self, before: str) -> None:
        """The same, the review having been told of the state ``before``."""
        self.failure = ""
        self._before = before
        job = self._w.jobs.run(JOB, {"sources": self.sources}, self._done, failed=self._failed)
        job.progress.connect(self.progress)
        job.cancelled.connect(self._cancelled)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the work; the index stays as it was."""
        self._w.jobs.cancel(JOB)

    def _done(self, value: Mapping[str, object]) -> None:
        del value  # it stands in the file too, with more
        self._state = None
        if self.stamp != self._before:
            self._w.tell_front()
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        self.failure = sentence
        self.changed.emit()

    def _cancelled(self) -> None:
        if not self.working:
            self.changed.emit()


def _from(paper: KeptPaper, source: str) -> bool:
    return paper.path == source or paper.path.startswith(source.rstrip("/\\") + "/")

