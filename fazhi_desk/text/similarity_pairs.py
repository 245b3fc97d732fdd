"""Two candidate sentences: where they tell the same, how surely, and in what they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.model import Range
from fazhi_desk.text.similarity import Loss, Model, covered, loss, measures
from fazhi_desk.text.similarity_search import LEADING, Sentence, length_of
from fazhi_desk.text.similarity_words import Lexicon, Words, merged

KEPT = 20_000
WORTH = 0.5
"""A clause belongs to the repeated stretch if the other side covers more than this share of it."""
FIGURE = 4.0
"""What a figure both sides tell adds to that, in weight."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts. Lengths in characters without punctuation, weights as in the lexicon.

    A repeated clause counts from ``shortest`` characters and weight ``least``; a reworded one from ``least_near``. Part
    of a sentence needs to cover ``cover`` on both sides, a whole sentence only to convince the model.
    """

    shortest: int = 13
    least: float = 10.0
    least_near: float = 14.0
    cover: float = 0.45
    cover_whole: float = 0.3
    tight: float = 0.78
    sure: float = 0.6
    nearly: float = 0.85


@dataclass(frozen=True, slots=True)
class Match:
    """Where two sentences tell the same: ranges in their paragraphs, probability, word for word or not.

    ``cover`` and ``high`` are the shares of each side's weight that the other covers, ``weight`` that of the lighter
    side, ``figures`` whether both tell figures and none in common, ``shared`` how many figures they have in
    common, ``part`` whether it is but one clause of a sentence, ``whole`` whether both sentences were taken whole.
    """

    first: Range
    second: Range
    probability: float
    exact: bool
    cover: float = 1.0
    high: float = 1.0
    weight: float = 0.0
    figures: bool = False
    shared: int = 0
    part: bool = False
    whole: bool = True
    lost: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """What only the first says, what only the second says: figures and rare words."""


class Judge:
    """Compares candidate sentences; keeps the words of clauses it has read."""

    def __init__(self, lexicon: Lexicon, model: Model, limits: Limits) -> None:
        self._lexicon = lexicon
        self._model = model
        self._limits = limits
        self._words: dict[str, Words] = {}

    def words(self, text: str) -> Words:
        """The words of a clause."""
        known = self._words.get(text)
        if known is None:
            if len(self._words) > KEPT:
                self._words.clear()
            known = self._words[text] = self._lexicon.words(text)
        return known

    def match(self, first: Sentence, second: Sentence) -> Match | None:
        """The best place where the two tell the same matter, however unsure; None where nothing is comparable."""
        exact = self._exact(first, second)
        if first is second:
            return exact
        best = self._near(first, second, self._clauses(first), self._clauses(second))
        if exact and (best is None or best.cover < self._limits.nearly or _length(exact.first) >= _length(best.first)):
            return exact
        return best

    def _clauses(self, sentence: Sentence) -> list[Words]:
        return [self.words(sentence.text[slice(*clause)]) for clause in sentence.clauses]

    def _exact(self, first: Sentence, second: Sentence) -> Match | None:
        """The longest run of clauses that stands in both, word for word or with the items of a list reordered."""
        one, other = first.normals, second.normals
        if first is not second and set(one).isdisjoint(other):
            return None
        best: tuple[int, int, int, int] | None = None
        for i in range(len(one)):
            for j in range(i + 1 if first is second else 0, len(other)):
                if i and j and one[i - 1] == other[j - 1] and first is not second:
                    continue  # part of a longer run
                size = _run(one, other, i, j)
                length = sum(map(len, one[i : i + size]))
                if size and (best is None or length > best[0]) and self._counts(one[i : i + size], first, i, size):
                    best = (length, i, j, size)
        if best is None:
            return None
        _, i, j, size = best
        return Match(
            (first.clauses[i][0], first.clauses[i + size - 1][1]),
            (second.clauses[j][0], second.clauses[j + size - 1][1]),
            1.0,
            exact=True,
        )

    def _counts(self, normal: Sequence[str], sentence: Sentence, at: int, size: int) -> bool:
        clauses = sentence.clauses[at : at + size]
        text = sentence.text[clauses[0][0] : clauses[-1][1]]
        leading = LEADING.match(text)
        if length_of(text[leading.end() :] if leading else text) < self._limits.shortest or not any(normal):
            return False
        return merged([self.words(sentence.text[slice(*c)]) for c in clauses]).total >= self._limits.least

    def _near(
        self, first: Sentence, second: Sentence, one: Sequence[Words], other: Sequence[Words]
    ) -> Match | None:
        whole = ((0, len(one)), (0, len(other)))
        left, right = merged(one), merged(other)
        best = self._judged(first, second, (left, right), whole, whole)
        if len(one) == 1 == len(other):
            return best
        blocks = (self._block(one, right), self._block(other, left))
        if blocks == whole:
            return best
        again = (
            self._block(one, merged(other[slice(*blocks[1])])),
            self._block(other, merged(one[slice(*blocks[0])])),
        )
        for window in dict.fromkeys((blocks, again)):
            sides = (merged(one[slice(*window[0])]), merged(other[slice(*window[1])]))
            found = self._judged(first, second, sides, window, whole)
            if found and (best is None or self._tighter(found, best)):
                best = found
        return best

    def _tighter(self, found: Match, best: Match) -> bool:
        """Whether a part of the sentences is the better place to point at: as sure, and covered better than halfway."""
        if found.probability < best.probability - 0.03:
            return False
        return found.cover >= self._limits.tight or best.probability < self._limits.sure

    def _block(self, parts: Sequence[Words], against: Words) -> Range:
        """The run of clauses with most weight covered by the other side, clauses not covered counting against it."""
        best, total, start = (-1.0, (0, len(parts))), 0.0, 0
        for at, part in enumerate(parts):
            if total <= 0:
                total, start = 0.0, at
            share = covered(part, against, self._lexicon)
            total += part.total * (share - WORTH) + FIGURE * len(part.numbers & against.numbers)
            if total > best[0]:
                best = (total, (start, at + 1))
        return best[1]

    def _judged(
        self,
        first: Sentence,
        second: Sentence,
        sides: tuple[Words, Words],
        window: tuple[Range, Range],
        whole: tuple[Range, Range],
    ) -> Match | None:
        (a, b), (c, d) = window
        left, right = sides
        limits = self._limits
        if min(left.total, right.total) < limits.least_near:
            return None
        lost, missing = loss(left, right, self._lexicon), loss(right, left, self._lexicon)
        cover = min(lost.covered, missing.covered)
        if cover < (limits.cover_whole if window == whole else limits.cover):
            return None
        here, there = (first.clauses[a][0], first.clauses[b - 1][1]), (second.clauses[c][0], second.clauses[d - 1][1])
        if min(length_of(first.text[slice(*here)]), length_of(second.text[slice(*there)])) < limits.shortest - 1:
            return None
        values = measures(left, right, self._lexicon, (lost, missing))
        return Match(
            here,
            there,
            self._model.probability(values),
            exact=False,
            cover=cover,
            high=values["cover_high"],
            weight=min(left.total, right.total),
            figures=bool(left.numbers and right.numbers and not left.numbers & right.numbers),
            shared=len(left.numbers & right.numbers),
            part=window != whole and max(b - a, d - c) == 1,
            whole=window == whole,
            lost=(only(left, right, lost), only(right, left, missing)),
        )


def only(one: Words, other: Words, lost: Loss) -> tuple[str, ...]:
    """Figures, names and rare words that only ``one`` has."""
    return (*sorted(one.numbers - other.numbers), *lost.words[:3])


def _run(one: Sequence[str], other: Sequence[str], i: int, j: int) -> int:
    size = 0
    while i + size < len(one) and j + size < len(other) and one[i + size] == other[j + size]:
        size += 1
    return size


def _length(span: Range) -> int:
    return span[1] - span[0]
