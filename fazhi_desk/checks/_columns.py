"""What a kind of DOCUMENT reach reads of each paragraph, kept from edit to edit: an edit reads one paragraph anew.

What is kept only saves work: an answer is that of a fresh look, since what is read depends on nothing but the
paragraph's text, role, heading and zone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from fazhi_desk.model import View
from fazhi_desk.text.edits import change_between

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    """``owner`` is what the reading depends on beside the view."""

    owner: object
    view: View
    rows: list[tuple[int, T]]


def column(view: View, key: str, owner: object, read: Callable[[int], T | None]) -> list[tuple[int, T]]:
    """Index and value of the paragraphs of which ``read`` gives something; ``key`` names the column in the memory.

    The list is the same object as long as nothing in it has changed; it must not be altered.
    """
    memory = view.memory
    last = cast("_Kept[T] | None", memory.get(key)) if memory is not None else None
    if last is None or last.owner is not owner:
        last = None
    rows = last.rows if last is not None else []
    change = change_between(last.view if last is not None else None, view)
    fresh = [(at, value) for at in change.window if (value := read(at)) is not None]
    head, tail = bisect_left(rows, change.head, key=_at), bisect_left(rows, change.before - change.tail, key=_at)
    if change.shift or fresh != rows[head:tail]:
        rows = [*rows[:head], *fresh, *[(at + change.shift, value) for at, value in rows[tail:]]]
    if memory is not None:
        memory[key] = _Kept(owner, view, rows)
    return rows


def _at(row: tuple[int, object]) -> int:
    return row[0]
