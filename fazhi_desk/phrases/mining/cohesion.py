"""Terms: runs of 汉字 that hold together and stand in many surroundings.

A run is a candidate if it is frequent enough, if its weakest inner joint is still tight (pointwise mutual information
in bits), and if what stands before and after it varies (entropy in bits): a run that is always followed by the same
character is a part of something longer.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

RUN = re.compile(r"[\u3400-\u9fff]+")
EDGE = "\n"


@dataclass(frozen=True, slots=True)
class TermLimits:
    """What a run must reach; lengths in 汉字, cohesion and freedom in bits."""

    shortest: int = 3
    longest: int = 10
    count: int = 2
    cohesion: float = 3.0
    freedom: float = 0.6


DEFAULTS = TermLimits()


def terms(texts: Iterable[str], limits: TermLimits = DEFAULTS) -> list[str]:
    """All runs within the limits, the most frequent first."""
    counts: Counter[str] = Counter()
    before: dict[str, Counter[str]] = {}
    after: dict[str, Counter[str]] = {}
    for text in texts:
        for match in RUN.finditer(text):
            _count(match.group(), limits, counts, before, after)
    total = sum(count for run, count in counts.items() if len(run) == 1)
    kept = [
        run
        for run, count in counts.items()
        if len(run) >= limits.shortest
        and count >= limits.count
        and min(_entropy(before[run]), _entropy(after[run])) >= limits.freedom
        and _cohesion(run, counts, total) >= limits.cohesion
    ]
    return sorted(kept, key=lambda run: (-counts[run], run))


def _count(
    run: str,
    limits: TermLimits,
    counts: Counter[str],
    before: dict[str, Counter[str]],
    after: dict[str, Counter[str]],
) -> None:
    for start in range(len(run)):
        for end in range(start + 1, min(start + limits.longest, len(run)) + 1):
            piece = run[start:end]
            counts[piece] += 1
            if len(piece) >= limits.shortest:
                before.setdefault(piece, Counter())[run[start - 1] if start else EDGE] += 1
                after.setdefault(piece, Counter())[run[end] if end < len(run) else EDGE] += 1


def _entropy(neighbours: Counter[str]) -> float:
    """Freedom of one edge; every clause boundary counts as a neighbour of its own."""
    total = neighbours.total()
    edges = neighbours.get(EDGE, 0)
    inner = sum(-n / total * math.log2(n / total) for char, n in neighbours.items() if char != EDGE)
    return inner + (edges / total * math.log2(total) if edges and total > 1 else 0.0)


def _cohesion(run: str, counts: Counter[str], total: int) -> float:
    """Mutual information at the weakest joint."""
    here = counts[run] / total
    return min(
        math.log2(here / (counts[run[:at]] / total * counts[run[at:]] / total)) for at in range(1, len(run))
    )
