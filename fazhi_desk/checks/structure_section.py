"""A heading with nothing below it, or with next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import kept, told
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Role, Section, Severity, Span, View, Zone
from fazhi_desk.text.document import characters
from fazhi_desk.text.sections import BACK, FRONT, characters_of

REACH = Reach.DOCUMENT
ELEMENT = {Zone.PROBLEM: "problems", Zone.PLAN: "next-plan", Zone.RESPONSIBLE: "first-responsible"}
"""The section id that an empty element of the report is named by."""
TITLE_LENGTH = 30
"""A longer numbered line is an item of a list, not a heading."""


@dataclass(frozen=True)
class Parameters:
    """Sections down to ``deepest`` are judged; fewer than ``least`` characters below a heading are next to nothing."""

    thin_message: str
    least: int = 25
    deepest: int = 2


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> tuple[object, ...]:
    """Headings as they stand; of other paragraphs whether they fill a section, and whether a place is open."""
    filled = min(kept(facts, "length", characters, paragraph.text), rule.parameters.least)
    return paragraph.text if paragraph.heading is not None else None, filled, "【待补" in paragraph.text


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Empty sections, and thin ones as hints; where most of a level is empty the lines are a list."""
    judged = [section for section in view.sections if 0 < section.level <= rule.parameters.deepest]
    for section in judged:
        if not _judged(view, section):
            continue
        written = characters_of(view.paragraphs, section)
        if written >= rule.parameters.least:
            continue
        span = Span(section.paragraph, *_heading(view, section))
        if written == 0 and not _has_content(view, section):
            if not _is_list(view, judged, section):
                yield replace(told(rule, span, found=section.title), subject=ELEMENT.get(section.zone))
        elif written and _alone(view, section) and not _open(view, section):
            yield told(
                rule, span, found=section.title, severity=Severity.HINT, message=rule.parameters.thin_message
            )


def _judged(view: View, section: Section) -> bool:
    head = view.paragraphs[section.paragraph].heading
    point = view.paragraphs[section.paragraph].text.rstrip().endswith(("。", "；", ";"))
    return head is not None and not head.run_in and not point and head.text[1] - head.text[0] <= TITLE_LENGTH


def _open(view: View, section: Section) -> bool:
    """Whether the section still holds a place to be filled in: that is told by itself."""
    return any("【待补" in p.text for p in view.paragraphs[section.paragraph : section.paragraphs[1]])


def _heading(view: View, section: Section) -> tuple[int, int]:
    head = view.paragraphs[section.paragraph].heading
    return (0, 0) if head is None else (min(head.marker[0], head.text[0]), head.text[1])


def _alone(view: View, section: Section) -> bool:
    """Text of its own and no sub-sections."""
    return not any(p.heading for p in view.paragraphs[section.paragraph + 1 : section.paragraphs[1]])


def _has_content(view: View, section: Section) -> bool:
    below = view.paragraphs[section.paragraph + 1 : section.paragraphs[1]]
    return any(p.role is not Role.BLANK and p.role not in BACK and p.role not in FRONT for p in below)


def _is_list(view: View, sections: list[Section], section: Section) -> bool:
    """Whether most headings beside it are empty too: an outline still to be written, or a list."""
    beside = [other for other in sections if other.parent == section.parent and other.level == section.level]
    empty = sum(not _has_content(view, other) and _judged(view, other) for other in beside)
    return len(beside) > 1 and empty * 2 >= len(beside)
