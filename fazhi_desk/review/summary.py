"""Putting the parts of a review together: outline, statistics, places of the topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from fazhi_desk.model import (
    Article,
    Evidence,
    Mention,
    OutlineEntry,
    Place,
    PlacedFinding,
    Remedy,
    Report,
    Severity,
    Span,
    TopicState,
    View,
)
from fazhi_desk.review.places import make, place
from fazhi_desk.review.sizes import count, head_count, sizes_of
from fazhi_desk.text.document import Document

if TYPE_CHECKING:
    from fazhi_desk.review.desk import Covered
    from fazhi_desk.review.remedies import Pair

T = TypeVar("T")
MOST_REMEDIES = 40


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What ``report_of`` is made from; views run parallel to the document's articles."""

    document: Document
    views: tuple[View, ...]
    chosen: int
    coverage: Covered | None
    findings: tuple[PlacedFinding, ...]
    ignored: tuple[PlacedFinding, ...]
    earlier_share: Mapping[str, float]


def report_of(reviewed: Reviewed) -> Report:
    """The report of a review."""
    document, view = reviewed.document, reviewed.views[reviewed.chosen]
    context = view.context
    states = reviewed.coverage.states if reviewed.coverage else ()
    return Report(
        title=context.title,
        kind=context.kind,
        kind_guessed=context.kind_guessed,
        unit_class=context.unit_class,
        year=context.year,
        characters=_total(reviewed.views),
        findings=reviewed.findings,
        topics=states,
        topic_places=_places(document.text, view, states),
        mentions=_mentions(document.text, view, states),
        outline=tuple(entry for n, v in enumerate(reviewed.views) for entry in outline_of(document, v, n)),
        sections=reviewed.coverage.sections if reviewed.coverage else (),
        articles=articles_of(document, reviewed.views),
        statistics=_statistics(reviewed),
        ignored=reviewed.ignored,
        remedies=_remedies(document.text, view, reviewed.coverage.remedies if reviewed.coverage else ()),
    )


class ByTopic(Mapping[str, tuple[T, ...]]):
    """Values of each topic, made when somebody asks for them, not at every key."""

    def __init__(self, states: Iterable[TopicState], make: Callable[[TopicState], tuple[T, ...]]) -> None:
        self._states = {state.id: state for state in states}
        self._make = make

    def __getitem__(self, topic: str) -> tuple[T, ...]:
        return self._make(self._states[topic])

    def __iter__(self) -> Iterator[str]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)

    def __repr__(self) -> str:
        return repr(dict(self))


def _places(text: str, view: View, states: Iterable[TopicState]) -> ByTopic[Place]:
    """Where the evidence of each topic stands."""
    return ByTopic(states, lambda state: tuple(_place(text, view, evidence) for evidence in state.evidence))


def _mentions(text: str, view: View, states: Iterable[TopicState]) -> ByTopic[Mention]:
    """All that is said of each topic, in the order of the text."""
    return ByTopic(states, lambda state: tuple(
        Mention(_place(text, view, evidence), evidence.level)
        for evidence in sorted((*state.evidence, *state.elsewhere))
    ))


def _place(text: str, view: View, evidence: Evidence) -> Place:
    return place(Span(evidence.paragraph, *evidence.range), view.paragraphs, text)


def _remedies(text: str, view: View, pairs: Sequence[Pair]) -> tuple[Remedy, ...]:
    """Problems with their steps, in the order of the text."""
    return tuple(
        Remedy(place(pair.problem, view.paragraphs, text), tuple(place(s, view.paragraphs, text) for s in pair.steps))
        for pair in pairs[:MOST_REMEDIES]
    )


def _total(views: Iterable[View]) -> int:
    return sum([sum(sizes_of(view).characters) for view in views])


def outline_of(document: Document, view: View, number: int) -> list[OutlineEntry]:
    """The heading tree of one article. Characters by running totals, so nesting costs nothing."""
    totals = list(accumulate(sizes_of(view).body, initial=0))
    first = document.articles[number][0]
    entries = []
    for at, end, low, high, entry in _heads(view):
        pieces = view.paragraphs[at].pieces
        start, stop = (low + pieces[0][1], high + pieces[0][1]) if len(pieces) == 1 else (
            view.paragraphs[at].to_document(low, high)
        )
        level, numbering, title, run_in, size = entry
        own = max(totals[end] - totals[at] - size, 0)
        row = (level, numbering, title, start, stop, run_in, own, number, first + at, None)
        entries.append(make(OutlineEntry, row))
    return entries


Head = tuple[int, int, int, int, tuple[int, str, str, bool, int]]
"""Paragraph and end of a section, range of its heading; level, numbering, title, whether run in, its characters."""
HEADS = "outline-heads"


def _heads(view: View) -> list[Head]:
    """What the outline says of each section wherever it stands: kept as long as the sections are the same."""
    known = view.memory.get(HEADS) if view.memory is not None else None
    if isinstance(known, tuple) and known[0] is view.sections:
        heads: list[Head] = known[1]
        return heads
    heads = []
    for section in view.sections[1:]:
        paragraph = view.paragraphs[section.paragraph]
        head = paragraph.heading
        if head is None:
            continue
        size = head_count(paragraph.text, head.text[1]) if head.run_in else count(paragraph.text)
        entry = (head.level, head.numbering, "".join(section.title.split("\n")), head.run_in, size)
        end = max(head.text[1], head.marker[1])
        heads.append((section.paragraph, section.paragraphs[1], head.marker[0], end, entry))
    if view.memory is not None:
        view.memory[HEADS] = (view.sections, heads)
    return heads


def articles_of(document: Document, views: tuple[View, ...]) -> tuple[Article, ...]:
    """The papers in one file; empty when there is only one (contract)."""
    if len(views) < 2:
        return ()
    found = []
    for (low, high), view in zip(document.articles, views, strict=True):
        start = document.paragraphs[low].pieces[0][1]
        end = document.paragraphs[high].pieces[0][1] - 1 if high < len(document.paragraphs) else len(document.text)
        found.append(Article(view.context.title, start, end, view.context.kind, view.context.year, (low, high)))
    return tuple(found)


def _statistics(reviewed: Reviewed) -> dict[str, object]:
    sizes = [sizes_of(view) for view in reviewed.views]
    total = _total(reviewed.views)
    repeated = sum(
        count(f.place.quote)
        for f in reviewed.findings
        if f.family == "duplicate"
        and f.severity is not Severity.HINT
        and f.place
        and f.related
        and f.related[0].path is None
    )
    return {
        "paragraphs": sum([sum(size.solid) for size in sizes]),
        "sentences": sum([sum(size.sentences) for size in sizes]),
        "figures": sum([sum(size.figures) for size in sizes]),
        "duplicate_share": round(min(repeated / total, 1.0), 4) if total else 0.0,
        "earlier_share": dict(reviewed.earlier_share),
        "ignored": len(reviewed.ignored),
    }
