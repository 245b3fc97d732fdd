"""The same matter told twice: word for word, reordered, or in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fazhi_desk.catalog.duplicates import Duplicates, duplicates
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Finding, Fix, Range, Reach, Role, Safety, Severity, Span, View, Zone
from fazhi_desk.text.sections import innermost, path
from fazhi_desk.text.similarity import Model
from fazhi_desk.text.similarity_memory import Block, Memory
from fazhi_desk.text.similarity_pairs import Judge, Limits, Match
from fazhi_desk.text.similarity_search import Search
from fazhi_desk.text.similarity_words import Lexicon

REACH = Reach.DOCUMENT
COMPARED = (Role.BODY, Role.ENUMERATION, Role.HEADING)
LACKING = re.compile("不够|不足|不强|不高|不深|不到位|不规范|不充分|不平衡|不及时|不完善|不紧密|难以|薄弱|滞后|有待|亟待|亟需|欠缺|缺乏|偏弱|偏少|短板")


@dataclass(frozen=True)
class Parameters:
    """How sure a rewording must be to be told; lengths, weights and shares as in text/similarity_pairs.py.

    A single clause of a longer sentence must be surer (``clause…``) than whole sentences, a sentence of the same paragraph
    nearly word for word (``near_cover``); a heading must be covered whole (``heading…``). ``hints_per`` is the number of
    characters for which one hint is allowed. ``same``, ``alike`` and ``likely`` begin the message.
    """

    same: str
    alike: str
    likely: str
    shortest: int = 13
    least: float = 10.0
    least_near: float = 14.0
    cover: float = 0.45
    part_cover: float = 0.7
    near_cover: float = 0.85
    clause: float = 0.9
    clause_cover: float = 0.78
    clause_weight: float = 20.0
    heading: float = 0.8
    heading_cover: float = 0.6
    heading_high: float = 0.95
    hints_per: int = 1500

    @cached_property
    def memory(self) -> Memory:
        """Search, model and what they keep; made when the first paper is compared."""
        tables = duplicates()
        limits = Limits(self.shortest, self.least, self.least_near, self.cover)
        model = Model(tables.weights.weights, tables.weights.constant)
        return Memory(search_of(tables), Judge(lexicon_of(tables), model, limits), tables.weights.hint)

    @property
    def warn(self) -> float:
        """Probability from which a repetition is a warning."""
        return duplicates().weights.warn


def lexicon_of(tables: Duplicates) -> Lexicon:
    """The words of the tables in the form the comparison wants."""
    packed = tables.packed
    return Lexicon(
        packed.rarity(), tables.groups(), tables.subject_ids(), frozenset(tables.spared.empty.split()), packed.unknown
    )


def search_of(tables: Duplicates) -> Search:
    """How candidates are found, from the tables."""
    spared = tables.spared
    return Search(tables.packed.common(), tables.packed.rare, formulas=spared.formulas, stock=spared.stock)


@dataclass(frozen=True, slots=True)
class Told:
    """A match placed in the paper: paragraph of the earlier and of the later place."""

    earlier: int
    later: int
    match: Match
    head: bool
    severity: Severity = Severity.WARNING


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every later place that repeats an earlier one; the surest where there are several."""
    told = list(_told(view, rule.parameters))
    told.sort(key=lambda t: (t.severity is not Severity.WARNING, not t.match.exact, -t.match.probability, t.later, t.match.second))
    taken: list[tuple[int, Range]] = []
    found: list[Finding] = []
    length = sum(len(p.text) for p in view.paragraphs)
    hints = max(2, length // rule.parameters.hints_per)
    for one in told:
        if any(at == one.later and _overlap(span, one.match.second) for at, span in taken):
            continue
        severity = one.severity
        if severity is Severity.HINT:
            hints -= 1
            if hints < 0:
                break
        taken.append((one.later, one.match.second))
        found.append(_finding(view, rule, one))
    yield from sorted(found, key=lambda f: f.span or Span(0, 0, 0))


def _told(view: View, parameters: Parameters) -> Iterator[Told]:
    own = tuple(name for name in (view.context.title, view.context.unit) if len(name) > 2)
    memory = parameters.memory
    places: dict[int, list[int]] = {}
    blocks: list[Block] = []
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role in COMPARED and view.zones[at] is not Zone.FRONT:
            block = memory.block(paragraph, view.facts[at], own)
            places.setdefault(id(block), []).append(at)
            blocks.append(block)
    yield from _whole(blocks, places, view, parameters)
    raw = [
        Told(places[id(pair.first)][0], places[id(pair.second)][0], pair.match, pair.one.head or pair.other.head)
        for pair in memory.pairs(blocks)
        if not (pair.one.head and pair.other.head)
    ]
    for one in _joined(raw):
        severity = _severity(view, parameters, one)
        if severity is not None:
            yield replace(one, severity=severity)


def _whole(
    blocks: Sequence[Block], places: dict[int, list[int]], view: View, parameters: Parameters
) -> Iterator[Told]:
    """Paragraphs that stand twice as they are."""
    for block in {id(b): b for b in blocks}.values():
        at = places[id(block)]
        body = [s for s in block.sentences if not s.head]
        if len(at) < 2 or not body:
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


def _severity(view: View, parameters: Parameters, one: Told) -> Severity | None:
    """How sure a repetition is a fault where it stands; None if it is none."""
    match = one.match
    near = one.earlier == one.later
    if near and _overlap(match.first, match.second):
        return None
    if one.head:
        sure = match.exact or (
            match.probability >= parameters.heading
            and match.cover >= parameters.heading_cover
            and match.high >= parameters.heading_high
        )
        return Severity.WARNING if sure and not _below(view, one.earlier, one.later) else None
    if match.exact:
        return Severity.WARNING
    if {view.zones[one.earlier], view.zones[one.later]} == {Zone.PROBLEM, Zone.PLAN} or _denied(view, one):
        return None
    if near and match.cover < parameters.near_cover:
        return None
    return _reworded(view, parameters, one)


def _reworded(view: View, parameters: Parameters, one: Told) -> Severity | None:
    """A single clause must be surer than whole sentences; different figures of one part of the paper are two facts."""
    match = one.match
    if match.part:
        sure = match.probability >= parameters.clause and (
            (match.cover >= parameters.clause_cover and match.weight >= parameters.clause_weight)
            or (match.cover >= parameters.near_cover and _lists(view, one))
        )
        likely = (match.shared and match.probability >= parameters.warn) or (
            match.probability >= parameters.clause
            and match.cover >= parameters.part_cover
            and match.weight >= parameters.clause_weight
        )
    else:
        sure = match.probability >= parameters.warn and (match.whole or match.cover >= parameters.part_cover)
        likely = match.whole or match.probability >= parameters.warn
    same_zone = view.zones[one.earlier] is view.zones[one.later]
    if sure and not (match.figures and same_zone and match.cover < parameters.near_cover):
        return Severity.WARNING
    return Severity.HINT if likely else None


def _lists(view: View, one: Told) -> bool:
    """Whether both places are lists of three and more items: they weigh little and yet are not said twice by chance."""
    places = ((one.earlier, one.match.first), (one.later, one.match.second))
    return all(view.paragraphs[at].text.count("、", *span) >= 2 for at, span in places)


def _denied(view: View, one: Told) -> bool:
    """One side says that it is lacking, the other that it is done: a shortcoming, not a repetition."""
    earlier = view.paragraphs[one.earlier].text[slice(*one.match.first)]
    later = view.paragraphs[one.later].text[slice(*one.match.second)]
    return bool(LACKING.search(earlier)) != bool(LACKING.search(later))


def _below(view: View, earlier: int, later: int) -> bool:
    """Whether the one paragraph stands in the section that the other heads: a heading announces what follows."""
    for section in view.sections:
        if section.paragraph in (earlier, later):
            start, end = section.paragraphs
            if start <= earlier < end and start <= later < end:
                return True
    return innermost(view.sections, earlier) == innermost(view.sections, later)


def _finding(view: View, rule: Rule[Parameters], one: Told) -> Finding:
    match = one.match
    later = Span(one.later, *match.second)
    earlier = Span(one.earlier, *match.first)
    where = path(view.sections, view.paragraphs, one.earlier)
    score = 100.0 if match.exact else round(100 * min(match.probability, 0.99), 1)
    return Finding(
        rule.id,
        rule.family,
        one.severity,
        later,
        _message(rule.parameters, match, where, one.severity),
        rule.head.why,
        score=score,
        related=(earlier,),
        fixes=_fixes(view, later) if match.exact else (),
    )


def _message(parameters: Parameters, match: Match, where: str, severity: Severity) -> str:
    if match.exact:
        return parameters.same.replace("{where}", where)
    text = (parameters.alike if severity is Severity.WARNING else parameters.likely).replace("{where}", where)
    before, here = ("、".join(words[:3]) for words in match.lost)
    if before and here:
        return f"{text}；前文是“{before}”，此处是“{here}”"
    if before or here:
        return f"{text}；只有{'前文' if before else '此处'}有“{before or here}”"
    return text


def _fixes(view: View, later: Span) -> tuple[Fix, ...]:
    """Delete the later place with one mark: its sentence's own, or the comma that ties it to a neighbour."""
    text = view.paragraphs[later.paragraph].text
    start, end = later.start, later.end
    before = text[:start].rstrip()
    opens = not before or before[-1] in "。！？"
    if opens and end < len(text):
        end += 1
    elif before and before[-1] in "，；、,;":
        start = len(before) - 1
    else:
        return ()
    if "\n" in text[start:end] or not text[:start].strip() and end >= len(text):
        return ()
    return (Fix("删去此处，保留前文", (Edit(Span(later.paragraph, start, end), ""),), Safety.ASK),)


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
