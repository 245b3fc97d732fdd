"""The set pages of a paper, painted: on the printer, into a PDF, in the preview; the same faces and places in all.

Everything is painted in twentieths of a point, so that a font of 10.5 points has a whole number of units.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPaintDevice, QPainter, QPdfWriter, QPen

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.desktop import fonts
from fazhi_desk.desktop.pdf_text import searchable
from fazhi_desk.formats.page_layout import SetPage, Type, lay_out
from fazhi_desk.formats.paper import Paper
from fazhi_desk.tasks.fonts import NAMES_ALIKE
from fazhi_desk.version import VERSION

UNITS = 20
"""Units of the painter in a point."""
PER_INCH = 72 * UNITS
RULE = 0.5
"""Width of a table's rules in points."""
DOTS = 1200
"""Dots per inch of a PDF."""


class Faces:
    """Fonts by type: the one the profile names, where it is not installed its stand-in, else one of its kind."""

    def __init__(self, alternates: Mapping[str, str]) -> None:
        self._alternates = alternates
        self._known: dict[Type, tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[Type, str], float] = {}

    def of(self, kind: Type) -> tuple[QFont, QFontMetricsF]:
        """The font and its measures, in units of the painter."""
        known = self._known.get(kind)
        if known is None:
            font = QFont(families(kind.family, self._alternates))
            font.setPixelSize(round(kind.size * UNITS))
            font.setBold(kind.bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setKerning(False)
            known = self._known[kind] = (font, QFontMetricsF(font))
        return known

    def measure(self, kind: Type, char: str) -> float:
        """How wide a character is, in points."""
        known = self._widths.get((kind, char))
        if known is None:
            known = self._widths[kind, char] = self.of(kind)[1].horizontalAdvance(char) / UNITS
        return known


def families(name: str, alternates: Mapping[str, str]) -> list[str]:
    """A font's name, its other names, its stand-in, and what looks like it."""
    chains = (("仿宋", fonts.FANGSONG), ("楷", fonts.KAI), ("黑", fonts.HEI), ("标宋", fonts.SONG))
    alike = next((chain for sign, chain in chains if sign in name), ())
    if not alike and not name.isascii():
        alike = fonts.SONG
    named = [name, NAMES_ALIKE.get(name, ""), alternates.get(name, ""), *alike]
    return list(dict.fromkeys(one for one in named if one))


def pages_of(paper: Paper, profile: Profile) -> tuple[tuple[SetPage, ...], Faces]:
    """The pages of a paper in the fonts of this machine."""
    faces = Faces(profile.alternates)
    return lay_out(paper, profile, faces.measure), faces


def paint(painter: QPainter, page: SetPage, faces: Faces) -> None:
    """One page; the painter's units are twentieths of a point from the paper's corner."""
    pen = QPen(QColor(Qt.GlobalColor.black))
    pen.setWidthF(RULE * UNITS)
    painter.setPen(pen)
    for x, y, to_x, to_y in page.rules:
        painter.drawLine(QPointF(x * UNITS, y * UNITS), QPointF(to_x * UNITS, to_y * UNITS))
    for piece in page.pieces:
        painter.setFont(faces.of(piece.type)[0])
        x = piece.x
        # One by one: Qt scales the spacing of a font by the device's resolution, and on paper all would run together.
        for text in piece.text if piece.spacing else (piece.text,):
            painter.drawText(QPointF(x * UNITS, piece.y * UNITS), text)
            if piece.spacing:
                x += faces.measure(piece.type, text) + piece.spacing


def page_layout(profile: Profile) -> QPageLayout:
    """The paper of a profile, without margins: those stand in the places of the pieces."""
    size = QPageSize(QSizeF(profile.page.width, profile.page.height), QPageSize.Unit.Millimeter)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)


def paint_all(device: QPaintDevice, pages: Sequence[SetPage], faces: Faces) -> bool:
    """Paint pages on a printer or into a PDF, one a sheet; False when the device does not take them."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = device.logicalDpiX() / PER_INCH
    for number, page in enumerate(pages):
        if number and not device.newPage():  # type: ignore[attr-defined]  # both devices here are paged
            painter.end()
            return False
        painter.save()
        painter.scale(scale, scale)
        paint(painter, page, faces)
        painter.restore()
    return painter.end()


def pdf(pages: Sequence[SetPage], faces: Faces, profile: Profile, title: str) -> bytes:
    """The pages as a PDF file, the fonts inside it; b"" when it cannot be made."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(page_layout(profile))
    writer.setTitle(title)
    writer.setCreator(f"法治写作台 {VERSION}")
    good = paint_all(writer, pages, faces)
    buffer.close()
    return searchable(bytes(data.data())) if good else b""
