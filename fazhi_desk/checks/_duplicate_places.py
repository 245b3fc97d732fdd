"""Where a paper repeats itself: matches of sentences placed in its paragraphs, neighbours joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fazhi_desk.checks._duplicate_policy import Parameters, Told, severity_of
from fazhi_desk.model import Role, View, Zone
from fazhi_desk.text.similarity_memory import Block
from fazhi_desk.text.similarity_pairs import Match

COMPARED = (Role.BODY, Role.ENUMERATION, Role.HEADING)


def told_in(view: View, parameters: Parameters) -> Iterator[Told]:
    own = tuple(name for name in (view.context.title, view.context.unit) if len(name) > 2)
    memory = parameters.memories.of(own)
    places: dict[int, list[int]] = {}
    blocks: list[Block] = []
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role in COMPARED and view.zones[at] is not Zone.FRONT:
            block = memory.block(paragraph, view.facts[at], own)
            places.setdefault(id(block), []).append(at)
            blocks.append(block)
    yield from _whole(blocks, places, parameters)
    raw = [
        Told(places[id(pair.first)][0], places[id(pair.second)][0], pair.match, pair.one.head or pair.other.head)
        for pair in memory.pairs(blocks)
        if not (pair.one.head and pair.other.head)
    ]
    raw.sort(key=lambda t: (t.earlier, t.later, t.match.first, t.match.second))
    for one in _joined(raw):
        severity = severity_of(view, parameters, one)
        if severity is not None:
            yield replace(one, severity=severity)


def _whole(
    blocks: Sequence[Block], places: dict[int, list[int]], parameters: Parameters
) -> Iterator[Told]:
    """Paragraphs that stand twice as they are."""
    for block in {id(b): b for b in blocks}.values():
        at = places[id(block)]
        body = [s for s in block.sentences if not s.head] if len(at) > 1 else []
        if not body:
            continue
        span = (body[0].clauses[0][0], body[-1].clauses[-1][1])
        if sum(c.isalnum() for c in body[0].text[slice(*span)]) >= parameters.shortest:
            for later in at[1:]:
                yield Told(at[0], later, Match(span, span, 1.0, exact=True), head=False)


def _joined(told: Sequence[Told]) -> Iterator[Told]:
    """Neighbouring sentences that repeat neighbouring sentences are one repetition."""
    last: Told | None = None
    for one in told:
        if last and (last.earlier, last.later, last.head) == (one.earlier, one.later, one.head) and _follows(last, one):
            a, b = last.match, one.match
            joined = Match(
                (a.first[0], b.first[1]), (a.second[0], b.second[1]), min(a.probability, b.probability),
                exact=a.exact and b.exact, cover=min(a.cover, b.cover),
                lost=(a.lost[0] + b.lost[0], a.lost[1] + b.lost[1]),
            )
            last = replace(last, match=joined)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _follows(last: Told, one: Told) -> bool:
    a, b = last.match, one.match
    return 0 <= b.first[0] - a.first[1] <= 3 and 0 <= b.second[0] - a.second[1] <= 3 and (
        a.probability >= 0.9 and b.probability >= 0.9
    )
