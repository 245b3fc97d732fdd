"""The numbers of headings after a change of lines: only groups whose members changed, or everything on command. No Qt.

A *group* is sibling headings: one parent, one level. A move, an insertion or another level changes the members of
few groups; the numbers elsewhere, right or wrong, are the writer's own and stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.model import Heading, Paragraph, Zone
from fazhi_desk.text.document import from_lines
from fazhi_desk.text.numbering import HAN, render
from fazhi_desk.text.numerals import to_chinese
from fazhi_desk.text.sections import BACK, sections_of

NUMERAL = re.compile(rf"[{HAN}]{{1,3}}|[0-9]{{1,2}}|[０-９]{{1,2}}")
FULL = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Head:
    """A heading and the lines of its section, [line, end); ``parent`` is an index into the same list, -1 at the top.

    ``article`` counts the papers in the file: each has numbers of its own.
    """

    level: int
    line: int
    end: int
    parent: int
    heading: Heading
    article: int = 0


def heads(lines: Sequence[str]) -> list[Head]:
    """All headings in order. Signature, date and attachment notes at the end belong to no section."""
    document = from_lines(lines)
    found: list[Head] = []
    for article, (low, high) in enumerate(document.articles):
        paragraphs = document.paragraphs[low:high]
        back = len(paragraphs)
        while back and (paragraphs[back - 1].role in BACK or not paragraphs[back - 1].text.strip()):
            back -= 1
        ends = [begins(p) for p in paragraphs]
        ends.append(begins(document.paragraphs[high]) if high < len(document.paragraphs) else len(lines))
        known: dict[int, int] = {}
        for number, section in enumerate(sections_of(paragraphs, lambda *_: Zone.ACHIEVEMENT)):
            heading = paragraphs[section.paragraph].heading if section.paragraph >= 0 else None
            # A heading behind a soft break, in the middle of a line, cannot be moved by lines.
            if heading is None or _column(paragraphs[section.paragraph]):
                continue
            last = min(section.paragraphs[1], max(back, section.paragraph + 1))
            known[number] = len(found)
            line = begins(paragraphs[section.paragraph])
            parent = known.get(section.parent, -1)
            found.append(Head(section.level, line, ends[last], parent, heading, article))
    return found


def _column(paragraph: Paragraph) -> int:
    """Where in its first line a paragraph begins."""
    return paragraph.lines(0, len(paragraph.text))[0][1][0] if paragraph.text else 0


def begins(paragraph: Paragraph) -> int:
    """The first line that is wholly this paragraph's."""
    if not paragraph.text:
        return paragraph.first_line
    line = paragraph.lines(0, len(paragraph.text))[0][0]
    return line + 1 if _column(paragraph) else line


Group = tuple[int, int, int]
"""Article, parent (an index into the heads, or what identifies it), level."""


def renumbered(lines: Sequence[str]) -> list[str]:
    """The same lines with every group of siblings numbered from one, in the writer's own style of brackets."""
    new = list(lines)
    counts: dict[Group, int] = {}
    for head in heads(lines):
        group = (head.article, head.parent, head.level)
        counts[group] = counts.get(group, 0) + 1
        if head.heading.number is not None and head.heading.number != counts[group]:
            new[head.line] = with_marker(new[head.line], head.heading, numbered(head.heading, counts[group]))
    return new


def settled(old: Sequence[str], new: Sequence[str], origins: Sequence[int | None]) -> list[str]:
    """``new`` with right numbers where its headings have other siblings than in ``old``.

    ``origins`` has for each new line the old line it was, None for a fresh one.
    """
    before, after = _groups(old, range(len(old))), _groups(new, origins)
    lines = list(new)
    for group, members in after.items():
        known = before.get(group, [])
        ids = [member for member, _ in members]
        if ids == [member for member, _ in known]:
            continue
        numbers = _numbers([head.heading.number for _, head in known], *_common([m for m, _ in known], ids), len(ids))
        # Bare and fresh markers take the look of the group's own.
        look = next((head.heading for member, head in members if member in dict(known)), None)
        for (member, head), number in zip(members, numbers, strict=True):
            style = look if look is not None and member not in dict(known) else head.heading
            if head.heading.number is not None and (number != head.heading.number or style is not head.heading):
                lines[head.line] = with_marker(lines[head.line], head.heading, numbered(style, number))
    return lines


def _groups(lines: Sequence[str], origins: Sequence[int | None]) -> dict[Group, list[tuple[int, Head]]]:
    """Numbered headings by group; a heading is known by the old line it was, a fresh one by a number below zero."""
    found = heads(lines)
    ids = [origin if (origin := origins[head.line]) is not None else -2 - head.line for head in found]
    groups: dict[Group, list[tuple[int, Head]]] = {}
    for member, head in zip(ids, found, strict=True):
        if head.heading.number is not None:
            parent = ids[head.parent] if head.parent >= 0 else -1
            groups.setdefault((head.article, parent, head.level), []).append((member, head))
    return groups


def _common(old: Sequence[int], new: Sequence[int]) -> tuple[int, int]:
    """How many members are the same from the first on, and from the last back."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    return head, tail


def _numbers(old: Sequence[int | None], head: int, tail: int, count: int) -> list[int]:
    """The numbers of a group of ``count`` members that shares ``head`` and ``tail`` members with what it was.

    Who only changed places takes the number of the place. Who came in takes the next number, those behind move on
    as far as they must; where somebody left they move up.
    """
    known = [number or 0 for number in old]
    if len(known) == count:
        return known
    first, last = known[:head], known[len(known) - tail :]
    fresh, start = count - head - tail, (first[-1] if first else 0) + 1
    if len(known) > count:
        return [*first, *range(start, start + fresh), *_pushed(last, count - len(known))]
    again = bool(first and last and last[0] == 1)  # another count begins here
    if last and not again:
        start = min(start, last[0])
    free = start + fresh
    room = not last or again or free <= last[0]
    return [*first, *range(start, free), *(last if room else _pushed(last, free - last[0]))]


def _pushed(numbers: Sequence[int], by: int) -> list[int]:
    """Numbers moved on or up; a first number further down begins another count and stays, none falls below one."""
    again = next((n for n, number in enumerate(numbers) if number == 1 and n), len(numbers))
    return [*(max(number + by, 1) for number in numbers[:again]), *numbers[again:]]


def numbered(heading: Heading, number: int) -> str:
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


def with_marker(line: str, heading: Heading, marker: str) -> str:
    """A line with another marker, or with none."""
    start, end = heading.marker
    if not marker:
        end = max(end, heading.text[0])
    return line[:start] + marker + line[end:]
