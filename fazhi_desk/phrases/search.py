"""Finding phrases: by 汉字 (one wrong character allowed), full pinyin, initials, and any mixture of them.

The index keeps all phrases in two long strings, one of tokens and one of initials, the best phrases first; a query
is a search in one of them, so that a key costs the same whether the bank holds two thousand phrases or twenty.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType

from fazhi_desk.catalog.phrase import Phrase, letters
from fazhi_desk.phrases.query import MOST_READINGS, Piece, Reading, Syllabary, near, parts

Range = tuple[int, int]
ENOUGH = 240
"""Matches of one kind that are scored; the strings are ordered by worth, so the rest could hardly win."""
EXACT, PREFIX, INNER, SCATTERED, WRONG = 1000.0, 760.0, 520.0, 400.0, 260.0
SPELT = 4
"""Letters from which on a query may be pinyin written out."""
CERTAIN = 8
"""Letters from which on what is found written out is what was meant: nobody types so many initials by chance."""
FEW_READINGS = 4
"""Readings that are tried where blanks part a query: they say where syllables end."""
SHARE = 200.0
SECTION, ABOUT, TOPIC, MISSING, MAIN_FUNCTION = 60.0, 40.0, 40.0, 80.0, 20.0
SPREAD, FIXED, OWN, OVERUSED = 9.0, 20.0, 30.0, 18.0
HERE, FEW = 200.0, 3
"""Unasked: what belongs to the place goes before all else; a phrase said in more kinds of sections belongs to none."""
OFTEN = 5
"""Uses in the draft beyond which a phrase sinks no further: whoever asks for it by name still finds it first."""
NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that was found; ``ranges`` are the matched stretches of its text, ``score`` orders the hits."""

    phrase: Phrase
    ranges: tuple[Range, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Found:
    """A match before scoring: the phrase's number, the matched tokens, and how good the match is."""

    number: int
    tokens: tuple[int, ...]
    base: float


@dataclass(frozen=True, slots=True)
class Wish:
    """What else is known when a query is answered."""

    functions: frozenset[str]
    topics: frozenset[str]
    section: str
    section_topics: frozenset[str]
    missing_topics: frozenset[str]
    draft_counts: Mapping[str, int]
    own_use: Mapping[str, int]
    unit_facts: Mapping[str, object] | None
    year: int | None


class PhraseIndex:
    """An unchanging index over phrases; make a new one when the phrases change."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases: tuple[Phrase, ...] = tuple(sorted(phrases, key=_worth, reverse=True))
        self._at: list[tuple[int, ...]] = []
        self._sounds: list[tuple[str, ...]] = []
        tokens: list[str] = []
        for phrase in self.phrases:
            places = letters(phrase.text)
            self._at.append(places)
            self._sounds.append(tuple(phrase.pinyin.split(" ")) if phrase.pinyin else ())
            tokens.append("".join(phrase.text[at] for at in places).lower())
        self._tokens = tokens
        self._static = [_worth(phrase) for phrase in self.phrases]
        self._han = "\n" + "\n".join(tokens) + "\n"
        self._initials = "\n" + "\n".join(phrase.initials for phrase in self.phrases) + "\n"
        self._spelt = ["".join(sounds) for sounds in self._sounds]
        self._sound = "\n" + "\n".join(self._spelt) + "\n"
        self._sound_starts = _line_starts(self._spelt)
        self._starts = _line_starts(self._tokens)
        self._owner = self._owners()
        self._syllabary = Syllabary({sound for sounds in self._sounds for sound in sounds})
        self._by_text = {phrase.text: number for number, phrase in enumerate(self.phrases)}
        self._by_section = self._groups("sections")
        self._by_topic = self._groups("topics")
        self._by_function = self._groups("functions")

    def _owners(self) -> array[int]:
        """For every place in the two strings (they run parallel) the number of the phrase."""
        owner = array("l", [0])
        for number, text in enumerate(self._tokens):
            owner.extend([number] * (len(text) + 1))
        return owner

    def _groups(self, of: str) -> dict[str, list[int]]:
        """Numbers of the phrases by their sections, topics or functions, the best first."""
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.phrases):
            for name in getattr(phrase, of):
                groups[name].append(number)
        return dict(groups)

    def search(
        self,
        query: str,
        *,
        limit: int = 30,
        functions: Collection[str] = (),
        topics: Collection[str] = (),
        section: str = "",
        section_topics: Collection[str] = (),
        missing_topics: Collection[str] = (),
        draft_counts: Mapping[str, int] = NOTHING,
        own_use: Mapping[str, int] = NOTHING,
        unit_facts: Mapping[str, object] | None = None,
        year: int | None = None,
    ) -> list[Hit]:
        """The best phrases for a query, best first; an empty query asks for the best at this place.

        ``functions`` and ``topics`` filter (any of them); ``section`` is the name of a canonical section,
        ``section_topics`` what it is about and ``missing_topics`` what the draft lacks: all raise.
        ``draft_counts`` and ``own_use`` count by the phrase's text. What the unit may not say (``unit_facts``) and
        what is not current in the report's ``year`` is left out.
        """
        wish = Wish(
            frozenset(functions), frozenset(topics), section, frozenset(section_topics), frozenset(missing_topics),
            draft_counts, own_use, unit_facts, year,
        )
        runs = parts(query)
        if not runs:
            return [] if query.strip() else self._best(wish, limit)
        hits: dict[int, Hit] = {}
        for found in self._matches(runs, wish):
            score = found.base + self._extra(found.number, wish)
            known = hits.get(found.number)
            if known is None or known.score < score:
                phrase = self.phrases[found.number]
                hits[found.number] = Hit(phrase, _ranges(self._at[found.number], found.tokens), score)
        return sorted(hits.values(), key=_order)[:limit]

    def _best(self, wish: Wish, limit: int) -> list[Hit]:
        """Unasked: the phrases of the place, of the moves, or simply the best; and what the writer often takes."""
        numbers: dict[int, None] = {}
        for topic in wish.missing_topics | wish.topics | wish.section_topics:
            numbers.update(dict.fromkeys(self._by_topic.get(topic, ())[:ENOUGH]))
        numbers.update(dict.fromkeys(self._by_section.get(wish.section, ())[:ENOUGH]))
        pool: Iterable[int] = numbers
        if wish.functions:
            pool = sorted({number for name in wish.functions for number in self._by_function.get(name, ())})
        elif len(numbers) < limit:
            pool = chain(numbers, (number for number in range(len(self.phrases)) if number not in numbers))
        fitting = islice((number for number in pool if self._allowed(number, wish)), 2 * max(limit, ENOUGH))
        often = {self._by_text[text] for text in wish.own_use if text in self._by_text}
        chosen = dict.fromkeys((*fitting, *(number for number in often if self._allowed(number, wish))))
        here = {number for number in chosen if number in often or self._belongs(number, wish)}
        hits = [Hit(self.phrases[number], (), self._extra(number, wish) + HERE * (number in here)) for number in chosen]
        return sorted(hits, key=_order)[:limit]

    def _belongs(self, number: int, wish: Wish) -> bool:
        """Whether a phrase is about the place, or is said there and in few others: what is said everywhere is not."""
        phrase = self.phrases[number]
        about = wish.missing_topics | wish.topics | wish.section_topics
        return not about.isdisjoint(phrase.topics) or (wish.section in phrase.sections and len(phrase.sections) <= FEW)

    def _allowed(self, number: int, wish: Wish) -> bool:
        phrase = self.phrases[number]
        if wish.functions and wish.functions.isdisjoint(phrase.functions):
            return False
        if wish.topics and wish.topics.isdisjoint(phrase.topics):
            return False
        if wish.year is not None and not phrase.is_current(wish.year):
            return False
        return wish.unit_facts is None or phrase.fits(wish.unit_facts)

    def _extra(self, number: int, wish: Wish) -> float:
        """What the place, the writer and the draft add to or take from a match."""
        phrase = self.phrases[number]
        score = self._static[number]
        if wish.section and wish.section in phrase.sections:
            score += SECTION / math.sqrt(len(phrase.sections))  # said everywhere, it says little here
        if wish.section_topics and not wish.section_topics.isdisjoint(phrase.topics):
            score += ABOUT
        if wish.missing_topics and not wish.missing_topics.isdisjoint(phrase.topics):
            score += MISSING
        if wish.topics and phrase.topics and phrase.topics[0] in wish.topics:
            score += TOPIC
        if wish.functions and phrase.functions[0] in wish.functions:
            score += MAIN_FUNCTION
        if wish.own_use:
            score += OWN * math.log2(1 + wish.own_use.get(phrase.text, 0))
        if wish.draft_counts:
            score -= OVERUSED * min(wish.draft_counts.get(phrase.text, 0), OFTEN)
        return score

    def _matches(self, runs: Sequence[str], wish: Wish) -> Iterator[_Found]:
        if len(runs) > 1 and all(not run[0].isascii() for run in runs):
            scattered = list(self._scattered(runs, wish))
            yield from scattered or self._one_wrong("".join(runs), wish)
            return
        if len(runs) == 1 and runs[0].isascii() and len(runs[0]) >= SPELT:
            spelt = list(self._spelt_out(runs[0], wish))
            yield from spelt
            if spelt and len(runs[0]) >= CERTAIN:
                return
        several = _combined(runs, self._syllabary)
        found = 0
        for reading in several:
            for match in self._reading(reading, wish):
                found += 1
                yield match
        if not found and len(runs) == 1 and not runs[0][0].isascii():
            yield from self._one_wrong(runs[0], wish)

    def _spelt_out(self, run: str, wish: Wish) -> Iterator[_Found]:
        """Full pinyin without blanks, wherever it begins with a syllable: no need to know where syllables end."""
        taken = 0
        at = self._sound.find(run)
        while at >= 0 and taken < ENOUGH:
            number = bisect_right(self._sound_starts, at) - 1
            tokens = _tokens(self._sounds[number], at - self._sound_starts[number], len(run))
            if tokens and self._allowed(number, wish):
                taken += 1
                yield self._found(number, tokens[0], len(tokens))
            at = self._sound.find(run, at + 1)

    def _reading(self, reading: Reading, wish: Wish) -> Iterator[_Found]:
        """Phrases that hold the pieces one after the other."""
        anchor = _anchor(reading)
        text = "".join(piece.text if piece.han else piece.initial for piece in reading[anchor.start : anchor.stop])
        where = self._han if reading[anchor.start].han else self._initials
        checked = len(anchor) == len(reading) and all(len(piece.text) == 1 for piece in reading)
        size = len(reading)
        lead = "\n" if anchor.start == 0 else ""
        taken = 0
        seen: set[int] = set()
        if text not in where:
            return
        for needle, skip in ((lead + text, len(lead)), (text, 0)) if lead else ((text, 0),):
            taken = 0
            at = where.find(needle)
            while at >= 0 and taken < ENOUGH:
                number = self._owner[at + skip]
                first = at + skip - self._starts[number] - anchor.start
                fits = number not in seen and self._allowed(number, wish)
                if fits and (checked or self._fits(reading, number, first)):
                    seen.add(number)
                    taken += 1
                    yield self._found(number, first, size)
                at = where.find(needle, at + 1)

    def _fits(self, reading: Reading, number: int, first: int) -> bool:
        text, sounds = self._tokens[number], self._sounds[number]
        if first < 0 or first + len(reading) > len(text):
            return False
        return all(
            text[at] == piece.text if piece.han else sounds[at].startswith(piece.text)
            for at, piece in enumerate(reading, start=first)
        )

    def _found(self, number: int, first: int, size: int) -> _Found:
        whole = len(self._tokens[number])
        base = EXACT if size == whole else PREFIX if first == 0 else INNER
        return _Found(number, tuple(range(first, first + size)), base + SHARE * size / whole)

    def _scattered(self, runs: Sequence[str], wish: Wish) -> Iterator[_Found]:
        """Several runs of 汉字: all must stand in the phrase, in any order."""
        rarest = max(runs, key=len)
        taken = 0
        for number, _ in self._occurrences(rarest):
            text = self._tokens[number]
            starts = [text.find(run) for run in runs]
            if min(starts) < 0 or not self._allowed(number, wish):
                continue
            spans = (range(start, start + len(run)) for start, run in zip(starts, runs, strict=True))
            tokens = sorted({at for span in spans for at in span})
            yield _Found(number, tuple(tokens), SCATTERED + SHARE * len(tokens) / len(text))
            taken += 1
            if taken >= ENOUGH:
                return

    def _occurrences(self, text: str) -> Iterator[tuple[int, int]]:
        at = self._han.find(text)
        while at >= 0:
            number = self._owner[at]
            yield number, at - self._starts[number]
            at = self._han.find(text, at + 1)

    def _one_wrong(self, run: str, wish: Wish) -> Iterator[_Found]:
        """One character is wrong, missing or too many, or two are swapped: one half of the query stands as it is."""
        if len(run) < 3:
            return
        taken = 0
        for number, first, last in self._halves(run[: len(run) // 2], run[len(run) // 2 :]):
            if self._allowed(number, wish):
                base = WRONG + (PREFIX - INNER if first == 0 else 0)
                whole = len(self._tokens[number])
                yield _Found(number, tuple(range(first, last)), base + SHARE * (last - first) / whole)
                taken += 1
                if taken >= ENOUGH:
                    return

    def _halves(self, head: str, tail: str) -> Iterator[tuple[int, int, int]]:
        """Number, first token and end of every stretch that holds one half and, beside it, nearly the other."""
        for number, at in self._occurrences(head):
            behind = at + len(head)
            size = near(tail, self._tokens[number][behind:])
            if size is not None:
                yield number, at, behind + size
        for number, at in self._occurrences(tail):
            size = near(head[::-1], self._tokens[number][:at][::-1])
            if size is not None:
                yield number, at - size, at + len(tail)


def _line_starts(lines: Sequence[str]) -> array[int]:
    """Where each line begins when all are joined by line ends after a first one."""
    starts, at = array("l"), 1
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _worth(phrase: Phrase) -> float:
    """What a phrase is worth before any query: attested in many papers, or guidance (entered, not counted)."""
    fixed = FIXED if phrase.size == "formula" and phrase.functions[0] == "guide" else 0.0
    return SPREAD * math.log2(1 + phrase.articles) + 2.0 * math.log2(1 + phrase.count) + fixed


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


def _order(hit: Hit) -> tuple[float, int, str]:
    return -hit.score, len(hit.phrase.text), hit.phrase.text


def _combined(runs: Sequence[str], syllabary: Syllabary) -> list[Reading]:
    """Readings of the whole query: every combination of readings of its runs, the shortest first."""
    most = MOST_READINGS if len(runs) == 1 else FEW_READINGS
    whole: list[Reading] = [()]
    for run in runs:
        several = syllabary.readings(run)[:most]
        whole = sorted(((*before, *reading) for before in whole for reading in several), key=len)[:most]
    return whole


def _anchor(reading: Sequence[Piece]) -> range:
    """The longest stretch of pieces of one sort: 汉字 before letters, because they are rarer."""
    best = range(0)
    start = 0
    for at in range(1, len(reading) + 1):
        if at == len(reading) or reading[at].han != reading[start].han:
            here = range(start, at)
            if _weight(here, reading) > _weight(best, reading):
                best = here
            start = at
    return best


def _weight(stretch: range, reading: Sequence[Piece]) -> int:
    return len(stretch) * (3 if stretch and reading[stretch.start].han else 1)


def _ranges(places: Sequence[int], tokens: Sequence[int]) -> tuple[Range, ...]:
    """Matched tokens as ranges of the text; neighbours are joined."""
    ranges: list[Range] = []
    for token in tokens:
        at = places[token]
        if ranges and ranges[-1][1] == at:
            ranges[-1] = (ranges[-1][0], at + 1)
        else:
            ranges.append((at, at + 1))
    return tuple(ranges)
