"""A paper set on pages, for print and PDF: every piece of text with its place, in the faces and pitch of the profile.

Lengths are points; places count from the paper's upper left corner. How wide a character is, the caller tells: only a
window knows fonts. The base line stands four fifths down a line of exact pitch, as LibreOffice sets it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from fazhi_desk.catalog.profile import Face, NumberPlace, Profile
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.composition import Item, Rows, compose, face_of
from fazhi_desk.formats.line_breaking import Broken, break_lines
from fazhi_desk.formats.paper import Paper
from fazhi_desk.formats.tail import Edges
from fazhi_desk.formats.word_styles import NO_INDENT, styles_of
from fazhi_desk.formats.word_table import CELL_SIDE, column_widths

BASE = 0.8
NATURAL = 1.3
"""Height of a line of a font by its own measure, where no exact pitch holds (tables)."""
TAB = 21.0
"""Points to which a tab goes on, as the settings of the Word file say."""


@dataclass(frozen=True, slots=True)
class Type:
    """What a piece of text is set in."""

    family: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that begins at ``x`` on the base line ``y``; ``spacing`` is added after every character."""

    x: float
    y: float
    text: str
    type: Type
    spacing: float = 0.0


@dataclass(slots=True)
class SetPage:
    """A page: its texts, and its rules as (x, y, x, y)."""

    pieces: list[Piece] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    lines: int = 0
    """Lines numbered so far."""


Measure = Callable[[Type, str], float]
"""The width of one character in a type."""


def lay_out(paper: Paper, profile: Profile, measure: Measure) -> tuple[SetPage, ...]:
    """All pages, at least one."""
    setting = _Setting(profile, measure)
    items = compose(paper, profile)
    for at, item in enumerate(items):
        if isinstance(item, Rows):
            setting.table(item)
            continue
        stranded = item.keep and not setting.fits(setting.chain(items, at))
        if stranded or (item.page and setting.used):
            setting.new_page()
        setting.paragraph(item)
    setting.number_pages()
    return tuple(setting.pages)


def plain_measure(profile: Profile) -> Measure:
    """Widths without any font: full characters a square, others as wide as the profile says digits are."""
    digit = profile.signature.digit
    return lambda kind, char: kind.size * (digit if char < "\u0100" else 1.0)


