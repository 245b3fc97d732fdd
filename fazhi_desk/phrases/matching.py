"""Finding in all phrases at once: they stand in a few long strings, one line each, the best phrases first.

A query is a search in one of the strings, so that a key costs nearly the same whether the bank holds two thousand
phrases or twenty. Which phrases may be shown and which is the better one is decided in ``phrases/search.py``.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from fazhi_desk.catalog.phrase import Phrase, letters
from fazhi_desk.phrases.query import MOST_READINGS, Piece, Reading, Syllabary, near, nearly

Range = tuple[int, int]
Place = tuple[int, int]
"""The number of a phrase and a token in it."""
Allowed = Mapping[int, bool]
"""By the phrase's number, whether it may be shown; asked only for phrases that match."""
ENOUGH = 180
"""Matches of one kind that are scored; the strings are ordered by worth, so the rest could hardly win."""
EXACT, PREFIX, INNER, SCATTERED, WRONG = 1000.0, 760.0, 520.0, 400.0, 260.0
SPELT = 4
"""Letters from which on a query may be pinyin written out."""
LIKELY, CERTAIN = 6, 8
"""Letters from which on what is found written out is hardly syllables mixed with initials, and not initials either:
nobody types so many initials by chance."""
RARER = 2
"""How much rarer a syllable must be than the initials to be worth collecting all its places."""
FEW_READINGS = 4
"""Readings that are tried where blanks part a query: they say where syllables end."""
SHARE = 200.0


@dataclass(frozen=True, slots=True)
class Found:
    """A match before scoring: the phrase's number, the matched tokens, and how good the match is."""

    number: int
    tokens: Sequence[int]
    base: float


@dataclass(frozen=True, slots=True)
class _Beside:
    """A run of pieces beside the anchor: the string it stands in, where from the anchor on, and its characters."""

    where: str
    by: int
    text: str


