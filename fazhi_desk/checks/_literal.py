"""Literal words looked up by two of their characters, and what may stand around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Generic, Protocol, TypeVar

from fazhi_desk.model import Facts, Range, Severity
from fazhi_desk.text.bigrams import bigrams

T = TypeVar("T")


@dataclass(frozen=True)
class Index(Generic[T]):
    """Literals by two of their characters, with whatever belongs to each."""

    keys: frozenset[str]
    entries: Mapping[str, tuple[tuple[str, T], ...]]


TERM = 16
"""A quotation up to this long without sentence marks is a term (“枫桥经验”), not somebody's words."""
SENTENCE_MARKS = "，。；！？,;!?"
EDGE_START, EDGE_END = "^", "$"


class Around(Protocol):
    """Literals that must, or must not, stand right before or after; "^" and "$" are the paragraph's ends."""

    @property
    def before(self) -> tuple[str, ...]:
        """One of these stands before."""

    @property
    def not_before(self) -> tuple[str, ...]:
        """None of these stands before."""

    @property
    def after(self) -> tuple[str, ...]:
        """One of these stands after."""

    @property
    def not_after(self) -> tuple[str, ...]:
        """None of these stands after."""


def index_of(entries: Iterable[tuple[str, T]], usual: Iterable[str] = ()) -> Index[T]:
    """The entries by the rarest two neighbouring characters of their literal.

    ``usual`` are right wordings: a pair they have is a poor key, the pair that makes a word wrong (布署) a good one.
    """
    listed = list(entries)
    for literal, _ in listed:
        if len(literal) < 2:
            raise ValueError(f"“{literal}”太短，至少要两个字")
    common = Counter([pair for word in usual for pair in _pairs(word)])
    pairs = [_pairs(literal) for literal, _ in listed]
    seen = Counter(chain.from_iterable(pairs))
    rank = {pair: (common.get(pair, 0), count) for pair, count in seen.items()}
    table: dict[str, list[tuple[str, T]]] = {}
    for entry, own in zip(listed, pairs, strict=True):
        table.setdefault(min(own, key=rank.__getitem__), []).append(entry)
    found = {key: tuple(places) for key, places in table.items()}
    return Index(frozenset(found), found)


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]


def occurrences(text: str, facts: Facts, index: Index[T]) -> Iterator[tuple[int, int, T]]:
    """Every place of every literal of the index, unordered; they may overlap."""
    for key in bigrams(text, facts) & index.keys:
        for literal, value in index.entries[key]:
            at = text.find(literal)
            while at >= 0:
                yield at, at + len(literal), value
                at = text.find(literal, at + 1)


def stands(text: str, start: int, end: int, around: Around) -> bool:
    """Whether the neighbours allow the finding."""
    if around.not_before and _ends(text, start, around.not_before):
        return False
    if around.not_after and _begins(text, end, around.not_after):
        return False
    if around.before and not _ends(text, start, around.before):
        return False
    return not around.after or _begins(text, end, around.after)


def _ends(text: str, start: int, words: tuple[str, ...]) -> bool:
    return text.endswith(words, 0, start) or (start == 0 and EDGE_START in words)


def _begins(text: str, end: int, words: tuple[str, ...]) -> bool:
    return text.startswith(words, end) or (end == len(text) and EDGE_END in words)


def sentence_at(text: str, facts: Facts, start: int) -> str:
    """The sentence that holds the place."""
    return next((text[a:b] for a, b in facts.sentences if a <= start < b), text)


def inside(ranges: tuple[Range, ...], start: int, end: int) -> Range | None:
    """The range that wholly holds the place between its marks."""
    return next((span for span in ranges if span[0] < start and end < span[1]), None)


def open_to(facts: Facts, text: str, start: int, end: int, severity: Severity) -> bool:
    """Whether a finding of that severity may be made there.

    What is certainly wrong is wrong in a quotation or title too (it gets no safe fix there); what is only probably
    wrong is let pass in titles and in somebody's words; hints stay out of every quotation.
    """
    quote, title = inside(facts.quoted, start, end), inside(facts.titles, start, end)
    if quote is None and title is None:
        return not any(a < end and start < b for a, b in facts.masked if _is_link(text, a))
    if severity is Severity.ERROR:
        return True
    if title is not None or severity is Severity.HINT or quote is None:
        return False
    return is_term(text, quote)


def is_term(text: str, quote: Range) -> bool:
    """Whether a quotation is a short name rather than words of somebody."""
    return quote[1] - quote[0] <= TERM + 2 and not any(mark in text[quote[0] : quote[1]] for mark in SENTENCE_MARKS)


def guarded(facts: Facts, start: int, end: int) -> bool:
    """Whether the place lies in a quotation or title, where nothing is ever changed without asking."""
    return inside(facts.quoted, start, end) is not None or inside(facts.titles, start, end) is not None


def _is_link(text: str, start: int) -> bool:
    return text[start] not in "《“「‘"


def apart(found: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """The places in order, the longest of overlapping ones kept."""
    kept: list[tuple[int, int, T]] = []
    for place in sorted(found, key=lambda p: (p[0] - p[1], p[0])):
        if not any(place[0] < other[1] and other[0] < place[1] for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda p: p[0])
