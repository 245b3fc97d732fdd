"""What a review says: findings with places in the document, topic states, outline, statistics.

What a long paper has hundreds of is a tuple, since all of it is made anew at every key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fazhi_desk.model.finding import Finding, Safety, Severity
from fazhi_desk.model.text import Range

TOPIC_STATES: dict[str, str] = {
    "absent": "缺",
    "mentioned": "一笔带过",
    "planned": "只在打算里",
    "problem": "只在问题里",
    "partial": "不全",
    "described": "有做法",
    "evidenced": "有做法有依据",
    "nil-report": "零报告",
}
"""States of a topic from nothing to good."""
GOOD_STATES = ("described", "evidenced", "nil-report")
REQUIREMENTS: dict[str, str] = {"must": "必写", "should": "应写", "optional": "可写", "not-applicable": "不适用"}


class Evidence(NamedTuple):
    """A stretch of the document that speaks of a topic; ``level`` is what it proves."""

    paragraph: int
    range: Range
    level: str = "mentioned"


@dataclass(frozen=True, slots=True)
class TopicState:
    """How well one topic is covered. ``missing`` says in one sentence what is lacking, "" when nothing is."""

    id: str
    name: str
    area: str
    requirement: str
    state: str
    missing_parts: tuple[str, ...] = ()
    waived: str | None = None
    evidence: tuple[Evidence, ...] = ()
    elsewhere: tuple[Evidence, ...] = ()
    """Where else it is spoken of, without deciding its state: in the lead, in the plan, among the problems."""
    missing: str = ""
    satisfied: bool = False


class OutlineEntry(NamedTuple):
    """A heading of the draft. ``start``/``end`` cover numbering and text, in the document."""

    level: int
    numbering: str
    text: str
    start: int
    end: int
    run_in: bool
    characters: int
    article: int
    paragraph: int
    section: str | None = None
    """Id of the canonical section that this heading was recognised as."""


@dataclass(frozen=True, slots=True)
class SectionState:
    """A canonical section of the kind of paper, found in the draft or missing."""

    id: str
    title: str
    found: bool
    required: bool
    outline: int | None = None
    """Index into the outline."""
    share: float = 0.0
    usual: tuple[float, float] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One of several papers pasted into one file; ``start``/``end`` in the document."""

    title: str
    start: int
    end: int
    kind: str
    year: int | None
    paragraphs: Range


class Place(NamedTuple):
    """A place in the document with the text that stands there; ``path`` only in another paper."""

    start: int
    end: int
    quote: str
    path: str | None = None


class Mention(NamedTuple):
    """A place that speaks of a topic; ``level`` is what it proves, ``planned`` or ``problem``."""

    place: Place
    level: str


class Remedy(NamedTuple):
    """A problem that the paper admits and the steps of its plan that answer it, none where none does."""

    problem: Place
    steps: tuple[Place, ...]


class PlacedEdit(NamedTuple):
    """An edit in the document."""

    start: int
    end: int
    text: str


class PlacedFix(NamedTuple):
    """A fix in the document."""

    title: str
    safety: Safety
    edits: tuple[PlacedEdit, ...]


class PlacedFinding(NamedTuple):
    """A finding with its places in the document (``place`` None for something absent)."""

    rule: str
    family: str
    severity: Severity
    place: Place | None
    message: str
    why: str
    subject: str | None
    score: float | None
    article: int
    related: tuple[Place, ...]
    fixes: tuple[PlacedFix, ...]
    source: Finding
    """The finding as the check gave it, in paragraphs of its article."""


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of a review. ``not_checked`` names what the program does not vouch for."""

    title: str
    kind: str
    kind_guessed: bool
    unit_class: str
    year: int | None
    characters: int
    findings: tuple[PlacedFinding, ...]
    topics: tuple[TopicState, ...]
    topic_places: Mapping[str, tuple[Place, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    """All that is said of each topic: its evidence, and what stands elsewhere."""
    outline: tuple[OutlineEntry, ...]
    sections: tuple[SectionState, ...]
    articles: tuple[Article, ...]
    statistics: Mapping[str, object]
    ignored: tuple[PlacedFinding, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    not_checked: tuple[str, ...] = field(default=("法条时效", "人名职务"))
