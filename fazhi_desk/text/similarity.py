"""Whether two stretches of text tell the same matter: measures, and a small transparent model over them.

No single similarity tells a rewording from another matter in the same stock clothes; what does is how much of the
rare content words of *either* side the other side covers, and how rare the strongest word is that it does not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from fazhi_desk.text.similarity_words import Lexicon, Words

T = TypeVar("T")
SYNONYM_LOSS = 0.15
"""Part of a word's weight lost where the other side has only a synonym."""
PART_LOSS = 0.8
"""Part of a word's weight that shared characters can save."""
NO_SUBJECT = 0.6
"""The share of subjects taken where one side names none that is known."""
MANY = 3
"""From so many places on where other words stand in the same row it makes no difference how many they are."""
FAINTEST = 0.5
"""Words lost that weigh less say nothing."""
FEATURES = (
    "cover_low", "things_low", "things_high", "lost_high", "lost_second", "thing_second",
    "numbers_shared", "numbers_differ", "names_shared", "names_differ",
    "subjects_within", "subjects_one", "subjects_apart", "subjects_differ",
    "opposed", "row", "swapped", "parallel", "ratio", "sort", "run",
)


@dataclass(frozen=True, slots=True)
class Loss:
    """What one side says that the other does not: the share of weight covered, the heaviest words not covered.

    ``things`` and ``second_thing`` are ``covered`` and ``second`` of the words that name a thing.
    """

    covered: float
    heaviest: float
    second: float
    things: float
    second_thing: float
    words: tuple[str, ...]
    """Those that weigh most, of any weight worth telling."""
    weights: Mapping[str, float]
    """What is lost of each word that is not covered."""


@dataclass(frozen=True)
class Model:
    """A logistic model: a weight per feature and a constant. Missing features weigh nothing."""

    weights: Mapping[str, float]
    constant: float

    def probability(self, values: Mapping[str, float]) -> float:
        """How likely two stretches with these measures tell the same matter, 0 to 1."""
        total = self.constant + sum(self.weights.get(name, 0.0) * value for name, value in values.items())
        return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, total))))


def covered(one: Words, other: Words, lexicon: Lexicon) -> float:
    """The share of ``one`` that ``other`` covers, as in ``loss``."""
    if not one.total:
        return 1.0
    lacks = _lacks(one, other, lexicon)
    return 1.0 - sum([weight * lacks[word] for word, weight in one.weights.items()]) / one.total


def loss(one: Words, other: Words, lexicon: Lexicon) -> Loss:
    """How much of ``one`` is missing in ``other``."""
    lost = sorted(_lost(one, other, lexicon), reverse=True)
    missing = sum([weight for weight, _ in lost])
    things = [weight for weight, word in lost if word in one.things]
    total = sum([one.weights[word] for word in one.things])
    return Loss(
        1.0 - missing / one.total if one.total else 1.0,
        lost[0][0] if lost else 0.0,
        lost[1][0] if len(lost) > 1 else 0.0,
        1.0 - sum(things) / total if total else 1.0,
        things[1] if len(things) > 1 else 0.0,
        tuple(word for weight, word in lost if weight > 3.0),
        {word: weight for weight, word in lost},
    )


def _lost(one: Words, other: Words, lexicon: Lexicon) -> list[tuple[float, str]]:
    """The words of ``one`` that ``other`` lacks, with the weight that is lost."""
    lacks = _lacks(one, other, lexicon)
    return [(weight * lacks[word], word) for word, weight in one.weights.items() if lacks[word]]


def _lacks(one: Words, other: Words, lexicon: Lexicon) -> Mapping[str, float]:
    """What part of the weight of the words of ``one`` is lost in ``other``; worked out once per word."""
    lacks = other.lacks
    for word in one.weights:
        if word not in lacks:
            lacks[word] = _lack(word, other, lexicon)
    return lacks


def _lack(word: str, other: Words, lexicon: Lexicon) -> float:
    """The part of a word's weight that is lost in ``other``: none if it has it, little if it has a synonym or its
    characters.
    """
    if word in other.weights:
        return 0.0
    if word in lexicon.groups and not other.groups.isdisjoint(lexicon.groups[word]):
        return SYNONYM_LOSS
    size = len(word)
    if size > 1:
        shared = sum(map(other.characters.__contains__, word))
        if 2 * shared >= size:
            return 1.0 - PART_LOSS * shared / size
    return 1.0


