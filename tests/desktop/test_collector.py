"""Objects of Qt that are garbage end in the window's thread."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject

from fazhi_desk.desktop.app import make_application
from fazhi_desk.desktop.collector import Collector, collect


class Knot(QObject):
    """Part of a cycle, so that only the collector ends it; tells in which thread."""

    ended: list[int] = []  # noqa: RUF012 - the tests' own

    def __init__(self) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: Knot.ended.append(threading.get_ident()))


def busy() -> list[list[int]]:
    """Enough new containers to set off any automatic collection."""
    return [[n] for n in range(200_000)]


def test_a_busy_thread_ends_no_object_of_the_window(qapp):
    application = make_application([])
    assert application.findChild(Collector) is not None
    assert not gc.isenabled()
    Knot.ended.clear()
    Knot()
    thread = threading.Thread(target=busy)
    thread.start()
    thread.join()
    assert Knot.ended == []
    kept = busy()
    while not Knot.ended:
        collect()
        kept += busy()
    assert Knot.ended == [threading.get_ident()]


def test_there_is_one_collector(qapp):
    application = make_application([])
    make_application([])
    assert len(application.findChildren(Collector)) == 1
