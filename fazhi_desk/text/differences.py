"""Where two sentences differ, cut at words and figures, never within one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from fazhi_desk.model import Range

PIECE = re.compile(
    r"[0-9０-９]+(?:[.．·][0-9０-９]+)?[%％]?|[A-Za-z]+|[\u3400-\u9fff\U00020000-\U0003ffff]+|\s+|.", re.DOTALL
)
HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def differences(
    one: str, other: str, cut: Callable[[str], Sequence[str]]
) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Ranges of ``one`` that ``other`` lacks, and the other way round; ``cut`` cuts a run of han characters into words.

    White space and punctuation alone are no difference.
    """
    from rapidfuzz.distance import Indel

    left, right = list(words(one, cut)), list(words(other, cut))
    mine: list[Range] = []
    theirs: list[Range] = []
    for step in Indel.opcodes([one[a:b] for a, b in left], [other[a:b] for a, b in right]):
        if step.tag != "equal":
            _add(mine, one, left[step.src_start : step.src_end])
            _add(theirs, other, right[step.dest_start : step.dest_end])
    return tuple(mine), tuple(theirs)


def lacking(one: str, other: str, cut: Callable[[str], Sequence[str]]) -> tuple[Range, ...]:
    """Ranges of ``one`` whose words stand nowhere in ``other``, or less often: what was merely moved is common."""
    left = Counter(other[a:b] for a, b in words(other, cut))
    found: list[Range] = []
    for start, end in words(one, cut):
        if left[one[start:end]] > 0:
            left[one[start:end]] -= 1
        else:
            _add(found, one, [(start, end)])
    return tuple(found)


def words(text: str, cut: Callable[[str], Sequence[str]]) -> Iterator[Range]:
    """Words, figures and marks in order; together they are the text."""
    for piece in PIECE.finditer(text):
        at = piece.start()
        for word in cut(piece.group()) if HAN.match(piece.group()) else (piece.group(),):
            yield at, at + len(word)
            at += len(word)


def _add(found: list[Range], text: str, pieces: Sequence[Range]) -> None:
    if not pieces or not any(c.isalnum() for c in text[pieces[0][0] : pieces[-1][1]]):
        return
    start, end = pieces[0][0], pieces[-1][1]
    if found and not any(c.isalnum() for c in text[found[-1][1] : start]):
        found[-1] = (found[-1][0], end)
    else:
        found.append((start, end))
