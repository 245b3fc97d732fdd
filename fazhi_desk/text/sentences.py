"""Sentences and clauses, with matched quotes, brackets and 《》 respected."""

from __future__ import annotations

import re

from fazhi_desk.model import Range
from fazhi_desk.text.masks import covers

CLOSED = re.compile("“[^“”]{0,200}”|《[^《》]{0,120}》|（[^（）]{0,200}）|\\([^()]{0,200}\\)|‘[^‘’]{0,100}’")
SENTENCE_END = re.compile("[。！？!?\u2028\n]+[”’）)]?")
CLAUSE_END = re.compile("(?:[，；：。！？;!?\u2028\n]|(?<![0-9])[,:]|[,:](?![0-9]))+[”’）)]?")
QUOTE_THEN_END = "。！？!?"


def sentences(text: str) -> tuple[Range, ...]:
    """Ranges of sentences, trailing mark included, white space around left out."""
    return _split(text, SENTENCE_END)


def clauses(text: str) -> tuple[Range, ...]:
    """Ranges of clauses (between ，；：。！？), the closing mark left out."""
    found = []
    for start, end in _split(text, CLAUSE_END):
        stop = end
        while stop > start and text[stop - 1] in "，；：。！？,;:!?":
            stop -= 1
        if stop > start:
            found.append((start, stop))
    return tuple(found)


def _split(text: str, mark: re.Pattern[str]) -> tuple[Range, ...]:
    shut = tuple(m.span() for m in CLOSED.finditer(text))
    found: list[Range] = []
    start = 0
    for end in mark.finditer(text):
        inside = end.start() < start or covers(shut, end.start(), end.start() + 1)
        if inside and not _quotation_ends_sentence(text, end, shut):
            continue
        _add(text, start, end.end(), found)
        start = end.end()
    _add(text, start, len(text), found)
    return tuple(found)


def _quotation_ends_sentence(text: str, end: re.Match[str], shut: tuple[Range, ...]) -> bool:
    """“……。” followed by a new sentence: the sentence ends behind the closing quote."""
    matched = end.group()
    return (
        matched[-1] in "”’"
        and matched[0] in QUOTE_THEN_END
        and any(stop == end.end() for _, stop in shut)
        and (end.end() == len(text) or text[end.end()] not in "，、；：的等，")
    )


def _add(text: str, start: int, end: int, found: list[Range]) -> None:
    while start < end and text[start] in " \t\u3000\u00a0\u2028\n":
        start += 1
    while end > start and text[end - 1] in " \t\u3000\u00a0\u2028\n":
        end -= 1
    if end > start:
        found.append((start, end))
