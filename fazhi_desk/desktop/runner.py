"""Who reviews: a process of its own in the window, the same session in place in the tests."""

from __future__ import annotations

import logging
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from fazhi_desk.tasks.frames import read_frame, write_frame
from fazhi_desk.tasks.live import decode
from fazhi_desk.tasks.live_figures import decode_figures
from fazhi_desk.tasks.workbench import Workbench

LOG = logging.getLogger(__name__)
PATIENCE = 20_000
"""Milliseconds a review may take before its process is taken for stuck; the first one loads the dictionary."""
RESTARTS = 5
"""Starts in a row without one answer before the window gives up and says so."""
GONE = {"type": "gone"}
FIGURES = "figures"


class Runner(QObject):
    """The interface the window knows."""

    reported = Signal(object)
    """A LiveReport."""
    figured = Signal(int, object)
    """A revision, and the figures of its report: what ``ask_figures`` asked for."""
    restarted = Signal()
    """The review begins with nothing: send the whole draft again."""
    failed = Signal()
    """No review any more in this session, or this state could not be reviewed."""

    def send(self, message: Mapping[str, Any]) -> None:
        """Take one message."""
        raise NotImplementedError

    def ask_figures(self) -> None:
        """Ask for the ledger of the figures as they were reviewed last."""
        raise NotImplementedError

    def start(self) -> None:
        """Begin; called once the window stands."""

    def stop(self) -> None:
        """End with the window."""


class InlineRunner(Runner):
    """Reviews in the same thread, on the next turn of the event loop."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from fazhi_desk.tasks.review_live import LiveReview

        self._live = LiveReview(bench)
        self._due = False

    def send(self, message: Mapping[str, Any]) -> None:
        """Take one message; the newest state is reviewed once."""
        if self._live.take(message) and not self._due:
            self._due = True
            QTimer.singleShot(0, self, self._review)

    def _review(self) -> None:
        self._due = False
        answer = self._live.answer()
        if answer is not None:
            self.reported.emit(decode(answer))

    def ask_figures(self) -> None:
        """Answered on a later turn of the event loop, after a review that is due."""
        QTimer.singleShot(0, self, lambda: self._tell(self._live.figures()))

    def _tell(self, answer: Mapping[str, Any]) -> None:
        self.figured.emit(answer["revision"], decode_figures(answer))


def worker_command() -> list[str]:
    """How to start the review process, also from a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker"]
    return [sys.executable, "-m", "fazhi_desk.worker"]


class _Link:
    """One process with its two threads; ``deliver`` is called from the reading thread."""

    def __init__(self, deliver: Callable[[_Link, Any], None]) -> None:
        self._outbox: queue.SimpleQueue[Mapping[str, Any] | None] = queue.SimpleQueue()
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self.process = subprocess.Popen(
            worker_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
        )
        self._deliver = deliver
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._write, self._read)]
        for thread in self._threads:
            thread.start()

    def send(self, message: Mapping[str, Any]) -> None:
        self._outbox.put(message)

    def close(self) -> None:
        """End the process: its input ends, and if that is not enough it is killed."""
        self._outbox.put(None)
        try:
            self.process.wait(1.0)
        except subprocess.TimeoutExpired:
            self.kill()
        for thread in self._threads:
            thread.join(1.0)

    def kill(self) -> None:
        with suppress(OSError):
            self.process.kill()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(1.0)

    def _write(self) -> None:
        stream = self.process.stdin
        if stream is None:
            return
        with suppress(OSError, ValueError), stream:
            for message in iter(self._outbox.get, None):
                write_frame(stream, message)

    def _read(self) -> None:
        stream = self.process.stdout
        if stream is None:
            return
        with suppress(OSError, ValueError), stream:
            for message in iter(lambda: read_frame(stream), None):
                if message.get("type") == "report":
                    message["report"] = decode(message)
                elif message.get("type") == FIGURES:
                    message["figures"] = decode_figures(message)
                self._deliver(self, message)
        self._deliver(self, GONE)


class ProcessRunner(Runner):
    """The review process; started again when it dies or does not answer. The text is never at risk."""

    _delivered = Signal(object, object)

    def __init__(self, parent: QObject | None = None, patience: int = PATIENCE) -> None:
        super().__init__(parent)
        self._link: _Link | None = None
        self._fruitless = 0
        self._awaited = -1
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.setInterval(patience)
        self._watch.timeout.connect(self._stuck)
        self._delivered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def pid(self) -> int | None:
        """The process id, for tests."""
        return self._link.process.pid if self._link else None

    def start(self) -> None:
        """Start the process."""
        self._begin()

    def _begin(self) -> bool:
        self._fruitless += 1
        try:
            self._link = _Link(self._delivered.emit)
        except OSError:
            LOG.exception("the review process does not start")
            self.failed.emit()
            return False
        return True

    def send(self, message: Mapping[str, Any]) -> None:
        """Hand one message to the writing thread; never blocks."""
        if self._link is not None:
            self._awaited = message["revision"]
            self._link.send(message)
            self._watch.start()

    def ask_figures(self) -> None:
        """Hand the question to the writing thread; an answer that never comes is asked for with the next report."""
        if self._link is not None:
            self._link.send({"type": FIGURES})

    def stop(self) -> None:
        """End the process with the window."""
        self._watch.stop()
        link, self._link = self._link, None
        if link is not None:
            link.close()

    def _take(self, link: _Link, message: Any) -> None:
        if link is not self._link:
            return
        if message is GONE:
            self._again()
            return
        if message.get("revision") == self._awaited:
            self._watch.stop()
        if message.get("type") == "report":
            self._fruitless = 0
            self.reported.emit(message["report"])
        elif message.get("type") == FIGURES:
            self.figured.emit(message["revision"], message["figures"])
        elif message.get("type") == "fault":
            self.failed.emit()

    def _stuck(self) -> None:
        LOG.warning("the review process does not answer and is started again")
        if self._link is not None:
            self._link.kill()

    def _again(self) -> None:
        self._watch.stop()
        link, self._link = self._link, None
        if link is not None:
            link.close()
        if self._fruitless > RESTARTS:
            self.failed.emit()
            return
        if self._begin():
            self.restarted.emit()