class _Setting:
    """The pages as they fill."""

    def __init__(self, profile: Profile, measure: Measure) -> None:
        self.profile = profile
        self.pages = [SetPage()]
        self._measure = measure
        page = profile.page
        self._left, self._top = page.left / 25.4 * 72, page.top / 25.4 * 72
        self._y = self._top
        self._bottom = self._top + profile.type_height
        styles = styles_of(profile)
        self._align = {style.id: style.align for style in styles}
        self._indented = {style.id for style in styles if style.indent != NO_INDENT}
        self._broken: dict[int, tuple[Item, list[Broken]]] = {}

    @property
    def used(self) -> bool:
        """Whether the page holds anything."""
        return self._y > self._top

    def new_page(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append(SetPage())
        self._y = self._top

    def fits(self, height: float) -> bool:
        """Whether so much goes on this page, or would go on no page."""
        return self._y + height <= self._bottom + 0.1 or height > self.profile.type_height

    def chain(self, items: Sequence[Item | Rows], at: int) -> float:
        """Height of what must stand on one page from here: kept paragraphs and the first line of what follows."""
        height = 0.0
        for item in items[at:]:
            if isinstance(item, Rows):
                return height + self._row_height(item.rows[0], self._columns(item))
            if not item.keep:
                return height + self._pitch(item)
            height += self._pitch(item) * len(self._lines(item))
        return height

    # ---- paragraphs

    def _pitch(self, item: Item) -> float:
        return self.profile.title.pitch if item.style == u.TITLE else self.profile.grid.pitch

    def _type(self, face: Face, char: str) -> Type:
        """Digits and letters may have a face of their own; quotes and dashes stay Chinese."""
        return Type(face.latin if face.latin and char < "\u0100" else face.font, face.size, face.bold)

    def _face(self, item: Item, at: int) -> Face:
        return self.profile.faces.heading(item.level) if at < item.head else face_of(self.profile, item.style)

    def _squeeze(self, face: Face) -> float:
        return self.profile.grid.squeeze if face.size == self.profile.faces.body.size else 0.0

    def _width(self, face: Face, char: str) -> float:
        if char == "\t":
            return TAB
        return self._measure(self._type(face, char), char) + self._squeeze(face)

    def _margins(self, item: Item) -> tuple[float, float, float]:
        """Left and right indent, and how much further in the first line begins."""
        if item.edges is not None:
            return item.edges.left, item.edges.right, -(item.edges.hanging or 0.0)
        if item.style not in self._indented:
            return 0.0, 0.0, 0.0
        grid = self.profile.grid
        return 0.0, 0.0, grid.indent * (self.profile.faces.body.size + grid.squeeze)

    def _lines(self, item: Item) -> list[Broken]:
        """Broken once, though a chain of kept paragraphs looks ahead."""
        known = self._broken.get(id(item))
        if known is not None and known[0] is item:
            return known[1]
        left, right, more = self._margins(item)
        room = self.profile.text_width - left - right
        lines = break_lines(
            item.text, lambda at: self._width(self._face(item, at), item.text[at]), room - more, room
        )
        self._broken[id(item)] = (item, lines)
        return lines

    def paragraph(self, item: Item) -> None:
        """Set a paragraph, over as many pages as it needs."""
        left, right, more = self._margins(item)
        side = item.edges.side if isinstance(item.edges, Edges) else self._align[item.style]
        pitch = self._pitch(item)
        for number, line in enumerate(self._lines(item)):
            if self.used and self._y + pitch > self._bottom + 0.1:
                self.new_page()
            indent = left + (more if number == 0 else 0.0)
            base = self._y + BASE * pitch
            if item.text:
                self._line(item, line, (self._left + indent, self.profile.text_width - indent - right, base), side)
                self._line_number(base)
            self._y += pitch

    def _line(self, item: Item, line: Broken, place: tuple[float, float, float], side: str) -> None:
        x, room, base = place
        faces = [self._face(item, at) for at in range(line.start, line.end)]
        chars = item.text[line.start : line.end]
        advances = [self._width(face, char) for face, char in zip(faces, chars, strict=True)]
        natural = sum(advances)
        extra = 0.0
        if side == "both" and line.full and len(chars) > 1:
            extra = max((room - natural + (advances[-1] if line.hangs else 0.0)) / (len(chars) - 1), 0.0)
        elif side in ("center", "right"):
            x += (room - natural) / (2 if side == "center" else 1)
        kinds = [(self._type(face, char), self._squeeze(face), char == "\t")
                 for face, char in zip(faces, chars, strict=True)]
        for (kind, squeeze, tab), group in groupby(range(len(chars)), key=kinds.__getitem__):
            held = list(group)
            if not tab:
                text = chars[held[0] : held[-1] + 1]
                self.pages[-1].pieces.append(Piece(x, base, text, kind, squeeze + extra))
            x += sum(advances[at] for at in held) + extra * len(held)

    def _line_number(self, base: float) -> None:
        if not self.profile.switches.line_numbers:
            return
        page = self.pages[-1]
        page.lines += 1
        face = self.profile.faces.line_number
        kind, text = self._type(face, "1"), str(page.lines)
        width = sum(self._measure(kind, char) for char in text)
        page.pieces.append(Piece(self._left - self.profile.reading_copy.number_gap - width, base, text, kind))

    # ---- tables

    def _columns(self, rows: Rows) -> list[float]:
        room, em = u.twips(self.profile.text_width), u.twips(self.profile.faces.table.size)
        return [twips / 20 for twips in column_widths(rows.rows, room, em)]

    def _cell(self, text: str, width: float) -> list[Broken]:
        face = self.profile.faces.table
        room = width - 2 * CELL_SIDE / 20
        return break_lines(text, lambda at: self._width(face, text[at]), room, room)

    def _row_pitch(self) -> float:
        return self.profile.table.pitch * NATURAL * self.profile.faces.table.size

    def _row_height(self, row: Sequence[str], widths: Sequence[float]) -> float:
        most = max(len(self._cell(cell, width)) for cell, width in zip(row, widths, strict=True))
        return most * self._row_pitch() + 2 * self.profile.table.padding

    def table(self, rows: Rows) -> None:
        """Set a table; a row is never divided, and the first one is repeated on every page."""
        widths = self._columns(rows)
        for number, row in enumerate(rows.rows):
            height = self._row_height(row, widths)
            if self.used and not self._y + height <= self._bottom + 0.1:
                self.new_page()
                if number > 1:
                    self._row(rows.rows[0], widths, self._row_height(rows.rows[0], widths))
            self._row(row, widths, height)

    def _row(self, row: Sequence[str], widths: Sequence[float], height: float) -> None:
        page, pitch = self.pages[-1], self._row_pitch()
        x, top, bottom = self._left, self._y, self._y + height
        for cell, width in zip(row, widths, strict=True):
            page.rules += [(x, top, x + width, top), (x, bottom, x + width, bottom), (x, top, x, bottom)]
            lines = self._cell(cell, width)
            y = top + (height - len(lines) * pitch) / 2
            for line in lines:
                self._centred(cell[line.start : line.end], x + width / 2, y + BASE * pitch)
                y += pitch
            x += width
        page.rules.append((x, top, x, bottom))
        self._y = bottom

    def _centred(self, text: str, middle: float, base: float) -> None:
        face = self.profile.faces.table
        x = middle - sum(self._width(face, char) for char in text) / 2
        for kind, group in groupby(text, key=lambda char: self._type(face, char)):
            piece = "".join(group)
            self.pages[-1].pieces.append(Piece(x, base, piece, kind, self._squeeze(face)))
            x += sum(self._width(face, char) for char in piece)

    # ---- page numbers

    def number_pages(self) -> None:
        """GB/T 9704-2012 7.5: between dashes, one character in from the outer edge of the type area."""
        number, page = self.profile.page_number, self.profile.page
        if number.place is NumberPlace.NONE:
            return
        face = self.profile.faces.page_number
        kind = Type(face.font, face.size, face.bold)
        base = (page.height - page.footer) / 25.4 * 72 - number.pitch * (1 - BASE)
        inset, width = number.inset * face.size, self.profile.text_width
        for at, one in enumerate(self.pages, 1):
            text = f"{number.dash} {at} {number.dash}" if number.dash else str(at)
            long = sum(self._measure(kind, char) for char in text)
            places = {
                NumberPlace.CENTRE: (width - long) / 2,
                NumberPlace.RIGHT: width - inset - long,
                NumberPlace.OUTSIDE: width - inset - long if at % 2 else inset,
            }
            one.pieces.append(Piece(self._left + places[number.place], base, text, kind))
