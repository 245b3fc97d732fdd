"""Canonical sections in a draft: found by what they do, missing, in what order.

A section counts as found when a heading does its work, or when its topics are told elsewhere in the text: 第一责任人
folded into section one, problems and plan in one section, a flat or a four-part paper are all in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from fazhi_desk.catalog.template import Template, TemplateSection
from fazhi_desk.model import CALLING, Finding, SectionState, Severity, View, Zone
from fazhi_desk.review.elements import LEAST
from fazhi_desk.review.layout import NAMES, Layout, least_of, same_zone_above
from fazhi_desk.review.section_order import out_of_order
from fazhi_desk.review.thin_sections import thin_sections

AT_LENGTH = 60
"""So many characters of problems, or of a plan, inside other sections do without a heading."""
SOURCE = (
    "《法治政府建设与责任落实督察工作规定》第二十四条：年度报告写举措成效、"
    "不足和原因、第一责任人职责、下一年度安排。"
)


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
    if length < least_of(layout, wanted):
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
            if section.paragraph >= 0 and section.zone is wanted.zone and not same_zone_above(layout, n):
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
    said = layout.said.problem if zone is Zone.PROBLEM else layout.said.plan
    return bool(said.turned or said.length >= AT_LENGTH) and (said.told >= LEAST[zone] or said.proved > 0)


def _findings(layout: Layout, template: Template) -> tuple[Finding, ...]:
    if template.kind in CALLING or not _judgeable(layout.view):
        return ()
    order = out_of_order(layout.view)
    return (*_missing(layout, template), *thin_sections(layout, template), *((order,) if order else ()))


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
