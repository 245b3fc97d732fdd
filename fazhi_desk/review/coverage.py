"""How well each topic is covered: judged by where it stands, how much is told, which parts are there.

States (contract): absent, mentioned (the name only), planned, problem, partial, described, evidenced, nil-report.
That a name occurs is not coverage: a sentence must tell something, in a stretch that reports what was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fazhi_desk.catalog.requirement import Level, Requirements
from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import CALLING, Evidence, Finding, Section, TopicState, View
from fazhi_desk.review import elements, remedies
from fazhi_desk.review.lacking import findings_of, in_words
from fazhi_desk.review.mentions import matcher_of
from fazhi_desk.review.records import Records, headed, records_of, scans_of
from fazhi_desk.review.remedies import Pair
from fazhi_desk.review.stretches import setting_of
from fazhi_desk.review.told import DONE, LEAD, PLANNED, PROBLEM, Entry, Frame, Said, Told, Topics
from fazhi_desk.text.edits import Change

__all__ = ["MOST", "Coverage", "Kept", "cover", "scans_of"]

STRENGTH = {"mentioned": 0, "described": 1, "evidenced": 2, "nil-report": 2}
COVERED = ("partial", "described", "evidenced", "nil-report")
MOST = 40
"""Places kept per topic: nobody walks through more, and every key would pay for them."""
ELSEWHERE = 12
"""Places kept per topic that do not decide its state."""
Answer = tuple[str, tuple[str, ...], tuple[Evidence, ...]]
"""State, missing parts, evidence."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All topic states in catalog order, and what is worth telling about them."""

    states: tuple[TopicState, ...]
    findings: tuple[Finding, ...]
    remedies: tuple[Pair, ...] = ()
    """Each problem with the steps of the plan that answer it."""
    records: Sequence[Told | None] = field(default=(), compare=False)
    said: Said = field(default_factory=Said, compare=False)


@dataclass(slots=True)
class Tally:
    """What was gathered on one topic, by where it counts; ``parts`` likewise."""

    entries: tuple[list[Evidence], list[Evidence], list[Evidence], list[Evidence]] = field(
        default_factory=lambda: ([], [], [], [])
    )
    parts: set[int] = field(default_factory=set)
    planned_parts: set[int] = field(default_factory=set)

    def add(self, at: int, entry: Entry) -> None:
        """Take in a mention in paragraph ``at``."""
        place, level, span, parts = entry
        self.entries[place].append(Evidence(at, span, level))
        if parts and (place == DONE or (place == LEAD and STRENGTH[level])):
            self.parts.update(parts)
        elif parts and place == PLANNED:
            self.planned_parts.update(parts)


@dataclass(slots=True)
class Kept:
    """What is kept of an article between two looks at it; ``change`` is what has been done to it since."""

    change: Change = field(default_factory=Change)
    key: tuple[Frame, str, Mapping[str, Level]] | None = None
    sections: tuple[Section, ...] = ()
    around: list[Topics] = field(default_factory=list)
    records: Records = field(default_factory=list)
    places: dict[int, dict[int, tuple[Entry, ...]]] = field(default_factory=dict)
    """Where each topic is mentioned: by topic, then by paragraph."""
    answers: dict[int, Answer] = field(default_factory=dict)
    elsewhere: dict[int, tuple[Evidence, ...]] = field(default_factory=dict)
    elements: dict[str, Answer] = field(default_factory=dict)
    remedies: tuple[Pair, ...] = ()
    said: Said = field(default_factory=Said)
    waived: Mapping[str, str] = field(default_factory=dict)
    states: dict[int, tuple[object, TopicState]] = field(default_factory=dict)
    """The last state of each topic, with all that it was made from."""


def cover(
    view: View,
    topics: tuple[Topic, ...],
    requirements: Requirements,
    waived: Mapping[str, str],
    kept: Kept | None = None,
) -> Coverage:
    """Topic states of an article, with findings; ``waived`` are topics the writer called 不适用, with the reason.

    With ``kept``, which the call brings up to date, only what has changed is read again.
    """
    levels = requirements.levels(view.context)
    kept = kept if kept is not None else Kept()
    _bring_up_to_date(kept, view, topics, requirements, levels)
    states = dict(kept.answers)
    for n, topic in enumerate(topics):
        if topic.element:
            states[n] = kept.elements[topic.element]
    by_id = {topic.id: states[n] for n, topic in enumerate(topics)}
    for n, topic in enumerate(topics):
        if topic.lead_with and by_id[topic.id][0] == "mentioned":
            by_id[topic.id] = _by_lead(topic, _tally(kept.places.get(n, {})), by_id)
    if kept.waived != waived:
        kept.waived, kept.states = dict(waived), {}
    optional = Level("optional")
    result = tuple([
        _kept_state(kept, n, topic, by_id, levels.get(topic.id, optional)) for n, topic in enumerate(topics)
    ])
    pairs = kept.remedies
    findings = (*findings_of(view, result, levels), *remedies.findings(pairs))
    return Coverage(result, findings, pairs, kept.records, kept.said)


