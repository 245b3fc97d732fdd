"""Dates and years in the text."""

from __future__ import annotations

import re

from fazhi_desk.model import DateMention
from fazhi_desk.text.numerals import ascii_digits

DATE = re.compile(
    r"(?P<y>[0-9０-９]{4})年(?:度)?(?:(?P<m>[0-9０-９]{1,2})月(?:(?P<d>[0-9０-９]{1,2})日)?)?"
    r"|(?<![0-9０-９.．/／-])(?P<m2>[0-9０-９]{1,2})月(?P<d2>[0-9０-９]{1,2})日"
)


def dates(text: str) -> tuple[DateMention, ...]:
    """Every date or year of a paragraph, in order."""
    found = []
    for match in DATE.finditer(text):
        year, month, day = (_number(match[name]) for name in ("y", "m", "d"))
        found.append(
            DateMention(match.span(), year, month or _number(match["m2"]), day or _number(match["d2"]))
        )
    return tuple(found)


def _number(digits: str | None) -> int | None:
    return int(ascii_digits(digits)) if digits else None
