"""Lines into paragraphs: hard-wrapped lines joined, tables and blank lines kept apart."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from fazhi_desk.model import Line, Paragraph, Role
from fazhi_desk.text.lines import Look, look
from fazhi_desk.text.unbroken import Begins, unbroken
from fazhi_desk.text.wrapping import Wrap, continues, wrap_of_looks


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a text, roles BLANK, TABLE and BODY only; headings and the rest come from ``roles``."""
    looks = [look(line.text) for line in lines]
    wrap = wrap_of_looks(looks)
    begins = begins_of(lines, looks, wrap)
    return paragraphs_of_looks(lines, looks, wrap, table_rows(looks), begins)


def begins_of(lines: Sequence[Line], looks: Sequence[Look], wrap: Wrap | None) -> Begins:
    """Lines that hold several paragraphs; a wrapped text has none."""
    return unbroken(lines, looks) if wrap is None else {}


def paragraphs_of_looks(
    lines: Sequence[Line], looks: Sequence[Look], wrap: Wrap | None, tables: set[int], begins: Begins
) -> list[Paragraph]:
    """The same from what is known of the lines."""
    if begins:
        return [part for at in range(len(lines)) for part in _parts(lines, looks, at, tables, begins)]
    if wrap is None:
        return [_single(lines, looks, at, tables) for at in range(len(lines))]
    texts = [line[0] for line in lines]
    return [
        _joined(lines, texts, start, end) if end > start + 1 else _single(lines, looks, start, tables)
        for start, end in _groups(looks, tables, wrap)
    ]


def _single(lines: Sequence[Line], looks: Sequence[Look], at: int, tables: set[int]) -> Paragraph:
    text, start = lines[at]
    return Paragraph(text, ((0, start),), at, _role(looks[at], at, tables))


def _parts(
    lines: Sequence[Line], looks: Sequence[Look], at: int, tables: set[int], begins: Begins
) -> Iterator[Paragraph]:
    """The paragraphs of a line."""
    whole = _single(lines, looks, at, tables)
    starts = begins.get(at)
    if starts is None:
        yield whole
        return
    text, base = lines[at]
    for start, end in itertools.pairwise((*starts, len(text))):
        yield Paragraph(text[start:end], ((0, base + start),), at, whole.role, column=start)


def _role(known: Look, at: int, tables: set[int]) -> Role:
    return Role.BLANK if known.blank else Role.TABLE if at in tables else Role.BODY


def _groups(looks: Sequence[Look], tables: set[int], wrap: Wrap) -> list[tuple[int, int]]:
    """Which lines make one paragraph; blank lines and rows of tables stand alone."""
    groups: list[tuple[int, int]] = []
    start = 0
    before: Look | None = None
    for at, line in enumerate(looks):
        alone = line.blank or at in tables
        if at and (alone or before is None or not wrap.full(before) or not continues(wrap, before, line)):
            groups.append((start, at))
            start = at
        before = None if alone else line
    if looks:
        groups.append((start, len(looks)))
    return groups


def _joined(lines: Sequence[Line], texts: Sequence[str], start: int, end: int) -> Paragraph:
    pieces, parts, length = [], [], 0
    for at in range(start, end):
        text = texts[at] if at + 1 == end else texts[at].rstrip()
        pieces.append((length, lines[at][1]))
        parts.append(text)
        length += len(text)
    return Paragraph("".join(parts), tuple(pieces), start)


def table_rows(looks: Sequence[Look]) -> set[int]:
    """Lines that stand in a run of two or more with the same number of inner tabs, or of ``|`` (contract)."""
    rows: set[int] = set()
    tabs = [(at, line.tabs) for at, line in enumerate(looks) if line.tabs]
    pipes = [(at, line.pipes) for at, line in enumerate(looks) if line.pipes]
    for counts in (tabs, pipes):
        for (before, one), (at, other) in itertools.pairwise(counts):
            if one == other and (at - before == 1 or (at - before == 2 and looks[before + 1].blank)):
                rows.update((before, at))
    return rows
