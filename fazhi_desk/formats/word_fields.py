"""The fields of a Word file while it is being read: of each only the result is what a reader sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fazhi_desk.formats.word_state import Seen

TOC = re.compile(r"\s*TOC\b", re.IGNORECASE)
DEEPEST = 50
"""So many fields may stand inside one another."""


@dataclass(slots=True)
class OpenField:
    """A field: its code until the separator, its result after it."""

    pieces: list[str] = field(default_factory=list)
    result: bool = False

    @property
    def code(self) -> str:
        """The code as far as it has been read."""
        return "".join(self.pieces)

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents, whose entries are no text of the writer's."""
        return self.result and TOC.match(self.code) is not None


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._open: list[OpenField] = []
        self._contents = 0

    @property
    def depth(self) -> int:
        """How many fields are open."""
        return len(self._open)

    @property
    def in_contents(self) -> bool:
        """Whether the place is inside a table of contents."""
        return self._contents > 0

    @property
    def shown(self) -> bool:
        """Whether text at the place is shown: it stands in no field's code."""
        return all(one.result for one in self._open)

    def code(self, text: str) -> None:
        """A piece of the innermost field's code."""
        if self._open:
            self._open[-1].pieces.append(text)

    def char(self, kind: str) -> OpenField | None:
        """A field's begin, separate or end; the field that ends here."""
        if kind == "begin" and len(self._open) < DEEPEST:
            self._open.append(OpenField())
        elif kind == "separate" and self._open and not self._open[-1].result:
            self._open[-1].result = True
            if self._open[-1].is_contents:
                self._contents += 1
                self._seen.add("toc")
        elif kind == "end" and self._open:
            closed = self._open.pop()
            self._contents -= closed.is_contents
            return closed
        return None

    def drop_codes(self, depth: int) -> None:
        """A paragraph ends: a code begun in it and not ended is a broken field, which must not swallow all the rest."""
        if any(not one.result for one in self._open[depth:]):
            self._open[depth:] = [one for one in self._open[depth:] if one.result]
