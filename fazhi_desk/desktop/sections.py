"""Moving, promoting, renaming and renumbering sections: pure functions from lines to lines. No Qt here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.model import Heading, Paragraph, Zone
from fazhi_desk.text.document import INDENT, from_lines
from fazhi_desk.text.numbering import HAN, render
from fazhi_desk.text.numerals import to_chinese
from fazhi_desk.text.sections import BACK, sections_of

NUMERAL = re.compile(rf"[{HAN}]{{1,3}}|[0-9]{{1,2}}|[０-９]{{1,2}}")
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
LOWEST = 4


@dataclass(frozen=True, slots=True)
class Head:
    """A heading and the lines of its section, [line, end); ``parent`` is an index into the same list, -1 at the top."""

    level: int
    line: int
    end: int
    parent: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class Change:
    """The lines after a command, and the line the caret should stand in."""

    lines: list[str]
    line: int


def heads(lines: Sequence[str]) -> list[Head]:
    """All headings in order. Signature, date and attachment notes at the end belong to no section."""
    document = from_lines(lines)
    found: list[Head] = []
    for low, high in document.articles:
        paragraphs = document.paragraphs[low:high]
        back = len(paragraphs)
        while back and (paragraphs[back - 1].role in BACK or not paragraphs[back - 1].text.strip()):
            back -= 1
        ends = [_begins(p) for p in paragraphs]
        ends.append(_begins(document.paragraphs[high]) if high < len(document.paragraphs) else len(lines))
        known: dict[int, int] = {}
        for number, section in enumerate(sections_of(paragraphs, lambda *_: Zone.ACHIEVEMENT)):
            heading = paragraphs[section.paragraph].heading if section.paragraph >= 0 else None
            # A heading behind a soft break, in the middle of a line, cannot be moved by lines.
            if heading is None or _column(paragraphs[section.paragraph]):
                continue
            last = min(section.paragraphs[1], max(back, section.paragraph + 1))
            known[number] = len(found)
            line = _begins(paragraphs[section.paragraph])
            found.append(Head(section.level, line, ends[last], known.get(section.parent, -1), heading))
    return found


def _column(paragraph: Paragraph) -> int:
    """Where in its first line a paragraph begins."""
    return paragraph.lines(0, len(paragraph.text))[0][1][0] if paragraph.text else 0


def _begins(paragraph: Paragraph) -> int:
    """The first line that is wholly this paragraph's."""
    if not paragraph.text:
        return paragraph.first_line
    line = paragraph.lines(0, len(paragraph.text))[0][0]
    return line + 1 if _column(paragraph) else line


def at_line(found: Sequence[Head], line: int) -> int | None:
    """The innermost section that holds a line."""
    inside = [n for n, head in enumerate(found) if head.line <= line < head.end]
    return inside[-1] if inside else None


def move(lines: Sequence[str], line: int, by: int) -> Change | None:
    """Move the section at a line before its previous sibling (by -1) or behind its next (by 1)."""
    found = heads(lines)
    chosen = at_line(found, line)
    if chosen is None:
        return None
    head = found[chosen]
    siblings = [h for h in found if h.parent == head.parent and h.level == head.level]
    other = siblings.index(head) + by
    if not 0 <= other < len(siblings):
        return None
    first, second = sorted((head, siblings[other]), key=lambda h: h.line)
    new = [
        *lines[: first.line], *lines[second.line : second.end], *lines[first.end : second.line],
        *lines[first.line : first.end], *lines[second.end :],
    ]
    target = first.line if by < 0 else second.end - (first.end - first.line)
    return Change(renumbered(new), target + line - head.line)


def move_before(lines: Sequence[str], line: int, before: int) -> Change | None:
    """Move the section that begins at ``line`` so that it stands before line ``before``; None if nothing moves."""
    found = heads(lines)
    head = next((h for h in found if h.line == line), None)
    if head is None or head.line <= before <= head.end:
        return None
    block = list(lines[head.line : head.end])
    rest = [*lines[: head.line], *lines[head.end :]]
    target = before if before < head.line else before - len(block)
    return Change(renumbered([*rest[:target], *block, *rest[target:]]), target)


