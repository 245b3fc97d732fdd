"""Several papers pasted one after the other: where each begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi_desk.model import Paragraph, Range, Role
from fazhi_desk.text.numbering import heading

TITLE_END = re.compile(
    r"(?:总结|报告|计划|打算|思路|讲话|要点|方案|汇报|情况|安排|述职|述法|工作)(?:[（(][^（）()]{1,20}[）)])?$"
)
TITLE_TOPIC = re.compile(r"法治|依法行政|依法治|述法|第一责任人")
SENTENCE_MARKS = re.compile(r"[。；！？：，,;!?]")
LEAST = 300
"""Characters that must stand before a line may begin a further article."""
LONGEST_TITLE = 60


def is_title(text: str) -> bool:
    """Whether a line, taken alone, reads like the title of such a paper."""
    line = text.strip()
    return (
        4 <= len(line) <= LONGEST_TITLE
        and not SENTENCE_MARKS.search(line)
        and heading(line) is None
        and bool(TITLE_END.search(line))
        and bool(TITLE_TOPIC.search(line))
    )


def articles_of(paragraphs: Sequence[Paragraph]) -> tuple[Range, ...]:
    """Half-open ranges of paragraph indices, one per article; always at least one."""
    starts = [0]
    since = 0
    headings = 0
    for at, paragraph in enumerate(paragraphs):
        if paragraph.role is Role.BODY:
            if since >= LEAST and headings and is_title(paragraph.text) and _begins(paragraphs, at):
                starts.append(at)
                since = headings = 0
            since += len(paragraph.text)
            headings += heading(paragraph.text) is not None
    ends = [*starts[1:], len(paragraphs)]
    return tuple(zip(starts, ends, strict=True))


def _begins(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """A further title is followed by text that is neither another title nor the end, and numbering starts anew."""
    for paragraph in paragraphs[at + 1 : at + 30]:
        found = heading(paragraph.text)
        if found is not None:
            return found.level <= 2 and found.number == 1
    return False
