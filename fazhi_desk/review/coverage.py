"""How well each topic is covered: judged by where it stands, how much is told, which parts are there.

States (contract): absent, mentioned (the name only), planned, problem, partial, described, evidenced, nil-report.
That a name occurs is not coverage: a sentence must tell something, in a stretch that reports what was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fazhi_desk.catalog.requirement import Level, Requirements
from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import Evidence, Finding, TopicState, View, Zone
from fazhi_desk.review import elements, remedies
from fazhi_desk.review.lacking import findings_of, in_words
from fazhi_desk.review.mentions import Hit, Matcher, Scan, matcher_of
from fazhi_desk.review.remedies import Pair, pairs_of
from fazhi_desk.review.stretches import CALLED, SILENT, Piece, pieces_of, sections_by_paragraph
from fazhi_desk.review.substance import THIN

DONE = (Zone.ACHIEVEMENT, Zone.RESPONSIBLE)
STRENGTH = {"mentioned": 0, "described": 1, "evidenced": 2, "nil-report": 2}
COVERED = ("partial", "described", "evidenced", "nil-report")


@dataclass(frozen=True, slots=True)
class Coverage:
    """All topic states in catalog order, and what is worth telling about them."""

    states: tuple[TopicState, ...]
    findings: tuple[Finding, ...]
    remedies: tuple[Pair, ...] = ()
    """Each problem with the steps of the plan that answer it."""


@dataclass(slots=True)
class Tally:
    """What was gathered on one topic; ``done`` maps level to evidence from stretches that report what was done."""

    done: list[Evidence] = field(default_factory=list)
    lead: list[Evidence] = field(default_factory=list)
    planned: list[Evidence] = field(default_factory=list)
    problem: list[Evidence] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)
    planned_parts: set[int] = field(default_factory=set)


def cover(view: View, topics: tuple[Topic, ...], requirements: Requirements, waived: Mapping[str, str]) -> Coverage:
    """Topic states of an article, with findings; ``waived`` are topics the writer called 不适用, with the reason."""
    matcher = matcher_of(topics)
    scans = scans_of(view, matcher)
    pieces = list(pieces_of(view, scans))
    about = requirements.about(view.context.kind)
    whole = frozenset(n for n, topic in enumerate(topics) if topic.id in about)
    tallies = _gather(view, scans, pieces, len(topics), whole)
    levels = requirements.levels(view.context)
    states: dict[str, tuple[str, tuple[str, ...], tuple[Evidence, ...]]] = {}
    elementary = elements.states_of(view, scans, pieces)
    for n, topic in enumerate(topics):
        if topic.element:
            states[topic.id] = elementary[topic.element]
        else:
            states[topic.id] = _judge(topic, tallies[n], levels.get(topic.id, Level("optional")), view.context.kind)
    for n, topic in enumerate(topics):
        if topic.lead_with and states[topic.id][0] == "mentioned":
            states[topic.id] = _by_lead(topic, tallies[n], states)
    result = tuple(_state(t, states, levels.get(t.id, Level("optional")), waived) for t in topics)
    pairs = () if view.context.kind in CALLED else pairs_of(view, scans, pieces)
    return Coverage(result, (*findings_of(view, result, levels), *remedies.findings(pairs)), pairs)


def scans_of(view: View, matcher: Matcher) -> list[Scan | None]:
    """The scan of each paragraph that says something."""
    return [
        None if paragraph.role in SILENT else matcher.scan(paragraph.text, facts)
        for paragraph, facts in zip(view.paragraphs, view.facts, strict=True)
    ]


def _gather(
    view: View, scans: Sequence[Scan | None], pieces: Iterable[Piece], count: int, whole: frozenset[int]
) -> list[Tally]:
    """What the pieces say of each topic; ``whole`` are topics that every stretch of the paper may go on about."""
    tallies = [Tally() for _ in range(count)]
    inner = sections_by_paragraph(view)
    headed = _headed(view, scans)
    opened: set[int] = set()
    around: frozenset[int] = frozenset()
    last = -1
    for piece in pieces:
        if piece.paragraph != last:
            opened, last = set(), piece.paragraph
            around = headed[inner[piece.paragraph]] if headed else around
        scan = scans[piece.paragraph]
        for hit in scan.hits[piece.unit] if scan is not None else ():
            if hit.named:
                opened.add(hit.topic)
            elif hit.topic not in whole:
                if hit.topic not in around and hit.topic not in opened:
                    continue
                if not hit.alone and around != {hit.topic}:
                    continue  # a sentence that names another topic belongs to that one
            _add(tallies[hit.topic], piece, hit)
    return tallies


def _headed(view: View, scans: Sequence[Scan | None]) -> list[frozenset[int]]:
    """The topics that the headings above each section name, its own included."""
    found: list[frozenset[int]] = []
    for section in view.sections:
        scan = scans[section.paragraph] if section.paragraph >= 0 else None
        head = view.paragraphs[section.paragraph].heading if section.paragraph >= 0 else None
        own: frozenset[int] = found[section.parent] if section.parent >= 0 else frozenset()
        if scan is not None and head is not None:
            titled = (row for unit, row in zip(scan.units, scan.hits, strict=True) if unit.start < head.text[1])
            own |= {hit.topic for row in titled for hit in row if hit.named}
        found.append(own)
    return found


def _add(tally: Tally, piece: Piece, hit: Hit) -> None:
    level = _level(hit, piece)
    evidence = Evidence(piece.paragraph, (hit.start, hit.end), level)
    if piece.zone in DONE:
        tally.done.append(evidence)
        if hit.parts:
            tally.parts.update(hit.parts)
    elif piece.zone in (Zone.PLAN, Zone.EXHORTATION):
        tally.planned.append(evidence)
        if hit.parts:
            tally.planned_parts.update(hit.parts)
    elif piece.zone is Zone.PROBLEM:
        tally.problem.append(evidence)
    elif piece.zone is Zone.LEAD:
        tally.lead.append(evidence)
        if hit.parts and STRENGTH[level]:
            tally.parts.update(hit.parts)


def _level(hit: Hit, piece: Piece) -> str:
    """What one unit proves of a topic when it stands in a report of what was done."""
    if hit.hollow:
        return "mentioned"
    if hit.nothing and not hit.proof:
        return "nil-report"
    if piece.heading:
        return "mentioned"
    if hit.proof:
        return "evidenced"
    return "described" if hit.content >= THIN else "mentioned"


def _judge(topic: Topic, tally: Tally, level: Level, kind: str) -> tuple[str, tuple[str, ...], tuple[Evidence, ...]]:
    """State, missing parts and evidence of one topic."""
    if not tally.done and any(e.level == "evidenced" for e in tally.lead):
        tally.done = tally.lead
    done = _done(topic, tally.done, tally.parts, level) if tally.done else ("absent", ())
    called = _called(topic, tally, level) if kind in CALLED and tally.planned else ("absent", ())
    if called[0] != "absent" and done[0] not in COVERED:
        return (*called, _sorted([*tally.done, *tally.planned]))
    if tally.done:
        return (*done, _sorted(tally.done))
    if tally.lead:
        return "mentioned", (), _only(tally.lead, "mentioned")
    if tally.planned:
        return "planned", (), _only(tally.planned, "planned")
    if tally.problem:
        return "problem", (), _only(tally.problem, "problem")
    return "absent", (), ()


def _called(topic: Topic, tally: Tally, level: Level) -> tuple[str, tuple[str, ...]]:
    """In a speech or a plan a call with measures is told, a bare one planned (kind_mode)."""
    state, missing = _done(topic, tally.planned, tally.planned_parts, level)
    return {"mentioned": "planned", "evidenced": "described", "nil-report": "described"}.get(state, state), missing


def _done(topic: Topic, found: Sequence[Evidence], parts: set[int], level: Level) -> tuple[str, tuple[str, ...]]:
    best = max((e.level for e in found), key=STRENGTH.__getitem__)
    if any(e.level == "evidenced" for e in found):
        best = "evidenced"
    wanted = level.parts if topic.parts else None
    if not wanted or best == "nil-report":
        return best, ()
    missing = tuple(p.name for n, p in enumerate(topic.parts) if n not in parts and p.name in wanted)
    if not missing:
        return ("evidenced" if best == "evidenced" else "described"), ()
    if len(missing) == len(wanted) and best == "mentioned":
        return "mentioned", missing
    return "partial", missing


def _by_lead(
    topic: Topic, tally: Tally, states: Mapping[str, tuple[str, tuple[str, ...], tuple[Evidence, ...]]]
) -> tuple[str, tuple[str, ...], tuple[Evidence, ...]]:
    """A statement in the lead counts once the topic that carries it out is covered."""
    state = states[topic.id]
    told = not tally.done and any(STRENGTH[e.level] for e in tally.lead)
    if told and states.get(topic.lead_with, ("absent",))[0] in COVERED:
        return "described", (), state[2]
    return state


def _only(found: Sequence[Evidence], level: str) -> tuple[Evidence, ...]:
    """Evidence that proves no more than that, wherever much is told."""
    return _sorted([replace(evidence, level=level) for evidence in found])


def _sorted(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(found, key=lambda e: (e.paragraph, e.range)))


def _state(
    topic: Topic,
    states: Mapping[str, tuple[str, tuple[str, ...], tuple[Evidence, ...]]],
    level: Level,
    waived: Mapping[str, str],
) -> TopicState:
    state, missing, evidence = states[topic.id]
    other = states.get(level.merged_with, ("absent",))[0] if level.merged_with else "absent"
    satisfied = (
        level.level == "not-applicable"
        or topic.id in waived
        or (state in level.satisfied_by and (state != "nil-report" or level.nil_report_satisfies))
        or other in level.satisfied_by
    )
    return TopicState(
        id=topic.id,
        name=topic.name,
        area=topic.area,
        requirement=level.level,
        state=state,
        missing_parts=missing,
        waived=waived.get(topic.id),
        evidence=evidence,
        missing="" if satisfied else in_words(topic, state, missing, level),
        satisfied=satisfied,
    )


