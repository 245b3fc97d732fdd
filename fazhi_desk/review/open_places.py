"""The open places of a paper as a list to send round the offices (收集表)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.model import OutlineEntry, Paragraph, PlacedFinding, Report
from fazhi_desk.text.document import Document
from fazhi_desk.text.sentences import sentences

COLUMNS = ("序号", "所在部分", "原文", "请填写", "填报内容（数字请注明统计截止时间）", "填报科室", "备注")
"""The head of the 收集表; the last three columns are left empty."""
OWN = re.compile(r"【待补[：:]?([^【】]{0,120})】")
UNIT = re.compile(
    r"余?(?:个百分点|个工作日|人次|场次|件次|万元|亿元|万份|万余份|[件场次人名个份项条家户起篇期册部年月日天%％])"
)
LONGEST = 120
"""Characters of the sentence that is shown; a longer one is cut around the place."""
BLANK = "＿＿＿"


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """One place to be filled. ``start`` and ``end`` count in the document; ``where`` is the path of headings."""

    number: int
    where: str
    heading: str
    sentence: str
    asked: str
    quote: str
    start: int
    end: int
    article: int

    @property
    def row(self) -> tuple[str, ...]:
        """The place as a row below ``COLUMNS``."""
        part = f"{self.where} {self.heading}".strip() or "导语"
        return (str(self.number), part, self.sentence, self.asked, "", "", "")


def open_places(report: Report, document: Document) -> tuple[OpenPlace, ...]:
    """All open places of the paper, in order."""
    found = [f for f in report.findings if f.family == "placeholder" and f.place is not None]
    starts = [paragraph.pieces[0][1] for paragraph in document.paragraphs]
    return tuple(_place(report, document, starts, finding, n) for n, finding in enumerate(found, 1))


def _place(report: Report, document: Document, starts: Sequence[int], finding: PlacedFinding, number: int) -> OpenPlace:
    place = finding.place
    if place is None:
        raise ValueError("an open place stands somewhere")
    paragraph = document.paragraphs[max(bisect_right(starts, place.start) - 1, 0)]
    span = finding.source.span
    start, end = (0, 0) if span is None else (span.start, span.end)
    path = _path(report.outline, place.start, finding.article)
    return OpenPlace(
        number=number,
        where="/".join(entry.numbering.strip("、.．") for entry in path if entry.numbering),
        heading=path[-1].text if path else "",
        sentence=_sentence(paragraph, start, end),
        asked=_asked(paragraph.text, start, end),
        quote=place.quote,
        start=place.start,
        end=place.end,
        article=finding.article,
    )


def _path(outline: Sequence[OutlineEntry], at: int, article: int) -> list[OutlineEntry]:
    """The headings above a place, the outermost first."""
    path: list[OutlineEntry] = []
    for entry in outline:
        if entry.start > at:
            break
        if entry.article == article:
            path = [above for above in path if above.level < entry.level] + [entry]
    return path


def _sentence(paragraph: Paragraph, start: int, end: int) -> str:
    """The sentence with a blank in place of what is open."""
    text = paragraph.text
    low, high = next(((a, b) for a, b in sentences(text) if a <= start < b), (0, len(text)))
    before, after = text[low:start], text[end : max(end, high)]
    half = LONGEST // 2
    if len(before) > half:
        before = "……" + before[-half:]
    if len(after) > half:
        after = after[:half] + "……"
    return f"{before}{BLANK}{after}".strip()


def _asked(text: str, start: int, end: int) -> str:
    """What is asked for: the words of 【待补：…】, the unit behind the place, else a name or text."""
    own = OWN.fullmatch(text[start:end])
    if own and own[1]:
        return own[1].strip()
    unit = UNIT.match(text, end)
    if unit:
        return f"数字（单位：{unit.group().lstrip('余')}）"
    if text.startswith(("“", "《", "（"), start):
        return "名称"
    return "名称或数字"
