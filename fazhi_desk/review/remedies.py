"""Problems and what the plan does about them: pairs by topic and by shared words, unmatched ones hinted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fazhi_desk.model import Finding, Paragraph, Range, Severity, Span, View, Zone
from fazhi_desk.review.mentions import Scan
from fazhi_desk.review.stretches import Piece
from fazhi_desk.review.substance import FILLER

LEAST = 8
"""Characters below which a stretch is no problem of its own."""
SHARED = 2
"""So many pairs of characters in common make a step answer a problem."""
MOST = 2
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


def pairs_of(view: View, scans: Sequence[Scan | None], pieces: Iterable[Piece]) -> tuple[Pair, ...]:
    """Each problem with its steps, in the order of the text."""
    found: dict[Zone, list[Placed]] = {Zone.PROBLEM: [], Zone.PLAN: []}
    for piece in pieces:
        scan = scans[piece.paragraph]
        if piece.zone in found and scan is not None:
            point = point_of(view.paragraphs[piece.paragraph], scan, piece.unit)
            if point is not None:
                found[piece.zone].append((piece.paragraph, point))
    return matched(found[Zone.PROBLEM], found[Zone.PLAN])


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


def point_of(paragraph: Paragraph, scan: Scan, number: int) -> Point | None:
    """The point that a unit makes, None where it makes none; 七、存在的不足和原因 only opens the section."""
    if paragraph.heading is not None and paragraph.heading.level == 1 and not paragraph.heading.run_in:
        return None
    unit = scan.units[number]
    text = paragraph.text[unit.start : unit.end]
    pairs = _pairs(text)
    if len(text) < LEAST or text.endswith(("：", ":")) or (unit.turn == "problem" and len(pairs) < 4):
        return None
    return Point((unit.start, unit.end), frozenset(h.topic for h in scan.hits[number] if h.named), pairs)


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


