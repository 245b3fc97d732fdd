"""Deciding whether a text is hard-wrapped, and which lines belong together.

Decided once per document: if many lines stop at one and the same width in mid-sentence, that width is where an
editor broke them. The user's text is never changed; lines are only joined for analysis.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.text.lines import Look, display_width, look

__all__ = ["Wrap", "continues", "display_width", "wrap_of", "wrap_of_looks"]

MIN_WIDTH = 20
LEAST_LINES = 6
MEASURES = ((False, MIN_WIDTH, 2), (True, 2 * MIN_WIDTH, 3))
"""Counted in characters, then in columns: the least width, and how much a full line may be short of it."""


ALONE = 2
FULL, LONGER = 0.3, 0.02
"""In a wrapped text so large a part of the lines is full at least, so small a part longer than that at most."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """Lines were broken at ``width``, counted in columns or characters; a full line may be ``slack`` short of it.

    ``indent`` is that of a line that goes on; ``indented`` tells that the first lines of paragraphs stand further in.
    """

    width: int
    columns: bool
    slack: int
    indent: int = 0
    indented: bool = False

    def full(self, line: Look) -> bool:
        """Whether the line reaches the width, so that the next may continue it."""
        return (line.width if self.columns else line.length) >= self.width - self.slack


def wrap_of(lines: Sequence[str]) -> Wrap | None:
    """The wrap of a document's lines, or None for one paragraph a line."""
    return wrap_of_looks([look(line) for line in lines])


def wrap_of_looks(looks: Sequence[Look]) -> Wrap | None:
    """The same from what is known of the lines."""
    solid = [line for line in looks if tells(line)]
    if len(solid) < LEAST_LINES:
        return None
    for columns, least, slack in MEASURES:
        width = _width(solid, columns, least, slack)
        if width:
            return _with_indent(Wrap(width, columns, slack), looks)
    return None


def _width(solid: Sequence[Look], columns: bool, least: int, slack: int) -> int:
    """The width at which enough lines stop, most of them in mid-sentence; 0 where there is none."""
    if not _crowded([line.width if columns else line.length for line in solid], slack):
        return 0
    counts = Counter([line.width if columns else line.length for line in solid])
    near = {w: sum([counts.get(w - d, 0) for d in range(slack + 1)]) for w in counts if w >= least}
    width = max(near, key=near.__getitem__, default=0)
    if not width:
        return 0
    full = near[width]
    longer = sum(n for w, n in counts.items() if w > width)
    if full < max(4, FULL * len(solid)) or longer > LONGER * len(solid):
        return 0
    broken = sum(
        not line.terminal for line in solid if width - slack <= (line.width if columns else line.length) <= width
    )
    return width if broken >= 0.5 * full else 0


def _crowded(sizes: list[int], slack: int) -> bool:
    """Whether enough lines stop near the longest ones: a quick look that rules out most drafts."""
    return crowded(sorted(sizes), slack)


def crowded(sizes: list[int], slack: int) -> bool:
    """The same of sizes in ascending order."""
    longest = sizes[-1 - int(LONGER * len(sizes))]
    return len(sizes) - bisect_left(sizes, longest - slack) >= FULL * len(sizes)


def tells(line: Look) -> bool:
    """Whether the size of a line says something of the wrap."""
    return not line.blank and not line.tabs


def _with_indent(wrap: Wrap, looks: Sequence[Look]) -> Wrap:
    """How far lines that go on are indented, and whether paragraphs begin further in."""
    behind_full, behind_short = Counter[int](), Counter[int]()
    full = False
    for line in looks:
        if line.blank:
            full = False
            continue
        (behind_full if full else behind_short)[line.indent] += 1
        full = wrap.full(line)
    indent = behind_full.most_common(1)[0][0] if behind_full else 0
    further = sum(count for by, count in behind_short.items() if by > indent)
    return Wrap(wrap.width, wrap.columns, wrap.slack, indent, further * 2 > behind_short.total())


def continues(wrap: Wrap, previous: Look, line: Look) -> bool:
    """Whether ``line`` goes on with the sentence of ``previous``, a full line; neither is blank or a table row."""
    if wrap.indented:
        return line.indent <= wrap.indent
    if line.indent > wrap.indent + 1:
        return False
    if line.head:
        return not previous.terminal and previous.head != ALONE
    return not (line.item and previous.terminal)
