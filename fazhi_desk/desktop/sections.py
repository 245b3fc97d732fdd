"""Moving, promoting, renaming and renumbering sections: pure functions from lines to lines. No Qt here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.desktop.numbers import Head, begins, heads, settled, with_marker
from fazhi_desk.model import Paragraph
from fazhi_desk.text.document import INDENT, from_lines
from fazhi_desk.text.numbering import render
from fazhi_desk.text.sections import BACK

LOWEST = 4


@dataclass(frozen=True, slots=True)
class Change:
    """The lines after a command, and the line the caret should stand in."""

    lines: list[str]
    line: int


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
    order = [
        *range(first.line), *range(second.line, second.end), *range(first.end, second.line),
        *range(first.line, first.end), *range(second.end, len(lines)),
    ]
    target = first.line if by < 0 else second.end - (first.end - first.line)
    return Change(_ordered(lines, order), target + line - head.line)


def move_before(lines: Sequence[str], line: int, before: int) -> Change | None:
    """Move the section that begins at ``line`` so that it stands before line ``before``; None if nothing moves."""
    found = heads(lines)
    head = next((h for h in found if h.line == line), None)
    if head is None or head.line <= before <= head.end:
        return None
    block = range(head.line, head.end)
    rest = [*range(head.line), *range(head.end, len(lines))]
    target = before if before < head.line else before - len(block)
    return Change(_ordered(lines, [*rest[:target], *block, *rest[target:]]), target)


def _ordered(lines: Sequence[str], order: Sequence[int]) -> list[str]:
    """The lines in another order, with the numbers that this asks for."""
    return settled(lines, [lines[at] for at in order], order)


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
        new[each.line] = with_marker(new[each.line], each.heading, render(each.level + by, each.heading.number or 1))
    return Change(settled(lines, new, range(len(lines))), line)


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
        new = with_marker(text, head.heading, render(level, head.heading.number or 1) if level else "")
    if new == text:
        return None
    return Change(settled(lines, [*lines[:line], new, *lines[line + 1 :]], range(len(lines))), line)


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
    fresh = [blanks + render(level, 1) + title, *(blanks + line for line in body)]
    origins = [*range(at), *[None] * len(fresh), *range(at, len(lines))]
    return Change(settled(lines, [*lines[:at], *fresh, *lines[at:]], origins), at)


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
    return begins(paragraphs[at]) if at < len(paragraphs) else len(lines)


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
