"""The sections of an article with their lengths, and what is told in them: what judging them starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from fazhi_desk.catalog.template import TemplateSection
from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import View, Zone
from fazhi_desk.review.elements import Stretch
from fazhi_desk.review.sizes import count, head_count, sizes_of
from fazhi_desk.review.told import Said, Told

NAMES = {
    "problems": "存在的不足和原因",
    "next-plan": "下一步安排",
    "first-responsible": "主要负责人履行第一责任人职责的情况",
}
"""What the elements of the report are called, by the id of their section."""


@dataclass(frozen=True, eq=False)
class Layout:
    """What is needed of a view to judge its sections; what only few papers need is gathered when asked for.

    ``records`` is what coverage found each paragraph to say, ``topics`` are those it looked for.
    """

    view: View
    lengths: tuple[int, ...]
    """Characters of each section, heading line excluded."""
    total: int
    records: Sequence[Told | None] = ()
    topics: Sequence[Topic] = ()
    finds: dict[TemplateSection, int | None] = field(default_factory=dict)
    """The section that does the work of a canonical one, remembered as long as the headings are the same."""
    said: Said = field(default_factory=Said)

    @cached_property
    def zones(self) -> frozenset[Zone]:
        """Zones of single sentences: a plan may stand inside another section."""
        return frozenset(self.said.zones)

    @cached_property
    def told(self) -> frozenset[str]:
        """Ids of topics of which something is told where the paper reports."""
        return frozenset([self.topics[n].id for n in self.said.proved])

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of topics that are named there at all."""
        return frozenset([self.topics[n].id for n in self.said.named])

    @cached_property
    def series(self) -> Mapping[tuple[int, int], Sequence[int]]:
        """The sections by parent and level: neighbours in the paper."""
        found: dict[tuple[int, int], list[int]] = {}
        for n, section in enumerate(self.view.sections):
            if section.paragraph >= 0:
                found.setdefault((section.parent, section.level), []).append(n)
        return found


def layout_of(
    view: View,
    records: Sequence[Told | None] = (),
    topics: Sequence[Topic] = (),
    finds: dict[TemplateSection, int | None] | None = None,
    said: Said | None = None,
) -> Layout:
    """The lengths of all sections; ``said`` sums the records up, if that is known already."""
    if said is None:
        said = Said()
        said.add(records)
    totals = list(accumulate(sizes_of(view).body, initial=0))
    spans = zip(view.sections, _head_sizes(view), strict=True)
    lengths = [max(totals[s.paragraphs[1]] - totals[max(s.paragraphs[0], 0)] - size, 0) for s, size in spans]
    return Layout(view, tuple(lengths), totals[-1], records, topics, {} if finds is None else finds, said)


SIZES = "section-heads"


def _head_sizes(view: View) -> list[int]:
    """The characters of each section's heading: kept as long as the sections are the same."""
    known = view.memory.get(SIZES) if view.memory is not None else None
    if isinstance(known, tuple) and known[0] is view.sections:
        sizes: list[int] = known[1]
        return sizes
    sizes = []
    for section in view.sections:
        paragraph = view.paragraphs[section.paragraph] if section.paragraph >= 0 else None
        head = paragraph.heading if paragraph is not None else None
        text = paragraph.text if paragraph is not None else ""
        sizes.append(head_count(text, head.text[1]) if head is not None and head.run_in else count(text))
    if view.memory is not None:
        view.memory[SIZES] = (view.sections, sizes)
    return sizes


def same_zone_above(layout: Layout, n: int) -> bool:
    """Whether a section stands inside one that does the same."""
    parent = layout.view.sections[n].parent
    return parent >= 0 and layout.view.sections[parent].zone is layout.view.sections[n].zone


def share_of_zone(record: Told, zone: Zone) -> Stretch:
    """What a paragraph adds to the problems, else to the plan."""
    return record.share.problem if zone is Zone.PROBLEM else record.share.plan


def least_of(layout: Layout, wanted: TemplateSection) -> float:
    """The least length of a section: less in a short paper."""
    return min(wanted.least, max(0.6 * wanted.least, 0.025 * layout.total))
