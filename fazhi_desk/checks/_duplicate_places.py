"""Where a paper repeats itself: matches of sentences placed in its paragraphs, neighbours joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fazhi_desk.checks._duplicate_policy import Parameters, Told, severity_of
from fazhi_desk.model import Role, View, Zone
from fazhi_desk.text.similarity_memory import Block, Memory, Pair
from fazhi_desk.text.similarity_pairs import Match

KEY = "duplicate"
COMPARED = (Role.BODY, Role.ENUMERATION, Role.HEADING)


@dataclass(slots=True)
class Kept:
    """What is kept of one article: its sentences, and what was told of two paragraphs that are as they were."""

    parameters: Parameters
    memory: Memory
    groups: dict[tuple[int, int], Group] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """The pairs of sentences of two paragraphs, the zones they stand in, and what comes of them."""

    pairs: list[Pair]
    zones: tuple[Zone, Zone]
    told: list[Told]

    def holds(self, pairs: list[Pair], zones: tuple[Zone, Zone]) -> bool:
        """Whether nothing has changed; headings are judged by the sections around, too."""
        same = len(pairs) == len(self.pairs) and all(a is b for a, b in zip(pairs, self.pairs, strict=True))
        return same and zones == self.zones and not any(pair.one.head or pair.other.head for pair in pairs)


def kept_of(view: View, parameters: Parameters, own: tuple[str, ...]) -> Kept:
    """What is kept of the article: in the view's memory, else one per paper of that name."""
    if view.memory is None:
        return Kept(parameters, parameters.memories.of(own))
    kept = view.memory.get(KEY)
    if not isinstance(kept, Kept) or kept.parameters is not parameters:
        kept = view.memory[KEY] = Kept(parameters, parameters.memories.fresh())
    return kept


def told_in(view: View, parameters: Parameters) -> Iterator[Told]:
    """Every repetition of the article that is worth telling, the same object as long as it is the same."""
    own = tuple(name for name in (view.context.title, view.context.unit) if len(name) > 2)
    kept = kept_of(view, parameters, own)
    memory = kept.memory
    places: dict[int, list[int]] = {}
    blocks: list[Block] = []
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role in COMPARED and view.zones[at] is not Zone.FRONT:
            block = memory.block(paragraph, view.facts[at], own)
            places.setdefault(id(block), []).append(at)
            blocks.append(block)
    yield from _whole(blocks, places, parameters)
    groups: dict[tuple[int, int], list[Pair]] = {}
    for pair in memory.pairs(blocks):
        if not (pair.one.head and pair.other.head):
            groups.setdefault((places[id(pair.first)][0], places[id(pair.second)][0]), []).append(pair)
    old, kept.groups = kept.groups, {}
    for both in sorted(groups):
        zones = (view.zones[both[0]], view.zones[both[1]])
        group = old.get(both)
        if group is None or not group.holds(groups[both], zones):
            group = Group(groups[both], zones, list(_told(view, parameters, both, groups[both])))
        kept.groups[both] = group
        yield from group.told


def _told(view: View, parameters: Parameters, both: tuple[int, int], pairs: Sequence[Pair]) -> Iterator[Told]:
    """What comes of the pairs of two paragraphs."""
    raw = [Told(*both, pair.match, pair.one.head or pair.other.head) for pair in pairs]
    raw.sort(key=lambda t: (t.match.first, t.match.second))
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