def _bring_up_to_date(
    kept: Kept, view: View, topics: tuple[Topic, ...], requirements: Requirements, levels: Mapping[str, Level]
) -> None:
    """Read what has changed; judge the topics it speaks of, or spoke of before."""
    about = requirements.about(view.context.kind)
    whole = frozenset(n for n, topic in enumerate(topics) if topic.id in about)
    frame = Frame(matcher_of(topics), whole, setting_of(view))
    key = (frame, view.context.kind, levels)
    fresh = kept.key != key or kept.change.before != len(kept.records)
    change = Change(after=len(view.paragraphs)) if fresh else kept.change
    old = [] if fresh else kept.records
    same = not fresh and not change.shift and kept.sections == view.sections
    named = same and all(view.paragraphs[at].heading is None for at in change.window)
    around = kept.around if named else headed(view, frame.matcher)
    same = same and kept.around == around
    kept.key, kept.sections, kept.around = key, view.sections, around
    kept.records = records_of(view, frame, around, old, change, same=same)
    gone, come = _moved(old, kept.records, change)
    if fresh:
        kept.said = Said()
    kept.said.add(gone, -1)
    kept.said.add(come)
    touched = _mentioned(kept, old, change, len(topics), all_=fresh or bool(change.shift))
    for n in touched:
        level = levels.get(topics[n].id, Level("optional"))
        tally = _tally(kept.places.get(n, {}))
        kept.answers[n] = _judge(topics[n], tally, level, view.context.kind)
        kept.elsewhere[n] = _elsewhere(tally, kept.answers[n][2])
    if fresh or change.shift or _elements_changed(kept, old, change):
        shares = [(at, record.share) for at, record in enumerate(kept.records) if record is not None]
        kept.elements = elements.states_of(shares, MOST)
    if fresh or change.shift or any(record.problems or record.steps for record in (*gone, *come)):
        kept.remedies = () if view.context.kind in CALLING else _remedies(kept.records)


def _elements_changed(kept: Kept, old: Records, change: Change) -> bool:
    """Whether problems, plan or figures have changed, places that nobody is shown left out."""
    shown = max((e.paragraph for e in kept.elements["figures"][2]), default=-1)
    for at in range(change.head, len(kept.records)):
        before, after = old[at], kept.records[at]
        if before is after:
            continue
        one, other = before.share if before else elements.NONE, after.share if after else elements.NONE
        if one != other and (at <= shown or one.at_length(other.length) != other):
            return True
    return False


def _moved(old: Records, new: Records, change: Change) -> tuple[list[Told], list[Told]]:
    """Records that are there no more, and those that were not there before."""
    gone, come = old[change.head : change.before], new[change.head : change.after]
    if change.shift == 0 and gone:
        pairs = [pair for pair in zip(gone, come, strict=True) if pair[0] is not pair[1]]
        gone, come = [one for one, _ in pairs], [other for _, other in pairs]
    return [record for record in gone if record is not None], [record for record in come if record is not None]


def _remedies(records: Records) -> tuple[Pair, ...]:
    told = [(at, record) for at, record in enumerate(records) if record is not None]
    problems = [(at, point) for at, record in told for point in record.problems]
    steps = [(at, point) for at, record in told for point in record.steps]
    return remedies.matched(problems, steps)


def _mentioned(kept: Kept, old: Records, change: Change, count: int, *, all_: bool) -> Iterable[int]:
    """Bring up to date where each topic is mentioned; the topics of which anything changed."""
    if all_:
        kept.places = {}
        places = range(len(kept.records))
    else:
        places = range(change.head, len(kept.records))
    touched: set[int] = set()
    for at in places:
        record = kept.records[at]
        before = None if all_ else old[at]
        if record is before:
            continue
        for n in before.topics if before is not None else ():
            del kept.places[n][at]
            touched.add(n)
        for n, entries in record.topics.items() if record is not None else ():
            kept.places.setdefault(n, {})[at] = entries
            touched.add(n)
    return range(count) if all_ else touched


