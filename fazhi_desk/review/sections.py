"""Canonical sections in a draft: found by what they do, missing, far too short (empty ones: checks/structure_section).

A section counts as found when a heading does its work, or when its topics are told elsewhere in the text: 第一责任人
folded into section one, problems and plan in one section, a flat or a four-part paper are all in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from fazhi_desk.catalog.template import Template, TemplateSection
from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import CALLING, Finding, Role, SectionState, Severity, Span, View, Zone
from fazhi_desk.review.elements import LEAST, Stretch, content_of
from fazhi_desk.review.sizes import APART, count, head_count, sizes_of
from fazhi_desk.review.told import Said, Told

OPEN = "【待补"
AT_LENGTH = 60
"""So many characters of problems, or of a plan, inside other sections do without a heading."""
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
SOURCE = (
    "《法治政府建设与责任落实督察工作规定》第二十四条：年度报告写举措成效、"
    "不足和原因、第一责任人职责、下一年度安排。"
)
ELEMENT = {Zone.PROBLEM: "problems", Zone.PLAN: "next-plan", Zone.RESPONSIBLE: "first-responsible"}
WHY = {
    Zone.PROBLEM: "要写具体的领域、表现和原因。", Zone.PLAN: "要写可检查的任务、时限和责任。",
    Zone.RESPONSIBLE: "要写主要负责人主持研究、批示督办、带头学法述法的具体情况。",
}
NAMES = {
    "problems": "存在的不足和原因",
    "next-plan": "下一步安排",
    "first-responsible": "主要负责人履行第一责任人职责的情况",
}


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


def judged(
    layout: Layout, templates: Sequence[Template]
) -> tuple[tuple[SectionState, ...], tuple[Finding, ...]]:
    """States and findings of the canonical sections.

    Of the variants of a kind the one counts whose sections the draft has most of: all skeletons in use are right.
    """
    template = max(templates, key=lambda one: _fits(layout, one))
    return tuple(_state(layout, template, section) for section in template.sections), _findings(layout, template)


def _fits(layout: Layout, template: Template) -> float:
    """The part of a template's sections whose work the draft does."""
    done = [find(layout, template, one) is not None or _done(layout, template, one) for one in template.sections]
    return sum(done) / max(len(done), 1)


def _done(layout: Layout, template: Template, wanted: TemplateSection) -> bool:
    """Whether the work is done elsewhere: within another section, or by the sections below."""
    return _folded(layout, wanted) or any(
        find(layout, template, inner) is not None for inner in template.sections if inner.parent == wanted.id
    )


def _state(layout: Layout, template: Template, wanted: TemplateSection) -> SectionState:
    at = find(layout, template, wanted)
    title = wanted.titled(layout.view.context.year)
    if at is None:
        folded = _done(layout, template, wanted)
        note = "并入其他部分" if folded else ""
        return SectionState(wanted.id, title, folded, wanted.required, None, 0.0, wanted.share, note)
    length = layout.lengths[at]
    share = length / layout.total if layout.total else 0.0
    note = _note(layout, wanted, length, share)
    return SectionState(
        wanted.id, title, found=True, required=wanted.required, outline=at - 1, share=round(share, 4),
        usual=wanted.share, note=note,
    )


def _note(layout: Layout, wanted: TemplateSection, length: int, share: float) -> str:
    if length == 0:
        return "空"
    if length < _least(layout, wanted):
        return "过短"
    long = wanted.share is not None and share > 1.5 * wanted.share[1] and layout.total > 1000
    return "偏长" if long else "正常"


def find(layout: Layout, template: Template, wanted: TemplateSection) -> int | None:
    """Index of the section that does this work: by zone, else by the words of its heading at the highest level."""
    if wanted not in layout.finds:
        layout.finds[wanted] = _find(layout, template, wanted)
    return layout.finds[wanted]


def _find(layout: Layout, template: Template, wanted: TemplateSection) -> int | None:
    sections = layout.view.sections
    if wanted.zone is not None:
        for n, section in enumerate(sections):
            if section.paragraph >= 0 and section.zone is wanted.zone and not _same_zone_above(layout, n):
                return n
        if wanted.zone in LEAST and template.kind not in CALLING:
            return None  # 补齐执法短板, 聚焦突出问题 name problems; they are not those the paper admits
    apart = template.kind not in CALLING and wanted.zone is None
    open_ = [
        n
        for n, section in enumerate(sections)
        if section.paragraph >= 0
        and (section.level <= max(wanted.level, 2) or section.parent < 0)
        and not (apart and section.zone in (Zone.PROBLEM, Zone.PLAN))
    ]
    found = [n for n in open_ if wanted.pattern is not None and wanted.pattern.search(sections[n].title)]
    if not found and wanted.zone is None:
        found = [n for n in open_ if _names(layout, n, wanted)]
    return min(found, key=lambda n: (sections[n].level, n), default=None)


