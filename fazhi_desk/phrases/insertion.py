"""What to type when a phrase is taken over: marks that fit, slots as open places, what the writer has begun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fazhi_desk.catalog.phrase import SLOT, Phrase

Range = tuple[int, int]
ENDS = "。！？"
PAUSES = "，、；："
BLANKS = " \t\u3000\u00a0"
NARROW = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}
PLACEHOLDER = "【待补：{}】"
MARKS_SET = frozenset(ENDS + PAUSES + ",;:?!")
DIGITS_APART = re.compile(r"(?<![0-9])[,;:()?!]|[,;:()?!](?![0-9])")


@dataclass(frozen=True, slots=True)
class Insertion:
    """``text`` goes to the caret, after ``before`` characters in front of it are removed.

    ``slots`` are the open places inside ``text``; ``caret`` is where to go on typing when there are none.
    """

    text: str
    slots: tuple[Range, ...] = ()
    before: int = 0

    @property
    def caret(self) -> int:
        """Offset in ``text`` where the caret belongs: the first open place, else the end."""
        return self.slots[0][0] if self.slots else len(self.text)


def insertion(before: str, after: str, phrase: Phrase, *, typed: int = 0) -> Insertion:
    """How ``phrase`` fits between the text in front of the caret and the text behind it (of one line).

    ``typed`` characters right before the caret are what the phrase replaces (a query, the beginning of the phrase).
    No mark is doubled; half-width marks of the phrase and one right before the caret become full-width. No mark is
    invented: whether a clause ends here only the writer knows.
    """
    kept = before[: len(before) - typed] if typed else before
    text = _widened(phrase.text).strip(BLANKS)
    lead, removed_before = _joint(kept)
    if (lead or kept[-1:]) in MARKS_SET:
        text = text.lstrip(PAUSES)
    if after[:1] in MARKS_SET:
        text = text.rstrip(ENDS + PAUSES) if after[0] in ENDS + PAUSES else text.rstrip(PAUSES)
    body, slots = _filled(text, len(lead))
    return Insertion(lead + body, slots, typed + removed_before)


def _widened(text: str) -> str:
    """Full-width marks; a mark between digits (1,204) stays."""
    return DIGITS_APART.sub(lambda match: NARROW[match.group()], text)


def _joint(before: str) -> tuple[str, int]:
    """A half-width mark right before the caret and after a 汉字, as the full-width one that replaces it."""
    if len(before) > 1 and before[-1] in NARROW and "\u3400" <= before[-2] <= "\u9fff":
        return NARROW[before[-1]], 1
    return "", 0


def with_open_places(text: str) -> str:
    """A phrase's text with its slots as open places."""
    return _filled(text, 0)[0]


def _filled(text: str, offset: int) -> tuple[str, tuple[Range, ...]]:
    """The text with its slots as open places, and where they stand."""
    out: list[str] = []
    slots: list[Range] = []
    at, size = 0, offset
    for match in SLOT.finditer(text):
        piece = text[at : match.start()]
        mark = PLACEHOLDER.format(match.group(1))
        size += len(piece)
        slots.append((size, size + len(mark)))
        size += len(mark)
        out += [piece, mark]
        at = match.end()
    out.append(text[at:])
    return "".join(out), tuple(slots)
