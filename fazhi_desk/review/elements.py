"""The elements of the report that are judged by zone: problems and their causes, next year's plan, figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from fazhi_desk.model import Evidence, View, Zone
from fazhi_desk.review.mentions import Scan
from fazhi_desk.review.stretches import Piece
from fazhi_desk.review.substance import content

Answer = tuple[str, tuple[str, ...], tuple[Evidence, ...]]
CAUSE = re.compile(r"原因|由于|主要是因|因[^，。；为此]{2,20}，|导致|源于|在于")
TARGET = re.compile(r"[0-9０-９]\s?(?![年0-9０-９])[\u4e00-\u9fff%％]|底前|月前|每(?:月|季度|半年|年)")
LEAST = {Zone.PROBLEM: 6, Zone.PLAN: 12}
"""Characters beside set phrases below which such a stretch tells nothing."""
EMPTY = re.compile(
    "存在|一些|不足|问题|差距|需要|改进|还|仍|有待|一定|我们|面临|困难|短板|薄弱|环节|不够|以下|几个|主要|目前|当前|虽然|但|离|距|与"
    "|再上新台阶|新成效|新局面|贡献|力量|提供|有力|坚实|再接再厉|不懈|争取|各方面"
)
FEW, MANY = 1, 5
"""So many paragraphs with figures or documents make a paper described, evidenced."""


def states_of(view: View, scans: Sequence[Scan | None], pieces: Sequence[Piece]) -> dict[str, Answer]:
    """State of each element, by its name in Topic.element."""
    return {
        "problem": _stretch(view, scans, pieces, Zone.PROBLEM),
        "plan": _stretch(view, scans, pieces, Zone.PLAN),
        "figures": _figures(view, scans, pieces),
    }


def _stretch(view: View, scans: Sequence[Scan | None], pieces: Sequence[Piece], zone: Zone) -> Answer:
    found, told, proved, headed = [], 0, False, False
    for piece in pieces:
        scan = scans[piece.paragraph]
        if piece.zone is not zone or scan is None:
            continue
        unit = scan.units[piece.unit]
        headed = headed or piece.heading
        if piece.heading and _bare(view, piece):
            continue
        text = view.paragraphs[piece.paragraph].text[unit.start : unit.end]
        told += _told(text)
        proved = proved or _proves(text, zone)
        found.append(Evidence(piece.paragraph, (unit.start, unit.end), "described"))
    if not found and not headed:
        return "absent", (), ()
    if told < LEAST[zone]:
        return "mentioned", (), tuple(found)
    return "evidenced" if proved else "described", (), tuple(found)


@lru_cache(maxsize=1024)
def _told(text: str) -> int:
    """Characters beside set phrases."""
    return content(EMPTY.sub("", text))


def _bare(view: View, piece: Piece) -> bool:
    """A heading alone on its line tells nothing by itself, unless it is a point of a list of headings."""
    head = view.paragraphs[piece.paragraph].heading
    return head is not None and head.level == 1


def _proves(text: str, zone: Zone) -> bool:
    return bool((CAUSE if zone is Zone.PROBLEM else TARGET).search(text))


def _figures(view: View, scans: Sequence[Scan | None], pieces: Sequence[Piece]) -> Answer:
    done = {p.paragraph for p in pieces if p.zone in (Zone.ACHIEVEMENT, Zone.RESPONSIBLE, Zone.LEAD)}
    found = [
        Evidence(at, (0, len(view.paragraphs[at].text)), "evidenced")
        for at in sorted(done)
        if (scan := scans[at]) is not None and (scan.figures or scan.documents)
    ]
    figures = sum(scan.figures for at in done if (scan := scans[at]) is not None)
    if not found:
        return "absent", (), ()
    if figures < FEW:
        return "mentioned", (), tuple(found)
    return ("evidenced" if figures >= MANY else "described"), (), tuple(found)
