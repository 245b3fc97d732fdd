"""The elements of the report that are judged by zone: problems and their causes, next year's plan, figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from fazhi_desk.model import Evidence, Paragraph, Range, Zone
from fazhi_desk.review.mentions import Scan
from fazhi_desk.review.stretches import Bit
from fazhi_desk.review.substance import content

Answer = tuple[str, tuple[str, ...], tuple[Evidence, ...]]
CAUSE = re.compile(r"原因|由于|主要是因|因[^，。；为此]{2,20}，|导致|源于|在于")
TARGET = re.compile(r"[0-9０-９]\s?(?![年0-9０-９])[\u4e00-\u9fff%％]|底前|月前|每(?:月|季度|半年|年)")
REPORTING = frozenset((Zone.ACHIEVEMENT, Zone.RESPONSIBLE, Zone.LEAD))
LEAST = {Zone.PROBLEM: 6, Zone.PLAN: 12}
"""Characters beside set phrases below which such a stretch tells nothing."""
EMPTY = re.compile(
    "存在|一些|不足|问题|差距|需要|改进|还|仍|有待|一定|我们|面临|困难|短板|薄弱|环节|不够|以下|几个|主要|目前|当前|虽然|但|离|距|与"
    "|看到|成绩|肯定|同时|清醒|认识到|意识到|相比|期盼|期待|加以|改正|完善|提高|加强|更好|努力|今后|进一步|不断|程度|上级|要求"
    "|再上新台阶|新成效|新局面|贡献|力量|提供|有力|坚实|再接再厉|不懈|争取|各方面"
)
FEW, MANY = 1, 5
"""So many paragraphs with figures or documents make a paper described, evidenced."""


class Stretch(NamedTuple):
    """What one paragraph adds to the problems, or to the plan; ``headed``: a heading announces them."""

    told: int = 0
    proved: bool = False
    headed: bool = False
    ranges: tuple[Range, ...] = ()


NOTHING = Stretch()


class Share(NamedTuple):
    """What one paragraph adds to each element; figures and documents only where it reports."""

    problem: Stretch = NOTHING
    plan: Stretch = NOTHING
    figures: int = 0
    documents: int = 0
    length: int = 0

    def at_length(self, length: int) -> Share:
        """The same of a paragraph of another length."""
        return self._replace(length=length)


NONE = Share()


def share_of(paragraph: Paragraph, scan: Scan, bits: Sequence[Bit]) -> Share:
    """Read one paragraph."""
    zones = {bit.zone for bit in bits}
    reports = not zones.isdisjoint(REPORTING)
    return Share(
        _stretch(paragraph, scan, bits, Zone.PROBLEM) if Zone.PROBLEM in zones else NOTHING,
        _stretch(paragraph, scan, bits, Zone.PLAN) if Zone.PLAN in zones else NOTHING,
        scan.figures if reports else 0,
        scan.documents if reports else 0,
        len(paragraph.text),
    )


def _stretch(paragraph: Paragraph, scan: Scan, bits: Sequence[Bit], zone: Zone) -> Stretch:
    told, proved, headed, ranges = 0, False, False, []
    for bit in bits:
        if bit.zone is not zone:
            continue
        unit = scan.units[bit.unit]
        headed = headed or bit.heading
        if bit.heading and paragraph.heading is not None and paragraph.heading.level == 1:
            continue  # a main heading alone tells nothing by itself
        text = paragraph.text[unit.start : unit.end]
        told += content_of(text)
        proved = proved or bool((CAUSE if zone is Zone.PROBLEM else TARGET).search(text))
        ranges.append((unit.start, unit.end))
    return Stretch(told, proved, headed, tuple(ranges))


@lru_cache(maxsize=1024)
def content_of(text: str) -> int:
    """Characters beside set phrases, those of problems and of plans among them."""
    return content(EMPTY.sub("", text))


def states_of(shares: Sequence[tuple[int, Share]], most: int) -> dict[str, Answer]:
    """State of each element, by its name in Topic.element, from the paragraphs' shares; ``most`` places at most."""
    problem = [(at, share.problem) for at, share in shares if share.problem is not NOTHING]
    plan = [(at, share.plan) for at, share in shares if share.plan is not NOTHING]
    return {
        "problem": _judged(problem, Zone.PROBLEM, most),
        "plan": _judged(plan, Zone.PLAN, most),
        "figures": _figures([pair for pair in shares if pair[1].figures or pair[1].documents], most),
    }


def _judged(found: Sequence[tuple[int, Stretch]], zone: Zone, most: int) -> Answer:
    places = [Evidence(at, span, "described") for at, stretch in found for span in stretch.ranges]
    if not places and not any(stretch.headed for _, stretch in found):
        return "absent", (), ()
    evidence = tuple(places[:most])
    if sum(stretch.told for _, stretch in found) < LEAST[zone]:
        return "mentioned", (), evidence
    return "evidenced" if any(stretch.proved for _, stretch in found) else "described", (), evidence


def _figures(found: Sequence[tuple[int, Share]], most: int) -> Answer:
    if not found:
        return "absent", (), ()
    figures = sum([share.figures for _, share in found])
    evidence = tuple(Evidence(at, (0, share.length), "evidenced") for at, share in found[:most])
    if figures < FEW:
        return "mentioned", (), evidence
    return ("evidenced" if figures >= MANY else "described"), (), evidence
