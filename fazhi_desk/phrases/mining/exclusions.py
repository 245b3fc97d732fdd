"""What mining cuts away and refuses: data of ``phrasebank/exclude.toml``, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fazhi_desk.catalog.convert import build


@dataclass(frozen=True, slots=True)
class ExclusionTable:
    """The file as it stands: regular expressions and plain words."""

    lines: tuple[str, ...] = ()
    cuts: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    date_line: str = r"(?!)"
    refused: tuple[str, ...] = ()
    refused_own: tuple[str, ...] = ()
    cut_starts: tuple[str, ...] = ()
    cut_ends: tuple[str, ...] = ()
    nouns_too: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    adverbs: str = r"(?!)"
    verbs: tuple[str, ...] = ()


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) if patterns else r"(?!)")


class Exclusions:
    """The compiled table."""

    def __init__(self, table: ExclusionTable) -> None:
        self._lines = _any(table.lines)
        self._cuts = _any(table.cuts)
        self._titles = _any(table.titles)
        self._date = re.compile(table.date_line)
        self._refused = _any(table.refused)
        self._refused_own = _any(table.refused_own)
        self._starts = table.cut_starts
        self._ends = table.cut_ends
        self._nouns_too = frozenset(table.nouns_too)
        self._prepositions = table.prepositions
        self._adverbs = re.compile(table.adverbs)
        self.verbs = tuple(sorted(table.verbs, key=len, reverse=True))

    @classmethod
    def from_table(cls, table: Mapping[str, Any], where: str = "exclude.toml") -> Exclusions:
        """Of a decoded TOML table; mistakes are CatalogErrors."""
        return cls(build(ExclusionTable, table, where))

    def is_noise(self, line: str) -> bool:
        """Whether the whole line is an advert, a table of contents or a collector's remark."""
        return bool(self._lines.search(line))

    def cut(self, text: str) -> str:
        """The text without watermarks; what stood around them is joined."""
        return self._cuts.sub("", text)

    def is_title(self, line: str) -> bool:
        """Whether the line begins a further paper in a collection."""
        return bool(self._titles.search(line))

    def is_date_line(self, line: str) -> bool:
        """Whether the line is the date in brackets below a title."""
        return bool(self._date.search(line))

    def refuses(self, text: str) -> bool:
        """Whether a stretch holds a mask, a name, a place, or a wording that is only entered by hand."""
        return bool(self._refused.search(text))

    def refuses_own(self, text: str) -> bool:
        """Whether a stretch of the writer's own papers is of no use elsewhere: no editor reads those candidates."""
        return self.refuses(text) or bool(self._refused_own.search(text))

    def is_adverbial(self, text: str) -> bool:
        """Whether a stretch before a predicate only says how."""
        return self._adverbs.fullmatch(text) is not None

    def may_begin(self, verb: str, before: str) -> bool:
        """Whether a predicate may begin with ``verb`` after ``before``; some verbs are nouns as often as not."""
        return verb not in self._nouns_too or before.startswith(self._prepositions)

    def is_cut_off(self, text: str) -> bool:
        """Whether a stretch begins or ends in the middle of a clause."""
        return text.startswith(self._starts) or text.endswith(self._ends)
