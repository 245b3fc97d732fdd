"""Paragraphs too long to be looked at in one piece: cut at ends of sentences, for analysis only."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from fazhi_desk.model import Paragraph, Range, Role
from fazhi_desk.text.document import Document

LONGEST = 20_000
"""Characters of a paragraph that are analysed as one; no real one comes near."""
NEAR = 2_000
"""The end of a sentence is looked for so far before the cut."""
ENDS = "。！？；"


def cut_long(document: Document) -> Document:
    """The document with over-long paragraphs cut; ``long`` tells which paragraphs are one in the user's text."""
    if max([len(paragraph.text) for paragraph in document.paragraphs], default=0) <= LONGEST:
        return document
    paragraphs: list[Paragraph] = []
    begins: list[int] = []
    long: list[Range] = []
    for paragraph in document.paragraphs:
        begins.append(len(paragraphs))
        if len(paragraph.text) <= LONGEST:
            paragraphs.append(paragraph)
            continue
        paragraphs += _parts(paragraph)
        long.append((begins[-1], len(paragraphs)))
    begins.append(len(paragraphs))
    articles = tuple((begins[low], begins[high]) for low, high in document.articles)
    return replace(document, paragraphs=tuple(paragraphs), articles=articles, long=tuple(long))


def _parts(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph in pieces; what makes it a heading or a list stays with the first."""
    start = 0
    for end in _cuts(paragraph.text):
        if start == 0:
            role, heading = paragraph.role, paragraph.heading
        else:
            role, heading = (Role.TABLE if paragraph.role is Role.TABLE else Role.BODY), None
        inside = [(at - start, place) for at, place in paragraph.pieces if start < at < end]
        first = paragraph.to_document(start, start)[0]
        line = bisect_right(paragraph.pieces, (start, 1 << 60)) - 1
        column = start - paragraph.pieces[line][0] + (paragraph.column if line == 0 else 0)
        pieces = ((0, first), *inside)
        yield Paragraph(paragraph.text[start:end], pieces, paragraph.first_line + line, role, heading, column)
        start = end


def _cuts(text: str) -> Iterator[int]:
    """Where to cut: behind the last end of a sentence before the limit, else at the limit."""
    start = 0
    while len(text) - start > LONGEST:
        limit = start + LONGEST
        end = max(text.rfind(mark, limit - NEAR, limit) for mark in ENDS) + 1 or limit
        yield end
        start = end
    yield len(text)
