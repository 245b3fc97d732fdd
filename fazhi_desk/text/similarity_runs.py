"""The same words within longer clauses: the longest stretch that stands in two sentences, from clause to clause."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    _stretches: dict[int, Mapping[str, Sequence[int]]] = field(default_factory=dict, compare=False, repr=False)

    def stretches(self, size: int) -> Mapping[str, Sequence[int]]:
        """Where each stretch of so many characters begins; worked out once."""
        known = self._stretches.get(size)
        if known is None:
            places: dict[str, list[int]] = {}
            for at in range(len(self.plain) - size + 1):
                places.setdefault(self.plain[at : at + size], []).append(at)
            known = self._stretches[size] = places
        return known


def common_run(one: Flat, other: Flat, shortest: int) -> tuple[Range, Range] | None:
    """The longest stretch of ``shortest`` characters and more that both have; ranges in their texts.

    In one of the two it begins where a clause begins and ends where one ends: the name of a thing cut out of the middle
    of two clauses is no clause that stands twice.
    """
    best: tuple[int, int, int] | None = None
    for here, there, size in _runs(one, other, shortest):
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


def _runs(one: Flat, other: Flat, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Stretches both have, as long as they can be: where they begin in each, and their length."""
    places = other.stretches(shortest)
    here_too = one.stretches(shortest)
    left, right = one.plain, other.plain
    for stretch in [stretch for stretch in here_too if stretch in places]:
        for here in here_too[stretch]:
            for there in places[stretch]:
                if here and there and left[here - 1] == right[there - 1]:
                    continue  # part of a longer one
                size, longest = shortest, min(len(left) - here, len(right) - there)
                while size < longest and left[here + size] == right[there + size]:
                    size += 1
                yield here, there, size
