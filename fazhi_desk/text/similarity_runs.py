"""The same words within longer clauses: the longest stretch that stands in two sentences, from clause to clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from fazhi_desk.model import Range


@dataclass(frozen=True, slots=True)
class Flat:
    """A sentence without punctuation: its characters, where each stands in the text, where clauses begin and end.

    Formulas are one character each, stock phrases none.
    """

    plain: str
    places: tuple[int, ...]
    begins: frozenset[int]
    ends: frozenset[int]


def common_run(one: Flat, other: Flat, shortest: int) -> tuple[Range, Range] | None:
    """The longest stretch of ``shortest`` characters and more that both have; ranges in their texts.

    In one of the two it begins where a clause begins and ends where one ends: the name of a thing cut out of the middle
    of two clauses is no clause that stands twice.
    """
    best: tuple[int, int, int] | None = None
    for here, there, size in _runs(one.plain, other.plain, shortest):
        for side, at in ((one, here), (other, there)):
            start = min(_within(side.begins, at, size), default=size)
            end = max(_within(side.ends, at, size), default=0)
            if end - start >= shortest and (best is None or end - start > best[2]):
                best = (here + start, there + start, end - start)
    if best is None:
        return None
    here, there, size = best
    return (
        (one.places[here], one.places[here + size - 1] + 1),
        (other.places[there], other.places[there + size - 1] + 1),
    )


def _within(bounds: Collection[int], at: int, size: int) -> Iterator[int]:
    return (bound - at for bound in bounds if 0 <= bound - at <= size)


def _runs(one: str, other: str, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Stretches both have, as long as they can be: where they begin in each, and their length."""
    places: dict[str, list[int]] = {}
    for at in range(len(other) - shortest + 1):
        places.setdefault(other[at : at + shortest], []).append(at)
    for here in range(len(one) - shortest + 1):
        for there in places.get(one[here : here + shortest], ()):
            if here and there and one[here - 1] == other[there - 1]:
                continue  # part of a longer one
            size = shortest
            while here + size < len(one) and there + size < len(other) and one[here + size] == other[there + size]:
                size += 1
            yield here, there, size
