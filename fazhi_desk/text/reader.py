"""Reading a draft again after an edit: what did not change is taken from the last reading.

The answer is that of ``from_lines`` (a property test holds it to that). Unchanged paragraphs before the edit are the
very same objects, so that others can see at a glance that nothing has to be done for them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fazhi_desk.model import Paragraph, Role
from fazhi_desk.text import headless
from fazhi_desk.text.articles import NOISE, articles_of
from fazhi_desk.text.document import Document, lines_of
from fazhi_desk.text.front_matter import FrontMatter
from fazhi_desk.text.lines import Look, look
from fazhi_desk.text.paragraphs import begins_of, paragraphs_of_looks, table_rows
from fazhi_desk.text.roles import inner_role, with_roles
from fazhi_desk.text.sizes import Sizes
from fazhi_desk.text.wrapping import wrap_of_looks

LONG = 80
"""A line longer than this is no title, date, signature or entry of a table of contents, nor is it next to one."""
SETTLED = 300
"""So many characters into an article its title lines are over (text/articles.py)."""
FINISHED = "。！？!?”）).；;日"


@dataclass(frozen=True, slots=True)
class _Read:
    """The last reading; ``plain``: every line is a paragraph, and none is the row of a table."""

    document: Document
    looks: list[Look]
    sizes: Sizes
    plain: bool


class Reader:
    """Reads states of one draft one after the other."""

    def __init__(self) -> None:
        self._last: _Read | None = None

    def read(self, body: Sequence[str], front: FrontMatter | None = None, text: str | None = None) -> Document:
        """The document with these lines below the front matter."""
        front = front or FrontMatter()
        texts = tuple(body)
        whole = "\n".join(texts) if text is None else text
        last = self._last
        known = last.document if last else None
        head, tail = (0, 0) if known is None else common(known.texts, texts)
        if known and known.front.body == front.body and head == len(texts) == len(known.texts):
            return Document(whole, front, known.texts, known.paragraphs, known.articles)
        if last and last.plain and len(texts) == len(last.looks) == head + tail + 1:
            document = _edited(last, whole, front, texts, head)
            if document is not None:
                self._last = _Read(document, last.looks, last.sizes, plain=True)
                return document
        return self._read(whole, front, texts, head, tail)

    def _read(self, whole: str, front: FrontMatter, texts: tuple[str, ...], head: int, tail: int) -> Document:
        """The document, of which so many lines at the beginning and at the end were seen before."""
        last = self._last
        old = last.looks if last else []
        looks = [*old[:head], *map(look, texts[head : len(texts) - tail]), *old[len(old) - tail :]]
        lines = lines_of(texts, front.body)
        wrap, tables = wrap_of_looks(looks), table_rows(looks)
        begins = begins_of(lines, looks, wrap)
        raw = paragraphs_of_looks(lines, looks, wrap, tables, begins)
        articles = articles_of(raw)
        paragraphs = _same(last, with_roles(raw, articles), front, head)
        document = Document(whole, front, texts, paragraphs, articles)
        self._last = _Read(document, looks, Sizes.of(looks), plain=not (wrap or tables or begins))
        return document


def _edited(last: _Read, whole: str, front: FrontMatter, texts: tuple[str, ...], at: int) -> Document | None:
    """The document in which one line has changed; None where the edit can have changed the roles or the articles.

    What is kept of the looks is brought up to date.
    """
    old, new = last.document, look(texts[at])
    if new.blank or new.tabs or new.pipes:
        return None
    before = old.paragraphs[at]
    by = front.body - old.front.body
    changed = _like(old, Paragraph(texts[at], ((0, before.pieces[0][1] + by),), at), at)
    if changed is None:
        return None
    last.sizes.exchange(last.looks[at], new)
    last.looks[at] = new
    if last.sizes.may_be_wrapped or last.sizes.may_be_unbroken:
        return None
    following = _shifted(old.paragraphs[at + 1 :], by + len(changed.text) - len(before.text))
    paragraphs = (*_shifted(old.paragraphs[:at], by), changed, *following)
    return Document(whole, front, texts, paragraphs, old.articles, edited=(old.paragraphs, at))


def _same(
    last: _Read | None, new: tuple[Paragraph, ...], front: FrontMatter, head: int
) -> tuple[Paragraph, ...]:
    """The same paragraphs, the very objects of the last reading where they stand as they stood."""
    if last is None or last.document.front.body != front.body:
        return new
    same = [a if a == b else b for a, b in zip(last.document.paragraphs[:head], new, strict=False)]
    return (*same, *new[len(same) :])


def common(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[int, int]:
    """How many lines are the same from the beginning and from the end; one look at a slice is a step in C."""
    most = min(len(old), len(new))
    head = _longest(most, lambda n: old[:n] == new[:n])
    tail = _longest(most - head, lambda n: old[len(old) - n :] == new[len(new) - n :])
    return head, tail


def _longest(most: int, alike: Callable[[int], bool]) -> int:
    """The greatest number up to ``most`` for which it holds; if for one, then for all below it."""
    if alike(most):
        return most
    return bisect_left(range(most), 1, key=lambda n: int(not alike(n + 1)))


def _shifted(paragraphs: tuple[Paragraph, ...], by: int) -> Iterable[Paragraph]:
    """Paragraphs, one line each, so many characters further on."""
    if not by:
        return paragraphs
    make = tuple.__new__  # some hundred at every key: past the call of the class
    return [
        make(Paragraph, (text, ((0, pieces[0][1] + by),), line, role, head, column))
        for text, pieces, line, role, head, column in paragraphs
    ]


def _like(old: Document, after: Paragraph, at: int) -> Paragraph | None:
    """The changed paragraph with its role, if it is of the sort it was and so long that no other role hangs on it."""
    before = old.paragraphs[at]
    if min(len(before.text.strip()), len(after.text.strip())) <= LONG or after.role is not Role.BODY:
        return None
    if before.role not in (Role.BODY, Role.ENUMERATION, Role.HEADING) or _ending(before) != _ending(after):
        return None
    role, heading = inner_role(after.text)
    if role is not before.role or heading != before.heading or not _inside(old, at, before, after):
        return None
    return Paragraph(after.text, after.pieces, after.first_line, role, heading)


def _ending(paragraph: Paragraph) -> tuple[bool, bool]:
    """Whether it ends so that a title, or a heading without a number, may follow."""
    last = paragraph.text.rstrip()[-1:]
    return last in FINISHED, last in headless.FINISHED


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
