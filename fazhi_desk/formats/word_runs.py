"""Text as runs of WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Sequence

SPECIAL = re.compile("[&<>\t\n\r\x0b\u2028]")
PIECES = re.compile("([\t\n\r\x0b\u2028])")
OPEN, CLOSE = '<w:t xml:space="preserve">', "</w:t>"


def escaped(text: str) -> str:
    """Text for element content."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def content(text: str) -> str:
    """The inside of a run: soft breaks become w:br, tabs w:tab."""
    if not SPECIAL.search(text):
        return f"{OPEN}{text}{CLOSE}"
    parts = []
    for piece in PIECES.split(text):
        if piece == "\t":
            parts.append("<w:tab/>")
        elif piece in ("\n", "\r", "\x0b", "\u2028"):
            parts.append("<w:br/>")
        elif piece:
            parts.append(f"{OPEN}{escaped(piece)}{CLOSE}")
    return "".join(parts)


def run(text: str, properties: str) -> str:
    """One run, nothing for no text."""
    return f"<w:r>{properties}{content(text)}</w:r>" if text else ""


def lines(texts: Sequence[str], properties: str) -> str:
    """Lines of one paragraph with soft breaks between them."""
    inside = "<w:br/>".join(content(text) for text in texts)
    return f"<w:r>{properties}{inside}</w:r>"
