"""The text as values: lines, paragraphs with their roles, sections, and the facts read off one paragraph.

Units: every offset is a count of Unicode code points. A range inside a paragraph counts in ``Paragraph.text``
(line ends left out); a range in a document counts in the whole decoded text, front matter included.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Range = tuple[int, int]
"""Start and exclusive end, in code points of whatever text the context names."""


class Role(StrEnum):
    """What a paragraph is in the paper."""

    BLANK = "blank"
    TITLE = "title"
    SUBTITLE = "subtitle"  # a date line or note in brackets below the title
    ADDRESSEE = "addressee"  # 主送机关
    SALUTATION = "salutation"  # 同志们：
    HEADING = "heading"  # a heading alone on its line, or the head of a run-in paragraph
    BODY = "body"
    ENUMERATION = "enumeration"  # a paragraph that begins with 一是, 第一， or ①
    TABLE = "table"
    ATTACHMENT = "attachment"  # 附件：…
    SIGNATURE = "signature"
    DATE = "date"


class Zone(StrEnum):
    """What a stretch of the paper does; decides what a sentence in it may prove."""

    FRONT = "front"  # title, addressee
    LEAD = "lead"  # 导语
    ACHIEVEMENT = "achievement"
    RESPONSIBLE = "responsible"  # 第一责任人履职
    PROBLEM = "problem"
    PLAN = "plan"
    EXHORTATION = "exhortation"  # the body of a speech
    CLOSING = "closing"


class Line(NamedTuple):
    """What stands between two line ends; ``start`` is its offset in the document.

    A tuple, since thousands are made at every key.
    """

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading that a paragraph is or begins with. Ranges count in the paragraph's text.

    ``level`` is that of the marker (一、=1 （一）=2 1.=3 （1）=4), whatever stands around it. ``number`` is the value
    of the numeral, None for a heading without number. A run-in heading's ``text`` ends before its 。 or ：.
    """

    level: int
    numbering: str
    number: int | None
    marker: Range
    text: Range
    run_in: bool = False


class Paragraph(NamedTuple):
    """One or more lines joined into what the writer means as one paragraph. A tuple for the same reason as Line.

    ``pieces`` maps the text back: pairs of (offset in ``text``, offset in the document), one per line, ascending.
    ``first_line`` is the index of its first line, ``column`` what stands before it on that line: 0 but for the parts of
    a line that holds several paragraphs.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    first_line: int
    role: Role = Role.BODY
    heading: Heading | None = None
    column: int = 0

    def to_document(self, start: int, end: int) -> Range:
        """A range of this paragraph's text as a range of the document; line ends inside are covered."""
        first = self._locate(start)
        last = self._locate(end - 1) + 1 if end > start else first
        return first, last

    def _locate(self, offset: int) -> int:
        at = bisect_right(self.pieces, (offset, 1 << 60)) - 1
        inside, outside = self.pieces[max(at, 0)]
        return outside + offset - inside

    def lines(self, start: int, end: int) -> tuple[tuple[int, Range], ...]:
        """Cut a range at line ends: (line index, range in that line). The one place where spans are cut."""
        return tuple(
            (self.first_line + index, (low, high) if index else (low + self.column, high + self.column))
            for index, low, high in self._pieces(start, end)
        )

    def cuts(self, start: int, end: int) -> tuple[Range, ...]:
        """The same cut as ranges of the document: together they hold no line end."""
        return tuple(
            (self.pieces[index][1] + low, self.pieces[index][1] + high) for index, low, high in self._pieces(start, end)
        )

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Index of each piece touched, and the range inside it."""
        for index, (inside, _) in enumerate(self.pieces):
            following = self.pieces[index + 1][0] if index + 1 < len(self.pieces) else len(self.text) + 1
            low, high = max(start, inside), min(end, following)
            if low < high or (start == end and inside <= start < following):
                yield index, low - inside, high - inside


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. ``paragraphs`` is the half-open range of paragraph indices it covers.

    ``parent`` is an index into the same tuple of sections, -1 at the top. The first section of an article (the lead
    before any heading) has ``heading`` None and ``paragraph`` -1.
    """

    paragraph: int
    level: int
    title: str
    paragraphs: Range
    parent: int = -1
    zone: Zone = Zone.ACHIEVEMENT


class Period(StrEnum):
    """What a figure says about time."""

    FLOW = "flow"
    STOCK = "stock"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the text. ``value`` is in units of ``unit`` with 万 and 亿 multiplied out; percent stays as 96.6.

    ``range`` covers number and unit, ``number`` the digits alone; ``approximate`` is true for 余, 多, 约, 近.
    ``bound`` says what a loose figure promises: ``least`` (余, 超过, 以上), ``most`` (近, 不超过, 以内), ``about``
    (约, 左右), ``low`` and ``high`` for the two ends of a range, else empty.
    """

    range: Range
    number: Range
    value: float
    unit: str
    decimals: int = 0
    scale: float = 1.0
    percent: bool = False
    approximate: bool = False
    chinese: bool = False
    subject: str = ""
    """The words that say what is counted, as far as they stand in the same clause."""
    noun: str = ""
    """The words right behind the unit: 村（社区） in 21个村（社区）."""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or year in the text; ``None`` for a part that is not told.

    ``until`` is the last year of a span of years (2021—2025年), else None. ``numbering`` is true for a year that is
    part of a document number (〔2022〕).
    """

    range: Range
    year: int | None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    numbering: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What one paragraph says, read once per text and cached; ranges count in the paragraph's text.

    ``masked`` are the stretches that no wording rule may touch: 《》, quotations, URLs, e-mail addresses.
    """

    sentences: tuple[Range, ...] = ()
    clauses: tuple[Range, ...] = ()
    quoted: tuple[Range, ...] = ()
    titles: tuple[Range, ...] = ()
    masked: tuple[Range, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    enumerators: tuple[tuple[Range, int], ...] = ()
    """一是, 二是, 第一， … inside the paragraph: the marker's range and its ordinal."""
    extra: dict[str, object] = field(default_factory=dict, compare=False)
    """Room for what a check keeps per paragraph text (its own key, an immutable value)."""
