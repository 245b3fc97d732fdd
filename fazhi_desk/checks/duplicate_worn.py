"""Worn phrases: the same stock phrase again and again, or three paragraphs that open with the same verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.catalog.files import builtin, read_toml
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.catalog.synonyms import synonyms_from
from fazhi_desk.checks._columns import column
from fazhi_desk.checks._worn import Wording, Worn, worn_in
from fazhi_desk.model import Edit, Finding, Fix, Reach, Role, Safety, Span, View, Zone
from fazhi_desk.phrases.alternates import Rewording

REACH = Reach.DOCUMENT
KEY = "duplicate-worn"
MADE = "duplicate-worn-made"
READ = (Role.BODY, Role.ENUMERATION, Role.HEADING)
OFFERED = 3


@dataclass(frozen=True)
class Parameters:
    """``stock`` phrases are worn if they stand ``times`` times within ``reach`` characters; any other phrase of four
    to twelve characters if so often within ``dense`` characters of one paragraph, unless it is a topic; names of four
    or five characters, and the ``adverbs``, if so often within ``tight`` characters.

    ``verbs`` are those that may not open ``running`` body paragraphs one after the other. ``alternates`` names what
    could stand instead of a phrase or its first word; for the others the groups of synonyms are asked.
    """

    opening: str
    stock: tuple[str, ...]
    verbs: tuple[str, ...]
    times: int = 4
    reach: int = 600
    dense: int = 130
    tight: int = 70
    adverbs: tuple[str, ...] = ()
    running: int = 3
    alternates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def rewording(self) -> Rewording:
        """What may stand instead of a word, from the groups of synonyms; made when something is worn."""
        return Rewording((), synonyms_from(read_toml(builtin("resources") / "synonyms.toml")))

    @cached_property
    def wording(self) -> Wording:
        """What one paragraph is read for."""
        topics = frozenset(duplicates().spared.topics)
        return Wording(self.stock, self.verbs, topics, self.times, self.dense, self.tight, self.adverbs)


class Told(NamedTuple):
    """What is worn, where, and in which words that is told."""

    message: str
    phrase: str
    spans: tuple[Span, ...]


Often = dict[str, list[Span]]
"""Stock phrases with their places."""


@dataclass(slots=True)
class Kept:
    """What is kept from one look to the next: what it was read from, what was told by that, the findings made."""

    rule: Rule[Parameters]
    seen: tuple[object, ...] = ()
    dense: list[Told] = field(default_factory=list)
    running: list[Told] = field(default_factory=list)
    often: Often = field(default_factory=dict)
    made: dict[tuple[Told, str], Finding] = field(default_factory=dict)
    """By what they tell and the text of the paragraph they stand in."""

    def read(self, view: View, judged: Sequence[tuple[int, Worn]]) -> None:
        """What does not hang on how far the paragraphs stand apart; read anew where anything of it can have changed."""
        seen = (judged, view.zones, view.sections, view.context.unit)
        if len(self.seen) == len(seen) and all(a is b for a, b in zip(self.seen, seen, strict=True)):
            return
        self.seen = seen
        self.dense = list(_dense(view, self.rule, judged))
        self.running = list(_running(view, self.rule, judged))
        self.often = _often(judged, self.rule.parameters.times)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Each worn phrase once per stretch, at its last place; the earlier ones are related."""
    judged = column(view, KEY, rule.parameters, lambda at: _judged(view, at, rule.parameters))
    kept = _kept(view, rule)
    kept.read(view, judged)
    made = {}
    told = sorted([*kept.dense, *_worn(view, rule, kept.often)], key=lambda one: one.spans[-1])
    for one in (*told, *kept.running):
        key = (one, view.paragraphs[one.spans[-1].paragraph].text)
        made[key] = kept.made.get(key) or _finding(view, rule, one)
        yield made[key]
    kept.made = made


def _kept(view: View, rule: Rule[Parameters]) -> Kept:
    known = view.memory.get(MADE) if view.memory is not None else None
    if isinstance(known, Kept) and known.rule is rule:
        return known
    kept = Kept(rule)
    if view.memory is not None:
        view.memory[MADE] = kept
    return kept


def _running(view: View, rule: Rule[Parameters], judged: Sequence[tuple[int, Worn]]) -> Iterator[Told]:
    """Verbs that open paragraph after paragraph."""
    run: list[Span] = []
    verb = ""
    for at, worn in judged:
        if worn.opening is None:
            continue
        start, word = worn.opening
        goes_on = word == verb and not _interrupted(view, run[-1].paragraph, at)
        run = [*(run if goes_on else ()), Span(at, start, start + len(word))]
        verb = word
        if len(run) == rule.parameters.running:
            yield Told(rule.parameters.opening, verb, tuple(run))


