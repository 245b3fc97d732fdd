"""What a query may mean: runs of 汉字 and runs of Latin letters cut into syllables and initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PIECE = re.compile(r"[\u3400-\u9fff]+|[0-9A-Za-zü]+")
MOST_READINGS = 24
"""Ways to cut a run of letters that are tried; the ones with the fewest pieces come first."""
DOUBLE = ("zh", "ch", "sh")


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


def readings(run: str, syllables: frozenset[str]) -> Iterator[Reading]:
    """The ways to read a run: whole syllables first, then syllables mixed with initials; the last piece may be cut."""
    if not run[0].isascii():
        yield tuple(Piece(char, han=True) for char in run)
        return
    cuts = sorted(_cuts(run, syllables), key=len)[:MOST_READINGS]
    for cut in cuts:
        yield tuple(Piece(text, han=False) for text in cut)


def _cuts(run: str, syllables: frozenset[str]) -> list[tuple[str, ...]]:
    """All ways to cut, at most a few hundred: built from the end, the shortest kept."""
    best: list[list[tuple[str, ...]]] = [[] for _ in range(len(run) + 1)]
    best[len(run)] = [()]
    for start in range(len(run) - 1, -1, -1):
        found: list[tuple[str, ...]] = []
        for end in range(start + 1, min(start + 6, len(run)) + 1):
            text = run[start:end]
            if _is_piece(text, syllables, last=end == len(run)):
                found += [(text, *rest) for rest in best[end]]
        best[start] = sorted(found, key=len)[:MOST_READINGS]
        letters = tuple(run[start:])
        if letters not in best[start]:
            best[start].append(letters)
    return best[0]


def _is_piece(text: str, syllables: frozenset[str], *, last: bool) -> bool:
    if len(text) == 1 or text in DOUBLE or text in syllables:
        return True
    return last and any(syllable.startswith(text) for syllable in syllables)
