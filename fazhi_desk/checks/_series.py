"""Where a series of numbers breaks: each break once, without the cascade behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """How a number breaks its series."""

    GAP = "gap"  # numbers left out before it
    REPEAT = "repeat"  # the number has been used already
    START = "start"  # the series does not begin with one
    WRONG = "wrong"  # the one number among right ones
    RESTART = "restart"  # counting begins again at one without a new parent
    LEVEL = "level"  # a marker of another level
    JUMP = "jump"  # a level left out above it


@dataclass(frozen=True, slots=True)
class Break:
    """``at`` is the index in the series; ``expected`` the number that should stand there.

    ``before`` is the index of the number it collides with or follows, -1 at the beginning.
    """

    at: int
    fault: Fault
    expected: int
    before: int = -1


def breaks(numbers: Sequence[int]) -> list[Break]:
    """The breaks of a series that should run 1, 2, 3 …; after a break counting goes on from the number seen."""
    found: list[Break] = []
    expected = 1
    at = 0
    while at < len(numbers):
        number = numbers[at]
        if number == expected:
            expected += 1
            at += 1
            continue
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if _swapped(numbers, at, expected):
            found.append(Break(at, Fault.WRONG, expected, at - 1))
            expected = number + 1
            at += 2
            continue
        found.append(Break(at, _fault(numbers, at, expected, after), expected, _collision(numbers, at)))
        expected = _go_on(number, expected, after)
        at += 1
    return found


def _swapped(numbers: Sequence[int], at: int, expected: int) -> bool:
    """一 三 二 四: two neighbours changed places."""
    return (
        at + 1 < len(numbers)
        and numbers[at] == expected + 1
        and numbers[at + 1] == expected
        and (at + 2 == len(numbers) or numbers[at + 2] == expected + 2)
    )


def _fault(numbers: Sequence[int], at: int, expected: int, after: int | None) -> Fault:
    number = numbers[at]
    if number == 1 and at and after == 2:
        return Fault.RESTART
    if number in numbers[max(0, at - 30) : at]:
        return Fault.REPEAT
    if number > expected:
        if after == expected + 1:
            return Fault.WRONG
        return Fault.START if at == 0 else Fault.GAP
    return Fault.WRONG


def _collision(numbers: Sequence[int], at: int) -> int:
    """The last place before ``at`` with the same number, else the place right before."""
    for before in range(at - 1, -1, -1):
        if numbers[before] == numbers[at]:
            return before
    return at - 1


def _go_on(number: int, expected: int, after: int | None) -> int:
    """The number expected next."""
    if after == expected + 1:
        return expected + 1
    if after == expected and number != after - 1 and number < expected:
        return expected
    return number + 1
