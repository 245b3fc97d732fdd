"""What a review works with: rules, zones, topics, requirements and templates in typed form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fazhi_desk.catalog.catalog import Catalog
from fazhi_desk.catalog.requirement import Requirements, requirements_from
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.catalog.template import Template, TemplateSection, templates_from
from fazhi_desk.catalog.topic import Topic, topics_from
from fazhi_desk.catalog.zones import Zones, zones_from
from fazhi_desk.model import Finding, SectionState, TopicState, View
from fazhi_desk.review import sections
from fazhi_desk.review.coverage import Kept, cover
from fazhi_desk.review.layout import layout_of
from fazhi_desk.review.remedies import Pair

ZONES = "templates/zones.toml"


@dataclass(frozen=True, slots=True)
class Covered:
    """What topics and canonical sections say of a paper."""

    states: tuple[TopicState, ...] = ()
    findings: tuple[Finding, ...] = ()
    sections: tuple[SectionState, ...] = ()
    remedies: tuple[Pair, ...] = ()
    """Each problem of the paper with the steps of its plan that answer it."""


@dataclass(slots=True)
class KeptCover:
    """What is kept of an article's coverage from edit to edit."""

    topics: Kept = field(default_factory=Kept)
    _shape: object = None
    _finds: dict[TemplateSection, int | None] = field(default_factory=dict)

    def finds_for(self, view: View, templates: Sequence[Template]) -> dict[TemplateSection, int | None]:
        """Which section does the work of which canonical one, as far as known; forgotten when the headings change."""
        shape = (templates, [(s.paragraph >= 0, s.level, s.title, s.parent, s.zone) for s in view.sections])
        if shape != self._shape:
            self._shape, self._finds = shape, {}
        return self._finds


@dataclass(frozen=True)
class ReviewCatalog:
    """Typed on first use: a command that asks for phrases should not pay for the topics."""

    catalog: Catalog

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """All rules."""
        return self.catalog.rules

    @cached_property
    def zones(self) -> Zones:
        """What headings say about their sections."""
        return zones_from(self.catalog.tables[ZONES], ZONES)

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The 48 topics in catalog order."""
        topics = topics_from(self.catalog.folder("topics"))
        if not self.catalog.documents:
            return topics
        from fazhi_desk.catalog.superior import with_documents  # late: few users have registered any

        return with_documents(topics, self.catalog.documents)

    @cached_property
    def requirements(self) -> Requirements:
        """What is required of whom."""
        return requirements_from(self.catalog.folder("requirements"))

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The canonical structure of each kind of paper."""
        tables = self.catalog.folder("templates")
        return templates_from({name: table for name, table in tables.items() if name != ZONES})

    def cover(self, view: View, waived: Mapping[str, str], kept: KeptCover | None = None) -> Covered:
        """Topic states and canonical sections of a paper, with the findings about both.

        With ``kept``, which is brought up to date, only what has changed is read again.
        """
        kept = kept if kept is not None else KeptCover()
        coverage = cover(view, self.topics, self.requirements, waived, kept.topics)
        own = [template for template in self.templates if template.kind == view.context.kind]
        if not own:
            return Covered(coverage.states, coverage.findings, remedies=coverage.remedies)
        finds = kept.finds_for(view, own)
        layout = layout_of(view, coverage.records, self.topics, finds, coverage.said)
        states, findings = sections.judged(layout, own)
        return Covered(coverage.states, (*coverage.findings, *findings), states, coverage.remedies)
