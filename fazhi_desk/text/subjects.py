"""What a figure counts: the words before it in the same clause, and those right behind its unit."""

from __future__ import annotations

import re
from bisect import bisect_right

REACH = 28
"""So many characters before a number are read for its subject."""
CUT = re.compile("[，。；：！？、,;!?:\n\u2028\t|]")
LEADING = re.compile(
    r"(?:其中|同时|并且|并|共有|共|累计|目前|截至目前|全年|全年共|今年|今年以来|一年来|上半年|去年|上年|本年|当年|先后|还|另|"
    r"[0-9０-９]{4}年(?:度)?(?:以来)?)+"
)
TRAILING = re.compile(
    r"(?:共计|合计|总计|总数|累计|共有|共|达到|高达|达|分别为|均为|为|大约|约|将近|近|超过|超|逾|突破|不少于|不低于|不超过|至少|最多|"
    r"仅有|仅|已有|已|的|了|有|由|从|至|到|不足|各|－|-|—)+$"
)
TRAILING_LAST = frozenset("计数有共到达为约近过超逾破于少多仅已的了由从至足各－-—")
BEHIND = re.compile(
    "[^，。；：！？、,;!?:\n\u2028\t|“”《》0-9０-９（）()%％]{0,10}(?:[（(][\u4e00-\u9fff、]{1,6}[）)])?"
)
STOPS = re.compile(
    r"(?=[以内左全均都已被的进实开予由在到至达共分纳落完参和与及并等])"
    r"(?:以上|内|以下|以内|左右|全部|均|都|已|被|的|进行|实现|实行|开展|予以|由|在|到|至|达|共|分别|纳入|落实|完成|参与|参加|和|与|及|并|等)"
)


def clause_starts(text: str) -> list[int]:
    """Where clauses and the items of 、 lists begin, for ``subject_before``."""
    return [0, *(mark.end() for mark in CUT.finditer(text))]


def subject_before(text: str, start: int, previous: int, starts: list[int]) -> str:
    """The words before ``start`` in its clause, not before ``previous``; 共, 累计, 达 and the like taken off."""
    low = max(previous, start - REACH, starts[bisect_right(starts, start) - 1])
    piece = text[low:start].strip(' \u3000\u00a0“”"（(）)')
    if not piece:
        return ""
    if piece[-1] in TRAILING_LAST:
        end = TRAILING.search(piece)
        piece = piece[: end.start()] if end else piece
    lead = LEADING.match(piece)
    return piece[lead.end() :] if lead else piece


def noun_after(text: str, at: int) -> str:
    """The noun right behind a unit: 村（社区） in 21个村（社区）均明确."""
    match = BEHIND.match(text, at)
    if match is None or not match.group():
        return ""
    piece = match.group()
    stop = STOPS.search(piece)
    return piece[: stop.start()] if stop else piece