def shift_level(lines: Sequence[str], line: int, by: int) -> Change | None:
    """Promote (by -1) or demote (by 1) the section at a line with all its sub-sections."""
    found = heads(lines)
    chosen = at_line(found, line)
    if chosen is None:
        return None
    head = found[chosen]
    inside = [h for h in found if head.line <= h.line < head.end]
    if head.level + by < 1 or max(h.level for h in inside) + by > LOWEST:
        return None
    new = list(lines)
    for each in inside:
        new[each.line] = _with_marker(new[each.line], each.heading, render(each.level + by, each.heading.number or 1))
    return Change(renumbered(new), line)


def set_level(lines: Sequence[str], line: int, level: int) -> Change | None:
    """Make a line a heading of a level, or body text with level 0."""
    head = next((h for h in heads(lines) if h.line == line), None)
    text = lines[line]
    if head is None:
        if level == 0:
            return None
        blanks = _blanks(text)
        new = blanks + render(level, 1) + text[len(blanks) :]
    else:
        new = _with_marker(text, head.heading, render(level, head.heading.number or 1) if level else "")
    if new == text:
        return None
    return Change(renumbered([*lines[:line], new, *lines[line + 1 :]]), line)


def rename(lines: Sequence[str], line: int, title: str) -> Change | None:
    """Another text for the heading at a line; a run-in body stays."""
    head = next((h for h in heads(lines) if h.line == line), None)
    title = " ".join(title.split())
    if head is None or not title:
        return None
    start, end = head.heading.text
    new = lines[line][:start] + title + lines[line][end:]
    return None if new == lines[line] else Change([*lines[:line], new, *lines[line + 1 :]], line)


def title_of(lines: Sequence[str], head: Head) -> str:
    """The text of a heading without its number."""
    return lines[head.line][slice(*head.heading.text)].strip()


def renumbered(lines: Sequence[str]) -> list[str]:
    """The same lines with every group of sibling headings numbered from one, in the writer's own style of brackets."""
    new = list(lines)
    counts: dict[tuple[int, int], int] = {}
    for head in heads(lines):
        group = (head.parent, head.level)
        counts[group] = counts.get(group, 0) + 1
        if head.heading.number is not None and head.heading.number != counts[group]:
            new[head.line] = _with_marker(new[head.line], head.heading, _numbered(head.heading, counts[group]))
    return new


def _numbered(heading: Heading, number: int) -> str:
    """The heading's own marker with another number."""
    found = NUMERAL.search(heading.numbering)
    if found is None:
        return render(heading.level, number)
    numeral = found.group()
    if numeral[0] in HAN:
        other = to_chinese(number)
    else:
        other = str(number).translate(FULL) if numeral[0] > "9" else str(number)
    return heading.numbering[: found.start()] + other + heading.numbering[found.end() :]


def _with_marker(line: str, heading: Heading, marker: str) -> str:
    start, end = heading.marker
    if not marker:
        end = max(end, heading.text[0])
    return line[:start] + marker + line[end:]


def insert_section(
    lines: Sequence[str], where: tuple[int | None, int | None], title: str, body: Sequence[str], level: int = 1
) -> Change:
    """Put a new section behind the one whose heading is the first line of ``where``, and before the second.

    With neither it goes to the end, before signature and date. The new lines take the indent of the other headings.
    Only the siblings behind it are numbered on; a faulty number elsewhere stays for the writer to see.
    """
    found = heads(lines)
    after, before = where
    if after is not None:
        at = max((h.end for h in found if h.line <= after < h.end and h.level <= level), default=None)
        at = max((h.end for h in found if h.line == after), default=_end(lines, found)) if at is None else at
        # A sub-section that comes first in its section stands before the others.
        at = before if before is not None and after < before < at else at
    elif before is not None:
        at = next((h.line for h in reversed(found) if h.line <= before and h.level <= level), before)
    else:
        at = _end(lines, found)
    while at > 0 and not lines[at - 1].strip():
        at -= 1
    blanks = _blanks(lines[found[0].line]) if found else ""
    marker, behind = _make_room(lines, found, at, level)
    fresh = [blanks + marker + title, *(blanks + line for line in body)]
    return Change([*lines[:at], *fresh, *behind], at)


