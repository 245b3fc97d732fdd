"""What reading word/document.xml keeps in hand: styles, finished lines, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WordStyle:
    """What matters of a style: its name as Word knows it, the list it brings, whether it hides text."""

    name: str = ""
    list_id: str = ""
    level: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class WordLine:
    """A line of the draft to be, and the name of the style it wore."""

    text: str
    style: str = ""


@dataclass
class Seen:
    """What was met on the way. References are (id, first words of the paragraph)."""

    counts: dict[str, int] = field(default_factory=dict)
    references: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, what: str) -> None:
        """Count one more of something."""
        self.counts[what] = self.counts.get(what, 0) + 1


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph while it is being read. ``joins``: its mark is deleted, it goes on in the next one."""

    pieces: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str | None = None
    level: int | None = None
    joins: bool = False
    hidden: bool = False
    suppressed: bool = False
    boxes: list[WordLine] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class OpenRow:
    """A row of a table while it is being read; ``spans`` are the columns each cell covers."""

    cells: list[list[WordLine]] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    before: int = 0
    deleted: bool = False


@dataclass(slots=True)
class OpenField:
    """A field: its code until the separator, its result after it."""

    code: list[str] = field(default_factory=list)
    result: bool = False
