"""Headings without a number, only where it is plain: the main ones of a paper that numbers none of them, and those
below a numbered main heading that has no numbered ones below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fazhi_desk.model import Heading, Paragraph, Role
from fazhi_desk.text.numbering import heading

LEAST, LONGEST = 4, 30
MARKS = re.compile(r"[。；！？：，,;:!?\t|…]")
WORDS = re.compile(
    r"工作|问题|不足|短板|计划|打算|安排|思路|成效|做法|举措|措施|情况|经验|亮点|困难|建议|体会|任务|责任|建设|履职|职责"
    r"|^(?:坚持|加强|强化|深化|推进|健全|完善|规范|聚焦|落实|优化|提升|严格|突出|全面|深入|持续|创新|着力|压实|筑牢|夯实"
    "|化解|维护|保障|构建|打造|提高|改进|做好|抓好|抓实|统筹|锚定|紧盯|践行|厚植|营造|依法|科学|从严|积极|切实|大力|履行|树立|增强|扛牢|严把)"
)
SECTION = re.compile(
    "(?:当前|目前|工作中)?(?:存在|面临)的?(?:主要|突出|薄弱)?(?:问题|不足|困难|短板|环节)"
    "(?:和不足|和短板|与不足|及不足|[和及与]原因(?:分析)?|、不足)?"
    "|(?:下一步|下步|今后|明年|下一年度?|20[0-9]{2}年度?)(?:的)?(?:主要|重点)?(?:工作)?"
    "(?:打算|计划|安排|思路|重点|举措|措施|主要安排)"
    "|(?:主要|重点)?(?:工作|做法)(?:开展|推进|完成)?(?:情况|及成效|和成效|成效|做法|措施)?"
    "|主要(?:做法|成效|工作|举措)(?:和成效|及成效|与成效)?"
)
"""What a section of every such paper is called: it may stand above a single short sentence."""
FINISHED = "。！？”）)：:"
FEWEST = 3
"""So many are needed below one main heading."""
BODY = 40
"""A heading stands above a paragraph at least so long, or above another heading."""


def unnumbered(paragraphs: Sequence[Paragraph], solid: Sequence[int]) -> Iterator[tuple[int, Heading]]:
    """Indices and headings of level 1; at least two are needed, so that a stray short line is none."""
    places = [
        at
        for n, at in enumerate(solid)
        if paragraphs[at].role is Role.BODY
        and _reads_as_heading(paragraphs[at].text)
        and _stands_above(paragraphs, solid, n)
    ]
    if len(places) < 2:
        return
    for at in places:
        yield at, _unnumbered(paragraphs[at].text, 1)


def unnumbered_below(paragraphs: Sequence[Paragraph], solid: Sequence[int]) -> Iterator[tuple[int, Heading]]:
    """Indices and headings of level 2 in sections that have no other headings; at least three in a section."""
    mains = [n for n, at in enumerate(solid) if _level(paragraphs[at]) == 1]
    for start, end in pairwise((*mains, len(solid))):
        inner = range(start + 1, end)
        if any(_level(paragraphs[solid[n]]) for n in inner):
            continue
        lines = [n for n in inner if _reads_as_slogan(paragraphs[solid[n]])]
        places = [solid[n] for n in lines if _stands_above(paragraphs, solid, n)]
        if len(places) >= FEWEST:
            yield from ((at, _unnumbered(paragraphs[at].text, 2)) for at in places)


def _level(paragraph: Paragraph) -> int:
    return paragraph.heading.level if paragraph.heading is not None else 0


def _reads_as_slogan(paragraph: Paragraph) -> bool:
    """坚持党建统领，扛起法治责任: words of a heading, in one or two halves of about one length."""
    if paragraph.role is not Role.BODY:
        return False
    halves = paragraph.text.strip().split("，")
    if len(halves) > 2 or max(map(len, halves)) > 2 * min(map(len, halves)):
        return False
    return _reads_as_heading("".join(halves))


def _unnumbered(text: str, level: int) -> Heading:
    start = len(text) - len(text.lstrip())
    return Heading(level, "", None, (start, start), (start, len(text.rstrip())))


def _reads_as_heading(text: str) -> bool:
    line = text.strip()
    return LEAST <= len(line) <= LONGEST and not MARKS.search(line) and bool(WORDS.search(line))


def _stands_above(paragraphs: Sequence[Paragraph], solid: Sequence[int], n: int) -> bool:
    """Whether the paragraph before is finished and the one after is text or a heading."""
    before = paragraphs[solid[n - 1]] if n else None
    text = before is not None and before.role in (Role.BODY, Role.ENUMERATION)
    if before is not None and text and before.text.rstrip()[-1:] not in FINISHED:
        return False
    if n + 1 >= len(solid):
        return False
    after = paragraphs[solid[n + 1]]
    if after.role in (Role.SIGNATURE, Role.DATE, Role.ATTACHMENT):
        return False
    if len(after.text.strip()) >= BODY or heading(after.text) is not None:
        return True
    named = SECTION.fullmatch(paragraphs[solid[n]].text.strip()) is not None
    return named and (after.text.rstrip()[-1:] in FINISHED or _reads_as_slogan(after))
