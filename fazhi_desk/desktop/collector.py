"""Garbage is collected in the window's own thread only.

Python collects wherever an allocation happens to be one too many, in the thread that reads the phrase bank for example.
If an object of Qt is among the garbage it is then destroyed outside the thread it lives in, and the program crashes
some time later. So automatic collection is switched off and a timer does the same work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks."""
AGE = 10
"""Collections of the middle generation after which the oldest is looked at, too."""


class Collector(QObject):
    """Takes the collector's place as long as it lives; one per process."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(collect)
        self._timer.start()


def collect() -> None:
    """Collect what is due by the collector's own thresholds.

    What survives the first full collection (phrases, modules) stays for good and is not walked through again: a full
    collection of it all would be felt as a stumble in typing.
    """
    young, middle, old = gc.get_count()
    first, second, _ = gc.get_threshold()
    if young <= first:
        return
    if middle > second and old > AGE:
        gc.collect(2)
        if not gc.get_freeze_count():
            gc.freeze()
    else:
        gc.collect(1 if middle > second else 0)
