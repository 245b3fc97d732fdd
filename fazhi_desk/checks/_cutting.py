"""Cutting a clause into words the cheapest way, and what that would cost with some characters exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

LONGEST = 6
"""Characters of a word."""
UNKNOWN = 15.5
"""Cost of a character that is no word."""
STEP = 0.5
"""Costs of the lexicon are multiples of it."""
LIKELY = 12.5
"""What costs more is too rare to be guessed."""
IDIOM = 4
"""Characters of the longest word that is not put together of others."""
CHEAPEST = 3.0
"""No word costs less."""
NEVER = float("inf")


@dataclass(frozen=True)
class Lexicon:
    """Words with their costs."""

    costs: Mapping[str, float]
    meant: Mapping[str, float]
    """Those that may be meant where something else stands."""

    @classmethod
    def of(cls, lines: Sequence[str], others: Sequence[str] = ()) -> Lexicon:
        """From words between spaces, the n-th string holding those that cost n steps; ``others`` are never meant."""
        meant: dict[str, float] = {}
        for n, line in enumerate(lines):
            meant.update(dict.fromkeys(line.split(), n * STEP))
        costs = dict(meant)
        for n, line in enumerate(others):
            costs.update(dict.fromkeys(line.split(), n * STEP))
        return cls(costs, meant)

    @cached_property
    def _neighbours(self) -> tuple[Letters, Letters]:
        """``after`` and ``before``, from the pairs of neighbouring characters inside likely words."""
        after, before = dict[str, set[str]](), dict[str, set[str]]()
        for word, cost in self.meant.items():
            if cost <= LIKELY and 1 < len(word) <= IDIOM:
                for one, other in pairwise(word):
                    after.setdefault(one, set()).add(other)
                    before.setdefault(other, set()).add(one)
        return Letters(_joined(after)), Letters(_joined(before))

    @property
    def after(self) -> Letters:
        """What follows a character inside likely words."""
        return self._neighbours[0]

    @property
    def before(self) -> Letters:
        """What goes before a character inside likely words."""
        return self._neighbours[1]


NONE: frozenset[str] = frozenset()


class Letters:
    """Sets of characters by character, each made when it is asked for: most of the thousands never are, and the strings
    they are made of take a tenth of the room.
    """

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        self._groups = groups
        self._made: dict[str, frozenset[str]] = {}

    def of(self, letter: str) -> frozenset[str]:
        """The set of a character, empty where there is none."""
        made = self._made.get(letter)
        if made is None:
            made = self._made[letter] = NONE.union(*self._groups.get(letter, ()))
        return made


def _joined(found: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {letter: "".join(others) for letter, others in found.items()}


class Clause:
    """A run of Chinese characters between which words are cut; places count in it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        size = len(text)
        self.ahead, self.behind = [0.0] + [NEVER] * size, [NEVER] * size + [0.0]
        """The least cost of what stands before each place, and of what stands from it on."""
        words = self._words()
        for start, end, cost in words:
            self.ahead[end] = min(self.ahead[end], self.ahead[start] + cost)
        for start, end, cost in reversed(words):
            self.behind[start] = min(self.behind[start], self.behind[end] + cost)

    def _words(self) -> list[tuple[int, int, float]]:
        """Every word of the clause: start, end and cost, by start."""
        text, get, size = self.text, self.lexicon.costs.get, len(self.text)
        found = []
        for start in range(size):
            found.append((start, start + 1, get(text[start], UNKNOWN)))
            for end in range(start + 2, min(size, start + LONGEST) + 1):
                cost = get(text[start:end])
                if cost is not None:
                    found.append((start, end, cost))
        return found

    def at_ease(self, at: int) -> bool:
        """Whether cutting between the characters at ``at`` and behind it costs more than not to."""
        return self.ahead[at + 1] + self.behind[at + 1] > self.ahead[-1] + STEP

    def rooms(self, start: int, end: int, least: float) -> list[tuple[float, int, int]]:
        """Stretches over a place that another word could make cheaper by ``least``: what the rest costs, and bounds."""
        limit = self.ahead[-1] - least - CHEAPEST
        reach = LONGEST - 1
        highs = range(end, min(len(self.text), end + reach) + 1)
        return [
            (rest, low, high)
            for low in range(max(0, start - reach), start + 1)
            if self.ahead[low] < limit
            for high in highs
            if (rest := self.ahead[low] + self.behind[high]) < limit
        ]

    def saved(self, start: int, end: int, letters: str, rooms: list[tuple[float, int, int]]) -> tuple[float, int, int]:
        """How much cheaper the whole gets with ``letters`` from ``start`` to ``end``, in a word over a room.

        Also the bounds of that word, in the clause as it stands.
        """
        text, get = self.text, self.lexicon.meant.get
        best = (NEVER, start, end)
        for rest, low, high in rooms:
            cost = rest + get(text[low:start] + letters + text[end:high], NEVER)
            if cost < best[0]:
                best = (cost, low, high)
        return self.ahead[-1] - best[0], best[1], best[2]