class Strings:
    """The tokens, initials and syllables of phrases, joined; ``tokens`` and ``at`` are by the phrase's number."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.at = [letters(phrase.text) for phrase in phrases]
        self.tokens = [_token_text(phrase.text, places) for phrase, places in zip(phrases, self.at, strict=True)]
        self._sounds = [tuple(phrase.pinyin.split(" ")) if phrase.pinyin else () for phrase in phrases]
        self._han = _joined(self.tokens)
        self._initials = _joined([phrase.initials for phrase in phrases])
        self._starts = _line_starts(self.tokens)
        self._owner = self._owners()
        spelt = ["".join(sounds) for sounds in self._sounds]
        self._sound, self._sound_starts = _joined(spelt), _line_starts(spelt)
        self._heard = self._places_by_sound()
        self._syllables = sorted(self._heard)
        self._syllabary = Syllabary(self._syllables)

    def _owners(self) -> array[int]:
        """For every place in tokens and initials (they run parallel) the number of the phrase."""
        owner = array("l", [0])
        for number, text in enumerate(self.tokens):
            owner.extend([number] * (len(text) + 1))
        return owner

    def _places_by_sound(self) -> dict[str, array[int]]:
        """For every syllable its places in tokens and initials, ascending."""
        heard: defaultdict[str, array[int]] = defaultdict(lambda: array("l"))
        for start, sounds in zip(self._starts, self._sounds, strict=True):
            for place, sound in enumerate(sounds, start):
                heard[sound].append(place)
        return dict(heard)

    def matches(self, runs: Sequence[str], allowed: Allowed) -> Iterator[Found]:
        """Every way the runs of a query are found; the same phrase may come more than once."""
        if len(runs) > 1 and all(not run[0].isascii() for run in runs):
            scattered = list(self._scattered(runs, allowed))
            yield from scattered or self._one_wrong("".join(runs), allowed)
            return
        spelt: list[Found] = []
        if len(runs) == 1 and runs[0].isascii() and len(runs[0]) >= SPELT:
            spelt = list(self._spelt_out(runs[0], allowed))
            yield from spelt
            if spelt and len(runs[0]) >= CERTAIN:
                return
        found = 0
        for reading in self._readings(runs):
            if (found >= ENOUGH or (spelt and len(runs[0]) >= LIKELY)) and _is_mixed(reading):
                continue
            for match in self._reading(reading, allowed):
                found += 1
                yield match
        if not found and len(runs) == 1 and not runs[0][0].isascii():
            yield from self._one_wrong(runs[0], allowed)

    def _readings(self, runs: Sequence[str]) -> list[Reading]:
        """Readings of the whole query: every combination of readings of its runs, the shortest first."""
        most = MOST_READINGS if len(runs) == 1 else FEW_READINGS
        whole: list[Reading] = [()]
        for run in runs:
            several = self._syllabary.readings(run)[:most]
            whole = sorted(((*before, *reading) for before in whole for reading in several), key=len)[:most]
        return whole

    def _spelt_out(self, run: str, allowed: Allowed) -> Iterator[Found]:
        """Full pinyin without blanks, wherever it begins with a syllable: no need to know where syllables end."""
        taken = 0
        at = self._sound.find(run)
        while at >= 0 and taken < ENOUGH:
            number = bisect_right(self._sound_starts, at) - 1
            tokens = _tokens(self._sounds[number], at - self._sound_starts[number], len(run))
            if tokens and allowed[number]:
                taken += 1
                yield self._found(number, tokens[0], len(tokens))
            at = self._sound.find(run, at + 1)

    def _reading(self, reading: Reading, allowed: Allowed) -> Iterator[Found]:
        """Phrases that hold the pieces one after the other."""
        anchor = _anchor(reading)
        text, where = _short(reading, anchor), self._where(reading[anchor.start])
        if text not in where:
            return
        spelt = [(by, piece.text) for by, piece in enumerate(reading) if not piece.han and len(piece.text) > 1]
        seen: set[int] = set()
        for places in self._rarer(text, spelt, len(reading)) or self._wherever(where, text, reading, anchor):
            taken = 0
            for number, first in places:
                if number not in seen and self._sounds_so(number, first, spelt) and allowed[number]:
                    seen.add(number)
                    taken += 1
                    yield self._found(number, first, len(reading))
                    if taken >= ENOUGH:
                        break

    def _sounds_so(self, number: int, first: int, spelt: Sequence[tuple[int, str]]) -> bool:
        """Whether the syllables begin as they are written; a list is quicker here than a generator."""
        sounds = self._sounds[number]
        return False not in [sounds[first + by].startswith(begun) for by, begun in spelt]

    def _wherever(self, where: str, text: str, reading: Reading, anchor: range) -> list[Iterator[Place]]:
        """The places of the anchor's text, those at the beginning of a phrase first."""
        beside = self._beside(reading, anchor)
        anywhere = self._places(where, text, anchor.start, beside)
        return [anywhere] if anchor.start else [self._places(where, text, 0, beside, lead=True), anywhere]

    def _rarer(self, text: str, spelt: Sequence[tuple[int, str]], size: int) -> list[list[Place]]:
        """The same by way of the rarest syllable of a reading in letters; [] where the initials are rarer."""
        if not spelt or len(text) < size:
            return []
        by, heard = min(((by, self._hearing(begun)) for by, begun in spelt), key=lambda one: sum(map(len, one[1])))
        if RARER * sum(map(len, heard)) >= self._initials.count(text):
            return []
        places = list(self._around(text, by, sorted(chain.from_iterable(heard))))
        return [[place for place in places if place[1] == 0], places]

    def _hearing(self, begun: str) -> list[array[int]]:
        """The places of every syllable that begins so."""
        low, high = bisect_left(self._syllables, begun), bisect_left(self._syllables, begun + "{")
        return [self._heard[sound] for sound in self._syllables[low:high]]

    def _around(self, text: str, by: int, places: Iterable[int]) -> Iterator[Place]:
        """Number and first token where the initials stand; a place is that of their token number ``by``."""
        whole = self._initials
        for place in places:
            if place > by and (len(text) == 1 or whole.startswith(text, place - by)):
                yield self._token(place - by)

    def _places(
        self, where: str, text: str, inside: int = 0, beside: Sequence[_Beside] = (), *, lead: bool = False
    ) -> Iterator[Place]:
        """Number and first token of every place; ``inside`` is how far in the reading the text begins.

        ``lead``: only where a phrase begins with the text.
        """
        needle, skip = ("\n" + text, 1) if lead else (text, 0)
        at = where.find(needle)
        while at >= 0:
            place = at + skip
            if place > inside and (not beside or all(one.where.startswith(one.text, place + one.by) for one in beside)):
                number = self._owner[place]
                yield number, place - self._starts[number] - inside
            at = where.find(needle, at + 1)

    def _beside(self, reading: Reading, anchor: range) -> list[_Beside]:
        """The runs before and behind the anchor; initials stand for letters, the cheaper check first."""
        return [
            _Beside(self._where(reading[run.start]), run.start - anchor.start, _short(reading, run))
            for run in _runs(reading) if run != anchor
        ]

    def _where(self, piece: Piece) -> str:
        return self._han if piece.han else self._initials

    def _found(self, number: int, first: int, size: int) -> Found:
        whole = len(self.tokens[number])
        base = EXACT if size == whole else PREFIX if first == 0 else INNER
        return Found(number, range(first, first + size), base + SHARE * size / whole)

    def _scattered(self, runs: Sequence[str], allowed: Allowed) -> Iterator[Found]:
        """Several runs of 汉字: all must stand in the phrase, in any order."""
        rarest = max(runs, key=len)
        taken = 0
        for number, _ in self._occurrences(rarest):
            text = self.tokens[number]
            starts = [text.find(run) for run in runs]
            if min(starts) < 0 or not allowed[number]:
                continue
            spans = (range(start, start + len(run)) for start, run in zip(starts, runs, strict=True))
            tokens = sorted({at for span in spans for at in span})
            yield Found(number, tokens, SCATTERED + SHARE * len(tokens) / len(text))
            taken += 1
            if taken >= ENOUGH:
                return

    def _occurrences(self, text: str) -> Iterator[Place]:
        return self._places(self._han, text)

    def _one_wrong(self, run: str, allowed: Allowed) -> Iterator[Found]:
        """One character is wrong, missing or too many, or two are swapped: one half of the query stands as it is."""
        if len(run) < 3:
            return
        seen: set[int] = set()
        for number, first, last in self._nearly(run):
            if number not in seen and allowed[number]:
                seen.add(number)
                base = WRONG + (PREFIX - INNER if first == 0 else 0)
                whole = len(self.tokens[number])
                yield Found(number, range(first, last), base + SHARE * (last - first) / whole)
                if len(seen) >= ENOUGH:
                    return

    def _nearly(self, run: str) -> Iterator[tuple[int, int, int]]:
        """Number, first token and end of every stretch that holds one half and, beside it, nearly the other."""
        middle = len(run) // 2
        head, tail = run[:middle], run[middle:]
        across = head[:-1] + tail[0] + head[-1] + tail[1:]
        for number, first in self._occurrences(across):
            yield number, first, first + len(run)
        for match in re.finditer(f"{head}(?={'|'.join(nearly(tail))})", self._han):
            number, first = self._token(match.start())
            size = near(tail, self.tokens[number][first + len(head) :])
            if size is not None:
                yield number, first, first + len(head) + size
        before = "|".join(f"(?<={text}{tail})" for text in nearly(head))
        for match in re.finditer(f"{tail}(?:{before})", self._han):
            number, behind = self._token(match.start())
            size = near(head[::-1], self.tokens[number][:behind][::-1])
            if size is not None:
                yield number, behind - size, behind + len(tail)

    def _token(self, place: int) -> tuple[int, int]:
        number = self._owner[place]
        return number, place - self._starts[number]


