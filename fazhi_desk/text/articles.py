"""Several papers pasted one after the other: where each begins; tables of contents and collectors' noise."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from fazhi_desk.model import Paragraph, Range, Role
from fazhi_desk.text.numbering import heading

TITLE_END = re.compile(
    r"(?:总结|报告|计划|打算|思路|讲话|要点|方案|汇报|情况|安排|述职|述法|工作)(?:[（(][^（）()]{1,20}[）)])?$"
)
GENRE_END = re.compile(r"(?:总结|报告|讲话|述职述?法?|工作(?:计划|思路|要点|打算|汇报))(?:[（(][^（）()]{1,20}[）)])?$")
YEAR = re.compile(r"(?:19|20|XX|xx|××)[0-9Xx×]{2}|(?:XX|xx|××)年")
TITLE_TOPIC = re.compile(r"法治|依法行政|依法治|述法|第一责任人")
SENTENCE_MARKS = re.compile(r"[。；！？：，,;!?]")
ORDINAL = "[一二三四五六七八九十0-9]{1,3}"
PART = re.compile(rf"[【\[]?(?:第{ORDINAL}篇|篇{ORDINAL}|范文{ORDINAL})[】\]]?[：:、. \u3000]{{0,2}}")
DATE_BELOW = re.compile(r"[（(](?:[12１２][0-9０-９]{3}|[Xx×]{2,4})年[^（）()]{0,16}[）)]$")
NOISE = re.compile(
    r"汇编|素材|[（(][0-9０-９]{1,3}篇[）)]|小编|浏览量|供大家参考|供参考|参考模板|转载|公众号|客服|^时间[：:]|分享 "
    r"|点击|推荐访问|上传|来源[：:]|作者[：:]|^目[ \u3000]{0,6}录$"
)
CONTENTS = re.compile(r"^\s*目[ \u3000\u00a0]{0,6}[录次]\s*$")
ENTRY = re.compile(r"(?:[ \u3000\t\u00a0]{2,}|[.．…·]{2,}[ \u3000]?|\t)[0-9０-９]{1,3}$")
LEAST = 300
"""Characters that must stand before a line may begin a further article."""
LONGEST_TITLE = 60
LOOK_AHEAD = 16
"""So many paragraphs with text may stand between a title and the heading that shows that counting begins anew."""
CONTENTS_GAP = 5
"""So many lines without a page number may stand between two entries of a table of contents."""


@functools.lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether a line, taken alone, reads like the title of such a paper."""
    line = text.strip()
    return could_be_title(line) and bool(TITLE_END.search(line)) and bool(TITLE_TOPIC.search(line))


OPEN = re.compile("【[^【】]{0,60}】")
"""An open place of a fresh draft, such as 【待补：单位名称】, in the place of a name."""


@functools.lru_cache(maxsize=4096)
def could_be_title(line: str) -> bool:
    """A line of 4 to 60 characters without sentence marks, no heading, no collector's noise."""
    return (
        4 <= len(line) <= LONGEST_TITLE
        and not SENTENCE_MARKS.search(OPEN.sub("", line))
        and heading(line) is None
        and not NOISE.search(line)
    )


def without_part(line: str) -> str:
    """The line without 篇一： before it."""
    found = PART.match(line)
    return line[found.end() :] if found else line


def contents_of(paragraphs: Sequence[Paragraph]) -> Range:
    """The paragraphs of a table of contents near the beginning, (0, 0) where there is none."""
    start = next((at for at, p in enumerate(paragraphs[:60]) if CONTENTS.match(p.text)), -1)
    if start < 0:
        return 0, 0
    end, gap = start + 1, 0
    for at in range(start + 1, min(len(paragraphs), start + 400)):
        text = paragraphs[at].text
        if not text.strip():
            continue
        if ENTRY.search(text.rstrip()) and len(text) <= 80:
            end, gap = at + 1, 0
        else:
            gap += 1
        if gap > CONTENTS_GAP:
            break
    return start, end


def articles_of(paragraphs: Sequence[Paragraph]) -> tuple[Range, ...]:
    """Half-open ranges of paragraph indices, one per article; always at least one."""
    first, end = contents_of(paragraphs)
    solid = [at for at, p in enumerate(paragraphs) if p.role is Role.BODY and not first <= at < end]
    starts = _starts(paragraphs, solid)
    ends = [*starts[1:], len(paragraphs)]
    return tuple(zip(starts, ends, strict=True))


def _starts(paragraphs: Sequence[Paragraph], solid: Sequence[int]) -> list[int]:
    starts = [0]
    since = 0
    counted = 0
    for n, at in enumerate(solid):
        text = paragraphs[at].text
        if since >= LEAST and len(text) <= 2 * LONGEST_TITLE and _begins(paragraphs, solid, n, counted):
            starts.append(_with_unit(paragraphs, solid, n, starts[-1]))
            since = counted = 0
        since += len(text)
        if len(text) < LONGEST_TITLE or text[:8].strip()[:1] in "一二三四五六七八九十":
            found = heading(text)
            if found is not None and found.level == 1:
                counted += 1
    return starts


def _begins(paragraphs: Sequence[Paragraph], solid: Sequence[int], n: int, counted: int) -> bool:
    """Whether the n-th paragraph with text is the title of a further article, after ``counted`` headings 一、."""
    line = paragraphs[solid[n]].text.strip()
    if PART.match(line):
        return len(line) <= LONGEST_TITLE
    if not could_be_title(line) or not TITLE_TOPIC.search(line):
        return False
    following = [paragraphs[at].text for at in solid[n + 1 : n + 1 + LOOK_AHEAD]]
    if following and DATE_BELOW.fullmatch(following[0].strip()):
        return True
    if not _finished(paragraphs[solid[n - 1]].text):
        return False
    if GENRE_END.search(line) and YEAR.search(line) and following and len(following[0]) >= LONGEST_TITLE:
        return True
    if is_title(line):
        return counted > 0 and _first_number(following) == (1, 1)
    return counted > 1 and _first_number(following) == (1, 1) and not _weak_title_follows(following)


def _finished(text: str) -> bool:
    """Whether the paragraph before a title ends like one: a sentence, a date, a note in brackets."""
    line = text.rstrip()
    return line[-1:] in "。！？!?”）).；;日" or len(line) <= LONGEST_TITLE


def _first_number(following: Sequence[str]) -> tuple[int, int]:
    """Level and number of the first heading below, (0, 0) where there is none."""
    for text in following:
        found = heading(text)
        if found is not None:
            return found.level, found.number or 0
    return 0, 0


def _weak_title_follows(following: Sequence[str]) -> bool:
    """A line nearer to the heading makes a better title."""
    for text in following:
        if heading(text) is not None:
            return False
        line = text.strip()
        if could_be_title(line) and TITLE_TOPIC.search(line):
            return True
    return False


UNIT = re.compile(r"(?:局|政府|委员会|办公室|[镇乡厅]|街道|党委|办事处|管委会)$")


def _with_unit(paragraphs: Sequence[Paragraph], solid: Sequence[int], n: int, earlier: int) -> int:
    """A title may begin a line earlier, with the unit's name."""
    at = solid[n]
    if n == 0 or solid[n - 1] <= earlier:
        return at
    line = paragraphs[solid[n - 1]].text.strip()
    named = len(line) <= 30 and UNIT.search(line) and not SENTENCE_MARKS.search(line)
    return at - 1 if named and solid[n - 1] == at - 1 else at
