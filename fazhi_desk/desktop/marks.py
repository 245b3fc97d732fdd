"""The marks under the text: a table with one entry per line, shifted as lines come and go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fazhi_desk.tasks.live import LiveReport

WORST = {"error": 0, "warning": 1, "hint": 2}


class Mark(NamedTuple):
    """A stretch of one line, in code points; ``finding`` is the index in the report."""

    start: int
    end: int
    severity: str
    finding: int


def line_map(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Where the lines of an earlier state stand now, as far as their text is the same.

    Equal head and tail are matched; between them a line that kept its place and text.
    """
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    found = {at: at for at in range(head)}
    shift = len(new) - len(old)
    found.update({at: at + shift for at in range(len(old) - tail, len(old))})
    found.update({at: at for at in range(head, shortest - tail) if old[at] == new[at]})
    return found


class MarkTable:
    """Marks per line, and where the lines of the last report stand now."""

    def __init__(self) -> None:
        self._marks: list[tuple[Mark, ...]] = [()]
        self._origin: list[int] = [-1]
        self._where: dict[int, int] | None = None

    def at(self, line: int) -> tuple[Mark, ...]:
        """The marks of a line."""
        return self._marks[line] if 0 <= line < len(self._marks) else ()

    def where(self, reported: int) -> int | None:
        """Where a line of the report stands now; None if its text has changed since."""
        if self._where is None:
            self._where = {origin: now for now, origin in enumerate(self._origin) if origin >= 0}
        return self._where.get(reported)

    def clear(self, count: int) -> None:
        """No marks for so many lines."""
        self._marks = [()] * count
        self._origin = [-1] * count
        self._where = None

    def replace(self, start: int, old: Sequence[str], new: Sequence[str]) -> None:
        """Lines from ``start`` on changed. In a line edited within, marks outside the edit stay and shift."""
        end = start + len(old)
        kept: list[tuple[Mark, ...]] = [()] * len(new)
        for at in range(min(len(old), len(new))):
            if self._marks[start + at]:
                kept[at] = _shifted(self._marks[start + at], old[at], new[at])
        self._marks[start:end] = kept
        self._origin[start:end] = [-1] * len(new)
        self._where = None

    def fill(self, report: LiveReport, where: dict[int, int], count: int) -> None:
        """Take the marks of a report; ``where`` maps its lines to those of the draft now."""
        found: list[list[Mark]] = [[] for _ in range(count)]
        for index, finding in enumerate(report.findings):
            for line, start, end in finding.marks:
                now = where.get(line)
                if now is not None and end > start:
                    found[now].append(Mark(start, end, finding.severity, index))
        self._marks = [tuple(sorted(marks, key=_order)) for marks in found]
        self._origin = [-1] * count
        for reported, now in where.items():
            self._origin[now] = reported
        self._where = None


def _order(mark: Mark) -> tuple[int, int, int]:
    """The worst last, so that it is painted on top."""
    return -WORST.get(mark.severity, 2), mark.start, mark.end


def _shifted(marks: tuple[Mark, ...], old: str, new: str) -> tuple[Mark, ...]:
    """Marks before and behind the one stretch that differs."""
    shortest = min(len(old), len(new))
    head = 0
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    changed_end, shift = len(old) - tail, len(new) - len(old)
    kept = []
    for mark in marks:
        if mark.end <= head:
            kept.append(mark)
        elif mark.start >= changed_end:
            kept.append(mark._replace(start=mark.start + shift, end=mark.end + shift))
    return tuple(kept)
