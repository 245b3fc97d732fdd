"""Dressing the page: block formats by look, faces of headings as formats of the layout, which are no undo steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLayout,
)

from fazhi_desk.desktop.bridge import to_units
from fazhi_desk.desktop.fonts import FANGSONG, HEI, KAI, SONG, font
from fazhi_desk.desktop.look import HEAD, Look, face_of, look_at

PER_LINE = 28
"""Characters a line (GB/T 9704-2012, 5.2)."""
LEADING = 1.75
TITLE_SCALE = 22 / 16
"""二号 to 三号."""
LOOK = int(QTextFormat.Property.UserProperty) + 1


class Dress:
    """The formats of one document at one size of type."""

    def __init__(self, document: QTextDocument, points: float) -> None:
        self._document = document
        self.hard = False
        self.folded = False
        """Show headings only: the body of a run-in paragraph shrinks to nothing."""
        self.set_points(points)

    def set_points(self, points: float) -> None:
        """Choose the size of the body's type; the formats are made anew, the blocks stay to be dressed."""
        self.points = points
        body = font(FANGSONG, points)
        self._document.setDefaultFont(body)
        self.em = QFontMetricsF(body).horizontalAdvance("国")
        self._formats = {look: self._block_format(look) for look in Look}
        self._title = _faced(font(SONG, points * TITLE_SCALE, bold=True))
        self._hidden = _hidden(body)
        self._subtitle = _faced(font(KAI, points))
        self._faces = {
            1: _faced(font(HEI, points)), 2: _faced(font(KAI, points)),
            3: _faced(font(FANGSONG, points, bold=True)), 4: _faced(font(FANGSONG, points)),
        }

    @property
    def width(self) -> int:
        """Width of the text column in pixels."""
        return round(self.em * PER_LINE) + 1

    def format(self, look: Look) -> QTextBlockFormat:
        """The block format of a look."""
        return self._formats[look]

    def _block_format(self, look: Look) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(self.em * LEADING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setProperty(LOOK, int(look))
        if look is Look.BODY:
            made.setTextIndent(self.em * 2)
        elif look in (Look.TITLE, Look.SUBTITLE):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif look is Look.RIGHT:
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            made.setRightMargin(self.em * 2)
        if look is Look.TITLE:
            made.setLineHeight(self.em * LEADING * 1.15, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return made

    # ----- looks: block formats, changed only inside the edit block of a key

    def look(self, block: QTextBlock) -> Look:
        """The look that a block has now."""
        kept = block.blockFormat().property(LOOK)
        return Look(kept) if isinstance(kept, int) else Look.BODY

    def would_look(self, block: QTextBlock, text: str) -> Look:
        """The look that a block would have with this text."""
        at = block.blockNumber()
        if at < HEAD:
            lines = self._top()
            lines[at] = text
            return look_at(lines, at, hard=self.hard)
        padded = _Last(self._document.blockCount(), at, text)
        return look_at(padded, at, hard=self.hard)

    def looks(self, first: int, last: int) -> None:
        """Give blocks first..last, and those at the top that depend on one another, the look of their text."""
        numbers = set(range(first, last + 1))
        if first < HEAD:
            numbers |= set(range(min(HEAD, self._document.blockCount())))
        for at in sorted(numbers):
            block = self._document.findBlockByNumber(at)
            if not block.isValid():
                continue
            wanted = self.would_look(block, block.text())
            if wanted is not self.look(block):
                QTextCursor(block).setBlockFormat(self._formats[wanted])

    def all_looks(self, looks: Sequence[Look]) -> None:
        """The looks of a draft just loaded, which has BODY everywhere."""
        block = self._document.firstBlock()
        for look in looks:
            if look is not Look.BODY:
                QTextCursor(block).setBlockFormat(self._formats[look])
            block = block.next()

    def _top(self) -> list[str]:
        lines: list[str] = []
        block = self._document.firstBlock()
        while block.isValid() and len(lines) < HEAD:
            lines.append(block.text())
            block = block.next()
        return lines

    # ----- faces: formats of the layout

    def faces(self, first: int, last: int) -> None:
        """Give blocks first..last the faces of their text."""
        block = self._document.findBlockByNumber(first)
        for _ in range(first, last + 1):
            if not block.isValid():
                return
            self._face(block)
            block = block.next()

    def _face(self, block: QTextBlock) -> None:
        ranges = self._ranges(block)
        layout = block.layout()
        kept = layout.formats()
        if len(kept) == len(ranges) and all(_same(a, b) for a, b in zip(kept, ranges, strict=True)):
            return
        layout.setFormats(ranges)
        self._document.markContentsDirty(block.position(), block.length())

    def _ranges(self, block: QTextBlock) -> list[QTextLayout.FormatRange]:
        look, text = self.look(block), block.text()
        if look is Look.TITLE:
            return [_range(block.length() - 1, self._title)]
        if look is Look.SUBTITLE:
            return [_range(block.length() - 1, self._subtitle)]
        level, length = face_of(text, look)
        if not level:
            return []
        whole = block.length() - 1
        units = to_units(text, length)
        ranges = [_range(units, self._faces[level])]
        if self.folded and units < whole:
            ranges.append(_range(whole - units, self._hidden, units))
        return ranges


class _Last(Sequence[str]):
    """A draft of which only one line is known: enough for ``look_at`` below the top."""

    def __init__(self, count: int, at: int, text: str) -> None:
        self._count, self._at, self._text = count, at, text

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> str:  # type: ignore[override]
        return self._text if index == self._at else ""


def _faced(face: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(face)
    return made


def _hidden(body: QFont) -> QTextCharFormat:
    """As good as nothing: a format of the layout cannot take text away."""
    small = QFont(body)
    small.setPixelSize(1)
    made = _faced(small)
    made.setForeground(Qt.GlobalColor.transparent)
    return made


def _range(length: int, face: QTextCharFormat, start: int = 0) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, max(length, 0), face
    return made


def _same(a: QTextLayout.FormatRange, b: QTextLayout.FormatRange) -> bool:
    one = (a.start, a.length, a.format)
    return one == (b.start, b.length, b.format)

