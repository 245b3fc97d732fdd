"""Lines into paragraphs: hard-wrapped lines joined, tables and blank lines kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from fazhi_desk.model import Line, Paragraph, Role
from fazhi_desk.text.numbering import heading
from fazhi_desk.text.wrapping import continues, wrap_of


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a text, roles BLANK, TABLE and BODY only; headings and the rest come from ``roles``."""
    texts = [line.text for line in lines]
    wrap = wrap_of(texts)
    tables = _table_rows(texts)
    paragraphs: list[Paragraph] = []
    group: list[int] = []
    for at, text in enumerate(texts):
        joins = (
            bool(group)
            and at not in tables
            and bool(text.strip())
            and continues(wrap, texts[at - 1], text)
            and heading(text) is None
        )
        if group and not joins:
            paragraphs.append(_joined(lines, group))
            group = []
        if at in tables:
            paragraphs.append(_single(lines[at], at, Role.TABLE))
        elif not text.strip():
            paragraphs.append(_single(lines[at], at, Role.BLANK))
        else:
            group.append(at)
    if group:
        paragraphs.append(_joined(lines, group))
    return paragraphs


def _single(line: Line, at: int, role: Role) -> Paragraph:
    return Paragraph(line.text, ((0, line.start),), at, role)


def _joined(lines: Sequence[Line], group: Sequence[int]) -> Paragraph:
    if len(group) == 1:
        return _single(lines[group[0]], group[0], Role.BODY)
    parts, pieces, length = [], [], 0
    for at in group:
        text = lines[at].text if at == group[-1] else lines[at].text.rstrip()
        pieces.append((length, lines[at].start))
        parts.append(text)
        length += len(text)
    return Paragraph("".join(parts), tuple(pieces), group[0])


def _table_rows(texts: Sequence[str]) -> set[int]:
    """Lines that stand in a run of two or more with the same number of inner tabs, or of ``|`` (contract)."""
    rows: set[int] = set()
    for mark in "\t|":
        counts = [text.strip().count(mark) for text in texts]
        for at in range(1, len(texts)):
            if counts[at] and counts[at] == counts[at - 1]:
                rows.update((at - 1, at))
    return rows
