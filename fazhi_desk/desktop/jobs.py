"""Long work beside the window: one short-lived process a job, a bar with its progress, a way to stop it."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from fazhi_desk.desktop.message_bar import MessageArea
from fazhi_desk.tasks.frames import read_frame, write_frame

LOG = logging.getLogger(__name__)
GRACE = 1.0
"""Seconds in which a cancelled process may end itself."""
NOT_STARTED = "这项工作没有开始，请重新启动程序再试"
BROKEN = "这项工作中途停了，没有改动任何文件；请再试一次"


def job_command() -> list[str]:
    """How to start a job process, also from a frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--job"]
    return [sys.executable, "-m", "fazhi_desk.job"]


class Job(QObject):
    """One job in its process; exactly one of ``done``, ``failed`` and ``cancelled`` is said, in the window's thread."""

    progress = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    _heard = Signal(object)

    def __init__(self, name: str, values: Mapping[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._request = {"job": name, "values": dict(values)}
        self._process: subprocess.Popen[bytes] | None = None
        self._over = False
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the process; a failure is said by ``failed`` like any other."""
        try:
            self._process = subprocess.Popen(
                job_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            LOG.exception("a job process does not start")
            self._end(lambda: self.failed.emit(NOT_STARTED))
            return
        threading.Thread(target=self._serve, args=(self._process,), daemon=True).start()

    def cancel(self) -> None:
        """Stop at once; the job writes nothing in part."""
        self._stop()
        self._end(self.cancelled.emit)

    def _serve(self, process: subprocess.Popen[bytes]) -> None:
        stdin, stdout = process.stdin, process.stdout
        if stdin is None or stdout is None:
            return
        message: Any = None
        with suppress(OSError, ValueError), stdout:
            write_frame(stdin, self._request)
            while (message := read_frame(stdout)) is not None:
                self._tell(message)
        with suppress(OSError, ValueError):
            stdin.close()
        process.wait()
        self._tell(None)

    def _tell(self, message: Any) -> None:
        with suppress(RuntimeError):  # the window is gone
            self._heard.emit(message)

    def _take(self, message: Any) -> None:
        kind = message.get("type") if isinstance(message, dict) else None
        if kind == "progress" and not self._over:
            self.progress.emit(message["done"], message["total"], message["text"])
        elif kind == "done":
            self._end(lambda: self.done.emit(message["value"]))
        elif kind == "failed":
            self._end(lambda: self.failed.emit(message["sentence"]))
        elif kind is None:
            self._end(lambda: self.failed.emit(BROKEN))

    def _end(self, say: Callable[[], object]) -> None:
        if not self._over:
            self._over = True
            say()
            self.deleteLater()

    def _stop(self) -> None:
        """Close its stdin, by which it ends itself and what it started; one that does not is killed."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        with suppress(OSError, ValueError):
            if process.stdin is not None:
                process.stdin.close()
        threading.Thread(target=_kill, args=(process,), daemon=True).start()


def _kill(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        with suppress(OSError):
            process.kill()


class Jobs(QObject):
    """The jobs of the window; a second one of the same name takes the place of the first."""

    def __init__(self, messages: MessageArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._running: dict[str, Job] = {}

    def run(
        self, name: str, values: Mapping[str, Any], done: Callable[[Any], object], *,
        title: str = "", failed: Callable[[str], object] | None = None,
    ) -> Job:
        """Start a job of ``tasks.jobs.JOBS``; ``done`` gets its value.

        With a title a bar shows the progress and 取消; without, it works unseen. A failure is told in the bar
        unless ``failed`` takes it.
        """
        topic = f"job-{name}"
        self.cancel(name)
        job = Job(name, values, self)
        self._running[name] = job

        def over() -> None:
            if self._running.get(name) is job:
                del self._running[name]
                self._messages.drop(topic)

        def fail(sentence: str) -> None:
            over()
            if failed is not None:
                failed(sentence)
            else:
                self._messages.tell(sentence, topic=topic)

        def finish(value: Any) -> None:
            over()
            done(value)

        job.done.connect(finish)
        job.failed.connect(fail)
        job.cancelled.connect(over)
        if title:
            bar = self._messages.tell(title, [("取消", job.cancel)], topic=topic)
            job.progress.connect(
                lambda at, total, text: bar.say(f"{text}（{at}/{total}）" if total > 1 else text)
                if self._messages.bar(topic) is bar else None
            )
        job.start()
        return job

    def running(self, name: str) -> bool:
        """Whether a job of that name is at work."""
        return name in self._running

    def cancel(self, name: str) -> None:
        """Stop a job, if it runs."""
        job = self._running.get(name)
        if job is not None:
            job.cancel()

    def stop(self) -> None:
        """The window closes: nothing is left behind."""
        for name in list(self._running):
            self.cancel(name)