def _tally(places: Mapping[int, tuple[Entry, ...]]) -> Tally:
    """What the paragraphs say of one topic."""
    tally = Tally()
    for at in sorted(places):
        for entry in places[at]:
            tally.add(at, entry)
    return tally


def _judge(topic: Topic, tally: Tally, level: Level, kind: str) -> Answer:
    """State, missing parts and evidence of one topic."""
    told, lead, planned, problem = tally.entries
    if not told and any(e.level == "evidenced" for e in lead):
        told = lead
    done = _done(topic, told, tally.parts, level) if told else ("absent", ())
    called = _called(topic, tally, level) if kind in CALLING and planned else ("absent", ())
    if called[0] != "absent" and done[0] not in COVERED:
        return (*called, _best([*told, *planned]))
    if told:
        return (*done, _best(told))
    if lead:
        return "mentioned", (), _only(lead, "mentioned")
    if planned:
        return "planned", (), _only(planned, "planned")
    if problem:
        return "problem", (), _only(problem, "problem")
    return "absent", (), ()


def _elsewhere(tally: Tally, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The mentions that are not among the evidence, in the order of the text."""
    known = {(e.paragraph, e.range) for e in evidence}
    lead, planned, problem = tally.entries[LEAD], tally.entries[PLANNED], tally.entries[PROBLEM]
    found = [*lead, *(e._replace(level="planned") for e in planned), *(e._replace(level="problem") for e in problem)]
    return tuple(sorted([e for e in found if (e.paragraph, e.range) not in known])[:ELSEWHERE])


def _called(topic: Topic, tally: Tally, level: Level) -> tuple[str, tuple[str, ...]]:
    """In a speech or a plan a call with measures is told, a bare one planned (kind_mode)."""
    state, missing = _done(topic, tally.entries[PLANNED], tally.planned_parts, level)
    return {"mentioned": "planned", "evidenced": "described", "nil-report": "described"}.get(state, state), missing


def _done(topic: Topic, found: Sequence[Evidence], parts: set[int], level: Level) -> tuple[str, tuple[str, ...]]:
    best = max((e.level for e in found), key=STRENGTH.__getitem__)
    if any(e.level == "evidenced" for e in found):
        best = "evidenced"
    wanted = level.parts if topic.parts else None
    if topic.begun and len(parts) >= topic.begun:
        wanted = tuple(part.name for part in topic.parts)
    if not wanted or best == "nil-report":
        return best, ()
    missing = tuple(p.name for n, p in enumerate(topic.parts) if n not in parts and p.name in wanted)
    if not missing:
        return ("evidenced" if best == "evidenced" else "described"), ()
    if len(missing) == len(wanted) and best == "mentioned":
        return "mentioned", missing
    return "partial", missing


def _by_lead(topic: Topic, tally: Tally, states: Mapping[str, Answer]) -> Answer:
    """A statement in the lead counts once the topic that carries it out is covered."""
    state = states[topic.id]
    told = not tally.entries[DONE] and any(STRENGTH[e.level] for e in tally.entries[LEAD])
    if told and states.get(topic.lead_with, ("absent",))[0] in COVERED:
        return "described", (), tuple(evidence._replace(level="described") for evidence in state[2])
    return state


def _only(found: Sequence[Evidence], level: str) -> tuple[Evidence, ...]:
    """Evidence that proves no more than that, wherever much is told."""
    return tuple(evidence._replace(level=level) for evidence in _best(found))


def _best(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The strongest evidence, in the order of the text."""
    best = sorted(found, key=lambda e: -STRENGTH[e.level])[:MOST] if len(found) > MOST else found
    return tuple(sorted(best, key=lambda e: (e.paragraph, e.range)))


def _kept_state(
    kept: Kept, n: int, topic: Topic, states: Mapping[str, Answer], level: Level
) -> TopicState:
    """The state of a topic: the last one where nothing it is made from has changed."""
    elsewhere = kept.elsewhere.get(n, ())
    other = states.get(level.merged_with, ("absent",))[0] if level.merged_with else "absent"
    made_from = (states[topic.id], elsewhere, other, level)
    last = kept.states.get(n)
    if last is None or last[0] != made_from:
        last = kept.states[n] = (made_from, _state(topic, states, elsewhere, level, kept.waived))
    return last[1]


def _state(
    topic: Topic,
    states: Mapping[str, Answer],
    elsewhere: tuple[Evidence, ...],
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
        elsewhere=elsewhere,
        missing="" if satisfied else in_words(topic, state, missing, level),
        satisfied=satisfied,
    )


