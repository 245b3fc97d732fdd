"""The review as the window needs it: places as (line, start, end), small enough to send after every key.

Positions are code points within one line of the draft (front matter excluded), cut at line ends here and nowhere
else. ``encode`` and ``decode`` are the two ends of the worker's pipe.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from fazhi_desk.model import Place, PlacedFinding, Report, TopicState
from fazhi_desk.review.ignored import Ignored, key_of

Mark = tuple[int, int, int]
"""Line, start, exclusive end."""
LiveEdit = tuple[int, int, int, str]
"""Line, start, exclusive end, new text."""
Spot = tuple[int, int, int, str]
"""Line, start, exclusive end, what it proves: a level of evidence, ``planned`` or ``problem``."""


@dataclass(frozen=True, slots=True)
class LivePlace:
    """A further place; ``path`` names another paper, which has no marks here."""

    marks: tuple[Mark, ...]
    quote: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class LiveFix:
    """A fix in lines; one undo step."""

    title: str
    safety: str
    edits: tuple[LiveEdit, ...]


@dataclass(frozen=True, slots=True)
class LiveFinding:
    """A finding in lines; no marks for something absent, which ``subject`` then names."""

    rule: str
    family: str
    severity: str
    message: str
    why: str
    subject: str | None
    score: float | None
    marks: tuple[Mark, ...]
    quote: str
    related: tuple[LivePlace, ...]
    fixes: tuple[LiveFix, ...]
    ignore: Ignored
    """What to write into the draft to ignore it for ever."""


@dataclass(frozen=True, slots=True)
class LiveTopic:
    """A topic's state. ``spots`` are all that is said of it, by the beginning of each: a mark and what it proves."""

    id: str
    name: str
    area: str
    requirement: str
    state: str
    missing_parts: tuple[str, ...]
    waived: str | None
    missing: str
    satisfied: bool
    evidence: tuple[Mark, ...]
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveHeading:
    """A heading of the draft by its line; ``last_line`` is the last line of its section."""

    level: int
    numbering: str
    text: str
    line: int
    characters: int
    section: str | None
    article: int = 0


@dataclass(frozen=True, slots=True)
class LiveSection:
    """A canonical section; ``outline`` is an index into the headings, None when it is missing."""

    id: str
    title: str
    found: bool
    required: bool
    outline: int | None
    share: float
    usual: tuple[float, float] | None
    note: str


@dataclass(frozen=True, slots=True)
class LiveRemedy:
    """A problem and the steps that answer it, each with its marks and its text."""

    problem: LivePlace
    steps: tuple[LivePlace, ...]


@dataclass(frozen=True, slots=True)
class LiveReport:
    """The answer to one revision of the draft."""

    revision: int
    title: str
    kind: str
    kind_guessed: bool
    unit_class: str
    year: int | None
    characters: int
    findings: tuple[LiveFinding, ...]
    topics: tuple[LiveTopic, ...]
    headings: tuple[LiveHeading, ...]
    sections: tuple[LiveSection, ...]
    statistics: Mapping[str, Any]
    not_checked: tuple[str, ...]
    remedies: tuple[LiveRemedy, ...] = ()
    partial: bool = False
    """Only what was found at once in the visible lines; the whole report follows."""


class LineTable:
    """From offsets in the whole text to lines of the body."""

    def __init__(self, lines: Sequence[str], body: int) -> None:
        self.lengths = [len(line) for line in lines]
        self.starts = list(accumulate([length + 1 for length in self.lengths], initial=body))

    def line(self, offset: int) -> int:
        """The line that holds an offset of the text."""
        return max(0, min(bisect_right(self.starts, offset), len(self.lengths)) - 1)

    def marks(self, start: int, end: int) -> list[list[int]]:
        """A range of the text, cut at line ends."""
        found = []
        for line in range(self.line(start), self.line(max(start, end - 1)) + 1):
            base = self.starts[line]
            low, high = max(start - base, 0), min(end - base, self.lengths[line])
            if low < high or start == end:
                found.append([line, low, max(low, high)])
        return found


def encode(report: Report, lines: Sequence[str], body: int, text: str, revision: int) -> dict[str, Any]:
    """The report as JSON values for the pipe; ``body`` is the offset of the first line in ``text``."""
    table = LineTable(lines, body)
    return {
        **rest_of(report, table, revision),
        "findings": [finding_row(finding, table, text) for finding in report.findings],
        "topics": [topic_row(report, topic, table) for topic in report.topics],
        "headings": heading_rows(report, table),
    }


