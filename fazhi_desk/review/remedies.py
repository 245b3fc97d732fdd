"""Problems and what the plan does about them: pairs by topic and by shared words, unmatched ones hinted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fazhi_desk.model import Finding, Severity, Span, View, Zone
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


@dataclass(frozen=True, slots=True)
class _Point:
    span: Span
    topics: frozenset[int]
    pairs: frozenset[str]


def pairs_of(view: View, scans: Sequence[Scan | None], pieces: Iterable[Piece]) -> tuple[Pair, ...]:
    """Each problem with its steps, in the order of the text."""
    problems: list[_Point] = []
    steps: list[_Point] = []
    for piece in pieces:
        if piece.zone in (Zone.PROBLEM, Zone.PLAN):
            point = _point(view, scans, piece)
            if point is not None:
                (problems if piece.zone is Zone.PROBLEM else steps).append(point)
    return tuple(Pair(p.span, tuple(s.span for s in steps if _answers(p, s))) for p in problems)


def _point(view: View, scans: Sequence[Scan | None], piece: Piece) -> _Point | None:
    scan = scans[piece.paragraph]
    if scan is None:
        return None
    unit = scan.units[piece.unit]
    text = view.paragraphs[piece.paragraph].text[unit.start : unit.end]
    topics = frozenset(h.topic for h in scan.hits[piece.unit] if h.named)
    pairs = _pairs(text)
    if len(text) < LEAST or text.endswith(("：", ":")) or (unit.turn == "problem" and len(pairs) < 4):
        return None
    return _Point(Span(piece.paragraph, unit.start, unit.end), topics, pairs)


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    """Pairs of characters that are no set phrases."""
    kept = FILLER.sub(" ", text)
    return frozenset(kept[i : i + 2] for i in range(len(kept) - 1) if " " not in kept[i : i + 2])


def _answers(problem: _Point, step: _Point) -> bool:
    return bool(problem.topics & step.topics) or len(problem.pairs & step.pairs) >= SHARED


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


