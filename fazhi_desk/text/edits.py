"""What an edit left alone: paragraphs at the beginning and at the end that read as they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fazhi_desk.model import View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """``head`` and ``tail`` paragraphs have the text, role, heading and zone they had; between them all may differ.

    ``before`` and ``after`` are the numbers of paragraphs.
    """

    head: int = 0
    tail: int = 0
    before: int = 0
    after: int = 0

    @property
    def shift(self) -> int:
        """By how much the indices of the tail have grown."""
        return self.after - self.before

    @property
    def window(self) -> range:
        """Indices of the paragraphs to look at anew."""
        return range(self.head, self.after - self.tail)

    def spliced(self, old: Sequence[T], new: Sequence[T]) -> list[T]:
        """One value per paragraph: the old ones, but for the window."""
        return [*old[: self.head], *new, *old[self.before - self.tail : self.before]]


def change_between(old: View | None, new: View) -> Change:
    """The change that leads from one view to another."""
    if old is None:
        return Change(after=len(new.paragraphs))
    before, after = len(old.paragraphs), len(new.paragraphs)
    if new.edited is not None and new.edited[0] is old.paragraphs:
        return Change(new.edited[1], after - new.edited[1] - 1, before, after)
    most = min(before, after)
    head = _alike(old, new, most, 0)
    tail = _alike(old, new, most - head, -1)
    return Change(head, tail, before, after)


def _alike(old: View, new: View, most: int, first: int) -> int:
    """How many paragraphs are alike from the beginning (``first`` 0) or from the end (-1) on."""
    if first:
        texts, others = reversed(old.paragraphs), reversed(new.paragraphs)
        zones, their = reversed(old.zones), reversed(new.zones)
    else:
        texts, others = iter(old.paragraphs), iter(new.paragraphs)
        zones, their = iter(old.zones), iter(new.zones)
    count = 0
    for a, b, zone, other in zip(texts, others, zones, their, strict=False):
        if count == most or zone is not other:
            break
        if a is not b and (a.text != b.text or a.role is not b.role or a.heading != b.heading):
            break
        count += 1
    return count
