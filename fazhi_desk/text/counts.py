"""The figures of a paragraph sentence by sentence, ready to be reckoned with: what adds up, what is part of what.

Cached with the paragraph's facts, since several checks read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.model import Facts, Figure, Range
from fazhi_desk.text.units import canonical

KEY = "text.counts"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in its sentence.

    ``gap`` is what stands between the figure before it (or the sentence's start) and its number, ``label`` the last
    clause of that, ``group`` the unit's group, ``depth`` how many brackets it stands in, ``tail`` the text behind it
    up to the next figure (or the sentence's end).
    """

    figure: Figure
    group: str
    gap: str
    label: str
    tail: str
    depth: int = 0

    @property
    def value(self) -> float:
        """The figure's value."""
        return self.figure.value

    @property
    def exact(self) -> bool:
        """Neither approximate nor a bound nor an end of a range."""
        return not self.figure.approximate and not self.figure.bound

    @property
    def unit_in_last_place(self) -> float:
        """One step of the last digit written: 100 for 1.21万."""
        return float(self.figure.scale * 10.0**-self.figure.decimals)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence (cut at ；as well) with its figures."""

    range: Range
    text: str
    counts: tuple[Count, ...]


MOST_COUNTS = 60
"""A sentence with more figures is reckoned piece by piece: what costs the square of the count stays cheap."""
LABEL_CUT = re.compile("[，。；：！？、,;:!?\u2028\n\t|]")


def statements(text: str, facts: Facts) -> tuple[Statement, ...]:
    """The sentences that hold at least one figure."""
    kept = facts.extra.get(KEY)
    if isinstance(kept, tuple):
        return kept
    found = tuple(_statements(text, facts))
    facts.extra[KEY] = found
    return found


def _statements(text: str, facts: Facts) -> Iterator[Statement]:
    figures = facts.figures
    at = 0
    for start, end in _joined(text, facts.sentences):
        while at < len(figures) and figures[at].range[0] < start:
            at += 1
        first = at
        while at < len(figures) and figures[at].range[1] <= end:
            at += 1
        for low in range(first, at, MOST_COUNTS):
            part = figures[low : min(low + MOST_COUNTS, at)]
            begin = start if low == first else figures[low - 1].range[1]
            yield Statement((start, end), text[start:end], tuple(_counts(text, (begin, end), part)))


def pairs(text: str, facts: Facts) -> tuple[tuple[Statement, Statement], ...]:
    """Neighbouring sentences of a paragraph that both hold figures."""
    found = statements(text, facts)
    return tuple((a, b) for a, b in pairwise(found) if not text[a.range[1] : b.range[0]].strip() and a.range != b.range)


def _joined(text: str, sentences: tuple[Range, ...]) -> Iterator[Range]:
    """Sentences; one that begins with 其中 belongs to the one before it."""
    open_: Range | None = None
    for start, end in sentences:
        if open_ is not None and text.startswith("其中", start):
            open_ = (open_[0], end)
            continue
        if open_ is not None:
            yield open_
        open_ = (start, end)
    if open_ is not None:
        yield open_


def _counts(text: str, sentence: Range, figures: tuple[Figure, ...]) -> Iterator[Count]:
    previous, depth = sentence[0], 0
    for n, figure in enumerate(figures):
        start, end = figure.range
        gap = text[previous:start]
        depth = max(0, depth + gap.count("（") + gap.count("(") - gap.count("）") - gap.count(")"))
        label = LABEL_CUT.split(gap)[-1].strip(" \u3000\u00a0").lstrip("（()）")
        stop = figures[n + 1].range[0] if n + 1 < len(figures) else sentence[1]
        yield Count(figure, canonical(figure.unit), gap, label, text[end:stop], depth)
        previous = end


MANY = 3
"""More rounded numbers than these may miss their sum by a whole step."""


def tolerance(*counts: Count) -> float:
    """How far a sum of these may miss by rounding: nothing for whole numbers of one precision."""
    steps = [count.unit_in_last_place for count in counts]
    if min(steps) == max(steps):
        rounded = counts[0].figure.decimals > 0
        return (steps[0] * 1.01 if len(counts) > MANY else steps[0] * 0.51) if rounded else 0.001
    return max(steps) * 0.51 + 0.001
