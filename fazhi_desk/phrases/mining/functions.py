"""A first guess at what a phrase does and which topics it belongs to; the editor's verdict goes before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fazhi_desk.catalog.convert import build

MOST = 2
ZONES: Mapping[str, re.Pattern[str]] = {
    "problem": re.compile(r"问题|不足|困境|痛点|难点|软肋|短板|堵点|瓶颈|困难"),
    "plan": re.compile(r"下一?步|打算|思路|工作计划|展望|对策"),
}
DEFAULT = "measure"


@dataclass(frozen=True, slots=True)
class FunctionRule:
    """A pattern that speaks for a function, perhaps only in one zone."""

    function: str
    pattern: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class _Table:
    rule: tuple[FunctionRule, ...]


class FunctionGuess:
    """The rules of ``phrasebank/functions.toml``, compiled."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        rules = build(_Table, table, "functions.toml").rule
        self._rules = [(rule.function, re.compile(rule.pattern), rule.zone) for rule in rules]

    def functions(self, text: str, zones: Iterable[str] = ()) -> tuple[str, ...]:
        """Ids of functions, the likeliest first; never empty."""
        known = set(zones)
        fitting = [name for name, pattern, zone in self._rules if (not zone or zone in known) and pattern.search(text)]
        return tuple(dict.fromkeys(fitting))[:MOST] or (DEFAULT,)


def zones_of(headings: Iterable[str]) -> set[str]:
    """The kinds of section that headings name."""
    return {zone for heading in headings for zone, pattern in ZONES.items() if pattern.search(heading)}
