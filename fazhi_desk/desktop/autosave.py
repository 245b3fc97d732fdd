"""Protecting the draft: its changes go to the journal on a thread of their own, from the first key on."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from fazhi_desk.storage.journal import Journal

LOG = logging.getLogger(__name__)
GATHER = 0.4
"""Seconds in which changes are gathered before they are brought to the disk."""
Task = Callable[[], None]


class Autosave(QObject):
    """Keeps a journal of the open draft; every call returns at once."""

    protected = Signal(float)
    """The draft is on disk as it stood at this time (seconds since 1970)."""
    failed = Signal()
    """The disk refused; the next change writes the whole draft anew."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._journal: Journal | None = None
        self._broken = False
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    @property
    def active(self) -> bool:
        """Whether changes are being kept."""
        return self._journal is not None and not self._broken

    def begin(self, lines: Sequence[str], front: Mapping[str, Any], path: Path | None) -> None:
        """Keep the whole state, and from now on its changes."""
        if self._journal is None:
            self._journal = Journal(self._folder)
        self._broken = False
        journal, kept, values = self._journal, tuple(lines), dict(front)
        self._do(lambda: journal.begin(kept, values, str(path) if path else None))

    def change(self, start: int, end: int, lines: Sequence[str]) -> None:
        """Lines [start, end) became these."""
        journal = self._journal
        if journal is not None:
            self._do(lambda: journal.change(start, end, lines))

    def then(self, task: Task) -> None:
        """Do something on the same thread, after everything asked before."""
        self._do(task)

    @property
    def long(self) -> bool:
        """Whether the whole state should be written anew."""
        return self._journal is not None and self._journal.long

    def end(self) -> None:
        """The draft is saved or given up."""
        journal, self._journal = self._journal, None
        if journal is not None:
            self._do(journal.end)

    def stop(self, *, keep: bool = False) -> None:
        """End with the window; ``keep`` leaves the files to be found at the next start."""
        journal, self._journal = self._journal, None
        if journal is not None:
            self._do(journal.release if keep else journal.end)
        thread, self._thread = self._thread, None
        if thread is not None:
            self._tasks.put(None)
            thread.join(5.0)

    def _do(self, task: Task) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def _work(self) -> None:
        while True:
            task = self._tasks.get()
            if task is None:
                return
            self._attempt(task)
            time.sleep(GATHER)
            while True:
                try:
                    task = self._tasks.get_nowait()
                except queue.Empty:
                    break
                if task is None:
                    return
                self._attempt(task)
            self._flush()

    def _flush(self) -> None:
        journal = self._journal
        if journal is not None and self._attempt(journal.flush) and not self._broken:
            self.protected.emit(time.time())

    def _attempt(self, task: Task) -> bool:
        try:
            task()
        except (OSError, ValueError):
            if not self._broken:
                LOG.exception("the journal cannot be written")
                self.failed.emit()
            self._broken = True
            return False
        return True
