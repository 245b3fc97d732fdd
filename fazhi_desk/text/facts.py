"""Everything one paragraph says, read once."""

from __future__ import annotations

import re

from fazhi_desk.model import Facts, Range
from fazhi_desk.text import masks
from fazhi_desk.text.dates import dates
from fazhi_desk.text.figures import figures
from fazhi_desk.text.numerals import chinese_number
from fazhi_desk.text.sentences import clauses, sentences

ENUMERATORS = re.compile(
    r"(?:(?<=[。；;：:，,！？\s\u3000])|(?<![\s\S]))(?:(?P<n>[一二三四五六七八九十]{1,3})(?:是|要)|第(?P<o>[一二三四五六七八九十]{1,3})[，,])"
)


def facts_of(text: str) -> Facts:
    """The facts of a paragraph's text; pure in the text."""
    quoted, titled = masks.quotes(text), masks.titles(text)
    return Facts(
        sentences=sentences(text),
        clauses=clauses(text),
        quoted=quoted,
        titles=titled,
        masked=masks.merged(quoted, titled, masks.links(text)),
        figures=figures(text),
        dates=dates(text),
        enumerators=_enumerators(text),
    )


def _enumerators(text: str) -> tuple[tuple[Range, int], ...]:
    found = []
    for match in ENUMERATORS.finditer(text):
        number = chinese_number(match["n"] or match["o"])
        if number:
            found.append((match.span(), number))
    return tuple(found)
