"""Two versions of a text side by side: which piece of the one is which piece of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Pair = tuple[int | None, int | None]
"""Index in the old and in the new version; None where a piece has no counterpart."""
LIKE = 45.0
"""Pieces at least so similar (0-100) are two wordings of one; below that one was removed and another written."""
MOST = 40_000
"""Comparisons in one stretch of differing pieces; a larger one is no longer the same paper there."""
TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?[%％]?|[A-Za-z]+|.", re.DOTALL)
"""A number is one thing: 11 that became 12 is not one figure kept and one changed."""
SHORT = 2
"""An equal stretch of so few characters between two changes is chance."""


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pieces in order: equal ones, then within what differs the most similar ones; no pair crosses another."""
    pairs: list[Pair] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        else:
            pairs += [
                (None if i is None else a + i, None if j is None else c + j) for i, j in _similar(old[a:b], new[c:d])
            ]
    return pairs


def _similar(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The pairing of the greatest likeness in all."""
    if not old or not new or len(old) * len(new) > MOST:
        return [*((i, None) for i in range(len(old))), *((None, j) for j in range(len(new)))]
    likeness = _likeness(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] > 0 else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return [*pairs, *((n, None) for n in range(i, len(old))), *((None, n) for n in range(j, len(new)))]


def _likeness(old: Sequence[str], new: Sequence[str]) -> list[list[float]]:
    from rapidfuzz import fuzz

    return [[max(fuzz.ratio(a, b, score_cutoff=LIKE) - LIKE + 1, 0.0) for b in new] for a in old]


def fragments(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """What became of a sentence, piece by piece: ``keep``, ``cut`` (only in the old) and ``put`` (only in the new)."""
    found: list[list[str]] = []
    for kind, text in _raw(old, new):
        if found and found[-1][0] == kind:
            found[-1][1] += text
        else:
            found.append([kind, text])
    return tuple((kind, text) for kind, text in found)


def _raw(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Pieces, equal stretches of a character or two between changes counted as changed; cuts before puts."""
    mine, theirs = TOKEN.findall(old), TOKEN.findall(new)
    codes = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    cut = put = ""
    for at, (kind, a, b, c, d) in enumerate(codes):
        if kind == "equal" and not (b - a <= SHORT and 0 < at < len(codes) - 1):
            if cut:
                yield "cut", cut
            if put:
                yield "put", put
            cut = put = ""
            yield "keep", "".join(mine[a:b])
        else:
            cut, put = cut + "".join(mine[a:b]), put + "".join(theirs[c:d])
    if cut:
        yield "cut", cut
    if put:
        yield "put", put