def _make_room(lines: Sequence[str], found: Sequence[Head], at: int, level: int) -> tuple[str, list[str]]:
    """The marker of a new section before line ``at``, and the lines from there on with its siblings numbered on.

    It takes the number of the sibling it pushes back, or the one that is free before it.
    """
    new = list(lines)
    parent = next((n for n in reversed(range(len(found))) if _holds(found[n], at, level)), -1)
    siblings = [h for h in found if h.parent == parent and h.level == level and h.heading.number is not None]
    before, behind = [h for h in siblings if h.line < at], [h for h in siblings if h.line >= at]
    last = (before[-1].heading.number or 0) if before else 0
    # A first number further down begins another count, that of the next article in the file.
    again = next((n for n, h in enumerate(behind) if h.heading.number == 1 and (n or before)), len(behind))
    pushed = behind[:again]
    number = (pushed[0].heading.number or 1) if pushed else last + 1
    if last + 1 < number:
        number, pushed = last + 1, []
    for head in pushed:
        marker = _numbered(head.heading, (head.heading.number or 0) + 1)
        new[head.line] = _with_marker(new[head.line], head.heading, marker)
    style = (before or behind)[-1].heading if siblings else None
    return (_numbered(style, number) if style else render(level, number)), new[at:]


def _holds(head: Head, at: int, level: int) -> bool:
    """Whether a section of this level, before line ``at``, would belong to that one."""
    return head.level < level and head.line < at <= head.end


def _blanks(line: str) -> str:
    return line[: len(line) - len(line.lstrip(INDENT))]


def insert_body(lines: Sequence[str], section_line: int | None, body: Sequence[str]) -> Change:
    """Put lines at the end of the section that holds a line, else at the end of the paper."""
    found = heads(lines)
    chosen = at_line(found, section_line) if section_line is not None else None
    at = found[chosen].end if chosen is not None else _end(lines, found)
    while at > 0 and not lines[at - 1].strip():
        at -= 1
    blanks = _blanks(next((line for line in reversed(lines[:at]) if len(line) > 12), ""))
    fresh = [blanks + line for line in body]
    return Change([*lines[:at], *fresh, *lines[at:]], at)


def _end(lines: Sequence[str], found: Sequence[Head]) -> int:
    """Where the last section ends; without sections, before signature and date."""
    if found:
        return max(h.end for h in found)
    paragraphs: Sequence[Paragraph] = from_lines(lines).paragraphs
    at = len(paragraphs)
    while at and (paragraphs[at - 1].role in BACK or not paragraphs[at - 1].text.strip()):
        at -= 1
    return _begins(paragraphs[at]) if at < len(paragraphs) else len(lines)


def joined(lines: Sequence[str], line: int) -> Change | None:
    """Hard-wrapped lines put together into the paragraphs that are meant; None when there are none."""
    new = list(lines)
    held = [(p.text, sorted({at for at, _ in p.lines(0, len(p.text))})) for p in from_lines(lines).paragraphs]
    owners = Counter(at for _, several in held for at in several)
    for text, several in reversed(held):
        if len(several) > 1 and all(owners[at] == 1 for at in several):
            new[several[0] : several[-1] + 1] = [text]
            line -= max(min(line, several[-1]) - several[0], 0)
    return Change(new, line) if len(new) < len(lines) else None
