"""Problems and what the plan does about them: pairs by topic and by shared words, unmatched ones hinted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fazhi_desk.model import Finding, Paragraph, Range, Severity, Span
from fazhi_desk.review.mentions import Scan
from fazhi_desk.review.substance import FILLER
from fazhi_desk.text.numbering import enumerator

LEAST = 8
"""Characters below which a stretch is no problem of its own."""
SHARED = 2
"""So many pairs of characters in common make a step answer a problem."""
MOST = 2
REFERS = re.compile(
    "(?:上述|以上|这些|对此)[^，。；]{0,6}(?:问题|不足|短板|差距|情况)|(?:究其)?原因(?:主要)?(?:是|在于|有)"
)
"""A sentence that speaks of the problems before it is none of its own."""
GOES_ON = re.compile(r"(?:其?(?:主要)?原因|究其|主要是|主要由于|这(?:主要|反映|说明|表明))")
WHY = "不足和下年安排宜一一对应，让每条不足都有措施、时限和责任。"


@dataclass(frozen=True, slots=True)
class Pair:
    """A problem and the steps of the plan that answer it."""

    problem: Span
    steps: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """One problem or step: its range in the paragraph, the topics it names, its pairs of characters."""

    range: Range
    topics: frozenset[int]
    pairs: frozenset[str]


Placed = tuple[int, Point]
"""A point and the index of its paragraph."""


def matched(problems: Sequence[Placed], steps: Sequence[Placed]) -> tuple[Pair, ...]:
    """Which steps answer which problem: those about one of its topics, and those that share enough words with it."""
    about: dict[int, list[int]] = {}
    saying: dict[str, list[int]] = {}
    for n, (_, step) in enumerate(steps):
        for topic in step.topics:
            about.setdefault(topic, []).append(n)
        for pair in step.pairs:
            saying.setdefault(pair, []).append(n)
    found = []
    for at, problem in problems:
        shared = Counter(n for pair in problem.pairs for n in saying.get(pair, ()))
        own = {n for n, count in shared.items() if count >= SHARED}
        own.update(n for topic in problem.topics for n in about.get(topic, ()))
        found.append(Pair(Span(at, *problem.range), tuple(Span(steps[n][0], *steps[n][1].range) for n in sorted(own))))
    return tuple(found)


def points_of(paragraph: Paragraph, scan: Scan, units: Sequence[int]) -> tuple[Point, ...]:
    """The problems or steps that these units of a paragraph tell, in order.

    一是…, （一）… and what follows up to the next one are one point, its causes among it; else each sentence is one.
    """
    if paragraph.heading is not None and paragraph.heading.level == 1 and not paragraph.heading.run_in:
        return ()
    groups: list[list[int]] = []
    listed = paragraph.heading is not None
    for number in units:
        text = paragraph.text[scan.units[number].start : scan.units[number].end]
        goes_on = bool(groups and groups[-1]) and (listed or GOES_ON.match(text) is not None)
        if not goes_on and _opens(scan, number, text):
            groups.append([])  # it only announces the points
            continue
        begins = enumerator(text.lstrip()) is not None
        if begins or not goes_on:
            groups.append([])
        groups[-1].append(number)
        listed = listed or begins
    points = (_point(paragraph, scan, group) for group in groups if group)
    return tuple(point for point in points if point is not None)


def _opens(scan: Scan, number: int, text: str) -> bool:
    """七、存在的不足和原因, 还存在以下差距： only open the section."""
    bare = scan.units[number].turn == "problem" and len(_pairs(text)) < 4
    return bare or text.rstrip().endswith(("：", ":")) or REFERS.match(text) is not None


def _point(paragraph: Paragraph, scan: Scan, group: Sequence[int]) -> Point | None:
    start, end = scan.units[group[0]].start, scan.units[group[-1]].end
    text = paragraph.text[start:end]
    if len(text) < LEAST:
        return None
    topics = frozenset(hit.topic for number in group for hit in scan.hits[number] if hit.named)
    return Point((start, end), topics, _pairs(text))


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    """Pairs of characters that are no set phrases."""
    kept = FILLER.sub(" ", text)
    return frozenset(kept[i : i + 2] for i in range(len(kept) - 1) if " " not in kept[i : i + 2])


def findings(pairs: Sequence[Pair]) -> tuple[Finding, ...]:
    """At most two hints: problems that no step of the plan answers, where most others have one."""
    open_ = [pair for pair in pairs if not pair.steps]
    if len(pairs) < 3 or 2 * len(open_) >= len(pairs):
        return ()
    return tuple(_finding(pair.problem) for pair in open_[:MOST])


def _finding(span: Span) -> Finding:
    short = Span(span.paragraph, span.start, min(span.end, span.start + 40))
    message = "这条不足在下一步安排里还没有看到对应的措施。"
    return Finding("problem-without-step", "structure", Severity.HINT, short, message, WHY)


