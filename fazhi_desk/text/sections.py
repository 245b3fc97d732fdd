"""The heading tree of an article, and what each stretch of it does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from fazhi_desk.model import Paragraph, Range, Role, Section, Zone
from fazhi_desk.text.document import characters

FRONT = (Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE, Role.SALUTATION)
BACK = (Role.ATTACHMENT, Role.SIGNATURE, Role.DATE)


def sections_of(
    paragraphs: Sequence[Paragraph], zone_of: Callable[[str, int, Zone | None], Zone]
) -> tuple[Section, ...]:
    """Sections of one article in order; the first is the lead before any heading.

    ``zone_of(title, level, zone of the parent)`` decides what a section does.
    """
    heads = [(at, p.heading) for at, p in enumerate(paragraphs) if p.heading is not None]
    first = heads[0][0] if heads else len(paragraphs)
    sections = [Section(-1, 0, "", (0, first), -1, zone_of("", 0, None))]
    open_: list[int] = []
    ends: dict[int, int] = {}
    for at, head in heads:
        while open_ and sections[open_[-1]].level >= head.level:
            ends[open_.pop()] = at
        parent = open_[-1] if open_ else -1
        title = paragraphs[at].text[slice(*head.text)].strip()
        inherited = sections[parent].zone if parent >= 0 else None
        sections.append(Section(at, head.level, title, (at, at), parent, zone_of(title, head.level, inherited)))
        open_.append(len(sections) - 1)
    for still in open_:
        ends[still] = len(paragraphs)
    return tuple(
        section if n == 0 else _ended(section, ends[n]) for n, section in enumerate(sections)
    )


def _ended(section: Section, end: int) -> Section:
    return Section(
        section.paragraph, section.level, section.title, (section.paragraphs[0], end), section.parent, section.zone
    )


def zones_of(paragraphs: Sequence[Paragraph], sections: Sequence[Section]) -> tuple[Zone, ...]:
    """The zone of each paragraph: that of its innermost section, FRONT and CLOSING by role."""
    zones = [Zone.LEAD] * len(paragraphs)
    for section in sections:  # in order of their beginnings: an inner one overwrites the one around it
        low, high = section.paragraphs
        zones[low:high] = [section.zone] * (high - low)
    for at, paragraph in enumerate(paragraphs):
        if paragraph.role in FRONT:
            zones[at] = Zone.FRONT
        elif paragraph.role in BACK:
            zones[at] = Zone.CLOSING
    return tuple(zones)


def characters_of(paragraphs: Sequence[Paragraph], section: Section) -> int:
    """Characters of a section: heading line excluded, run-in body and sub-sections included."""
    start, end = section.paragraphs
    total = 0
    for at in range(start, end):
        paragraph = paragraphs[at]
        if paragraph.role in BACK or paragraph.role in FRONT:
            continue
        text = paragraph.text
        if at == section.paragraph and paragraph.heading is not None:
            text = text[paragraph.heading.text[1] :] if paragraph.heading.run_in else ""
        total += characters(text)
    return total


def innermost(sections: Sequence[Section], paragraph: int) -> int:
    """Index of the innermost section that holds the paragraph."""
    found = bisect_right(sections, paragraph, key=lambda section: section.paragraphs[0]) - 1
    while found > 0 and sections[found].paragraphs[1] <= paragraph:
        found = sections[found].parent
    return max(found, 0)


def path(sections: Sequence[Section], paragraphs: Sequence[Paragraph], at: int) -> str:
    """Where a paragraph stands, for people: 一/（二）/1."""
    marks: list[str] = []
    n = innermost(sections, at)
    while n > 0:
        head = paragraphs[sections[n].paragraph].heading
        marks.append(head.numbering.strip("、.．") if head else "")
        n = sections[n].parent
    return "/".join(reversed([mark for mark in marks if mark])) or "导语"


def article_paragraphs(paragraphs: Sequence[Paragraph], article: Range) -> tuple[Paragraph, ...]:
    """The paragraphs of one article."""
    return tuple(paragraphs[article[0] : article[1]])
