"""Where a paper repeats itself: matches of sentences placed in its paragraphs, neighbours joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import is_

from fazhi_desk.checks._duplicate_policy import Parameters, Told, severity_of
from fazhi_desk.model import Range, Role, View, Zone
from fazhi_desk.text.edits import Change, change_between
from fazhi_desk.text.similarity_memory import Block, Memory, Pair
from fazhi_desk.text.similarity_pairs import Match

KEY = "duplicate"
COMPARED = (Role.BODY, Role.ENUMERATION, Role.HEADING)


Both = tuple[int, int]
"""The earlier and the later paragraph."""


@dataclass(frozen=True, slots=True)
class Group:
    """The pairs of sentences of two paragraphs, the zones they stand in, and what comes of them."""

    pairs: list[Pair]
    zones: tuple[Zone, Zone]
    told: list[Told]
    heads: bool
    """Headings are judged by the sections around them, which may change."""

    def holds(self, pairs: list[Pair], zones: tuple[Zone, Zone]) -> bool:
        """Whether nothing has changed."""
        if self.heads or self.zones != zones or len(self.pairs) != len(pairs):
            return False
        return all(a is b for a, b in zip(self.pairs, pairs, strict=True))


@dataclass(slots=True)
class Kept:
    """What is kept of one article: its sentences, and what was told of two paragraphs that are as they were."""

    parameters: Parameters
    memory: Memory
    own: tuple[str, ...] = ()
    view: View | None = None
    blocks: list[Block | None] = field(default_factory=list)
    groups: dict[Both, Group] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    places: list[Both] = field(default_factory=list)
    twice: list[tuple[Block, list[int]]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def kept_of(view: View, parameters: Parameters, own: tuple[str, ...]) -> Kept:
    """What is kept of the article: in the view's memory, else one per paper of that name."""
    if view.memory is None:
        return Kept(parameters, parameters.memories.of(own))
    kept = view.memory.get(KEY)
    if not isinstance(kept, Kept) or kept.parameters is not parameters:
        kept = view.memory[KEY] = Kept(parameters, parameters.memories.fresh())
    return kept


def told_in(view: View, parameters: Parameters) -> list[Told]:
    """Every repetition of the article that is worth telling; the same list as long as it is the same."""
    own = tuple(name for name in (view.context.title, view.context.unit) if len(name) > 2)
    kept = kept_of(view, parameters, own)
    last = kept.view if kept.own == own else None
    change = change_between(last, view)
    fresh = [_block(view, at, kept.memory, own) for at in change.window]
    if last is not None and _untold(kept, last, view, change, fresh):
        kept.view, kept.blocks = view, change.spliced(kept.blocks, fresh)
        return kept.told
    blocks = change.spliced(kept.blocks, fresh)
    first = {id(block): at for at, block in reversed([*enumerate(blocks)]) if block is not None}
    pairs = kept.memory.found([block for block in blocks if block is not None], first)
    places = [(first[id(pair.first)], first[id(pair.second)]) for pair in pairs]
    twice = list(_twice(blocks, first))
    same = last is not None and view.sections is last.sections and view.zones == last.zones and twice == kept.twice
    if not same or not _identical(pairs, kept.pairs) or places != kept.places:
        _regroup(view, kept, pairs, places, same=same)
        told = (one for both in sorted(kept.groups) for one in kept.groups[both].told)
        kept.told = [*_whole(twice, parameters), *told]
    kept.own, kept.view, kept.blocks = own, view, blocks
    kept.pairs, kept.places, kept.twice = pairs, places, twice
    return kept.told


def _untold(kept: Kept, last: View, view: View, change: Change, fresh: Sequence[Block | None]) -> bool:
    """Whether an edit changed only paragraphs that stand once and repeat nothing, neither before nor now."""
    if change.shift or view.sections is not last.sections or view.zones != last.zones:
        return False
    several = {id(block) for block, _ in kept.twice}
    gone, come = [], []
    for before, after in zip([kept.blocks[at] for at in change.window], fresh, strict=True):
        if before is after:
            continue
        if before is None or after is None or id(before) in several:
            return False
        gone.append(before)
        come.append(after)
    return kept.memory.exchange(gone, come)


def _identical(one: Sequence[Pair], other: Sequence[Pair]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))


def _block(view: View, at: int, memory: Memory, own: tuple[str, ...]) -> Block | None:
    paragraph = view.paragraphs[at]
    compared = paragraph.role in COMPARED and view.zones[at] is not Zone.FRONT
    return memory.block(paragraph, view.facts[at], own) if compared else None


def _regroup(
    view: View, kept: Kept, found: Sequence[Pair], places: Sequence[Both], *, same: bool
) -> None:
    """Bring the groups up to date; where the frame of the paper is the same only those whose pairs are not."""
    new = dict(zip(map(id, found), places, strict=True))
    old = dict(zip(map(id, kept.pairs), kept.places, strict=True)) if same else {}
    changed = {both for _, both in new.items() ^ old.items()}
    groups: dict[Both, list[Pair]] = {both: [] for both in changed}
    for pair, both in zip(found, places, strict=True):
        if both in changed and not (pair.one.head and pair.other.head):
            groups[both].append(pair)
    before, kept.groups = kept.groups, {**kept.groups} if same else {}
    for both, pairs in groups.items():
        if not pairs:
            kept.groups.pop(both, None)
            continue
        pairs.sort(key=_by_place)
        zones = (view.zones[both[0]], view.zones[both[1]])
        group = before.get(both)
        if group is None or not group.holds(pairs, zones):
            heads = any(pair.one.head or pair.other.head for pair in pairs)
            group = Group(pairs, zones, list(_told(view, kept.parameters, both, pairs)), heads)
        kept.groups[both] = group


def _by_place(pair: Pair) -> tuple[Range, Range]:
    return pair.match.first, pair.match.second


def _twice(blocks: Sequence[Block | None], first: dict[int, int]) -> Iterator[tuple[Block, list[int]]]:
    """Blocks that stand at several places, with the places."""
    if len(first) == len(blocks) - blocks.count(None):
        return
    places: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        if block is not None:
            places.setdefault(id(block), []).append(at)
    for row in places.values():
        block = blocks[row[0]]
        if len(row) > 1 and block is not None:
            yield block, row


def _told(view: View, parameters: Parameters, both: tuple[int, int], pairs: Sequence[Pair]) -> Iterator[Told]:
    """What comes of the pairs of two paragraphs."""
    raw = [Told(*both, pair.match, pair.one.head or pair.other.head) for pair in pairs]
    for one in _joined(raw):
        severity = severity_of(view, parameters, one)
        if severity is not None:
            yield replace(one, severity=severity)


def _whole(twice: Iterable[tuple[Block, list[int]]], parameters: Parameters) -> Iterator[Told]:
    """Paragraphs that stand twice as they are."""
    for block, at in twice:
        body = [s for s in block.sentences if not s.head]
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
