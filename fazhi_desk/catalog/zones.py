"""What a section does, by the words of its heading: the table resources/templates/zones.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.model import Zone

AHEAD = (Zone.PROBLEM, Zone.PLAN)
"""What stands under such a heading does not report what was done."""
YEAR = re.compile(r"(20[0-9]{2})年")


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """Headings that match ``pattern`` and not ``unless`` open a stretch of that zone (for the kinds given, or all).

    ``year`` "this": only where the heading names the year of the report; "next": a later one.
    """

    zone: Zone
    pattern: str
    unless: str = ""
    kinds: tuple[str, ...] = ()
    max_level: int = 2
    year: str = ""

    def __post_init__(self) -> None:
        if self.year not in ("", "this", "next"):
            raise ValueError(f"“{self.year}”不是 this 或 next")


@dataclass(frozen=True, slots=True)
class ZoneFile:
    """The whole table, in order of precedence; ``default`` names the zone of other sections by kind of paper."""

    zones: tuple[ZoneWords, ...]
    default: Mapping[str, Zone]


@dataclass(frozen=True)
class Zones:
    """Compiled zone words."""

    rows: tuple[tuple[re.Pattern[str], re.Pattern[str] | None, ZoneWords], ...]
    default: Mapping[str, Zone]

    def of(self, title: str, level: int, parent: Zone | None, kind: str, year: int | None = None) -> Zone:
        """The zone of a section; sub-sections follow their parent unless their own heading says otherwise.

        ``year`` is that of the report.
        """
        if level == 0:
            return Zone.LEAD
        named = _year_named(title, year)
        for pattern, unless, words in self.rows:
            near = level <= words.max_level or parent is None  # a paper may number its parts 1. 2. 3.
            fits = near and (not words.kinds or kind in words.kinds)
            if (words.year and words.year != named) or (parent in AHEAD and words.zone not in AHEAD):
                continue
            if fits and pattern.search(title) and not (unless and unless.search(title)):
                return words.zone
        if parent is not None and parent is not Zone.LEAD:
            return parent
        return self.default.get(kind, Zone.ACHIEVEMENT)


def _year_named(title: str, year: int | None) -> str:
    """How the year a heading names lies to the report's: this, next, or neither."""
    told = YEAR.search(title)
    if told is None or year is None or int(told[1]) < year:
        return ""
    return "this" if int(told[1]) == year else "next"


def zones_from(table: Mapping[str, Any], where: str) -> Zones:
    """The typed table; a broken pattern is a CatalogError."""
    file = build(ZoneFile, table, where)
    rows = []
    for words in file.zones:
        try:
            unless = re.compile(words.unless) if words.unless else None
            rows.append((re.compile(words.pattern), unless, words))
        except re.error as error:
            raise CatalogError(where, f"“{words.pattern}”不是正确的正则表达式") from error
    return Zones(tuple(rows), file.default)
