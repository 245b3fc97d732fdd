"""How much each paragraph of an article holds: counted once, and after an edit only where it was edited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from fazhi_desk.model import Facts, Paragraph, Role, View
from fazhi_desk.text.document import characters
from fazhi_desk.text.sections import BACK, FRONT

APART = frozenset((*FRONT, *BACK))
KEY = "sizes"
OPEN = "【待补"
count = lru_cache(maxsize=8192)(characters)
"""Characters of a text, remembered: most paragraphs have not changed since the last key."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """One value per paragraph: characters, those of the body alone (title, signature … count 0), whether there is
    text, sentences, figures, whether a place is still open, the length of the body.
    """

    paragraphs: tuple[Paragraph, ...]
    characters: list[int]
    body: list[int]
    solid: list[bool]
    sentences: list[int]
    figures: list[int]
    open: list[bool]
    lengths: list[int]

    @property
    def rows(self) -> tuple[list[int] | list[bool], ...]:
        """All the lists, in order."""
        return self.characters, self.body, self.solid, self.sentences, self.figures, self.open, self.lengths


def sizes_of(view: View) -> Sizes:
    """The sizes of a view's paragraphs."""
    memory = view.memory
    known = cast("Sizes | None", memory.get(KEY)) if memory is not None else None
    if known is not None and known.paragraphs is view.paragraphs:
        return known
    if known is not None and view.edited is not None and view.edited[0] is known.paragraphs:
        at = view.edited[1]
        rows = [[*row[:at], new, *row[at + 1 :]] for row, new in zip(known.rows, _row(view, at), strict=True)]
    else:
        rows = [list(column) for column in zip(*(_row(view, at) for at in range(len(view.paragraphs))), strict=True)]
    sizes = Sizes(view.paragraphs, *(rows or [[] for _ in range(7)]))
    if memory is not None:
        memory[KEY] = sizes
    return sizes


def _row(view: View, at: int) -> tuple[int, int, bool, int, int, bool, int]:
    paragraph: Paragraph = view.paragraphs[at]
    facts: Facts = view.facts[at]
    own = count(paragraph.text)
    if paragraph.role is Role.BLANK:
        return own, own, False, 0, 0, False, 0
    body, length = (0, 0) if paragraph.role in APART else (own, len(paragraph.text))
    return own, body, True, len(facts.sentences), len(facts.figures), OPEN in paragraph.text, length


@lru_cache(maxsize=4096)
def head_count(text: str, end: int) -> int:
    """Characters of a heading that ends at ``end`` of a paragraph's text."""
    return characters(text[:end])
