"""Which zone each sentence belongs to, finer than headings tell.

下一步 inside an achievements section opens a plan; 一是…有待加强 in a lead tells of problems; the last section may
hold both. A turn holds to the end of the section it stands in, or to the next turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from fazhi_desk.model import CALLING, Paragraph, Role, View, Zone
from fazhi_desk.review.mentions import ALWAYS, Scan, Unit
from fazhi_desk.review.sizes import sizes_of

LONG_LEAD = 0.35
"""A lead that makes up so much of a paper is the paper."""
SILENT = (
    Role.BLANK, Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE, Role.SALUTATION, Role.SIGNATURE, Role.DATE, Role.ATTACHMENT,
)
TURNED = {"plan": Zone.PLAN, "problem": Zone.PROBLEM}
ACHIEVED = ("一年来", "去年以来", "近年来", "今年以来", "过去一年", "过去的一年", "截至目前")
"""Openings that look back, in a paper that otherwise calls for things."""


State = tuple[Zone | None, int, bool]
"""What is carried from paragraph to paragraph: the zone a turn opened, the level it stands at, whether by a list."""
START: State = (None, 0, False)


class Bit(NamedTuple):
    """One unit of a paragraph with its zone; ``heading``: it is a heading's own text."""

    unit: int
    zone: Zone
    heading: bool


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """What decides, beside its text, on what a paragraph says: the state before it, its section's level and topics."""

    state: State
    level: int
    around: frozenset[int] = frozenset()

    def same(self, state: State, level: int, around: frozenset[int]) -> bool:
        """Whether a paragraph stands so still."""
        return self.state == state and self.level == level and (self.around is around or self.around == around)


class Setting(NamedTuple):
    """What of the whole paper decides on the zones of its sentences."""

    called: bool
    long_lead: bool
    year: int | None


def setting_of(view: View) -> Setting:
    """The setting of an article."""
    return Setting(view.context.kind in CALLING, _long_lead(view), view.context.year)


def sections_by_paragraph(view: View) -> list[int]:
    """Index of the innermost section of each paragraph: a section ends where the next begins."""
    count = len(view.paragraphs)
    starts = [section.paragraphs[0] for section in view.sections[1:]]
    inner: list[int] = []
    for n, (start, end) in enumerate(pairwise((0, *starts, count))):
        inner += [n] * (end - start)
    return inner


def read_bits(
    paragraph: Paragraph, scan: Scan, zone: Zone, stand: Stand, setting: Setting
) -> tuple[tuple[Bit, ...], State]:
    """The units of a paragraph of that zone and stand, and the state behind them."""
    carried, turned_at, listed = stand.state
    if zone is Zone.LEAD and setting.long_lead:
        zone = Zone.ACHIEVEMENT
    head = paragraph.heading
    goes_on = zone is Zone.ACHIEVEMENT or (zone is Zone.PROBLEM and carried is Zone.PLAN)  # 存在问题和下一步工作
    ended = head is not None and (turned_at == 0 or head.level <= turned_at or not goes_on)
    left = carried is Zone.PROBLEM and listed and paragraph.role is not Role.ENUMERATION and head is None
    if ended or left:
        carried = None
    bits = []
    whole = paragraph.text.rstrip().endswith(("。", "；", ";"))  # a numbered point, not a heading
    for n, unit in enumerate(scan.units):
        heading = head is not None and unit.start < head.text[1] and not (whole and not head.run_in)
        turned = None if heading else _turn(unit, zone, setting.year)
        if turned is not None:
            carried, turned_at = turned, stand.level
            listed = turned is Zone.PROBLEM and zone is not Zone.PROBLEM
        looks_back = setting.called and paragraph.text.startswith(ACHIEVED, unit.start)
        bits.append(Bit(n, Zone.ACHIEVEMENT if looks_back else _zone(zone, carried, unit, setting.year), heading))
    return tuple(bits), (carried, turned_at, listed)


def _turn(unit: Unit, zone: Zone, year: int | None) -> Zone | None:
    if unit.turn == "plan" or (unit.year is not None and year is not None and unit.year > year):
        return Zone.PLAN
    return TURNED.get(unit.turn) if zone in (Zone.ACHIEVEMENT, Zone.LEAD, Zone.RESPONSIBLE) else None


def _zone(zone: Zone, carried: Zone | None, unit: Unit, year: int | None) -> Zone:
    if carried is not None and zone is not Zone.PLAN:
        return carried
    if zone not in (Zone.ACHIEVEMENT, Zone.LEAD):
        return zone
    if unit.shortcoming:
        return Zone.PROBLEM
    return Zone.PLAN if unit.ahead > (year if year is not None else ALWAYS - 1) else zone


def _long_lead(view: View) -> bool:
    """Whether what stands before the first heading is more than a lead."""
    if not view.sections or len(view.sections) == 1:
        return True
    lengths = sizes_of(view).lengths
    return sum(lengths[slice(*view.sections[0].paragraphs)]) > LONG_LEAD * max(1, sum(lengths))
