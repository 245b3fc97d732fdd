"""Reading one paragraph for worn phrases."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fazhi_desk.model import Facts, Paragraph
from fazhi_desk.text.masks import covers

RUN = re.compile("[\u4e00-\u9fff]{4,}")
SHORTEST, LONGEST = 4, 12
NAME = 6
"""A phrase shorter than this that does not begin with a worn verb is the name of a thing."""
START = re.compile(r"[\s\u3000\u00a0]*(?:[一二三四五六七八九十]{1,3}是[，,]?|第[一二三四五六七八九十]{1,3}[，,])?")


@dataclass(frozen=True, slots=True)
class Wording:
    """What counts as worn; see the parameters of the kind."""

    stock: tuple[str, ...]
    verbs: tuple[str, ...]
    topics: frozenset[str]
    times: int
    dense: int
    tight: int = 0
    adverbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worn:
    """Stock phrases with their places, and other phrases that stand close together; the verb it
    opens with; by which wording.
    """

    wording: Wording
    stock: tuple[tuple[str, int], ...]
    dense: tuple[tuple[str, tuple[int, ...]], ...]
    opening: tuple[int, str] | None


def _opening(paragraph: Paragraph, verbs: Sequence[str]) -> tuple[int, str] | None:
    """Where the body of a paragraph begins, and the verb of ``verbs`` it begins with."""
    heading = paragraph.heading
    if heading is not None and not heading.run_in:
        return None
    at = heading.text[1] + 1 if heading else 0
    start = START.match(paragraph.text, at)
    at = start.end() if start else at
    return next(((at, verb) for verb in verbs if paragraph.text.startswith(verb, at)), None)


def worn_in(paragraph: Paragraph, facts: Facts, wording: Wording) -> Worn:
    """Everything of one paragraph; pure in its text and the wording."""
    text = paragraph.text
    found = [
        (phrase, start)
        for phrase in wording.stock
        if phrase in text
        for start in _places(text, phrase)
        if not covers(facts.masked, start, start + len(phrase))
    ]
    heading = text[: paragraph.heading.text[1]] if paragraph.heading else ""
    others = tuple(
        (phrase, starts)
        for phrase, starts in _dense(text, wording.times, wording.dense)
        if not any(phrase in known or known in phrase for known in wording.stock)
        and phrase not in heading
        and (len(phrase) >= NAME or phrase.startswith(wording.verbs) or starts[-1] - starts[0] <= wording.tight)
        and not _topical(phrase, wording.topics)
        and not any(covers(facts.masked, start, start + len(phrase)) for start in starts)
    )
    return Worn(wording, tuple(found), (*others, *_adverbs(text, facts, wording)), _opening(paragraph, wording.verbs))


def _adverbs(text: str, facts: Facts, wording: Wording) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Words such as 不断 that stand so often within a line or two that they say nothing more."""
    for word in wording.adverbs:
        if text.count(word) < wording.times:
            continue
        starts = [at for at in _places(text, word) if not covers(facts.masked, at, at + len(word))]
        for n in range(len(starts) - wording.times + 1):
            close = tuple(starts[n : n + wording.times])
            # The same phrase each time is told as that phrase.
            longer = {text[at : at + len(word) + 2] for at in close}
            if close[-1] - close[0] <= wording.tight and len(longer) > 1:
                yield word, close
                break


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + len(phrase))


def _dense(text: str, times: int, dense: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Phrases that stand ``times`` times within ``dense`` characters, as long as they can be."""
    grams: dict[str, list[int]] = {}
    for run in RUN.finditer(text):
        for at in range(run.start(), run.end() - SHORTEST + 1):
            grams.setdefault(text[at : at + SHORTEST], []).append(at)
    taken: set[int] = set()
    for starts in grams.values():
        if len(starts) < times:
            continue
        for n in range(len(starts) - times + 1):
            close = starts[n : n + times]
            if close[-1] - close[0] <= dense and close[-1] not in taken:
                low, high = _widest(text, close)
                taken.update(start + d for start in close for d in range(low, high - SHORTEST + 1))
                phrase = text[close[0] + low : close[0] + high]
                if len(phrase) <= LONGEST:
                    yield phrase, tuple(start + low for start in close)
                break


def _widest(text: str, starts: Sequence[int]) -> tuple[int, int]:
    """How far the same characters go on before and behind all places."""
    low, high = 0, SHORTEST
    while all(s + low > 0 for s in starts) and len({text[s + low - 1] for s in starts}) == 1 and RUN_CHARACTER.match(
        text[starts[0] + low - 1]
    ):
        low -= 1
    while all(s + high < len(text) for s in starts) and len({text[s + high] for s in starts}) == 1 and (
        RUN_CHARACTER.match(text[starts[0] + high])
    ):
        high += 1
    return low, high


RUN_CHARACTER = re.compile("[\u4e00-\u9fff]")


def _topical(phrase: str, topics: Collection[str]) -> bool:
    """Whether little is left of the phrase without the words it may be about."""
    for topic in sorted(topics, key=len, reverse=True):
        if topic in phrase:
            phrase = phrase.replace(topic, "")
    return len(phrase) < 3
