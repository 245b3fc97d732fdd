"""Sections that say next to nothing: too short for what they are, or beside their neighbours, or set phrases only.

Empty ones are told by checks/structure_section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fazhi_desk.catalog.template import Template, TemplateSection
from fazhi_desk.model import Finding, Role, Severity, Span, Zone
from fazhi_desk.review.elements import LEAST, content_of
from fazhi_desk.review.layout import NAMES, Layout, least_of, same_zone_above, share_of_zone
from fazhi_desk.review.sizes import APART

OPEN = "【待补"
SHORT, USUAL = 25, 100
"""A section below SHORT characters among siblings of USUAL and more is far too short."""
TALK, SOME, NOTHING_TOLD = 60, 40, 3
"""A section below TALK characters among siblings of SOME and more tells nothing, if no more than NOTHING_TOLD
characters remain beside set phrases (in 4 collections of real papers no section is so).
"""
CONCRETE = re.compile(
    "[0-9０-９《]|未(?:发生|开展|制定|作出|收到|出现)|没有(?:发生|收到|出现)|[无零](?:新增|此类|投诉|案件)"
)
"""Figures, documents and nil reports: short, but something is told."""
ELEMENT = {Zone.PROBLEM: "problems", Zone.PLAN: "next-plan", Zone.RESPONSIBLE: "first-responsible"}
WHY = {
    Zone.PROBLEM: "要写具体的领域、表现和原因。", Zone.PLAN: "要写可检查的任务、时限和责任。",
    Zone.RESPONSIBLE: "要写主要负责人主持研究、批示督办、带头学法述法的具体情况。",
}


def thin_sections(layout: Layout, template: Template) -> Iterator[Finding]:
    """Sections that say next to nothing: by the least length of their zone, else beside their neighbours."""
    least = {section.zone: section for section in template.sections if section.zone and section.least}
    for n, section in enumerate(layout.view.sections):
        if section.paragraph < 0 or not layout.lengths[n]:
            continue
        wanted = None if same_zone_above(layout, n) else least.get(section.zone)
        if wanted is None:
            message, why = _beside_others(layout, n)
        elif section.level > 2 and section.parent >= 0:
            continue
        else:
            message, why = _by_its_zone(layout, n, wanted)
        span = _body_span(layout, n) if message and not _open(layout, n) else None
        if span is not None:
            yield Finding("section-too-short", "structure", Severity.WARNING, span, message, why, _subject(layout, n))


def _by_its_zone(layout: Layout, n: int, wanted: TemplateSection) -> tuple[str, str]:
    """What is wrong with the length of an element of the report, and why it matters; empty where nothing is."""
    length, zone = layout.lengths[n], layout.view.sections[n].zone
    name = NAMES.get(wanted.id, wanted.title)
    if length < least_of(layout, wanted):
        return f"“{name}”只有{length}个字，过短。", WHY[zone]
    return (f"“{name}”只有套话，没有写出一条具体的内容。", WHY[zone]) if _hollow(layout, n) else ("", "")


def _beside_others(layout: Layout, n: int) -> tuple[str, str]:
    """The same of any other section, beside its neighbours: one short sentence, or nothing but set phrases."""
    section, length = layout.view.sections[n], layout.lengths[n]
    if length >= TALK or section.level > 3 or any(below.parent == n for below in layout.view.sections[n + 1 : n + 2]):
        return "", ""
    beside = _siblings(layout, n)
    usual, body = _middle(beside), _body(layout, n)
    if not body.strip("。：:；; \u3000"):
        return "", ""  # nothing at all: told as an empty section
    if length < SHORT and section.level <= 2 and usual >= USUAL and not CONCRETE.search(body):
        return f"“{section.title[:20]}”只有{length}个字，过短。", "同级各部分都有具体内容，这一部分只有一句话。"
    if section.zone is Zone.PROBLEM or CONCRETE.search(body) or content_of(body) > NOTHING_TOLD:
        return "", ""
    if _middle(beside if len(beside) > 1 else _alike(layout, n)) >= SOME:
        return f"“{section.title[:20]}”只有套话，没有写出做了什么。", "同级各部分都有具体内容，这一部分没有。"
    return "", ""


def _body(layout: Layout, n: int) -> str:
    """The text of a section without its heading."""
    section = layout.view.sections[n]
    paragraph = layout.view.paragraphs[section.paragraph]
    head = paragraph.heading
    own = paragraph.text[head.text[1] :] if head is not None and head.run_in else ""
    low, high = section.paragraphs
    below = layout.view.paragraphs[max(low, section.paragraph + 1) : high]
    return own + "".join(p.text for p in below if p.role not in APART)


def _middle(lengths: Sequence[int]) -> float:
    """The median; 0 if there is none."""
    ordered = sorted(lengths) or [0]
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _hollow(layout: Layout, n: int) -> bool:
    """Whether a section of problems or of the plan is set phrases only: no field, no cause, no task, no date."""
    section = layout.view.sections[n]
    low, high = section.paragraphs
    found = [share_of_zone(record, section.zone) for record in layout.records[low:high] if record is not None]
    told, proved = sum(one.told for one in found), any(one.proved for one in found)
    return bool(found) and section.zone in LEAST and told < LEAST[section.zone] and not proved


def _siblings(layout: Layout, n: int) -> list[int]:
    own = layout.view.sections[n]
    return [layout.lengths[m] for m in layout.series[own.parent, own.level] if m != n]


def _alike(layout: Layout, n: int) -> list[int]:
    """The lengths of the other sections of that level and zone, if there are some."""
    own, sections = layout.view.sections[n], layout.view.sections
    found = [m for m, one in enumerate(sections) if m != n and one.level == own.level and one.zone is own.zone]
    return [layout.lengths[m] for m in found] if len(found) > 1 else []


def _open(layout: Layout, n: int) -> bool:
    """Whether the section still holds a place to be filled in."""
    low, high = layout.view.sections[n].paragraphs
    return any(OPEN in p.text for p in layout.view.paragraphs[low:high])


def _body_span(layout: Layout, n: int) -> Span | None:
    """The section's text, forty characters at most."""
    section = layout.view.sections[n]
    for at in range(*section.paragraphs):
        paragraph = layout.view.paragraphs[at]
        start = 0
        if at == section.paragraph:
            head = paragraph.heading
            if head is None or not head.run_in:
                continue
            start = head.text[1]
        if paragraph.role is not Role.BLANK and paragraph.text[start:].strip():
            return Span(at, start, min(len(paragraph.text), start + 40))
    return None


def _subject(layout: Layout, n: int) -> str | None:
    """What a section is about: the element it is, else the first topic its heading names."""
    section = layout.view.sections[n]
    element = ELEMENT.get(section.zone)
    record = layout.records[section.paragraph] if layout.records else None
    if element is not None or record is None:
        return element
    return layout.topics[min(record.opens)].id if record.opens else None
