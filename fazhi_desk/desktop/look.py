"""How a line of the draft looks on the page: by its role, never by markup. No Qt here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from fazhi_desk.model import Paragraph, Role
from fazhi_desk.text.document import INDENT, from_lines
from fazhi_desk.text.numbering import heading

NUMERAL = "[0-9０-９〇零一二三四五六七八九十X×]"
DATE = re.compile(rf"{NUMERAL}{{2,4}}年{NUMERAL}{{1,3}}月(?:{NUMERAL}{{1,3}}日)?")
HEAD = 12
"""Lines at the top that may hold the title; they are read again after every change there."""


class Look(IntEnum):
    """What a line's block format depends on."""

    BODY = 0  # first line indented by two characters
    FLUSH = 1  # no indent of ours: addressee, table row, a line that brings its own blanks, a hard-wrapped line
    TITLE = 2
    SUBTITLE = 3
    RIGHT = 4  # signature and date


BY_ROLE = {
    Role.TITLE: Look.TITLE,
    Role.SUBTITLE: Look.SUBTITLE,
    Role.ADDRESSEE: Look.FLUSH,
    Role.SALUTATION: Look.FLUSH,
    Role.TABLE: Look.FLUSH,
    Role.SIGNATURE: Look.RIGHT,
    Role.DATE: Look.RIGHT,
}


def lines_of(paragraph: Paragraph) -> list[int]:
    """The lines that a paragraph begins in; one that begins in the middle of a line does not count there."""
    return [line for line, (start, _) in paragraph.lines(0, len(paragraph.text)) if start == 0]


def looks_of(lines: Sequence[str]) -> tuple[list[Look], bool]:
    """The looks of a whole draft, and whether its lines are hard-wrapped."""
    looks = [Look.BODY] * len(lines)
    wrapped = 0
    document = from_lines(lines)
    for paragraph in document.paragraphs:
        held = lines_of(paragraph)
        wrapped += len(held) > 1
        for at in held:
            looks[at] = _look(lines[at], paragraph.role, first=at == held[0])
    hard = wrapped > 2 or (wrapped > 0 and wrapped * 2 > len(document.paragraphs))
    if hard:
        looks = [Look.FLUSH if look is Look.BODY else look for look in looks]
    return looks, hard


def look_at(lines: Sequence[str], at: int, *, hard: bool) -> Look:
    """The look of one line after a change, reading only the top of the draft and the line itself."""
    text = lines[at]
    if at < HEAD:
        return _head(tuple(lines[:HEAD]), hard)[at]
    if at >= len(lines) - 3 and DATE.fullmatch(text.strip()):
        return Look.RIGHT
    return Look.FLUSH if hard or "\t" in text else _look(text, Role.BODY, first=True)


@lru_cache(maxsize=256)
def _head(lines: tuple[str, ...], hard: bool) -> list[Look]:
    looks = [Look.BODY] * len(lines)
    for paragraph in from_lines(lines).paragraphs:
        held = [at for at in lines_of(paragraph) if at < len(looks)]
        role = paragraph.role if paragraph.role in (*FRONT_ROLES, Role.TABLE) else Role.BODY
        for at in held:
            looks[at] = _look(lines[at], role, first=at == held[0])
    return [Look.FLUSH if hard and look is Look.BODY else look for look in looks]


FRONT_ROLES = (Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE, Role.SALUTATION)


def _look(text: str, role: Role, *, first: bool) -> Look:
    look = BY_ROLE.get(role, Look.BODY)
    if look is Look.BODY and (not first or (text[:1] in INDENT and text[:1])):
        return Look.FLUSH
    return look


def face_of(text: str, look: Look) -> tuple[int, int]:
    """Heading level (0 for none) and how many code points of the line stand in its face."""
    if look in (Look.TITLE, Look.SUBTITLE, Look.RIGHT):
        return 0, 0
    found = heading(text)
    if found is not None:
        return found.level, max(found.text[1], found.marker[1])
    return 0, 0
