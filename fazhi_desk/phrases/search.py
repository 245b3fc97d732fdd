"""The best phrases for a query: by 汉字 (one mistake allowed), full pinyin, initials, and any mixture of them.

What matches is found in ``phrases/matching.py``; here the matches are filtered and put in order, by how good they
are, by the place of the caret, and by what the writer and the draft have used.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.phrases.matching import ENOUGH, Found, Range, Strings
from fazhi_desk.phrases.query import parts

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

    @property
    def filter(self) -> tuple[object, ...]:
        """What decides whether a phrase may be shown at all."""
        return self.functions, self.topics, dict(self.unit_facts or {}), self.year


class _Allowed(dict[int, bool]):
    """By its number whether a phrase may be shown, judged when it is first asked for."""

    def __init__(self, wish: Wish, judge: Callable[[int, Wish], bool]) -> None:
        self.of = wish.filter
        self._judge, self._wish = judge, wish

    def __missing__(self, number: int) -> bool:
        self[number] = told = self._judge(number, self._wish)
        return told


class PhraseIndex:
    """An index over phrases that never change; make a new one when they do."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases: tuple[Phrase, ...] = tuple(sorted(phrases, key=_worth, reverse=True))
        self._strings = Strings(self.phrases)
        self._static = [_worth(phrase) for phrase in self.phrases]
        self._by_text = {phrase.text: number for number, phrase in enumerate(self.phrases)}
        self._by_section = self._groups("sections")
        self._by_topic = self._groups("topics")
        self._by_function = self._groups("functions")
        self._last: _Allowed | None = None
        """What the last query was allowed to show: the next key asks the same of the same phrases."""

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
        best: dict[int, Found] = {}
        for found in self._strings.matches(runs, self._judged(wish)):
            known = best.get(found.number)
            if known is None or known.base < found.base:
                best[found.number] = found
        scored = [(found.base + self._extra(number, wish), number) for number, found in best.items()]
        scored.sort(key=self._place)
        return [self._hit(best[number], score) for score, number in scored[:limit]]

    def _place(self, scored: tuple[float, int]) -> tuple[float, int, str]:
        """By score, then the shorter text."""
        score, number = scored
        text = self.phrases[number].text
        return -score, len(text), text

    def _hit(self, found: Found, score: float) -> Hit:
        return Hit(self.phrases[found.number], _ranges(self._strings.at[found.number], found.tokens), score)

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
        allowed = self._judged(wish)
        fitting = islice((number for number in pool if allowed[number]), 2 * max(limit, ENOUGH))
        often = {self._by_text[text] for text in wish.own_use if text in self._by_text}
        chosen = dict.fromkeys((*fitting, *(number for number in often if allowed[number])))
        here = {number for number in chosen if number in often or self._belongs(number, wish)}
        scored = [(self._extra(number, wish) + HERE * (number in here), number) for number in chosen]
        scored.sort(key=self._place)
        return [Hit(self.phrases[number], (), score) for score, number in scored[:limit]]

    def _belongs(self, number: int, wish: Wish) -> bool:
        """Whether a phrase is about the place, or is said there and in few others: what is said everywhere is not."""
        phrase = self.phrases[number]
        about = wish.missing_topics | wish.topics | wish.section_topics
        return not about.isdisjoint(phrase.topics) or (wish.section in phrase.sections and len(phrase.sections) <= FEW)

    def _judged(self, wish: Wish) -> _Allowed:
        if self._last is None or self._last.of != wish.filter:
            self._last = _Allowed(wish, self._allowed)
        return self._last

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


def _worth(phrase: Phrase) -> float:
    """What a phrase is worth before any query: attested in many papers, or guidance (entered, not counted)."""
    fixed = FIXED if phrase.size == "formula" and phrase.functions[0] == "guide" else 0.0
    return SPREAD * math.log2(1 + phrase.articles) + 2.0 * math.log2(1 + phrase.count) + fixed


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