def _token_text(text: str, places: Sequence[int]) -> str:
    return "".join(text[at] for at in places).lower()


def _joined(lines: Sequence[str]) -> str:
    return "\n" + "\n".join(lines) + "\n"


def _line_starts(lines: Sequence[str]) -> array[int]:
    """Where each line begins when all are joined by line ends after a first one."""
    starts, at = array("l"), 1
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _tokens(sounds: Sequence[str], start: int, size: int) -> range:
    """The tokens whose syllables, written together, hold a stretch; empty if it begins inside a syllable."""
    at = 0
    first = -1
    for token, sound in enumerate(sounds):
        if at == start:
            first = token
        at += len(sound)
        if at >= start + size:
            return range(first, token + 1) if first >= 0 else range(0)
    return range(0)


def _runs(reading: Sequence[Piece]) -> list[range]:
    """Stretches of pieces of one sort, 汉字 or letters."""
    runs: list[range] = []
    start = 0
    for at in range(1, len(reading) + 1):
        if at == len(reading) or reading[at].han != reading[start].han:
            runs.append(range(start, at))
            start = at
    return runs


def _is_mixed(reading: Sequence[Piece]) -> bool:
    """Whether letters are read partly as syllables, partly as initials."""
    return len({len(piece.text) > 1 for piece in reading if not piece.han}) > 1


def _anchor(reading: Sequence[Piece]) -> range:
    """The stretch that is looked for: the longest, 汉字 before letters, because they are rarer."""
    return max(_runs(reading), key=lambda run: len(run) * (3 if reading[run.start].han else 1))


def _short(reading: Sequence[Piece], run: range) -> str:
    """The pieces of a run by one character each."""
    return "".join(piece.text if piece.han else piece.initial for piece in reading[run.start : run.stop])
