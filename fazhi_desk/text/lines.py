"""What can be told of a line by itself; kept per text, since the lines of a draft hardly change from key to key."""

from __future__ import annotations

import functools
import unicodedata
from typing import NamedTuple

from fazhi_desk.text.numbering import BLANKS, MARKER, enumerator, heading

TERMINAL = frozenset("。！？；：.!?;:”）)…】》")
"""A line that ends so may end its paragraph."""


class Look(NamedTuple):
    """``indent`` and ``length`` count characters, ``width`` columns (two for full-width ones), ``tabs`` inner ones.

    ``head``: 0 for no heading, 1 for one that the text goes on behind, 2 for one alone on its line.
    """

    blank: bool = True
    indent: int = 0
    length: int = 0
    width: int = 0
    tabs: int = 0
    pipes: int = 0
    head: int = 0
    item: bool = False
    terminal: bool = False


EMPTY = Look()


@functools.lru_cache(maxsize=32768)
def look(text: str) -> Look:
    """The look of a line's text."""
    inner = text.strip()
    if not inner:
        return EMPTY
    marker = MARKER.match(text)
    found = None if marker is None else heading(text)
    body = inner if marker is None else text[marker.end() :].strip()
    return Look(
        blank=False,
        indent=len(text) - len(text.lstrip(BLANKS)),
        length=len(text),
        width=display_width(text),
        tabs=body.count("\t"),
        pipes=body.count("|"),
        head=0 if found is None else 1 if found.run_in else 2,
        item=enumerator(text) is not None,
        terminal=inner[-1] in TERMINAL,
    )


def display_width(text: str) -> int:
    """Columns: two for full-width characters, one for others."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def shortened(text: str, length: int = 30) -> str:
    """One line of at most ``length`` characters."""
    flat = "".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"
