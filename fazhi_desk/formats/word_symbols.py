"""Signs that a Word file does not hold as plain characters: those of symbol fonts, and those drawn by fields.

Symbol fonts put their signs at U+F020 to U+F0FF (ECMA-376 17.3.3.30); only signs that offices use are named here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

WINGDINGS: Mapping[int, str] = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆", 0x77: "◆", 0x9F: "•", 0xA1: "○",
    0xA7: "■", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xEF: "⇐", 0xF0: "⇒", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑", **{0x81 + n: chr(0x2460 + n) for n in range(10)},
}
FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": WINGDINGS,
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x96: "●"},
    "symbol": {0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xB8: "÷", 0xAE: "→",
               0xA5: "∞", 0xBB: "≈", 0x61: "α", 0x62: "β", 0x53: "Σ", 0x44: "Δ"},
}
CIRCLES = "○◯〇"
RINGED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
"""Numbers that have a ringed character: from, to, the first one's code."""
EQUATION = re.compile(r"\s*EQ\b", re.IGNORECASE)
SYMBOL = re.compile(r'\s*SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*?\\f\s+"?([^"\\]{1,40}))?', re.IGNORECASE)
OVER = re.compile(r"\\o(?:\\a[lcrd])?\s*\((.*)\)\s*$", re.IGNORECASE | re.DOTALL)
FRACTION = re.compile(r"\\f\s*\(([^(),;\\]{1,20})[,;]([^(),;\\]{1,20})\)\s*$", re.IGNORECASE)
SWITCH = re.compile(r"\\")
LONGEST = 300
"""A longer field code is no sign but a formula."""


def of_font(font: str, code: int) -> str:
    """The character that shows what a symbol font shows at ``code``; "" if it is not known."""
    if 0xFF < code < 0xD800 or 0xF900 <= code < 0xFFFE:
        return chr(code)
    known = FONTS.get(font.strip().lower())
    if known is None:
        return chr(code) if 0x20 <= code < 0x7F or 0xA0 <= code <= 0xFF else ""
    return known.get(code & 0xFF, "")


def of_field(code: str) -> str | None:
    r"""What a field without a stored result shows; None for a code that shows nothing, "" for what cannot be told.

    Word's 带圈字符 is ``EQ \o\ac(○,1)``, its 拼音指南 ``EQ \o\ad(\s\up 9(yún),云)``: a circle around, or a
    reading above, the last argument.
    """
    if found := SYMBOL.match(code):
        return of_font(found[2] or "", int(found[1], 0 if found[1][:2].lower() == "0x" else 10))
    if not EQUATION.match(code):
        return None
    code = code.strip()
    if len(code) > LONGEST:
        return ""
    if parts := FRACTION.search(code):
        return f"{parts[1].strip()}/{parts[2].strip()}"
    found = OVER.search(code)
    if found is None:
        return ""
    first, _, last = found[1].rpartition(",") if "," in found[1] else found[1].rpartition(";")
    last = last.strip()
    if SWITCH.search(last) or "(" in last:
        return ""
    if first.strip() in CIRCLES and last.isascii() and last.isdigit() and len(last) < 3:
        number = int(last)
        return next((chr(base + number - low) for low, high, base in RINGED if low <= number <= high), last)
    return last
