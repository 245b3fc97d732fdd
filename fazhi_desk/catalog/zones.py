"""What a section does, by the words of its heading: the table resources/templates/zones.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.model import Zone


@dataclass(frozen=True, slots=True)
class ZoneWords:
    """Headings that match ``pattern`` and not ``unless`` open a stretch of that zone (for the kinds given, or all)."""

    zone: Zone
    pattern: str
    unless: str = ""
    kinds: tuple[str, ...] = ()
    max_level: int = 2


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

    def of(self, title: str, level: int, parent: Zone | None, kind: str) -> Zone:
        """The zone of a section; sub-sections follow their parent unless their own heading says otherwise."""
        if level == 0:
            return Zone.LEAD
        for pattern, unless, words in self.rows:
            fits = level <= words.max_level and (not words.kinds or kind in words.kinds)
            if fits and pattern.search(title) and not (unless and unless.search(title)):
                return words.zone
        if parent is not None and parent is not Zone.LEAD:
            return parent
        return self.default.get(kind, Zone.ACHIEVEMENT)


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