def rest_of(report: Report, table: LineTable, revision: int) -> dict[str, Any]:
    """What is not findings, topics or headings."""
    return {
        "revision": revision,
        "title": report.title,
        "kind": report.kind,
        "kind_guessed": report.kind_guessed,
        "unit_class": report.unit_class,
        "year": report.year,
        "characters": report.characters,
        "sections": [
            [s.id, s.title, s.found, s.required, s.outline, s.share, s.usual, s.note] for s in report.sections
        ],
        "remedies": [[_related(r.problem, table), [_related(s, table) for s in r.steps]] for r in report.remedies],
        "statistics": dict(report.statistics),
        "not_checked": report.not_checked,
    }


def topic_row(report: Report, topic: TopicState, table: LineTable) -> list[Any]:
    """A topic with the marks of its evidence and of all that is said of it."""
    spots = [
        [*mark, mention.level]
        for mention in report.mentions.get(topic.id, ())
        for mark in table.marks(mention.place.start, mention.place.end)[:1]
    ]
    marks = [mark for place in report.topic_places.get(topic.id, ()) for mark in table.marks(place.start, place.end)]
    return [
        topic.id, topic.name, topic.area, topic.requirement, topic.state, topic.missing_parts, topic.waived,
        topic.missing, topic.satisfied, marks, spots,
    ]


def heading_rows(report: Report, table: LineTable) -> list[list[Any]]:
    """The headings by their lines."""
    return [
        [e.level, e.numbering, e.text, table.line(e.start), e.characters, e.section, e.article] for e in report.outline
    ]


def finding_row(finding: PlacedFinding, table: LineTable, text: str) -> list[Any]:
    """A finding with its marks, and what to remember to ignore it."""
    place = finding.place
    ignore = key_of(finding, text)
    return [
        finding.rule, finding.family, finding.severity.value, finding.message, finding.why, finding.subject,
        finding.score, table.marks(place.start, place.end) if place else [], place.quote if place else "",
        [_related(p, table) for p in finding.related],
        [
            [f.title, f.safety.value, [[*_edge(table, e.start, e.end), e.text] for e in f.edits]]
            for f in finding.fixes
        ],
        [ignore.rule, ignore.quote, ignore.before, ignore.after],
    ]


def _related(place: Place, table: LineTable) -> list[Any]:
    marks = table.marks(place.start, place.end) if place.path is None else []
    return [marks, place.quote, place.path]


def _edge(table: LineTable, start: int, end: int) -> list[int]:
    """An edit lies within one line: fixes never remove a line end."""
    line = table.line(start)
    base = table.starts[line]
    return [line, start - base, end - base]


def decode(message: Mapping[str, Any]) -> LiveReport:
    """The report from the pipe's values."""
    return LiveReport(
        revision=message["revision"],
        title=message["title"],
        kind=message["kind"],
        kind_guessed=message["kind_guessed"],
        unit_class=message["unit_class"],
        year=message["year"],
        characters=message["characters"],
        findings=tuple(_decoded(row) for row in message["findings"]),
        topics=tuple(
            LiveTopic(
                *[*row[:5], tuple(row[5]), *row[6:9], tuple(tuple(m) for m in row[9]), tuple(tuple(s) for s in row[10])]
            )
            for row in message["topics"]
        ),
        headings=tuple(LiveHeading(*row) for row in message["headings"]),
        sections=tuple(
            LiveSection(*[*row[:6], tuple(row[6]) if row[6] else None, row[7]]) for row in message["sections"]
        ),
        statistics=message["statistics"],
        not_checked=tuple(message["not_checked"]),
        remedies=tuple(
            LiveRemedy(_decoded_place(row[0]), tuple(_decoded_place(step) for step in row[1]))
            for row in message["remedies"]
        ),
        partial=message.get("partial", False),
    )


def _decoded(row: Sequence[Any]) -> LiveFinding:
    marks = tuple(tuple(m) for m in row[7])
    related = tuple(_decoded_place(place) for place in row[9])
    fixes = tuple(LiveFix(f[0], f[1], tuple(tuple(e) for e in f[2])) for f in row[10])
    return LiveFinding(*[*row[:7], marks, row[8], related, fixes, Ignored(*row[11])])


def _decoded_place(row: Sequence[Any]) -> LivePlace:
    return LivePlace(tuple(tuple(m) for m in row[0]), row[1], row[2])
