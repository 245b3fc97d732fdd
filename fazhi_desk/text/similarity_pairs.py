"""Two candidate sentences: where they tell the same, how surely, and in what they differ."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from fazhi_desk.model import Range
from fazhi_desk.text.similarity import Loss, Model, covered, loss, measures
from fazhi_desk.text.similarity_runs import common_run
from fazhi_desk.text.similarity_search import LEADING, Sentence, length_of
from fazhi_desk.text.similarity_words import Lexicon, Words, merged

PLACE = ("sure", "around", "weight", "figures", "figures_differ", "names_differ")
"""What is weighed of a place within longer sentences. There are many such places, so more is asked of them than of
whole sentences: what is alike must weigh something or tell the same figures, and what is around must not gainsay it.
"""
KEPT = 20_000
WORTH = 0.5
"""A clause belongs to the repeated stretch if the other side covers more than this share of it."""
FIGURE = 4.0
"""What a figure both sides tell adds to that, in weight."""
TRIMMED, FAINT = 0.05, 0.3
"""Places less likely than this are not looked at more closely, nor at what is around them."""
SURER, ABOUT = 0.1, 0.03
"""Differences of probability and cover that count, and that do not."""
THING = re.compile(
    "(?!建|健全|完善|落实|推|加强|强化|严格|开展|组织|制定|出台|深化|优化|实施|构建|打造|执行|规范|履行|坚持|抓|做|用好|发挥)"
    ".{0,18}(?:制度|机制|体系|平台|系统|中心|机构|委员会|小组|清单|目录|报告|方案|办法|条例|意见|基准|队伍|人员|案件|事项|工作)$"
)
"""The name of a thing that nobody does anything with: it may be named again."""
Window = tuple[Range, Range]
"""Clauses of the first and of the second sentence."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts. Lengths in characters without punctuation, weights as in the lexicon.

    A repeated clause counts from ``shortest`` characters and weight ``least``, one within a longer clause from
    ``least_inside``, a reworded one from ``least_near``. Part
    of a sentence needs to cover ``cover`` on both sides, a whole sentence only to convince the model.
    """

    shortest: int = 13
    least: float = 10.0
    least_near: float = 14.0
    least_inside: float = 16.0
    cover: float = 0.45
    cover_whole: float = 0.3
    tight: float = 0.78
    sure: float = 0.6
    nearly: float = 0.85


@dataclass(frozen=True, slots=True)
class Match:
    """Where two sentences tell the same: ranges in their paragraphs, probability, word for word or not.

    ``cover`` and ``high`` are the shares of each side's weight that the other covers, ``weight`` that of the lighter
    side, ``figures`` whether both tell figures and none in common, ``names`` the same of what they name, ``shared`` how
    many figures they have in common, ``whole`` whether both sentences were taken whole, ``around`` the probability of
    the place with the clauses next to it, ``inside`` whether it is an exact one within longer clauses.
    """

    first: Range
    second: Range
    probability: float
    exact: bool
    cover: float = 1.0
    high: float = 1.0
    weight: float = 0.0
    figures: bool = False
    names: bool = False
    shared: int = 0
    whole: bool = True
    around: float = 0.0
    inside: bool = False
    lost: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """What only the first says, what only the second says: figures and rare words."""


@dataclass(frozen=True)
class Side:
    """A sentence with the words of its clauses, and of every stretch of them that was asked for."""

    clauses: Sequence[Words]
    _stretches: dict[Range, Words] = field(default_factory=dict, compare=False)

    @property
    def whole(self) -> Range:
        """All clauses."""
        return 0, len(self.clauses)

    def words(self, clauses: Range) -> Words:
        """The words of a stretch of clauses."""
        known = self._stretches.get(clauses)
        if known is None:
            known = self._stretches[clauses] = merged(self.clauses[slice(*clauses)])
        return known


@dataclass(frozen=True, slots=True)
class Two:
    """Two sentences with the words of their clauses."""

    first: Sentence
    second: Sentence
    one: Side
    other: Side

    @property
    def whole(self) -> Window:
        """All clauses."""
        return self.one.whole, self.other.whole

    @property
    def single(self) -> bool:
        """Whether either has but one clause."""
        return len(self.one.clauses) == 1 == len(self.other.clauses)

    def sides(self, window: Window) -> tuple[Words, Words]:
        """The words of both within a window."""
        return self.one.words(window[0]), self.other.words(window[1])


class Judge:
    """Compares candidate sentences; keeps the words of clauses it has read."""

    def __init__(self, lexicon: Lexicon, model: Model, limits: Limits) -> None:
        self._lexicon = lexicon
        self._model = model
        self._limits = limits
        self._words: dict[str, Words] = {}
        self._sides: WeakKeyDictionary[Sentence, Side] = WeakKeyDictionary()

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
        best = self._near(Two(first, second, self._side(first), self._side(second)))
        inside = None if exact or first.head or second.head else self._inside(first, second)
        if inside and (best is None or min(best.cover, best.probability) < self._limits.nearly):
            return inside
        if exact and (best is None or best.cover < self._limits.nearly or _length(exact.first) >= _length(best.first)):
            return exact
        return best

    def _side(self, sentence: Sentence) -> Side:
        known = self._sides.get(sentence)
        if known is None:
            known = Side([self.words(sentence.text[slice(*clause)]) for clause in sentence.clauses])
            self._sides[sentence] = known
        return known

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

    def _inside(self, first: Sentence, second: Sentence) -> Match | None:
        """A clause that stands word for word within a longer one: with words before it or behind."""
        limits = self._limits
        found = common_run(first.flat, second.flat, limits.shortest)
        if found is None:
            return None
        text = first.text[slice(*found[0])]
        if _length_told(text) < limits.shortest or self.words(text).total < limits.least_inside or THING.match(text):
            return None
        return Match(*found, 1.0, exact=True, inside=True)

    def _counts(self, normal: Sequence[str], sentence: Sentence, at: int, size: int) -> bool:
        clauses = sentence.clauses[at : at + size]
        text = sentence.text[clauses[0][0] : clauses[-1][1]]
        if _length_told(text) < self._limits.shortest or not any(normal):
            return False
        return merged([self.words(sentence.text[slice(*c)]) for c in clauses]).total >= self._limits.least

    def _near(self, two: Two) -> Match | None:
        """The likeliest place."""
        best, chosen = self._judged(two, two.whole), two.whole
        if two.single:
            return best
        one, other = two.one.clauses, two.other.clauses
        left, right = two.sides(two.whole)
        blocks = self._blocks(one, other, left, right)
        if blocks is None:
            return best
        windows = [blocks]
        if blocks != two.whole:
            windows.append(self._blocks(one, other, *two.sides(blocks)) or blocks)
        for window in dict.fromkeys(windows):
            found = self._judged(two, window) if window != two.whole else None
            if found and (best is None or self._tighter(found, best)):
                best, chosen = found, window
        return self._trimmed(two, best, chosen) if best else None

    def _trimmed(self, two: Two, best: Match, window: Window) -> Match:
        """The place without clauses at its ends that only one side has, as long as that makes it surer or closer."""
        while best.probability >= TRIMMED:
            better = None
            for narrower in _narrower(window):
                found = self._judged(two, narrower)
                if found and _closer(found, better[0] if better else best):
                    better = found, narrower
            if better is None:
                break
            best, window = better
        if best.whole or best.probability < FAINT:
            return best
        left, right = two.sides(_wider(window, two.whole))
        return replace(best, around=self._model.probability(measures(left, right, self._lexicon)))

    def _tighter(self, found: Match, best: Match) -> bool:
        """Whether a part of the sentences is the better place to point at: as sure, and covered better than halfway."""
        if found.probability < best.probability - 0.03:
            return False
        return found.cover >= self._limits.tight or best.probability < self._limits.sure

    def _blocks(
        self, one: Sequence[Words], other: Sequence[Words], left: Words, right: Words
    ) -> Window | None:
        """The run of clauses of either that is covered best; None if a side has no clause covered halfway."""
        first = self._block(one, right)
        second = self._block(other, left) if first else None
        return (first, second) if first and second else None

    def _block(self, parts: Sequence[Words], against: Words) -> Range | None:
        """The run of clauses with most weight covered by the other side, clauses not covered counting against it."""
        most, best = 0.0, None
        total, start = 0.0, 0
        for at, part in enumerate(parts):
            if total <= 0:
                total, start = 0.0, at
            share = covered(part, against, self._lexicon)
            total += part.total * (share - WORTH) + FIGURE * len(part.numbers & against.numbers)
            if total > most:
                most, best = total, (start, at + 1)
        return best

    def _judged(self, two: Two, window: Window) -> Match | None:
        (a, b), (c, d) = window
        left, right = two.sides(window)
        first, second, whole = two.first, two.second, two.whole
        limits = self._limits
        if min(left.total, right.total) < limits.least_near:
            return None
        lost, missing = loss(left, right, self._lexicon), loss(right, left, self._lexicon)
        cover = min(lost.covered, missing.covered)
        if cover < (limits.cover_whole if window == whole else limits.cover):
            return None
        if min(sum(first.sizes[a:b]), sum(second.sizes[c:d])) < limits.shortest - 1:
            return None
        here, there = (first.clauses[a][0], first.clauses[b - 1][1]), (second.clauses[c][0], second.clauses[d - 1][1])
        values = measures(left, right, self._lexicon, (lost, missing))
        return Match(
            here,
            there,
            self._model.probability(values),
            exact=False,
            cover=cover,
            high=max(lost.covered, missing.covered),
            weight=min(left.total, right.total),
            figures=_apart(left.numbers, right.numbers),
            names=_apart(left.names, right.names),
            shared=len(left.numbers & right.numbers),
            whole=window == whole,
            lost=(only(left, right, lost), only(right, left, missing)),
        )


def _length_told(text: str) -> int:
    """Characters without the adverbs it begins with."""
    leading = LEADING.match(text)
    return length_of(text[leading.end() :] if leading else text)


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both sides have some and none in common."""
    return bool(one and other) and one.isdisjoint(other)


