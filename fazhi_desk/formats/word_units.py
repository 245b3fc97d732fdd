"""Lengths as WordprocessingML counts them, and the names of styles and parts that writer, reader and check share."""

from __future__ import annotations

from zlib import crc32

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
COMPAT = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/")
"""How the namespaces of drawings begin, in the transitional and in the strict kind."""
VML = "urn:schemas-microsoft-com:vml"
OFF = ("0", "false", "off", "none")
"""How a switch is turned off."""
BREAK = "\u2028"
"""A soft break in the text of a draft."""
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAFT = "urn:fazhi-desk:draft:1"
"""Namespace of the part that keeps the draft's front matter and the places of its blank lines."""

TITLE, SUBTITLE, NORMAL, GAP = "Title", "Subtitle", "Normal", "FzdGap"
ADDRESSEE, SALUTATION, SIGNATURE, DATE = "FzdAddressee", "Salutation", "Signature", "Date"
ATTACHMENT, ATTACHMENT_LABEL, TABLE, FOOTER = "FzdAttachment", "FzdAttachmentLabel", "FzdTable", "Footer"
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
BODY_STYLES = (
    TITLE, SUBTITLE, ADDRESSEE, SALUTATION, ATTACHMENT, SIGNATURE, DATE, *HEADINGS, NORMAL, GAP, ATTACHMENT_LABEL,
)
"""Styles of the paragraphs outside tables and footers."""


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def twips_of_mm(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def half_points(points: float) -> int:
    """Points as half-points, the unit of font sizes."""
    return round(points * 2)


def mark(text: str) -> str:
    """A short mark by which a paragraph is known again; it does not give the text away."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def heading_style(level: int) -> str:
    """Style id of a heading level; Word's built-in heading 1 to 4."""
    return HEADINGS[min(max(level, 1), 4) - 1]
