"""A heading with nothing below it, or with next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
POINT = 3
"""Points are judged down to this level, beside neighbours that all say something."""
SAYS, AT_LENGTH = 25, 35
"""Characters from which a neighbour says something, and from which it is told at length."""
STATEMENT = re.compile("[0-9０-９]|其他|其它|交办|未发生|没有发生|未开展|无此|不涉及")
"""A line that tells something by itself: a figure, 完成交办的其他工作, a nil report."""


@dataclass(frozen=True)
class Parameters:
    """Sections down to ``deepest`` are judged; fewer than ``least`` characters below a heading are next to nothing."""

    thin_message: str
    list_message: str
    least: int = 25
    deepest: int = 2


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> tuple[object, ...]:
    """Headings as they stand; of other paragraphs whether they fill a section, and whether a place is open."""
    most = max(rule.parameters.least, AT_LENGTH)
    filled = min(kept(facts, "length", characters, paragraph.text), most)
    return paragraph.text if paragraph.heading is not None else None, filled, "【待补" in paragraph.text


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Empty sections, and thin ones as hints; where most of a level is empty the lines are a list."""
    judged = [section for section in view.sections if 0 < section.level <= rule.parameters.deepest]
    for section in judged:
        if _judged(view, section):
            yield from _section(view, rule, judged, section)
    for at, section in enumerate(view.sections):
        if 0 < section.level <= POINT and _bare(view, section):
            if not (section in judged and _judged(view, section)) and _neighbours_tell(view, section):
                yield _empty(view, rule, section)
        elif _only_headings(view, at, section):
            yield _empty(view, rule, section, message=rule.parameters.list_message)


def _section(view: View, rule: Rule[Parameters], judged: list[Section], section: Section) -> Iterator[Finding]:
    """A heading alone on its line."""
    written = characters_of(view.paragraphs, section)
    if written == 0 and not _has_content(view, section):
        if not _is_list(view, judged, section):
            yield _empty(view, rule, section)
    elif 0 < written < rule.parameters.least and _alone(view, section) and not _open(view, section):
        span, message = Span(section.paragraph, *_heading(view, section)), rule.parameters.thin_message
        yield told(rule, span, found=section.title, severity=Severity.HINT, message=message)


def _empty(view: View, rule: Rule[Parameters], section: Section, message: str = "") -> Finding:
    span = Span(section.paragraph, *_heading(view, section))
    return replace(told(rule, span, found=section.title, message=message), subject=ELEMENT.get(section.zone))


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


def _is_list(view: View, sections: Sequence[Section], section: Section) -> bool:
    """Whether most headings beside it are empty too: an outline still to be written, or a list."""
    beside = _beside(sections, section)
    empty = sum(not _has_content(view, other) and _judged(view, other) for other in beside)
    return len(beside) > 1 and empty * 2 >= len(beside)


def _beside(sections: Sequence[Section], section: Section) -> list[Section]:
    """The sections of one level below one heading, the section itself among them; of two or fewer nothing can be seen,
    then all of that level that do the like.
    """
    level = [other for other in sections if other.level == section.level]
    series = [other for other in level if other.parent == section.parent]
    return series if len(series) > 2 else [other for other in level if other.zone is section.zone]


def _bare(view: View, section: Section) -> bool:
    """Whether there is but a heading: （四）继续做好矛盾化解。 with nothing behind it, and nothing told by it."""
    paragraph = view.paragraphs[section.paragraph]
    head = paragraph.heading
    if head is None or head.text[1] - head.text[0] > TITLE_LENGTH or STATEMENT.search(section.title):
        return False
    return not paragraph.text[head.text[1] :].strip("。：:；; \u3000") and not _has_content(view, section)


def _neighbours_tell(view: View, section: Section) -> bool:
    """Whether nearly all the other sections beside it say something, half of them at length."""
    if section.zone is Zone.PROBLEM:
        return False  # 普法形式单一。 tells the problem
    others = [other for other in _beside(view.sections, section) if other is not section]
    written = [characters_of(view.paragraphs, other) for other in others]
    say, at_length = (sum(w >= least for w in written) for least in (SAYS, AT_LENGTH))
    return say > 1 and 4 * say >= 3 * len(written) and 2 * at_length >= len(written)


def _only_headings(view: View, at: int, section: Section) -> bool:
    """Whether a part of what was done has sub-headings only, in a paper whose other parts are written."""
    if section.level != 1 or section.zone not in (Zone.ACHIEVEMENT, Zone.RESPONSIBLE):
        return False
    below = view.paragraphs[section.paragraph + 1 : section.paragraphs[1]]
    if any(p.heading is None and p.role is not Role.BLANK and p.role not in BACK for p in below):
        return False
    inner = [one for one in view.sections if one.parent == at]
    if len(inner) < 2 or not all(_bare(view, one) for one in inner):
        return False
    others = [other for other in _beside(view.sections, section) if other is not section]
    written = sum(characters_of(view.paragraphs, other) >= AT_LENGTH for other in others)
    return len(others) > 1 and 2 * written > len(others)
