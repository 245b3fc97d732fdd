"""What reading word/document.xml keeps in hand: styles, finished lines, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fazhi_desk.formats.word_units import BREAK


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What matters of a style: its name as Word knows it, the list it brings, whether it hides text.

    ``chain`` are the ids from the style up to the one that names a list or level: one of them may be tied to a level.
    """

    name: str = ""
    list_id: str = ""
    level: int = 0
    hidden: bool = False
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line of the draft to be, and the name of the style it wore."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a note or comment hangs: the first words of its paragraph, and the words a comment is about."""

    id: str
    quote: str
    marked: str = ""


@dataclass
class Seen:
    """What was met on the way."""

    counts: dict[str, int] = field(default_factory=dict)
    references: dict[str, list[Reference]] = field(default_factory=dict)
    art: list[str] = field(default_factory=list)
    """What stands in drawn letters (艺术字)."""

    def add(self, what: str) -> None:
        """Count one more of something."""
        self.counts[what] = self.counts.get(what, 0) + 1

    def refer(self, what: str, reference: Reference) -> None:
        """Keep one more place."""
        self.references.setdefault(what, []).append(reference)


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph while it is being read. ``joins``: its mark is deleted, it goes on in the next one.

    ``fields`` were open when it began; ``ranges``: where comments begin among its pieces, ``marked``: what they cover.
    """

    pieces: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str | None = None
    level: int | None = None
    joins: bool = False
    hidden: bool = False
    suppressed: bool = False
    boxes: list[WordLine] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    fields: int = 0
    ranges: dict[str, int] = field(default_factory=dict)
    marked: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class OpenRow:
    """A row of a table while it is being read; ``spans`` are the columns each cell covers."""

    cells: list[list[WordLine]] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    before: int = 0
    after: int = 0
    """Columns of the grid left empty after the last cell."""
    covered: bool = False
    """The open cell lies under or beside a cell that is merged over it; nothing in it is shown."""
    deleted: bool = False

    @property
    def frames(self) -> bool:
        """Whether it is a frame around text, not a row of figures."""
        return len(self.cells) == 1 and self.spans[0] == 1 and not self.before and not self.after

    def text(self) -> str:
        """The row as a line: cells joined by tabs, one for every column of the grid; "" for no columns."""
        parts = [""] * self.before
        for cell, span in zip(self.cells, self.spans, strict=False):
            inner = BREAK.join(line.text for line in cell if line.text.strip())
            parts += [inner.replace("\t", " ").strip(), *[""] * (span - 1)]
        return "\t".join([*parts, *[""] * self.after])


def value_of(attributes: Mapping[str, str], name: str, default: str = "") -> str:
    """An attribute by its local name; most are few, so looking through them is quickest."""
    for key, value in attributes.items():
        if key.endswith(name) and key[: -len(name)][-1:] in ("", " "):
            return value
    return default


def count_of(attributes: Mapping[str, str], default: int) -> int:
    """The attribute w:val as a number that a paper can have."""
    text = value_of(attributes, "val")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
