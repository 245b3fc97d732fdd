"""Reading a draft again after an edit: what did not change is taken from the last reading.

The answer is that of ``from_lines`` (a property test holds it to that). Unchanged paragraphs before the edit are the
very same objects, so that others can see at a glance that nothing has to be done for them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.model import Line, Paragraph, Range, Role
from fazhi_desk.text.articles import NOISE, articles_of
from fazhi_desk.text.document import Document
from fazhi_desk.text.front_matter import FrontMatter
from fazhi_desk.text.lines import Look, look
from fazhi_desk.text.paragraphs import begins_of, paragraphs_of_looks, table_rows
from fazhi_desk.text.roles import inner_role, with_roles
from fazhi_desk.text.unbroken import Begins
from fazhi_desk.text.wrapping import Wrap, wrap_of_looks

LONG = 120
"""A line longer than this is no title, date, signature or entry of a table of contents, nor is it next to one."""
SETTLED = 300
"""So many characters into an article its title lines are over (text/articles.py)."""
FINISHED = "。！？!?”）).；;日"


@dataclass(frozen=True, slots=True)
class _Read:
    """The last reading."""

    document: Document
    looks: list[Look]
    wrap: Wrap | None
    tables: set[int]
    begins: Begins


class Reader:
    """Reads states of one draft one after the other."""

    def __init__(self) -> None:
        self._last: _Read | None = None

    def read(self, body: Sequence[str], front: FrontMatter | None = None, text: str | None = None) -> Document:
        """The document with these lines below the front matter."""
        front = front or FrontMatter()
        last = self._last
        head, tail = (0, 0) if last is None else _common(last.document.lines, body)
        whole = "\n".join(body) if text is None else text
        known = last.document if last else None
        if known and head == len(body) == len(known.lines) and known.front.body == front.body:
            return Document(whole, front, known.lines, known.paragraphs, known.articles)
        lines = self._lines(body, front.body, head, tail)
        old = last.looks if last else []
        looks = [*old[:head], *map(look, body[head : len(body) - tail]), *old[len(old) - tail :]]
        wrap, tables = wrap_of_looks(looks), table_rows(looks)
        begins = begins_of(lines, looks, wrap)
        odd = wrap or tables or begins
        plain = last is not None and not (odd or last.wrap or last.tables or last.begins)
        known_roles = self._roles(lines, looks, head, tail) if plain else None
        if known_roles is None:
            raw = paragraphs_of_looks(lines, looks, wrap, tables, begins)
            articles = articles_of(raw)
            known_roles = _same(last, with_roles(raw, articles), lines, head), articles
            edited = None
        else:
            edited = (last.document.paragraphs, head) if last else None
        document = Document(whole, front, tuple(lines), *known_roles, edited=edited)
        self._last = _Read(document, looks, wrap, tables, begins)
        return document

    def _lines(self, body: Sequence[str], start: int, head: int, tail: int) -> list[Line]:
        """The lines with their places; those that stand where they stood as they were."""
        old = self._last.document.lines if self._last else ()
        if head and old[0].start == start:
            lines = list(old[:head])
            start = lines[-1].start + len(lines[-1].text) + 1
        else:
            head, lines = 0, []
        window = body[head : len(body) - tail]
        following = old[len(old) - tail :] if tail else ()
        if not following or following[0].start != start + sum(map(len, window)) + len(window):
            window, following = body[head:], ()
        lengths = itertools.accumulate(map(len, window), lambda at, length: at + length + 1, initial=start)
        return [*lines, *map(Line, window, lengths), *following]

    def _roles(
        self, lines: Sequence[Line], looks: Sequence[Look], head: int, tail: int
    ) -> tuple[tuple[Paragraph, ...], tuple[Range, ...]] | None:
        """Paragraphs with the last roles, and the last articles; None where the edit can have changed either."""
        last = self._last
        if last is None or not len(lines) == len(last.document.paragraphs) == head + tail + 1:
            return None
        old = last.document
        (after,) = paragraphs_of_looks(lines, looks, None, set(), {}, places=range(head, head + 1))
        changed = _like(old, after, head)
        if changed is None:
            return None
        before = _shifted(old.paragraphs[:head], lines[:head], head)
        return (*before, changed, *_shifted(old.paragraphs, lines, tail)), old.articles


def _same(last: _Read | None, new: tuple[Paragraph, ...], lines: Sequence[Line], head: int) -> tuple[Paragraph, ...]:
    """The same paragraphs, the very objects of the last reading where they stand as they stood."""
    if last is None or lines[:1] != list(last.document.lines[:1]):
        return new
    same = [a if a == b else b for a, b in zip(last.document.paragraphs[:head], new, strict=False)]
    return (*same, *new[len(same) :])


def _common(old: Sequence[Line], new: Sequence[str]) -> tuple[int, int]:
    """How many lines are the same from the beginning and from the end."""
    most = min(len(old), len(new))
    head = 0
    for line, text in zip(old, new, strict=False):
        if line.text != text:
            break
        head += 1
    tail = 0
    if head < most:
        for line, text in zip(reversed(old), reversed(new), strict=False):
            if tail == most - head or line.text != text:
                break
            tail += 1
    return head, tail


def _shifted(paragraphs: Sequence[Paragraph], lines: Sequence[Line], count: int) -> Sequence[Paragraph]:
    """The last ``count`` paragraphs, one line each, where they stand now."""
    if not count:
        return ()
    old = paragraphs[len(paragraphs) - count :]
    first = len(lines) - count
    if old[0].first_line == first and old[0].pieces[0][1] == lines[first].start:
        return old
    return [
        Paragraph(p.text, ((0, line.start),), at, p.role, p.heading)
        for at, (p, line) in enumerate(zip(old, lines[first:], strict=True), first)
    ]


def _like(old: Document, after: Paragraph, at: int) -> Paragraph | None:
    """The changed paragraph with its role, if it is of the sort it was and so long that no other role hangs on it."""
    before = old.paragraphs[at]
    if min(len(before.text.strip()), len(after.text.strip())) <= LONG or after.role is not Role.BODY:
        return None
    if before.role not in (Role.BODY, Role.ENUMERATION, Role.HEADING) or _finished(before) is not _finished(after):
        return None
    role, heading = inner_role(after.text)
    if role is not before.role or heading != before.heading or not _inside(old, at, before, after):
        return None
    return Paragraph(after.text, after.pieces, after.first_line, role, heading)


def _finished(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip()[-1:] in FINISHED


def _inside(old: Document, at: int, before: Paragraph, after: Paragraph) -> bool:
    """Whether the paragraph stands behind the head of its article, which numbers its main headings."""
    start, end = next((low, high) for low, high in old.articles if low <= at < high)
    size = 0
    for paragraph in old.paragraphs[start:at]:
        size += len(paragraph.text) if len(paragraph.text) > LONG else 0
        if size >= SETTLED:
            break
    if size < SETTLED or (NOISE.search(before.text[:200]) is None) is not (NOISE.search(after.text[:200]) is None):
        return False
    if before.text.strip()[:1] != after.text.strip()[:1]:
        return False
    heads = (p.heading for p in old.paragraphs[start:end])
    return any(head is not None and head.level == 1 and head.numbering for head in heads)
