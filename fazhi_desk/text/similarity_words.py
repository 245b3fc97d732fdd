"""Words for comparing sentences: a small lexicon of the genre instead of a full segmenter.

jieba needs 650 ms and 80 MB to start; ten thousand words, each with its rarity (idf over clauses of the genre), cut the
handful of candidate sentences as well for this purpose and load in milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

NUMBER = re.compile(r"([0-9０-９]{1,12}(?:[.．·][0-9０-９]{1,6})?[万亿]?[%％]?)(?:余|多)?([\u4e00-\u9fff]?)")
COUNTED = re.compile(
    "(?<![第统同万之唯专单一二三四五六七八九十百])[一两二三四五六七八九](?=[个次名人天日月家场户件条项期份])"
)
"""A small number written out: 两名 is 2名."""
DIGIT = {**{han: str(n) for n, han in enumerate("一二三四五六七八九", 1)}, "两": "2"}
UNITS = {unit: row[0] for row in ("人名位", "件起宗例", "次场期轮回", "个项条处", "份本册套", "家户") for unit in row}
"""Units that are said for one another: 210名 are 210人."""
NAME = re.compile("《([^《》]{1,60})》|“([^“”]{1,40})”|「([^「」]{1,40})」")
LAW = re.compile("(?:法|条例|办法|规定|决定|意见|纲要|规划|通知|细则|章程)(?:（[^（）]{1,20}）)?$")
"""A title that ends so is a law or a document: citing it twice is no repetition."""
FORMULA = "\ue000"
"""Stands in a cleaned text for a fixed formula (padded with PAD to its length, so that offsets hold)."""
PAD = "\u200b"
BLANK = "\u200c"
"""Stands in a cleaned text for a character of a stock phrase."""
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff\ue000]+|[A-Za-z]+")
SEPARATE = 3.0
"""Cost of one more word when cutting: high enough that the longer known word wins."""

ALONE = 6.0
"""The same for a single character, which is seldom a word of its own."""


class Words(NamedTuple):
    """What a stretch of text is made of, for comparison.

    ``weights`` are the content words with their rarity, ``total`` their sum; ``numbers`` the figures with the
    character that follows (38件), half-width; ``names`` what stands in quotation marks or in 《》 and is no law;
    ``subjects`` ids of known subjects; ``plain`` han and latin characters and formulas in order; ``segmented`` the
    words in order; ``things`` those of the content words that name a thing.
    """

    weights: Mapping[str, float]
    total: float
    numbers: frozenset[str]
    names: frozenset[str]
    subjects: frozenset[int]
    groups: frozenset[str]
    characters: frozenset[str]
    plain: str
    segmented: str
    things: frozenset[str]
    lacks: dict[str, float]
    """What part of other words' weight is lost here, as far as it was asked (text/similarity.py)."""


def merged(parts: Sequence[Words]) -> Words:
    """Several stretches as one."""
    if len(parts) == 1:
        return parts[0]
    weights: dict[str, float] = {}
    for part in parts:
        weights.update(part.weights)
    return Words(
        weights,
        sum(weights.values()),
        frozenset[str]().union(*[p.numbers for p in parts]),
        frozenset[str]().union(*[p.names for p in parts]),
        frozenset[int]().union(*[p.subjects for p in parts]),
        frozenset[str]().union(*[p.groups for p in parts]),
        frozenset[str]().union(*[p.characters for p in parts]),
        "".join([p.plain for p in parts]),
        " ".join([p.segmented for p in parts]),
        frozenset[str]().union(*[p.things for p in parts]),
        {},
    )


