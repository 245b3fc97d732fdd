"""Stretches that no wording rule may touch: titles in 《》, quotations, URLs, e-mail addresses."""

from __future__ import annotations

import re
from bisect import bisect_right

from fazhi_desk.model import Range

TITLES = re.compile("《[^《》\n]{1,120}》")
QUOTES = re.compile("“[^“”\n]{1,300}”|「[^「」\n]{1,300}」|‘[^‘’\n]{1,100}’")
LINKS = re.compile(r"(?:https?://|www\.)[A-Za-z0-9./?&=_%:#~+-]{3,200}|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z]{2,10}){1,3}")


def titles(text: str) -> tuple[Range, ...]:
    """Ranges of 《…》, marks included."""
    return tuple(found.span() for found in TITLES.finditer(text))


def quotes(text: str) -> tuple[Range, ...]:
    """Ranges of quotations, marks included."""
    return tuple(found.span() for found in QUOTES.finditer(text))


def links(text: str) -> tuple[Range, ...]:
    """Ranges of URLs and e-mail addresses."""
    if "www." not in text and "://" not in text and "@" not in text:
        return ()
    return tuple(found.span() for found in LINKS.finditer(text))


def merged(*groups: tuple[Range, ...]) -> tuple[Range, ...]:
    """Ranges sorted, overlapping ones made one."""
    result: list[Range] = []
    for start, end in sorted(span for group in groups for span in group):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def covers(ranges: tuple[Range, ...], start: int, end: int) -> bool:
    """Whether [start, end) touches one of the sorted, disjoint ranges."""
    at = bisect_right(ranges, (start, 1 << 60)) - 1
    if at >= 0 and ranges[at][1] > start:
        return True
    return at + 1 < len(ranges) and ranges[at + 1][0] < end
