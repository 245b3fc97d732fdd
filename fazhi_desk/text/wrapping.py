"""Deciding whether a text is hard-wrapped, and which lines belong together.

Decided once per document: if many lines stop at one and the same width in mid-sentence, that width is where an
editor broke them. The user's text is never changed; lines are only joined for analysis.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

TERMINAL = "。！？；：!?;:”）)…"
MIN_WIDTH = 20
INDENT = re.compile("[ \t\u3000\u00a0]+")


@dataclass(frozen=True, slots=True)
class Wrap:
    """Lines were broken at ``width`` as ``measure`` counts it; a full line may be ``slack`` short of it."""

    width: int
    measure: Callable[[str], int]
    slack: int

    def full(self, line: str) -> bool:
        """Whether the line reaches the width, so that the next may continue it."""
        return self.measure(line.rstrip("\r")) >= self.width - self.slack


def display_width(text: str) -> int:
    """Columns: two for full-width characters, one for others."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrap_of(lines: Sequence[str]) -> Wrap | None:
    """The wrap of a document's lines, or None for one paragraph a line."""
    solid = [line for line in lines if line.strip() and "\t" not in line.strip()]
    if len(solid) < 6:
        return None
    for measure, least, slack in ((len, MIN_WIDTH, 2), (display_width, 2 * MIN_WIDTH, 3)):
        wrap = _at(solid, measure, least, slack)
        if wrap is not None:
            return wrap
    return None


def _at(solid: Sequence[str], measure: Callable[[str], int], least: int, slack: int) -> Wrap | None:
    widths = [measure(line) for line in solid]
    counts = Counter(widths)
    wide = [w for w in counts if w >= least]
    width = max(wide, key=lambda w: sum(counts[w - d] for d in range(slack + 1)), default=0)
    if not width:
        return None
    full = [line for line, w in zip(solid, widths, strict=True) if width - slack <= w <= width]
    longer = sum(w > width for w in widths)
    broken = sum(line.rstrip()[-1] not in TERMINAL for line in full)
    enough = len(full) >= max(4, 0.3 * len(solid)) and longer <= 0.02 * len(solid)
    return Wrap(width, measure, slack) if enough and broken >= 0.5 * len(full) else None


def continues(wrap: Wrap | None, previous: str, line: str) -> bool:
    """Whether ``line`` goes on with the sentence of ``previous`` (neither blank, nor a heading, nor a table row)."""
    if wrap is None or not wrap.full(previous):
        return False
    indented = INDENT.match(line)
    return indented is None or indented.group() in (" ", "\u00a0")
