"""Breaking a paragraph into lines as Chinese type is set (禁则): no mark of the end begins a line, none of the
beginning ends one, numbers and Latin words stay whole, a pause or full stop may hang over the edge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import NamedTuple

from fazhi_desk.model import Range

NOT_FIRST = frozenset("，。、；：？！）》〉”’】〕」』…—～·％%,.;:?!)]}")
NOT_LAST = frozenset("（《〈“‘【〔「『([{")
HANGING = frozenset("，。、；：")
WHOLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/+\-%％]*|——|……|[ \u00a0]+|.", re.DOTALL)
"""What no line may divide: numbers with their signs, Latin words, the two halves of a dash and of an ellipsis."""
SOFT = re.compile("[\u2028\x0b\n]")
BLANK = " \u00a0\u3000"
SLACK = 0.05
"""Points by which a line may be too long: what rounding adds up to."""


class Broken(NamedTuple):
    """A line: a range of the text without the blanks at its end. ``full`` lines are justified.

    ``hangs``: its last character stands outside.
    """

    start: int
    end: int
    full: bool
    hangs: bool


def break_lines(text: str, advance: Callable[[int], float], first: float, room: float) -> list[Broken]:
    """The lines of a paragraph, at least one; soft breaks of the writer end a line.

    ``advance(n)`` is the width of the n-th character in points; ``first`` and ``room`` are the widths of the first
    and of every further line.
    """
    ends = list(accumulate(map(advance, range(len(text))), initial=0.0))
    lines: list[Broken] = []
    start = 0
    for stop in (*(found.start() for found in SOFT.finditer(text)), len(text)):
        lines += _stretch(text, ends, (start, stop), (room if lines else first, room))
        start = stop + 1
    return lines


def _stretch(text: str, ends: list[float], span: Range, rooms: tuple[float, float]) -> Iterator[Broken]:
    """Lines of what stands between two soft breaks."""
    start, stop = span
    units = [found.span() for found in WHOLE.finditer(text, start, stop)]
    at, (wide, room) = 0, rooms
    while at < len(units):
        low = units[at][0]
        limit = ends[low] + wide + SLACK
        over = next((n for n in range(at, len(units)) if ends[units[n][1]] > limit), len(units))
        if over == len(units):
            break
        cut, hangs = _cut(text, units, at, over)
        if cut == at:  # one unit is longer than the line: it is divided where the line is full
            low, high = units[at]
            middle = max(next(n for n in range(low, high + 1) if n == high or ends[n + 1] > limit), low + 1)
            units[at : at + 1] = [(low, middle), (middle, high)] if middle < high else [(low, high)]
            cut = at + 1
        yield Broken(low, _trimmed(text, low, units[cut - 1][1]), full=True, hangs=hangs)
        at, wide = cut, room
        while at < len(units) and text[units[at][0]] in " \u00a0":
            at += 1
    if at < len(units) or start == stop:
        low = units[at][0] if at < len(units) else stop
        yield Broken(low, _trimmed(text, low, stop), full=False, hangs=False)


def _cut(text: str, units: list[tuple[int, int]], at: int, over: int) -> tuple[int, bool]:
    """Index of the unit that begins the next line, and whether the last mark hangs; ``over`` is the first too far."""
    low, high = units[over]
    follows = over + 1 < len(units) and text[units[over + 1][0]] in NOT_FIRST
    if over > at and high - low == 1 and text[low] in HANGING and not follows:
        return over + 1, True
    for cut in range(over, at, -1):
        if text[units[cut][0]] not in NOT_FIRST and text[units[cut - 1][1] - 1] not in NOT_LAST:
            return cut, False
    return max(over, at), False


def _trimmed(text: str, low: int, high: int) -> int:
    while high > low and text[high - 1] in BLANK:
        high -= 1
    return high
