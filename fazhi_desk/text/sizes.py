"""Sizes of a draft's lines, kept from edit to edit: whether its lines may have been broken, or have lost their ends.

Both are decided by all lines together (text/wrapping.py, text/unbroken.py); these quick looks rule them out in nearly
every paper without walking through it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.text.lines import Look
from fazhi_desk.text.unbroken import LEAST, may_be_unbroken
from fazhi_desk.text.wrapping import LEAST_LINES, MEASURES, crowded, tells


@dataclass(slots=True)
class Sizes:
    """``lengths`` and ``widths`` of the lines that tell of the wrap, ascending; the characters of all lines and of the
    long ones.
    """

    lengths: list[int]
    widths: list[int]
    total: int
    long: int

    @classmethod
    def of(cls, looks: Sequence[Look]) -> Sizes:
        """Those of all lines."""
        solid = [line for line in looks if tells(line)]
        lengths, widths = sorted([line.length for line in solid]), sorted([line.width for line in solid])
        return cls(lengths, widths, sum([line.length for line in looks]), sum([_long(line) for line in looks]))

    def exchange(self, old: Look, new: Look) -> None:
        """One line reads another way."""
        self.total += new.length - old.length
        self.long += _long(new) - _long(old)
        if tells(old):
            del self.lengths[bisect_left(self.lengths, old.length)]
            del self.widths[bisect_left(self.widths, old.width)]
        if tells(new):
            insort(self.lengths, new.length)
            insort(self.widths, new.width)

    @property
    def may_be_wrapped(self) -> bool:
        """Whether only a closer look tells that the lines were not broken at one width."""
        if len(self.lengths) < LEAST_LINES:
            return False
        return any(crowded(self.widths if columns else self.lengths, slack) for columns, _, slack in MEASURES)

    @property
    def may_be_unbroken(self) -> bool:
        """Whether only a closer look tells that no line holds several paragraphs."""
        return may_be_unbroken(self.long, self.total)


def _long(line: Look) -> int:
    return line.length if line.length >= LEAST else 0
