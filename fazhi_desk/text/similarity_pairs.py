"""Two candidate sentences: where they tell the same, how surely, and in what they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.model import Range
from fazhi_desk.text.similarity import Model, loss, measures
from fazhi_desk.text.similarity_search import LEADING, Sentence, length_of, normal_form
from fazhi_desk.text.similarity_words import Lexicon, Words, merged

KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts. Lengths in characters without punctuation, weights as in the lexicon.

    A repeated clause counts from ``shortest`` characters and weight ``least``; a reworded one from ``least_near``. Part
    of a sentence needs to cover ``cover`` on both sides, a whole sentence only to convince the model.
    """

    shortest: int = 13
    least: float = 10.0
    least_near: float = 14.0
    cover: float = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """Where two sentences tell the same: ranges in their paragraphs, probability, word for word or not.

    ``cover`` and ``high`` are the shares of each side's weight that the other covers, ``weight`` that of the lighter
    side, ``figures`` whether both tell figures and none in common, ``part`` whether it is but one clause of
    a sentence, ``whole`` whether both sentences were taken whole.
    """

    first: Range
    second: Range
    probability: float
    exact: bool
    cover: float = 1.0
    high: float = 1.0
    weight: float = 0.0
    figures: bool = False
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
        one, other = self._clauses(first), self._clauses(second)
        if first is second or not one or not other:
            return exact
        best = self._near(first, second, one, other)
        if exact and (best is None or best.probability < 0.9 or _length(exact.first) >= _length(best.first)):
            return exact
        return best

    def _clauses(self, sentence: Sentence) -> list[Words]:
        return [self.words(sentence.text[slice(*clause)]) for clause in sentence.clauses]

    def _exact(self, first: Sentence, second: Sentence) -> Match | None:
        """The longest run of clauses that stands in both, word for word or with the items of a list reordered."""
        one = [normal_form(first.text[slice(*clause)]) for clause in first.clauses]
        other = one if first is second else [normal_form(second.text[slice(*clause)]) for clause in second.clauses]
        best: tuple[int, int, int, int] | None = None
        for i in range(len(one)):
            for j in range(i + 1 if first is second else 0, len(other)):
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
        windows = [whole]
        if len(one) > 1 or len(other) > 1:
            trimmed = self._trimmed(one, other, whole)
            again = self._trimmed(one, other, trimmed)
            windows += [w for w in (trimmed, again) if w not in windows]
        best: Match | None = None
        for window in windows:
            found = self._judged(first, second, one, other, window, window == whole)
            if found and (best is None or found.probability >= best.probability - 0.03):
                best = found
        return best

    def _trimmed(
        self, one: Sequence[Words], other: Sequence[Words], window: tuple[Range, Range]
    ) -> tuple[Range, Range]:
        left, right = merged(one[slice(*window[0])]), merged(other[slice(*window[1])])
        return self._block(one, right), self._block(other, left)

    def _block(self, parts: Sequence[Words], against: Words) -> Range:
        """The run of clauses with most weight covered by the other side, clauses not covered counting against it."""
        best, total, start = (-1.0, (0, len(parts))), 0.0, 0
        for at, part in enumerate(parts):
            if total <= 0:
                total, start = 0.0, at
            total += part.total * (loss(part, against, self._lexicon).covered - 0.55)
            if total > best[0]:
                best = (total, (start, at + 1))
        return best[1]

    def _judged(
        self,
        first: Sentence,
        second: Sentence,
        one: Sequence[Words],
        other: Sequence[Words],
        window: tuple[Range, Range],
        whole: bool,
    ) -> Match | None:
        (a, b), (c, d) = window
        left, right = merged(one[a:b]), merged(other[c:d])
        here, there = (first.clauses[a][0], first.clauses[b - 1][1]), (second.clauses[c][0], second.clauses[d - 1][1])
        if min(length_of(first.text[slice(*here)]), length_of(second.text[slice(*there)])) < self._limits.shortest - 1:
            return None
        if min(left.total, right.total) < self._limits.least_near:
            return None
        values = measures(left, right, self._lexicon)
        cover = values["cover_low"]
        if not whole and cover < self._limits.cover:
            return None
        return Match(
            here,
            there,
            self._model.probability(values),
            exact=False,
            cover=cover,
            high=values["cover_high"],
            weight=min(left.total, right.total),
            figures=bool(left.numbers and right.numbers and not left.numbers & right.numbers),
            part=not whole and max(b - a, d - c) == 1,
            whole=whole,
            lost=(self._only(left, right), self._only(right, left)),
        )

    def _only(self, one: Words, other: Words) -> tuple[str, ...]:
        """Figures, names and rare words that only ``one`` has."""
        words = loss(one, other, self._lexicon).words[:3]
        return (*sorted(one.numbers - other.numbers), *words)


def _run(one: Sequence[str], other: Sequence[str], i: int, j: int) -> int:
    size = 0
    while i + size < len(one) and j + size < len(other) and one[i + size] == other[j + size]:
        size += 1
    return size


def _length(span: Range) -> int:
    return span[1] - span[0]