def _interrupted(view: View, last: int, at: int) -> bool:
    """Whether a paragraph that opens otherwise stands between two."""
    return any(_is_read(view, n) and view.paragraphs[n].heading is None for n in range(last + 1, at))


def _dense(view: View, rule: Rule[Parameters], judged: Sequence[tuple[int, Worn]]) -> Iterator[Told]:
    """Phrases worn within a paragraph."""
    own = view.context.unit
    for at, found in judged:
        for phrase, starts in found.dense:
            if not own or phrase not in own:
                yield Told(rule.head.message, phrase, tuple([Span(at, s, s + len(phrase)) for s in starts]))


def _often(judged: Sequence[tuple[int, Worn]], times: int) -> Often:
    """The stock phrases that stand often enough, wherever."""
    places: Often = {}
    for at, found in judged:
        for phrase, start in found.stock:
            places.setdefault(phrase, []).append(Span(at, start, start + len(phrase)))
    return {phrase: row for phrase, row in places.items() if len(row) >= times}


def _worn(view: View, rule: Rule[Parameters], often: Often) -> Iterator[Told]:
    """Stock phrases that stand often within a few hundred characters."""
    offsets = list(accumulate([len(p.text) for p in view.paragraphs], initial=0)) if often else []
    for phrase, row in often.items():
        for spans in _close([(offsets[span.paragraph] + span.start, span) for span in row], rule.parameters):
            yield Told(rule.head.message, phrase, tuple(spans))


def _is_read(view: View, at: int) -> bool:
    return view.paragraphs[at].role in READ and view.zones[at] is not Zone.FRONT


def _judged(view: View, at: int, parameters: Parameters) -> Worn | None:
    """What a paragraph holds, if anything."""
    if not _is_read(view, at):
        return None
    worn = _read(view, at, parameters)
    return worn if worn.stock or worn.dense or worn.opening else None


def _read(view: View, at: int, parameters: Parameters) -> Worn:
    """What one paragraph holds, kept with its facts."""
    extra = view.facts[at].extra
    kept = extra.get("duplicate-worn")
    if isinstance(kept, Worn) and kept.wording is parameters.wording:
        return kept
    made = worn_in(view.paragraphs[at], view.facts[at], parameters.wording)
    extra["duplicate-worn"] = made
    return made


def _close(row: Sequence[tuple[int, Span]], parameters: Parameters) -> Iterator[list[Span]]:
    """Stretches in which a phrase stands often enough, each as long as it lasts."""
    at = 0
    while at + parameters.times <= len(row):
        end = at + parameters.times
        if row[end - 1][0] - row[at][0] > parameters.reach:
            at += 1
            continue
        while end < len(row) and row[end][0] - row[end - parameters.times + 1][0] <= parameters.reach:
            end += 1
        yield [span for _, span in row[at:end]]
        at = end


def _finding(view: View, rule: Rule[Parameters], one: Told) -> Finding:
    message, phrase, spans = one
    text = message.replace("{found}", phrase).replace("{times}", str(len(spans)))
    fixes = tuple(_fixes(view, rule.parameters, phrase, spans[-1]))
    if fixes:
        text += "，可换用" + "".join(f"“{edit.text}”" for fix in fixes for edit in fix.edits)
    return Finding(
        rule.id, rule.family, rule.severity, spans[-1], text, rule.head.why, related=spans[:-1], fixes=fixes
    )


def _fixes(view: View, parameters: Parameters, phrase: str, span: Span) -> Iterator[Fix]:
    """Another wording at the last place: the rule's own, else what the groups of synonyms offer where it stands."""
    own = parameters.alternates.get(phrase)
    head = parameters.alternates.get(phrase[:2], ())
    line = view.paragraphs[span.paragraph].text
    if own or head:
        place = span if own else Span(span.paragraph, span.start, span.start + 2)
        offers = [(place, word) for word in own or head]
    else:
        found = parameters.rewording.offers(line, span.start, span.end)
        offers = [(Span(span.paragraph, *one.range), one.text) for one in found]
    for place, word in offers[:OFFERED]:
        old = line[place.start : place.end]
        yield Fix(f"此处“{old}”换为“{word}”", (Edit(place, word),), Safety.SHOW)
