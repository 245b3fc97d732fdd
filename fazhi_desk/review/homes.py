"""Where a topic is usually told: the canonical section it belongs to, as far as the draft has that section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from fazhi_desk.catalog.template import Template, TemplateSection


class Found(Protocol):
    """A canonical section of a report, of the core's or of the window's."""

    @property
    def id(self) -> str:
        """Which canonical section."""
        ...

    @property
    def outline(self) -> int | None:
        """Its heading in the outline, None where it has none."""
        ...

    @property
    def found(self) -> bool:
        """Whether its work is done somewhere."""
        ...

    @property
    def required(self) -> bool:
        """Whether the paper is not complete without it."""
        ...


def described(templates: Iterable[Template], kind: str, sections: Sequence[Found]) -> dict[str, TemplateSection]:
    """What the template says of a report's sections, by id: that of the variant that has most of them."""
    ids = {section.id for section in sections}
    own = [template for template in templates if template.kind == kind]
    best = max(own, key=lambda template: len(ids & {section.id for section in template.sections}), default=None)
    return {section.id: section for section in best.sections} if best else {}


def home_of(topic: str, about: Mapping[str, TemplateSection], sections: Sequence[Found]) -> int | None:
    """Index in the outline of the heading a topic belongs under; where that is missing, of the nearest before it.

    None where the draft has none of its sections, or where a required one is missing that the topic belongs to.
    """
    if missing_home(topic, about, sections) is not None:
        return None
    places = [n for n, section in enumerate(sections) if section.id in about and topic in about[section.id].topics]
    present = [section.outline for section in sections if section.outline is not None]
    if not places:
        return present[0] if present else None
    # A topic may belong to two sections: the last that the draft has is the one it is told in by itself.
    own = [outline for n in places if (outline := sections[n].outline) is not None]
    if own:
        return own[-1]
    before = [outline for section in sections[: places[0]] if (outline := section.outline) is not None]
    return before[-1] if before else (present[0] if present else None)


def missing_home(topic: str, about: Mapping[str, TemplateSection], sections: Sequence[Found]) -> str | None:
    """The required section that a topic belongs to and that the draft lacks; None where it has a place."""
    own = [section for section in sections if section.id in about and topic in about[section.id].topics]
    if any(section.found for section in own):
        return None
    return next((section.id for section in own if section.required), None)


def levels_of(
    about: Mapping[str, TemplateSection], sections: Sequence[Found], headings: Sequence[int]
) -> dict[str, int]:
    """The level each section has, or would have, in this draft; ``headings`` are the levels of the outline.

    What the template puts below 举措成效 stands at the top where the draft is flat: a section goes with its siblings.
    """
    known = {section.id: headings[section.outline] for section in sections if section.outline is not None}
    levels = {}
    for name, section in about.items():
        near = [known[other] for other, sibling in about.items() if other in known and sibling.parent == section.parent]
        usual = max(set(near), key=near.count) if near else section.level
        levels[name] = known.get(name, usual)
    return levels
