"""The same matter told twice: word for word, reordered, or in other words."""

from __future__ import annotations

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
MARKS = "，；、。！？：,;"


@dataclass(frozen=True)
class Parameters:
    """Lengths and weights from which a repetition counts (see text/similarity_pairs.py), and how many hints at most.

    ``heading_cover`` is what a body sentence must cover of a heading elsewhere before that is told. ``hints_per`` is the
    number of characters for which one hint is allowed. ``same`` and ``alike`` begin the message.
    """

    same: str
    alike: str
    likely: str
    shortest: int = 13
    least: float = 10.0
    least_near: float = 14.0
    cover: float = 0.7
    heading_cover: float = 0.85
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


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every later place that repeats an earlier one; the surest where there are several."""
    told = list(_told(view, rule.parameters))
    told.sort(key=lambda t: (not t.match.exact, -t.match.probability, t.later, t.match.second))
    taken: list[tuple[int, Range]] = []
    found: list[Finding] = []
    length = sum(len(p.text) for p in view.paragraphs)
    hints = max(2, length // rule.parameters.hints_per)
    for one in told:
        if any(at == one.later and _overlap(span, one.match.second) for at, span in taken):
            continue
        severity = Severity.WARNING if one.match.probability >= rule.parameters.warn else Severity.HINT
        if severity is Severity.HINT:
            hints -= 1
            if hints < 0:
                break
        taken.append((one.later, one.match.second))
        found.append(_finding(view, rule, one, severity))
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
        if _worth_telling(view, parameters, one):
            yield one


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


def _worth_telling(view: View, parameters: Parameters, one: Told) -> bool:
    """Whether such a repetition is a fault at all where it stands."""
    match = one.match
    if one.earlier == one.later and _overlap(match.first, match.second):
        return False
    zones = {view.zones[one.earlier], view.zones[one.later]}
    if zones == {Zone.PROBLEM, Zone.PLAN} and not match.exact:
        return False
    if one.head:
        if match.cover < parameters.heading_cover or match.probability < parameters.warn:
            return False
        return not _below(view, one.earlier, one.later)
    return True


def _below(view: View, earlier: int, later: int) -> bool:
    """Whether the one paragraph stands in the section that the other heads: a heading announces what follows."""
    for section in view.sections:
        if section.paragraph in (earlier, later):
            start, end = section.paragraphs
            if start <= earlier < end and start <= later < end:
                return True
    return innermost(view.sections, earlier) == innermost(view.sections, later)


def _finding(view: View, rule: Rule[Parameters], one: Told, severity: Severity) -> Finding:
    match = one.match
    later = Span(one.later, *match.second)
    earlier = Span(one.earlier, *match.first)
    where = path(view.sections, view.paragraphs, one.earlier)
    score = 100.0 if match.exact else round(100 * min(match.probability, 0.99), 1)
    return Finding(
        rule.id,
        rule.family,
        severity,
        later,
        _message(rule.parameters, match, where, severity),
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
