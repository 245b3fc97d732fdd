"""Which zone each sentence belongs to, finer than headings tell.

下一步 inside an achievements section opens a plan; 一是…有待加强 in a lead tells of problems; the last section may
hold both. A turn holds to the end of the section it stands in, or to the next turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi_desk.model import Paragraph, Role, View, Zone
from fazhi_desk.review.mentions import Scan, Unit

CALLED = ("speech", "plan")
"""Kinds whose body calls for things."""
LONG_LEAD = 0.35
"""A lead that makes up so much of a paper is the paper."""
SILENT = (
    Role.BLANK, Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE, Role.SALUTATION, Role.SIGNATURE, Role.DATE, Role.ATTACHMENT,
)
TURNED = {"plan": Zone.PLAN, "problem": Zone.PROBLEM}
ACHIEVED = ("一年来", "去年以来", "近年来", "今年以来", "过去一年", "过去的一年", "截至目前")
"""Openings that look back, in a paper that otherwise calls for things."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit of one paragraph with its zone; ``heading``: it is a heading's own text."""

    paragraph: int
    unit: int
    zone: Zone
    heading: bool


def sections_by_paragraph(view: View) -> list[int]:
    """Index of the innermost section of each paragraph."""
    inner = [0] * len(view.paragraphs)
    for n, section in enumerate(view.sections):
        for at in range(*section.paragraphs):
            inner[at] = n
    return inner


def pieces_of(view: View, scans: Sequence[Scan | None]) -> Iterator[Piece]:
    """Every unit of the article with its zone, in order."""
    inner = sections_by_paragraph(view)
    long_lead = _long_lead(view)
    called = view.context.kind in CALLED
    carried: Zone | None = None
    level = 0
    listed = False
    for at, (paragraph, scan) in enumerate(zip(view.paragraphs, scans, strict=True)):
        if scan is None:
            continue
        section = view.sections[inner[at]] if view.sections else None
        zone = view.zones[at]
        if zone is Zone.LEAD and long_lead:
            zone = Zone.ACHIEVEMENT
        head = paragraph.heading
        ended = head is not None and (level == 0 or head.level <= level or zone is not Zone.ACHIEVEMENT)
        left = carried is Zone.PROBLEM and listed and paragraph.role is not Role.ENUMERATION and head is None
        if ended or left:
            carried = None
        whole = paragraph.text.rstrip().endswith(("。", "；", ";"))  # a numbered point, not a heading
        for n, unit in enumerate(scan.units):
            heading = head is not None and unit.start < head.text[1] and not (whole and not head.run_in)
            turned = None if heading else _turn(unit, zone, view)
            if turned is not None:
                carried, level = turned, section.level if section else 0
                listed = turned is Zone.PROBLEM and zone is not Zone.PROBLEM
            looks_back = called and paragraph.text.startswith(ACHIEVED, unit.start)
            yield Piece(at, n, Zone.ACHIEVEMENT if looks_back else _zone(zone, carried, unit), heading)


def _turn(unit: Unit, zone: Zone, view: View) -> Zone | None:
    year = view.context.year
    if unit.turn == "plan" or (unit.year is not None and year is not None and unit.year > year):
        return Zone.PLAN
    return TURNED.get(unit.turn) if zone in (Zone.ACHIEVEMENT, Zone.LEAD, Zone.RESPONSIBLE) else None


def _zone(zone: Zone, carried: Zone | None, unit: Unit) -> Zone:
    if carried is not None and zone is not Zone.PLAN:
        return carried
    if zone in (Zone.ACHIEVEMENT, Zone.LEAD) and unit.shortcoming:
        return Zone.PROBLEM
    return zone


def _long_lead(view: View) -> bool:
    """Whether what stands before the first heading is more than a lead."""
    if not view.sections or len(view.sections) == 1:
        return True
    lead = sum(_length(p) for p in view.paragraphs[slice(*view.sections[0].paragraphs)])
    return lead > LONG_LEAD * max(1, sum(_length(p) for p in view.paragraphs))


def _length(paragraph: Paragraph) -> int:
    return 0 if paragraph.role in SILENT else len(paragraph.text)

