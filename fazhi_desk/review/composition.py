"""Corrections made one upon another, told as changes of the original text that can be taken one by one.

Fixes are found in rounds: what one round mends makes room for the next. Here the edits of later rounds are carried
back to the text before the first, so that a writer sees one list and may leave any row of it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fazhi_desk.model import PlacedEdit


@dataclass(slots=True)
class _Piece:
    """Code points [start, end) of the original text, what stands there now, and the fix it belongs to."""

    start: int
    end: int
    text: str
    owner: int

    @property
    def growth(self) -> int:
        return len(self.text) - (self.end - self.start)


@dataclass(slots=True)
class Composition:
    """The original text, the text as it stands, and the pieces that differ; ``owners`` join where pieces meet."""

    original: str
    text: str = ""
    _pieces: list[_Piece] = field(default_factory=list)
    _joined: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.original

    def add(self, fixes: Iterable[Iterable[PlacedEdit]]) -> None:
        """Make the edits of fixes that do not touch one another; they count in the text as it stands now."""
        edits = []
        for fix in fixes:
            owner = len(self._joined)
            self._joined.append(owner)
            edits += [(edit, owner) for edit in fix]
        for edit, owner in sorted(edits, key=lambda pair: pair[0].start, reverse=True):
            self._make(edit, owner)

    def changes(self) -> list[tuple[list[int], list[PlacedEdit]]]:
        """Per independent change: the fixes that made it, counted as they were added, and its edits of the original."""
        groups: dict[int, list[PlacedEdit]] = {}
        for piece in self._pieces:
            if self.original[piece.start : piece.end] != piece.text:
                edit = PlacedEdit(piece.start, piece.end, piece.text)
                groups.setdefault(self._owner(piece.owner), []).append(edit)
        members: dict[int, list[int]] = {}
        for owner in range(len(self._joined)):
            members.setdefault(self._owner(owner), []).append(owner)
        return [(members[owner], edits) for owner, edits in groups.items()]

    def _make(self, edit: PlacedEdit, owner: int) -> None:
        shift, at = 0, 0
        while at < len(self._pieces) and self._pieces[at].start + shift + len(self._pieces[at].text) < edit.start:
            shift += self._pieces[at].growth
            at += 1
        low, start, grown, stop = edit.start, edit.start - shift, shift, at
        high = edit.end
        while stop < len(self._pieces) and self._pieces[stop].start + grown <= edit.end:
            piece = self._pieces[stop]
            now = piece.start + grown
            low, start = min(low, now), min(start, piece.start)
            high = max(high, now + len(piece.text))
            grown += piece.growth
            self._joined[self._owner(piece.owner)] = self._owner(owner)
            stop += 1
        text = self.text[low : edit.start] + edit.text + self.text[edit.end : high]
        self._pieces[at:stop] = [_Piece(start, high - grown, text, owner)]
        self.text = self.text[: edit.start] + edit.text + self.text[edit.end :]

    def _owner(self, owner: int) -> int:
        while self._joined[owner] != owner:
            owner = self._joined[owner]
        return owner


def applied(text: str, edits: Iterable[PlacedEdit]) -> str:
    """The text after edits that do not touch one another."""
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
