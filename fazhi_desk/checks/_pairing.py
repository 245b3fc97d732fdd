"""Pairs of marks in one text: which stand alone, which are of two widths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.model import Range

TERM = 24
"""Two opening marks up to this far apart are one pair whose second mark is turned the wrong way."""


@dataclass(frozen=True)
class Pair:
    """The two marks; ``other`` are marks of another width that may have slipped in for the closing or opening one."""

    opens: str
    closes: str
    name: str
    half_opens: str = ""
    half_closes: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the marks."""
        return re.compile("[" + re.escape(self.opens + self.closes + self.half_opens + self.half_closes) + "]")


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without its partner: ``opens`` tells its side; ``partner`` a mark that should be its partner."""

    at: int
    opens: bool
    partner: int = -1


def pairing(text: str, pair: Pair) -> tuple[tuple[Lone, ...], tuple[Range, ...]]:
    """Lone marks, and the places (both marks) of pairs of two widths."""
    opens = pair.opens + pair.half_opens
    marks = [match.start() for match in pair.pattern.finditer(text)]
    stack: list[int] = []
    lone: list[Lone] = []
    mixed: list[Range] = []
    for at in marks:
        if text[at] in opens:
            stack.append(at)
        elif stack:
            start = stack.pop()
            if (text[start] == pair.opens) is not (text[at] == pair.closes):
                mixed.append((start, at))
        else:
            lone.append(Lone(at, opens=False))
    if stack or lone:
        lone = _lone(text, marks, opens)
    return tuple(lone), tuple(mixed)


def _lone(text: str, marks: list[int], opens: str) -> list[Lone]:
    """Which marks of an unbalanced paragraph stand alone: those whose neighbour is of the same side."""
    found: list[Lone] = []
    sides = [text[at] in opens for at in marks]
    closed = _closed_later(sides)
    at = 0
    depth = 0
    while at < len(marks):
        following = sides[at + 1] if at + 1 < len(marks) else None
        if sides[at] and following is False:
            at += 2
        elif sides[at] and _turned(text, marks, sides, at):
            found.append(Lone(marks[at + 1], opens=True, partner=marks[at]))
            at += 2
        elif sides[at]:
            if at in closed:
                depth += 1
            else:
                found.append(Lone(marks[at], opens=True))
            at += 1
        elif depth:
            depth -= 1
            at += 1
        elif following is False and _close(text, marks[at], marks[at + 1]):
            found.append(Lone(marks[at], opens=False, partner=marks[at + 1]))
            at += 2
        else:
            found.append(Lone(marks[at], opens=False))
            at += 1
    return found


def _turned(text: str, marks: list[int], sides: list[bool], at: int) -> bool:
    """“三项制度“: two opening marks close together, and the second has no closing mark of its own."""
    if at + 1 >= len(marks) or not sides[at + 1] or marks[at + 1] - marks[at] < 2:
        return False
    if not _close(text, marks[at], marks[at + 1]):
        return False
    return at + 2 >= len(marks) or sides[at + 2]


def _closed_later(sides: list[bool]) -> set[int]:
    """The opening marks for which a closing mark is left over: nested marks, matched from the inside out."""
    stack: list[int] = []
    closed: set[int] = set()
    for at, side in enumerate(sides):
        if side:
            stack.append(at)
        elif stack:
            closed.add(stack.pop())
    return closed


def _close(text: str, start: int, end: int) -> bool:
    """Whether two marks stand close enough, within one clause, to be meant as a pair."""
    return end - start <= TERM and not _clause_between(text, start, end)


def _clause_between(text: str, start: int, end: int) -> bool:
    return any(char in "，。；：？！" for char in text[start:end])
