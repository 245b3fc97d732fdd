"""Two places that tell the same figures: most likely the same matter in quite other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Facts, Finding, Paragraph, Range, Reach, Role, Severity, Span, View, Zone
from fazhi_desk.text.sections import path

REACH = Reach.DOCUMENT
READ = (Role.BODY, Role.ENUMERATION, Role.HEADING)
Fact = tuple[float, str]


@dataclass(frozen=True)
class Parameters:
    """Sentences that share ``shared`` different figures of at least ``least`` are told.

    ``units`` are those of countable events and things; a year, a share or a grade says nothing about the matter.
    """

    units: tuple[str, ...]
    shared: int = 2
    least: float = 13.0
    sure: int = 3
    """So many shared figures are no chance any more: told as a warning."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its telling figures and where they stand."""

    sentence: Range
    figures: frozenset[Fact]
    places: tuple[tuple[Fact, Range], ...]


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> list[object]:
    """Only telling figures count, where they stand and as they are written."""
    rows = [told.places for told in _told(facts, rule.parameters)]
    return [(place, paragraph.text[slice(*place[1])]) for row in rows for place in row] + [len(row) for row in rows]


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Each pair of sentences in two paragraphs once, the later place in the span."""
    seen: dict[Fact, list[tuple[int, Told]]] = {}
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role not in READ or view.zones[at] in (Zone.FRONT, Zone.LEAD):
            continue
        for told in _told(view.facts[at], rule.parameters):
            earlier = _partner(at, told, seen, rule.parameters.shared)
            if earlier is not None:
                yield _finding(view, rule, (at, told), earlier)
            for fact in told.figures:
                seen.setdefault(fact, []).append((at, told))


def _partner(
    at: int, told: Told, seen: dict[Fact, list[tuple[int, Told]]], shared: int
) -> tuple[int, Told] | None:
    """The first sentence of an earlier paragraph with enough of the same figures."""
    for fact in sorted(told.figures):
        for before, other in seen.get(fact, ()):
            if before != at and len(other.figures & told.figures) >= shared:
                return before, other
    return None


def _told(facts: Facts, parameters: Parameters) -> tuple[Told, ...]:
    """The sentences of a paragraph that have enough telling figures; kept with its facts."""
    kept = facts.extra.get("duplicate-figures")
    if isinstance(kept, tuple) and kept and kept[0] is parameters:
        return kept[1]  # type: ignore[no-any-return]
    rows = []
    for start, end in facts.sentences:
        places = tuple(
            ((figure.value, figure.unit), figure.range)
            for figure in facts.figures
            if start <= figure.range[0] < end
            and figure.unit in parameters.units
            and not figure.percent
            and figure.value >= parameters.least
        )
        distinct = frozenset(fact for fact, _ in places)
        if len(distinct) >= parameters.shared:
            rows.append(Told((start, end), distinct, places))
    made = tuple(rows)
    facts.extra["duplicate-figures"] = (parameters, made)
    return made


def _finding(view: View, rule: Rule[Parameters], later: tuple[int, Told], earlier: tuple[int, Told]) -> Finding:
    (at, told), (before, other) = later, earlier
    common = told.figures & other.figures
    mine = [span for fact, span in told.places if fact in common]
    theirs = [span for fact, span in other.places if fact in common]
    text = view.paragraphs[at].text
    shown = "".join(f"“{text[slice(*span)]}”" for span in dict.fromkeys(mine))
    message = rule.head.message.replace("{figures}", shown)
    message = message.replace("{path}", path(view.sections, view.paragraphs, before))
    related = Span(before, theirs[0][0], theirs[-1][1])
    span = Span(at, mine[0][0], mine[-1][1])
    severity = Severity.WARNING if len(common) >= rule.parameters.sure else rule.severity
    return Finding(rule.id, rule.family, severity, span, message, rule.head.why, related=(related,))
