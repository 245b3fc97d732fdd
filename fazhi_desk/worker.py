"""The review process: framed JSON on stdin and stdout around one session.

The newest state wins: messages that came while a review ran are taken first. It ends when stdin ends, so nothing is
left behind when the window is killed. Idle, it waits in a read and costs nothing.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import queue
import sys
import threading
from contextlib import suppress
from typing import Any

from fazhi_desk.storage.logs import log_to
from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.frames import read_frame, write_frame, write_text
from fazhi_desk.tasks.review_live import LiveReview
from fazhi_desk.tasks.workbench import Workbench

NICE = 5
LOG = logging.getLogger(__name__)


def main() -> int:
    """Serve until the pipe closes."""
    with suppress(OSError, AttributeError):
        os.nice(NICE)
    gc.disable()  # what is loaded stays; see settle
    places = find_places()
    log_to(places.logs)
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(inbox,), daemon=True).start()
    live = LiveReview(Workbench(places))
    due = settled = False
    while True:
        message = inbox.get()
        while message is not None:
            due = _take(live, message) or due
            message = _next(inbox)
            if message is STOP:
                return 0
        if due:
            due = not _review(live, inbox)
            if not settled and not due:
                settle()
                settled = True
        if live.asked and not due:
            _tell_figures(live)


STOP = object()


def _take(live: LiveReview, message: Any) -> bool:
    if message is STOP:
        raise SystemExit(0)
    if message.get("type") == "ping":
        write_frame(sys.stdout.buffer, {"type": "pong"})
        return False
    return live.take(message)


def _next(inbox: queue.SimpleQueue[Any]) -> Any:
    try:
        return inbox.get_nowait()
    except queue.Empty:
        return None


def _receive(inbox: queue.SimpleQueue[Any]) -> None:
    # Unbuffered: a thread that waits in a buffered read makes the interpreter abort when it ends.
    pipe = open(sys.stdin.fileno(), "rb", buffering=0, closefd=False)  # noqa: SIM115
    while True:
        try:
            message = read_frame(pipe)
        except (OSError, ValueError):
            message = None
        inbox.put(STOP if message is None else message)
        if message is None:
            return


def _review(live: LiveReview, inbox: queue.SimpleQueue[Any]) -> bool:
    """Review and answer; False when something newer has come meanwhile and the review was given up."""
    try:
        for preview in live.previews():
            _send(json.dumps({"type": "report", **preview}, ensure_ascii=False))
        answer = live.frame(lambda: not inbox.empty())
    except Exception:
        LOG.exception("review failed")
        answer = json.dumps({"type": "fault", "revision": live.revision})
    if answer is None:
        return False
    _send(answer)
    return True


def _tell_figures(live: LiveReview) -> None:
    """The ledger of what was just reviewed, for a window that shows it."""
    try:
        answer = json.dumps(live.figures(), ensure_ascii=False)
    except Exception:
        LOG.exception("the figures cannot be told")
        return
    _send(answer)


def _send(answer: str) -> None:
    try:
        write_text(sys.stdout.buffer, answer)
    except OSError:
        raise SystemExit(0) from None


def settle() -> None:
    """What is loaded stays: the collector need not walk through it at every other key."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


if __name__ == "__main__":
    sys.exit(main())