@dataclass(frozen=True)
class Lexicon:
    """Words with their rarity, groups of synonyms, subjects, and words that say nothing.

    An unknown word weighs ``unknown``, a formula ``formula``. ``groups`` maps a word to the synonym groups it is in,
    ``subjects`` a word to the subject it names. ``deeds`` are the words that name no thing: verbs, adverbs, pronouns.
    ``sides`` maps a word to the opposites it is in: n on the one side, -n on the other.
    """

    rarity: Mapping[str, float]
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    subjects: Mapping[str, int] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    unknown: float = 8.0
    deeds: frozenset[str] = frozenset()
    sides: Mapping[str, frozenset[int]] = field(default_factory=dict)
    formula: float = 1.0

    @cached_property
    def _subject_words(self) -> Mapping[str, tuple[str, ...]]:
        """Words that name a subject by their first two characters, longest first."""
        table: dict[str, list[str]] = {}
        for word in sorted(self.subjects, key=len, reverse=True):
            table.setdefault(word[:2], []).append(word)
        return {first: tuple(words) for first, words in table.items()}

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """The weight of every known word."""
        return {word: self.weight(word) for word in self.rarity}

    @cached_property
    def _lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How long the known words are that begin with two characters, ascending."""
        table: dict[str, set[int]] = {}
        for word in self.rarity:
            if len(word) > 1:
                table.setdefault(word[:2], set()).add(len(word))
        return {first: tuple(sorted(sizes)) for first, sizes in table.items()}

    def weight(self, word: str) -> float:
        """How much a word says: the rarer the more."""
        if word in self.empty:
            return 0.0
        if word[0] == FORMULA:
            return self.formula
        return self.rarity.get(word, self.unknown if len(word) > 1 else self.unknown / 2)

    def words(self, text: str) -> Words:
        """Read a stretch of cleaned text. A single one of something (1次, 一个) is no figure."""
        text = COUNTED.sub(lambda found: DIGIT[found.group()], text)
        numbers = frozenset(figure_of(found) for found in NUMBER.finditer(text) if found[1] != "1")
        weights: dict[str, float] = {}
        order: list[str] = []
        plain = HAN.findall(NUMBER.sub("，\\2", text))
        subjects: set[int] = set()
        for run in plain:
            cut = self.segment(run)
            self._subjects_in(run, cut, subjects)
            order += cut
        known, groups, deeds, rarity = self._weights, self.groups, self.deeds, self.rarity
        for word in order:
            weight = known.get(word)
            if weight is None:
                weight = self.weight(word)
            if weight:
                weights[word] = weight
        return Words(
            weights,
            sum(weights.values()),
            numbers,
            names_of(text),
            frozenset(subjects),
            frozenset([group for word in weights if word in groups for group in groups[word]]),
            frozenset("".join(weights)),
            "".join(plain),
            " ".join(order),
            # One that is not known and longer than a character is taken to name a thing.
            frozenset([word for word in weights if word not in deeds and (len(word) > 1 or word in rarity)]),
            {},
        )

    def _subjects_in(self, run: str, cut: Sequence[str], found: set[int]) -> None:
        """Known subjects that begin where a word begins (设立法律服务 is not about 立法); the longest name wins."""
        at = past = 0
        for word in cut:
            if at >= past:
                for name in self._subject_words.get(run[at : at + 2], ()):
                    if run.startswith(name, at):
                        found.add(self.subjects[name])
                        past = at + len(name)
                        break
            at += len(word)

    def segment(self, run: str) -> list[str]:
        """The cheapest way to cut a run of characters into known words; what is unknown comes out as one piece."""
        size = len(run)
        known, lengths = self.rarity, self._lengths
        unknown = self.unknown
        best = [0.0] + [1e9] * size
        back = [0] * (size + 1)
        for start in range(size):
            base = best[start]
            cost = base + (known.get(run[start], unknown) + ALONE)
            if cost < best[start + 1]:
                best[start + 1], back[start + 1] = cost, start
            for length in lengths.get(run[start : start + 2], ()):
                end = start + length
                if end > size:
                    break
                rarity = known.get(run[start:end])
                if rarity is not None:
                    cost = base + rarity + SEPARATE
                    if cost < best[end]:
                        best[end], back[end] = cost, start
        cut: list[str] = []
        at = size
        while at:
            cut.append(run[back[at] : at])
            at = back[at]
        return _joined(reversed(cut), known)


def names_of(text: str) -> frozenset[str]:
    """What stands in quotation marks or 《》, laws and documents left out."""
    if "“" not in text and "《" not in text and "「" not in text:
        return frozenset()
    names = (_plain(next(filter(None, found.groups()))) for found in NAME.finditer(text))
    return frozenset(name for name in names if name and not LAW.search(name))


def _joined(words: Iterable[str], known: Mapping[str, float]) -> list[str]:
    """Neighbouring single characters that the lexicon does not know make one word."""
    result: list[str] = []
    open_ = False
    for word in words:
        strange = len(word) == 1 and word not in known and word != FORMULA
        if strange and open_:
            result[-1] += word
        else:
            result.append(word)
        open_ = strange
    return result


def figure_of(found: re.Match[str]) -> str:
    """What NUMBER found, half-width, with one unit for those said for one another; a share without what follows."""
    unit = "" if found[1][-1] in "%％" else found[2]
    return _half(found[1]) + UNITS.get(unit, unit)


def _half(number: str) -> str:
    return number.translate(HALF)


def _plain(text: str) -> str:
    return "".join(HAN.findall(text))


HALF = {ord(full): half for full, half in zip("０１２３４５６７８９．％", "0123456789.%", strict=True)}
