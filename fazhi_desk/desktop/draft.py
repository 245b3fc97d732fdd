"""The draft that is open: where it lies, what its front matter says, how it is written back. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fazhi_desk.tasks.open_paper import OpenedPaper, with_notes
from fazhi_desk.text.front_matter import FENCE, VERSION, FrontMatter, render, split

SUFFIX = ".fzd"


@dataclass
class Draft:
    """``path`` is None until it was saved once (a Word file that was read in has none either).

    ``source`` is the front matter as it stood in the file; it is written back unchanged unless a value changed.
    """

    path: Path | None = None
    front: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    name: str = "未命名文稿"
    read_only: bool = False
    front_changed: bool = False

    def text(self, lines: Sequence[str], path: Path) -> str:
        """The whole file. A plain .txt that had no front matter gets none."""
        body = "\n".join(lines)
        if path.suffix.lower() != SUFFIX and not self.source:
            return body
        if self.source and not self.front_changed:
            return f"{FENCE}\n{self.source.rstrip(chr(10))}\n{FENCE}\n{body}" if self.source.strip() else body
        return render({"fzd": VERSION, **self.front}) + body

    def loses(self, path: Path) -> bool:
        """Whether saving there leaves out what the front matter holds."""
        return path.suffix.lower() != SUFFIX and not self.source and bool(self.front)

    def set(self, key: str, value: object) -> None:
        """Change one value of the front matter; None removes it."""
        self.front_changed = True
        if value is None:
            self.front.pop(key, None)
        else:
            self.front[key] = value

    def stored(self, path: Path) -> None:
        """It lies there now."""
        self.path, self.name = path, path.name
        if self.front_changed:
            self.source = split(self.text((), path)).source
        self.front_changed = False


def draft_of(paper: OpenedPaper) -> tuple[Draft, list[str]]:
    """The draft and the lines of a paper that was opened."""
    front: FrontMatter = with_notes(paper)
    draft = Draft(
        path=None if paper.word else paper.path,
        front=dict(front.values),
        source=front.source,
        name=paper.path.stem if paper.word else paper.path.name,
        read_only=front.newer,
    )
    return draft, list(paper.lines)


def draft_from_text(text: str) -> tuple[Draft, list[str]]:
    """A new draft of a template's text."""
    front = split(text)
    draft = Draft(front=dict(front.values), source=front.source)
    return draft, text[front.body :].split("\n")


def recovered(front: Mapping[str, Any], path: str | None) -> Draft:
    """The draft that a journal kept."""
    where = Path(path) if path else None
    return Draft(where, dict(front), name=where.name if where else "未命名文稿", front_changed=bool(front))
