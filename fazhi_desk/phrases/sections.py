"""Canonical sections: which one a heading means, so that phrases fit the place where the caret stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fazhi_desk.catalog.convert import build


@dataclass(frozen=True, slots=True)
class SectionTable:
    """A canonical section: its name, the headings that mean it, the topics that belong there.

    ``functions`` are the only moves that are made there; empty where any is.
    """

    name: str
    heading: str
    topics: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sections:
    section: tuple[SectionTable, ...]


class SectionIndex:
    """The table ``phrasebank/sections.toml``, compiled."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._sections = [(part, re.compile(part.heading)) for part in build(_Sections, table, "sections.toml").section]

    @property
    def sections(self) -> tuple[SectionTable, ...]:
        """The canonical sections in their order."""
        return tuple(part for part, _ in self._sections)

    def section(self, name: str) -> SectionTable:
        """The section of that name; an empty one where there is none."""
        return next((part for part in self.sections if part.name == name), SectionTable("", ""))

    def names(self, headings: Iterable[str]) -> tuple[str, ...]:
        """Names of the sections that any of the headings means, in the order of the table."""
        known = tuple(headings)
        return tuple(part.name for part, pattern in self._sections if any(pattern.search(one) for one in known))

    def at(self, headings: Iterable[str]) -> str:
        """The section at the caret: ``headings`` from the innermost outwards, the first that means one decides."""
        for heading in headings:
            found = self.names((heading,))
            if found:
                return found[-1] if found[-1] in LATE else found[0]
        return ""


LATE = ("存在问题", "下一步打算")
"""Sections whose headings name matters of other sections: 存在的问题 of 行政执法 is a problem first."""
