"""Indents of what ends a paper: attachment note, signature and date (GB/T 9704-2012 7.3.4, 7.3.5).

Left edges are used where a rule speaks of first characters: they do not depend on how wide a font's digits are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.paper import Block, Metadata, Paper
from fazhi_desk.formats.title_lines import width
from fazhi_desk.model import Role

NOTE_LEAD = re.compile(r"(附件[:：]\s?)?([0-9０-９]{1,2}[.．、]\s?)?")
OVERHANG = 3
"""Characters a line with a fixed left edge may run over the margin: where a font's digits are wide, better than a
date in two lines.
"""
TAIL = (Role.SIGNATURE, Role.DATE)


@dataclass(frozen=True, slots=True)
class Edges:
    """Indents in points. ``hanging`` lines after the first stand that much further right; ``side`` is left or right."""

    left: float
    right: float
    side: str
    hanging: float | None = None


def em_of(profile: Profile) -> float:
    """Width of a character of the body, in points."""
    return profile.faces.body.size + profile.grid.squeeze


def sealed(about: Metadata, profile: Profile) -> bool:
    """Whether the paper will bear a seal: the paper's own word, else the profile's."""
    return profile.signature.seal if about.seal is None else about.seal


def _edges(profile: Profile, *, left: float | None = None, right: float | None = None) -> Edges:
    """An edge given in characters from the left or right margin."""
    if left is not None:
        return Edges(max(0.0, left * em_of(profile)), -OVERHANG * em_of(profile), "left")
    return Edges(0.0, max(0.0, (right or 0) * em_of(profile)), "right")


def tail_edges(paper: Paper, profile: Profile) -> dict[int, Edges]:
    """Indents of signature and date paragraphs, by their index among the non-blank blocks."""
    blocks = [block for block in paper.blocks if block.role is not Role.BLANK]
    place = _sealed if sealed(paper.metadata, profile) else _unsealed
    result: dict[int, Edges] = {}
    for is_tail, group in groupby(enumerate(blocks), key=lambda pair: pair[1].role in TAIL):
        if is_tail:
            result |= place(list(group), profile)
    return result


def _widths(group: Sequence[tuple[int, Block]], profile: Profile) -> tuple[float, float]:
    """Widths of the longest signature and of the date, 0 for none."""
    digit = profile.signature.digit
    found = {
        role: max((width(block.text, digit) for _, block in group if block.role is role), default=0.0) for role in TAIL
    }
    return found[Role.SIGNATURE], found[Role.DATE]


def _unsealed(group: Sequence[tuple[int, Block]], profile: Profile) -> dict[int, Edges]:
    """7.3.5.2: the signature two characters from the right, the date's first character two right of its first one."""
    rule, room = profile.signature, profile.text_width / em_of(profile)
    signature, date = _widths(group, profile)
    if not (signature and date):
        return {at: _edges(profile, right=rule.right if signature else rule.right_sealed) for at, _ in group}
    if date > signature:  # then the date stands two characters from the right and the signature moves left
        places = {
            Role.SIGNATURE: _edges(profile, left=room - rule.right - date - rule.shift),
            Role.DATE: _edges(profile, right=rule.right),
        }
    else:
        places = {
            Role.SIGNATURE: _edges(profile, right=rule.right),
            Role.DATE: _edges(profile, left=room - rule.right - signature + rule.shift),
        }
    return {at: places[block.role] for at, block in group}


def _sealed(group: Sequence[tuple[int, Block]], profile: Profile) -> dict[int, Edges]:
    """7.3.5.1: the date four characters from the right, the signature centred above it."""
    rule = profile.signature
    signature, date = _widths(group, profile)
    gap = max(0.0, rule.right_sealed + (date - signature) / 2) if date else rule.right_sealed
    places = {Role.SIGNATURE: gap, Role.DATE: rule.right_sealed}
    return {at: _edges(profile, right=places[block.role]) for at, block in group}


def note_edges(text: str, profile: Profile, *, first: bool) -> Edges:
    """7.3.4: two characters in; a name that runs over goes on below its own first character. Points, not characters:
    LibreOffice misplaces hanging indents counted in characters.
    """
    rule, digit = profile.grid.indent, profile.signature.digit
    lead = NOTE_LEAD.match(text)
    label, item = (lead[1] or "", lead[2] or "") if lead else ("", "")
    start = rule if first or label else rule + 3.0
    hanging = width(label, digit) + width(item, digit)
    return Edges((start + hanging) * em_of(profile), 0.0, "left", hanging * em_of(profile))
