"""From a document to what the checks look at: one View per article, facts and zones filled in."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from fazhi_desk.model import Context, Facts, Paragraph, Range, Role, View, Zone
from fazhi_desk.text.about import (
    class_for_kind,
    duty_subject_of,
    kind_of,
    opening_of,
    opens_with,
    title_of,
    unit_class_of,
    unit_of,
    year_of,
)
from fazhi_desk.text.document import Document
from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.sections import sections_of, zones_of

EMPTY = Facts()
ZoneOf = Callable[[str, int, Zone | None, str, int | None], Zone]
"""(title, level, zone of the parent, kind of paper, year of the report) -> zone."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user told, by command line or front matter; None where nothing was said."""

    kind: str | None = None
    unit_class: str | None = None
    unit: str | None = None
    year: int | None = None
    written: tuple[int, int, int] | None = None
    unit_facts: dict[str, object] = field(default_factory=dict)


class FactsCache:
    """Facts by paragraph text; the least recently used go first."""

    def __init__(self, limit: int = 6000) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, Facts] = OrderedDict()

    def of(self, text: str) -> Facts:
        """The facts of a paragraph's text."""
        facts = self._kept.get(text)
        if facts is None:
            facts = facts_of(text)
            self._kept[text] = facts
            if len(self._kept) > self._limit:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(text)
        return facts


class FactsSource(Protocol):
    """Where a view has its facts from."""

    def of(self, text: str) -> Facts:
        """The facts of a paragraph's text."""


class SomeFacts:
    """Facts of a few paragraphs only: the others are not looked at."""

    def __init__(self, cache: FactsCache, wanted: frozenset[str]) -> None:
        self._cache = cache
        self._wanted = wanted

    def of(self, text: str) -> Facts:
        """The facts of a paragraph's text, empty ones if it is not wanted."""
        return self._cache.of(text) if text in self._wanted else EMPTY


DUTY = "duty_subject"
BEGINNING = 80
"""So many characters of the first sentence say who reports."""


def context_of(paragraphs: tuple[Paragraph, ...], given: Given) -> Context:
    """What is known of an article: what the user told, else what title and headings say."""
    title = title_of(paragraphs)
    unit = given.unit or unit_of(paragraphs, title)
    opening = opening_of(paragraphs)
    guessed_class = unit_class_of(unit, title, opening)
    headings = [p.text for p in paragraphs if p.heading is not None]
    kind = given.kind or kind_of(title, guessed_class, headings)
    year = given.year or year_of(paragraphs, title)
    unit_class = given.unit_class or class_for_kind(kind, guessed_class)
    facts: Mapping[str, object] = given.unit_facts
    if kind == "duty-report" and DUTY not in facts:
        facts = {**facts, DUTY: duty_subject_of(f"{unit}，{title}，{opening[:BEGINNING]}", unit_class)}
    return Context(
        kind=kind,
        unit_class=unit_class,
        unit=unit,
        title=title,
        year=year,
        written=given.written,
        unit_facts=facts,
        kind_guessed=given.kind is None,
        year_stated=given.year is not None or opens_with(opening, year),
    )


def view_of(
    document: Document, article: Range, given: Given, cache: FactsSource, zone_of: ZoneOf, *,
    last: View | None = None, memory: dict[str, object] | None = None,
) -> View:
    """The view of one article of a document; what is as in the ``last`` view of it is the same object."""
    paragraphs = document.paragraphs[article[0] : article[1]]
    same_given = last is not None and memory is not None and memory.get(GIVEN) == given
    if last is not None and same_given and document.edited is not None and document.edited[0] is last.paragraphs:
        at = document.edited[1]
        if at >= DATED and paragraphs[at].role not in (*NAMING, Role.BLANK) and at != _opening(paragraphs):
            facts = (*last.facts[:at], cache.of(paragraphs[at].text), *last.facts[at + 1 :])
            return View(paragraphs, facts, last.zones, last.sections, last.context, memory, document.edited)
    facts = _facts(paragraphs, cache, last)
    if last is not None and same_given and _framed_alike(last, paragraphs):
        return View(paragraphs, facts, last.zones, last.sections, last.context, memory)
    if memory is not None:
        memory[GIVEN] = given
    context = context_of(paragraphs, given)
    sections = sections_of(
        paragraphs, lambda title, level, parent: zone_of(title, level, parent, context.kind, context.year)
    )
    return View(paragraphs, facts, zones_of(paragraphs, sections), sections, context, memory)


GIVEN = "given"
DATED = 40
"""So many paragraphs are looked at for the year of the report (text/about.py)."""
NAMING = frozenset((Role.TITLE, Role.SUBTITLE, Role.SIGNATURE, Role.HEADING))
"""Paragraphs whose words decide on context and sections."""


def _framed_alike(last: View, new: tuple[Paragraph, ...]) -> bool:
    """Whether all that context, sections and zones are made of is as it was: only bodies have changed."""
    old = last.paragraphs
    if len(old) != len(new) or [p.text for p in old[:DATED]] != [p.text for p in new[:DATED]]:
        return False
    if [p.role for p in old] != [p.role for p in new] or [p.heading for p in old] != [p.heading for p in new]:
        return False
    opening = _opening(new)
    named = [at for at, p in enumerate(new) if p.role in NAMING]
    return all(old[at].text == new[at].text for at in (*named, *range(opening, min(opening + 1, len(new)))))


def _opening(paragraphs: tuple[Paragraph, ...]) -> int:
    """Index of the first body paragraph, whose words may tell the class of the unit."""
    return next((at for at, p in enumerate(paragraphs) if p.role is Role.BODY), 0)


def _facts(paragraphs: tuple[Paragraph, ...], cache: FactsSource, last: View | None) -> tuple[Facts, ...]:
    """The facts of all paragraphs; those of an unchanged paragraph need not be looked up."""
    if last is None or len(last.paragraphs) != len(paragraphs):
        return tuple([EMPTY if p.role is Role.BLANK else cache.of(p.text) for p in paragraphs])
    known = zip(paragraphs, last.paragraphs, last.facts, strict=True)
    return tuple([
        f if p is q or (p.text is q.text and p.role is q.role) else EMPTY if p.role is Role.BLANK else cache.of(p.text)
        for p, q, f in known
    ])


def single(view: View, at: int) -> View:
    """The view of one paragraph, as checks of PARAGRAPH reach see it."""
    return replace(
        view,
        paragraphs=(view.paragraphs[at],),
        facts=(view.facts[at],),
        zones=(view.zones[at],),
        sections=(),
    )