def measures(one: Words, other: Words, lexicon: Lexicon, lost: tuple[Loss, Loss] | None = None) -> dict[str, float]:
    """The features of a pair, each about 0 to 1; ``lost`` is what each side lacks of the other, if known already."""
    from rapidfuzz import fuzz

    first, second = lost or (loss(one, other, lexicon), loss(other, one, lexicon))
    low, high = sorted((first.things, second.things))
    row = row_of(one, other, (first, second))
    return {
        "cover_low": min(first.covered, second.covered),
        "things_low": low,
        "things_high": high,
        "lost_high": max(first.heaviest, second.heaviest) / lexicon.unknown,
        "lost_second": max(first.second, second.second) / lexicon.unknown,
        "thing_second": max(first.second_thing, second.second_thing) / lexicon.unknown,
        "numbers_shared": _shared(one.numbers, other.numbers),
        "numbers_differ": _differ(one.numbers, other.numbers),
        "names_shared": _shared(one.names, other.names),
        "names_differ": _differ(one.names, other.names),
        "subjects_within": _within(one.subjects, other.subjects),
        "subjects_one": float(bool(one.subjects) != bool(other.subjects)),
        "subjects_apart": float(bool(one.subjects and other.subjects) and one.subjects.isdisjoint(other.subjects)),
        "subjects_differ": min(2, len(one.subjects - other.subjects), len(other.subjects - one.subjects)) / 2,
        "opposed": min(2, _opposed(first, second, lexicon)) / 2,
        "row": row.same,
        "swapped": row.swapped,
        "parallel": row.same * min(MANY, row.places) / MANY,
        "ratio": fuzz.ratio(one.plain, other.plain) / 100,
        "sort": fuzz.token_sort_ratio(one.segmented, other.segmented) / 100,
        "run": longest_run(one.plain, other.plain) / max(1, min(len(one.plain), len(other.plain))),
    }


def _opposed(one: Loss, other: Loss, lexicon: Lexicon) -> int:
    """How many opposites there are between what only the one and what only the other says."""
    here, there = (
        {side for word in lost.weights for side in lexicon.sides.get(word, ())} for lost in (one, other)
    )
    return sum(-side in there for side in here)


class Row(NamedTuple):
    """Two sides word for word in a row: shares of the weight of the lighter side."""

    same: float
    """The same words in the same order."""
    swapped: float
    """Other words in the same place."""
    places: int
    """In how many places both sides have words there that the other lacks."""


def row_of(one: Words, other: Words, lost: tuple[Loss, Loss]) -> Row:
    """The mark of the same clothes on another matter (检查42家餐饮单位, 检查42家养老机构) is other words in the same
    row, place after place. A rewording moves words or adds some.
    """
    from rapidfuzz.distance import Levenshtein

    here, there = one.segmented.split(), other.segmented.split()
    same = replaced = 0.0
    places = 0
    for step in Levenshtein.opcodes(here, there):
        if step.tag == "equal":
            same += sum([one.weights.get(word, 0.0) for word in here[step.src_start : step.src_end]])
        elif step.tag == "replace":
            left = sum([lost[0].weights.get(word, 0.0) for word in set(here[step.src_start : step.src_end])])
            right = sum([lost[1].weights.get(word, 0.0) for word in set(there[step.dest_start : step.dest_end])])
            replaced += min(left, right)
            places += min(left, right) > FAINTEST
    lighter = max(1.0, min(one.total, other.total))
    return Row(min(1.0, same / lighter), replaced / lighter, places)


def longest_run(one: str, other: str) -> int:
    """Length of the longest stretch both strings have."""
    best = 0
    for start in range(len(one)):
        while start + best < len(one) and one[start : start + best + 1] in other:
            best += 1
    return best


def _shared(one: frozenset[T], other: frozenset[T]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _within(one: frozenset[T], other: frozenset[T]) -> float:
    """How much of the side that has fewer the other has too."""
    return len(one & other) / min(len(one), len(other)) if one and other else NO_SUBJECT


def _differ(one: frozenset[T], other: frozenset[T]) -> float:
    return len(one ^ other) / len(one | other) if one and other else 0.0
