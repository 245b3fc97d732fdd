"""What a figure of the ledger is called, for people: a cell by row and column, a change by what changed."""

from __future__ import annotations

import re

from fazhi_desk.model import Figure, Paragraph, Role
from fazhi_desk.text.tables import Row, row_of

SHORT = 4
LEADING = re.compile("^(?:由(?!于)|其中|还有|分别(?:为|有)?|比上年|较上年)")
FROM = re.compile("(?:由|从|比|较)(?:上年|去年|上一年|同期|[0-9]{4}年)?(?:同期)?的?$")
MOVED = re.compile(
    "^(?:同比|环比|比上年|较上年|平均)?(?:减|降|增|升|减少|下降|压缩|缩短|增加|增长|上升|提高|提升|精简|降低)(?:至|到|为|了)?$"
)
UNIT = re.compile("[（(](?P<unit>[^（）()]{1,6})[）)]$")


def subject_of(paragraph: Paragraph, figure: Figure, before: str, header: Row | None) -> str:
    """The name of what is counted. ``before`` is the subject of the figure before it in the same sentence, else "".

    ``header`` is the first row of the table the figure stands in.
    """
    if paragraph.role is Role.TABLE:
        return _of_cell(paragraph, figure, header)
    if before and MOVED.fullmatch(figure.subject):
        value = len(figure.subject) == 1 or figure.subject[-1] in "至到为"
        return before if value else f"{before}{figure.subject}"
    subject = FROM.sub("", LEADING.sub("", FROM.sub("", figure.subject)))
    if not subject and before and MOVED.fullmatch(figure.noun):
        return before
    subject = subject or figure.noun
    if MOVED.fullmatch(figure.noun):
        return _whole(subject, "")
    if figure.noun and (subject == before or (figure.subject and len(subject) < SHORT and subject != figure.noun)):
        subject = figure.noun if subject == before else f"{subject}{figure.noun}"
    return _whole(subject, figure.noun)


def header_of(paragraph: Paragraph, last: Row | None) -> Row | None:
    """The first row of the table that a paragraph belongs to; ``last`` is that of the paragraph before."""
    if paragraph.role is not Role.TABLE:
        return None if paragraph.role is not Role.BLANK else last
    return last or row_of(paragraph.text)


def unit_of(paragraph: Paragraph, figure: Figure, header: Row | None) -> str:
    """The unit, for a bare cell that of the head of its column: 检查（户次）."""
    if figure.unit or paragraph.role is not Role.TABLE:
        return figure.unit
    told = UNIT.search(_head(paragraph, figure, header))
    return told["unit"] if told else ""


def _of_cell(paragraph: Paragraph, figure: Figure, header: Row | None) -> str:
    label = row_of(paragraph.text).label or figure.subject
    head = UNIT.sub("", _head(paragraph, figure, header)).strip()
    return f"{label}·{head}" if head and head != label else label


def _head(paragraph: Paragraph, figure: Figure, header: Row | None) -> str:
    """The text of the header cell over a figure."""
    cells = row_of(paragraph.text).cells
    at = next((n for n, c in enumerate(cells) if c.range[0] <= figure.number[0] < max(c.range[1], c.range[0] + 1)), 0)
    own = header is None or [c.text for c in header.cells] == [c.text for c in cells]
    return header.cells[at].text if header is not None and not own and 0 < at < len(header.cells) else ""


def _whole(subject: str, noun: str) -> str:
    """Without halves of titles that the reach of a subject cut off; quotes that were torn are closed again."""
    if "》" in subject and not 0 <= subject.find("《") < subject.find("》"):
        rest = subject.rpartition("》")[2].lstrip("等")
        subject = rest or noun or subject
    lone = subject.count("“") - subject.count("”")
    return f"{subject}”" if lone > 0 else f"“{subject}" if lone < 0 else subject
