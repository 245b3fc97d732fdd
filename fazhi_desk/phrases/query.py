"""What a query may mean: runs of 汉字 and runs of Latin letters cut into syllables and initials."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

PIECE = re.compile(r"[\u3400-\u9fff]+|[0-9A-Za-zü]+")
MOST_READINGS = 16
"""Ways to cut a run of letters that are tried; the ones with the fewest pieces come first."""
LONGEST_SYLLABLE = 6
DOUBLE = ("zh", "ch", "sh")
Cut = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One token of a query: a 汉字, or the beginning of a syllable. ``initial`` is the letter it must begin with."""

    text: str
    han: bool

    @property
    def initial(self) -> str:
        """The letter of the index of initials, "" for a 汉字 (its reading is not known here)."""
        return "" if self.han else self.text[0]


Reading = tuple[Piece, ...]


def parts(query: str) -> tuple[str, ...]:
    """The runs of a query in lower case; marks and blanks part them."""
    return tuple(part.lower().replace("ü", "v") for part in PIECE.findall(query))


def near(wanted: str, text: str) -> int | None:
    """How much of the beginning of ``text`` is ``wanted`` but for one mistake; None where it is more, or none."""
    size = len(wanted)
    if len(text) >= size and _one_apart(wanted, text[:size]):
        return size
    if size and text[: size - 1] and any(_without(wanted, at) == text[: size - 1] for at in range(size)):
        return size - 1
    longer = text[: size + 1]
    if len(longer) > size and any(_without(longer, at) == wanted for at in range(size)):
        return size + 1
    return None


def nearly(wanted: str) -> list[str]:
    """What ``near`` accepts as patterns, a point for any character; ``wanted`` holds 汉字 only."""
    size = len(wanted)
    wrong = [f"{wanted[:at]}.{wanted[at + 1:]}" for at in range(size)]
    swapped = [f"{wanted[:at]}{wanted[at + 1]}{wanted[at]}{wanted[at + 2:]}" for at in range(size - 1)]
    missing = [_without(wanted, at) for at in range(size)] if size > 1 else []
    more = [f"{wanted[:at]}.{wanted[at:]}" for at in range(size)]
    return [*wrong, *swapped, *missing, *more]


def _one_apart(a: str, b: str) -> bool:
    """Another character in one place, or two neighbours swapped."""
    apart = [at for at in range(len(a)) if a[at] != b[at]]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        return a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
    return len(apart) == 1


def _without(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


class Syllabary:
    """The syllables of a bank, their beginnings and their first letters: no syllable begins with i, so neither does a
    reading by initials.
    """

    def __init__(self, syllables: Collection[str]) -> None:
        self.whole = frozenset(sound for sound in syllables if len(sound) > 1)
        self.initials = frozenset(sound[0] for sound in syllables if sound)
        self.begun = frozenset(sound[:size] for sound in self.whole for size in range(1, len(sound) + 1))

    def readings(self, run: str) -> list[Reading]:
        """The ways to read a run: whole syllables first, then mixed with initials; the last piece may be cut."""
        if not run[0].isascii():
            return [tuple(Piece(char, han=True) for char in run)]
        return [tuple(Piece(text, han=False) for text in cut) for cut in self._cuts(run)]

    def _cuts(self, run: str) -> list[Cut]:
        """Built from the end; at every place only the shortest are kept, and the one of single letters."""
        best: list[list[Cut]] = [[] for _ in range(len(run) + 1)]
        best[len(run)] = [()]
        for start in range(len(run) - 1, -1, -1):
            found: list[Cut] = []
            for end in range(start + 1, min(start + LONGEST_SYLLABLE, len(run)) + 1):
                text = run[start:end]
                if self._is_piece(text, last=end == len(run)):
                    found += [(text, *rest) for rest in best[end]]
            best[start] = sorted(found, key=len)[: MOST_READINGS - 1]
            letters = tuple(run[start:])
            if letters not in best[start] and self.initials.issuperset(letters):
                best[start].append(letters)
        return best[0]

    def _is_piece(self, text: str, *, last: bool) -> bool:
        return text in self.initials or text in self.whole or text in DOUBLE or (last and text in self.begun)
