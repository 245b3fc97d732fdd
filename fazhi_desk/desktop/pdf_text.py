"""The text inside a PDF as people would search for it.

Many free fonts draw 工 and the radical ⼯ (U+2F2F) with one glyph, and Qt notes the first code that leads to it: copied
from the PDF, 工作 would be ⼯作, which no search finds. The tables that lead back from glyphs to text (ToUnicode) are
not compressed and each code has four digits, so a code is replaced by another in its place.
"""

from __future__ import annotations

import re
from unicodedata import normalize

TABLE = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
CODES = re.compile(rb"\[[<>0-9A-Fa-f\s]*\]")
"""The codes glyphs lead to stand in brackets; the glyphs' own numbers do not."""
RADICAL = re.compile(rb"<(2[EeFf][0-9A-Fa-f]{2})>")
ALONE = dict(
    zip(
        (0x2E81, 0x2EA0, 0x2EC4, 0x2EC5, 0x2EC6, 0x2EC9, 0x2ECB, 0x2ED3, 0x2ED4, 0x2ED9, 0x2EDA, 0x2EDB, 0x2EDC, 0x2EDD,
         0x2EE2, 0x2EE4, 0x2EE5, 0x2EE6, 0x2EE7, 0x2EE8, 0x2EE9, 0x2EEC, 0x2EEE, 0x2EF0),
        "厂民西见角贝车长门韦页风飞食马鬼鱼鸟卤麦黄齐齿龙", strict=True,
    )
)
"""Radicals of the supplement that Unicode itself does not make equal to a character."""


def searchable(data: bytes) -> bytes:
    """A PDF of Qt's with characters in the place of radicals; of the same length."""
    return TABLE.sub(lambda table: CODES.sub(_codes, table[0]), data)


def _codes(found: re.Match[bytes]) -> bytes:
    return RADICAL.sub(_code, found[0])


def _code(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16)
    plain = ALONE.get(code) or normalize("NFKC", chr(code))
    return b"<%04X>" % ord(plain) if len(plain) == 1 and ord(plain) <= 0xFFFF else found[0]
