"""A decoded text as lines, paragraphs with roles, and articles."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from fazhi_desk.model import Line, Paragraph, Range
from fazhi_desk.text.articles import articles_of
from fazhi_desk.text.front_matter import FrontMatter, split
from fazhi_desk.text.paragraphs import paragraphs_of
from fazhi_desk.text.roles import with_roles

INDENT = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Document:
    """``text`` with newlines only; paragraphs in order; ``articles`` are ranges of paragraph indices."""

    text: str
    front: FrontMatter
    texts: tuple[str, ...]
    """The lines below the front matter, without line ends."""
    paragraphs: tuple[Paragraph, ...]
    articles: tuple[Range, ...]
    long: tuple[Range, ...] = ()
    """Ranges of paragraphs that are one in the user's text, cut for analysis (text/long.py)."""
    edited: tuple[tuple[Paragraph, ...], int] | None = field(default=None, compare=False, repr=False)
    """Paragraphs of the last reading, and the index of the only one whose text is another now, where that is known."""

    @property
    def lines(self) -> list[Line]:
        """The lines with their places."""
        return lines_of(self.texts, self.front.body)

    @property
    def body(self) -> str:
        """The text without front matter."""
        return self.text[self.front.body :]


def parse(text: str) -> Document:
    """Read a whole decoded text."""
    front = split(text)
    return from_lines(text[front.body :].split("\n"), front, text)


def from_lines(body: Sequence[str], front: FrontMatter | None = None, text: str | None = None) -> Document:
    """Read the lines below the front matter; the lines are the units of transport from the window."""
    front = front or FrontMatter()
    paragraphs = paragraphs_of(lines_of(body, front.body))
    articles = articles_of(paragraphs)
    whole = "\n".join(body) if text is None else text
    return Document(whole, front, tuple(body), with_roles(paragraphs, articles), articles)


def lines_of(texts: Sequence[str], start: int) -> list[Line]:
    """The lines with their places, the first at ``start``."""
    lengths = itertools.accumulate(map(len, texts), lambda at, length: at + length + 1, initial=start)
    return list(map(Line, texts, lengths))


def characters(text: str) -> int:
    """Code points that are not white space: the count the contract and the status bar use."""
    return len("".join(text.split()))
