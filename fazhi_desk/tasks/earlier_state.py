"""What is in the library of earlier papers: read by the window too, which loads nothing of what compares them."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from pathlib import Path

VERSION = 1
"""Another way of reading papers makes another version: then everything is read again."""
STATE = "library.json"
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper of the library: its path as told, what its file was like, what it is."""

    path: str
    time: int
    """Modification time in nanoseconds."""
    size: int
    digest: str
    title: str
    year: int | None
    sentences: int
    characters: int


@dataclass(frozen=True, slots=True)
class LibraryState:
    """What is in the library; ``stamp`` names this state, ``problems`` tell what was passed over."""

    papers: tuple[KeptPaper, ...] = ()
    stamp: str = ""
    problems: tuple[str, ...] = ()


def library_state(folder: Path) -> LibraryState:
    """What is in force; an empty state where there is none or it cannot be read."""
    try:
        kept = json.loads((folder / STATE).read_text(encoding="utf-8"))
        if kept["version"] != VERSION:
            return LibraryState()
        return LibraryState(tuple(KeptPaper(*row) for row in kept["papers"]), kept["stamp"], tuple(kept["problems"]))
    except FileNotFoundError:
        return LibraryState()
    except (OSError, ValueError, KeyError, TypeError):
        LOG.warning("the state of the library of earlier papers cannot be read; it is made anew")
        return LibraryState()


def paths_of(state: LibraryState, paper: Path | None) -> frozenset[str]:
    """The paths by which the library knows this file: a draft is no earlier paper of its own."""
    if paper is None:
        return frozenset()
    own = paper.resolve()
    return frozenset(kept.path for kept in state.papers if own.name == Path(kept.path).name and _same(kept.path, own))


def _same(path: str, own: Path) -> bool:
    try:
        return Path(path).resolve() == own
    except OSError:
        return False