def place_values(match: Match) -> dict[str, float]:
    """What is known of a place within longer sentences, for judging how sure it is: see PLACE."""
    return {
        "sure": _odds(match.probability, 0.001),
        "around": _odds(match.around, 0.02),
        "weight": math.log(max(1.0, match.weight) / 30),
        "figures": float(min(2, match.shared)),
        "figures_differ": float(match.figures),
        "names_differ": float(match.names),
    }


def _odds(p: float, least: float) -> float:
    """The logarithm of the odds of a probability, which is taken as no nearer to 0 and 1 than ``least``."""
    p = min(1 - least, max(least, p))
    return math.log(p / (1 - p))


def _narrower(window: Window) -> Iterator[Window]:
    """The window without one clause at one of its four ends."""
    (a, b), (c, d) = window
    if b - a > 1:
        yield (a + 1, b), (c, d)
        yield (a, b - 1), (c, d)
    if d - c > 1:
        yield (a, b), (c + 1, d)
        yield (a, b), (c, d - 1)


def _wider(window: Window, whole: Window) -> Window:
    """The window with the clauses next to it: who and what often stands there."""
    (a, b), (c, d) = window
    return (max(0, a - 1), min(whole[0][1], b + 1)), (max(0, c - 1), min(whole[1][1], d + 1))


def _closer(found: Match, best: Match) -> bool:
    """Whether a narrower place is the better one: clearly surer, or about as sure and better covered."""
    gain = found.probability - best.probability
    return gain >= SURER or (gain >= -ABOUT and found.cover >= best.cover + ABOUT)


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
