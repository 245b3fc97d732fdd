"""What a review works with: rules, zones, topics, requirements and templates in typed form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fazhi_desk.catalog.catalog import Catalog
from fazhi_desk.catalog.requirement import Requirements, requirements_from
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.catalog.template import Template, templates_from
from fazhi_desk.catalog.topic import Topic, topics_from
from fazhi_desk.catalog.zones import Zones, zones_from
from fazhi_desk.model import Finding, SectionState, TopicState, View
from fazhi_desk.review import sections
from fazhi_desk.review.coverage import cover

ZONES = "templates/zones.toml"


@dataclass(frozen=True, slots=True)
class Covered:
    """What topics and canonical sections say of a paper."""

    states: tuple[TopicState, ...] = ()
    findings: tuple[Finding, ...] = ()
    sections: tuple[SectionState, ...] = ()


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
        return topics_from(self.catalog.folder("topics"))

    @cached_property
    def requirements(self) -> Requirements:
        """What is required of whom."""
        return requirements_from(self.catalog.folder("requirements"))

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The canonical structure of each kind of paper."""
        tables = self.catalog.folder("templates")
        return templates_from({name: table for name, table in tables.items() if name != ZONES})

    def cover(self, view: View, waived: Mapping[str, str]) -> Covered:
        """Topic states and canonical sections of a paper, with the findings about both.

        Of the variants of a kind the one counts whose sections the draft has most of: all skeletons in use are right.
        """
        coverage = cover(view, self.topics, self.requirements, waived)
        own = [template for template in self.templates if template.kind == view.context.kind]
        if not own:
            return Covered(coverage.states, coverage.findings)
        layout = sections.layout_of(view)
        judged = [sections.judged(view, template, layout) for template in own]
        states, findings = max(judged, key=lambda pair: sum(s.found for s in pair[0]) / max(len(pair[0]), 1))
        return Covered(coverage.states, (*coverage.findings, *findings), states)
