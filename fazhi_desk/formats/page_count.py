"""How many pages a draft makes in the official grid, counted while it is being written: quick, no fonts, no profile.

22 lines of 28 characters (GB/T 9704-2012 5.2.3). What a line takes is kept by its text, so that a key costs the count
of one line. Where lines must stay together the exported file may be a line or two longer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from fazhi_desk.formats.line_breaking import break_lines
from fazhi_desk.formats.paper import INDENT, LABEL, NOTE, cells
from fazhi_desk.formats.title_lines import width
from fazhi_desk.formats.word_table import WIDEST
from fazhi_desk.text.document import from_lines

LINES, CHARACTERS, TITLE_CHARACTERS = 22, 28, 20
FIRST = 26
"""Characters of a first line, which is indented by two."""
ROW = 0.76
"""Height of a table's row of one line, in lines of the grid: 12 points at 1.15 lines, and its padding."""
ROW_CHARACTERS = 36
NUMERAL = "[0-9０-９〇零一二三四五六七八九十X×]"
DATE = re.compile(f"{NUMERAL}{{2,4}}年{NUMERAL}{{1,3}}月{NUMERAL}{{1,3}}日")


def pages(lines: Sequence[str], *, wrapped: bool = False) -> int:
    """The pages of a draft's lines, at least one; ``wrapped`` lines are first put together into paragraphs."""
    if wrapped:
        lines = [paragraph.text for paragraph in from_lines(lines).paragraphs]
    done, used = 0, 0.0
    title, noted, tail = True, False, _tail(lines)
    for at, line in enumerate(lines):
        text = line.strip(INDENT)
        if not text:
            continue
        if LABEL.fullmatch(text) and used:  # an attachment begins a page of its own
            done, used, title = done + _whole(used), 1.0, True
            continue
        note = NOTE.match(text) is not None
        if title:
            used += -(-width(text) // TITLE_CHARACTERS) + 1
            title = False
        elif "\t" in text:
            used += _row(text)
        else:
            used += _lines(text)
        used += (note and not noted) + (at == tail)
        noted = noted or note
    return max(done + _whole(used), 1)


def _whole(lines: float) -> int:
    return -(-int(lines + 0.99) // LINES)


def _tail(lines: Sequence[str]) -> int:
    """The line of the signature, above which a blank one stands; -1 where the paper has no date at its end."""
    held = [at for at, line in enumerate(lines[-12:], max(len(lines) - 12, 0)) if line.strip(INDENT)]
    for before, at in pairwise(held):
        if DATE.fullmatch(lines[at].strip(INDENT)):
            return before
    return -1


@lru_cache(maxsize=20_000)
def _lines(text: str) -> int:
    """Lines that a paragraph takes."""
    return len(break_lines(text, lambda at: 0.5 if text[at] < "\u0100" else 1.0, FIRST, CHARACTERS))


@lru_cache(maxsize=4_000)
def _row(text: str) -> float:
    """Height of a table's row in lines of the grid, as if its columns shared the width by this row alone."""
    needs = [min(max(width(cell), 1.0), WIDEST) for cell in cells(text)]
    share = min(ROW_CHARACTERS / max(sum(needs), 1.0), 1.0)
    rooms = [max(need * share, 1.0) for need in needs]
    return ROW * max((-(-width(cell) // room) for cell, room in zip(cells(text), rooms, strict=True)), default=0.0)