def _names(layout: Layout, n: int, wanted: TemplateSection) -> bool:
    """Whether a heading names one of the topics that belong to a canonical section."""
    title = layout.view.sections[n].title  # nothing else: what is found is kept as long as the headings are the same
    own = (topic.named for topic in layout.topics if topic.id in wanted.topics)
    return any(named is not None and named.search(title) is not None for named in own)


def _same_zone_above(layout: Layout, n: int) -> bool:
    parent = layout.view.sections[n].parent
    return parent >= 0 and layout.view.sections[parent].zone is layout.view.sections[n].zone


def _folded(layout: Layout, wanted: TemplateSection) -> bool:
    """Whether the work is done without a heading of its own."""
    zone = wanted.zone
    if zone is not None and zone in LEAST:
        return zone in layout.zones and _told_inside(layout, zone)
    return any(topic in layout.told for topic in wanted.topics)


def _told_inside(layout: Layout, zone: Zone) -> bool:
    """Whether problems or a plan are really told inside other sections: from a turn of the text on, or at length.

    A single sentence that admits a weakness, or looks ahead, is neither.
    """
    told, length, proved, turned = 0, 0, False, False
    for record in layout.records:
        if record is not None:
            share = _share(record, zone)
            told, proved = told + share.told, proved or share.proved
            length += sum(end - start for start, end in share.ranges)
            turned = turned or record.after[0] is zone
    return (turned or length >= AT_LENGTH) and (told >= LEAST[zone] or proved)


def _share(record: Told, zone: Zone) -> Stretch:
    return record.share.problem if zone is Zone.PROBLEM else record.share.plan


def _findings(layout: Layout, template: Template) -> tuple[Finding, ...]:
    if template.kind in CALLING or not _judgeable(layout.view):
        return ()
    return (*_missing(layout, template), *_short(layout, template))


def _judgeable(view: View) -> bool:
    """A few lines on a fresh page are not yet a paper."""
    return len(view.sections) > 1 and any(size >= 200 for size in accumulate(len(p.text) for p in view.paragraphs))


def _missing(layout: Layout, template: Template) -> Iterator[Finding]:
    for wanted in template.sections:
        if not wanted.missing or find(layout, template, wanted) is not None or _folded(layout, wanted):
            continue
        if wanted.id == "first-responsible" and wanted.id in layout.named:
            continue  # named in a word: the checklist says that more is wanted
        name = NAMES.get(wanted.id, wanted.title)
        severity = Severity(wanted.missing)
        yield Finding("section-missing", "structure", severity, None, f"没有写“{name}”这一部分。", SOURCE, wanted.id)


def _short(layout: Layout, template: Template) -> Iterator[Finding]:
    """Sections that say next to nothing: by the least length of their zone, else beside their neighbours."""
    least = {section.zone: section for section in template.sections if section.zone and section.least}
    for n, section in enumerate(layout.view.sections):
        if section.paragraph < 0 or not layout.lengths[n]:
            continue
        wanted = None if _same_zone_above(layout, n) else least.get(section.zone)
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
    if length < _least(layout, wanted):
        return f"“{name}”只有{length}个字，过短。", WHY[zone]
    return (f"“{name}”只有套话，没有写出一条具体的内容。", WHY[zone]) if _hollow(layout, n) else ("", "")


def _beside_others(layout: Layout, n: int) -> tuple[str, str]:
    """The same of any other section, beside its neighbours: one short sentence, or nothing but set phrases."""
    section, length = layout.view.sections[n], layout.lengths[n]
    if length >= TALK or section.level > 3 or any(below.parent == n for below in layout.view.sections[n + 1 : n + 2]):
        return "", ""
    beside = _siblings(layout, n)
    usual, body = _middle(beside), _body(layout, n)
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
    found = [_share(record, section.zone) for record in layout.records[low:high] if record is not None]
    told, proved = sum(one.told for one in found), any(one.proved for one in found)
    return bool(found) and section.zone in LEAST and told < LEAST[section.zone] and not proved


def _least(layout: Layout, wanted: TemplateSection) -> float:
    """The least length of a section: less in a short paper."""
    return min(wanted.least, max(0.6 * wanted.least, 0.025 * layout.total))


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
