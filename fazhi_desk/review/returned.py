"""What a reader changed in a copy of the draft that came back (返稿), sentence by sentence.

Both versions are read into paragraphs; paragraphs, then the sentences of each pair of paragraphs, are set side by
side. A difference in white space alone is none. Every difference knows what it would change in the draft as it
stands, so that any of them can be accepted without the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from fazhi_desk.model import Paragraph, Range, Role
from fazhi_desk.text.alignment import align
from fazhi_desk.text.document import INDENT, from_lines
from fazhi_desk.text.sentences import sentences

CHANGED, ADDED, REMOVED = "changed", "added", "removed"
LEVELS = 2
"""A section is named by its headings down to this level."""
INDENTED = (Role.BODY, Role.HEADING, Role.ENUMERATION)
SPACE = re.compile(r"\s+")
SAME_WORDS = 4
"""Fewer characters may be removed here and added there by chance."""


class _Mine(NamedTuple):
    """A paragraph of the draft and its section."""

    paragraph: Paragraph
    section: str


Edit = tuple[int, int, int, str]
"""Line, start, exclusive end, new text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One change of the reader. ``old`` is "" for something added, ``new`` for something removed.

    Accepting it makes ``edits`` in lines of the draft, whose lines go if nothing is left in them, or puts ``new``
    as a line of its own, ``line``, before the line ``before``. ``moved``: the same words were removed at one place
    and added at another.
    """

    kind: str
    section: str
    old: str
    new: str
    edits: tuple[Edit, ...] = ()
    before: int = -1
    line: str = ""
    moved: bool = False

    @property
    def at(self) -> int:
        """The line of the draft where it stands."""
        return self.edits[0][0] if self.edits else self.before

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it is known again in a later comparison."""
        return self.kind, _key(self.old), _key(self.new)


def differences(draft: Sequence[str], returned: Sequence[str]) -> tuple[Difference, ...]:
    """What the reader changed, in the order of the draft; both as lines without front matter."""
    here = [p for p in from_lines(draft).paragraphs if p.role is not Role.BLANK and p.text.strip()]
    there = [p for p in from_lines(returned).paragraphs if p.role is not Role.BLANK and p.text.strip()]
    names = _section_names(here)
    found: list[Difference] = []
    last: int | None = None
    for i, j in align([_key(p.text) for p in here], [_key(p.text) for p in there]):
        if i is not None:
            last = i
        if i is not None and j is not None:
            found += _within(_Mine(here[i], names[i]), there[j])
        elif i is not None:
            found.append(_replaced(REMOVED, _Mine(here[i], names[i]), (0, len(here[i].text)), ""))
        elif j is not None:
            section = names[last] if last is not None else ""
            found.append(_added(there[j].text, here, last, section, draft))
    return _with_moves(found)


def accepted(draft: Sequence[str], chosen: Collection[Difference]) -> list[str]:
    """The draft's lines with some differences of one comparison taken over, given in its order."""
    lines = list(draft)
    put: dict[int, list[str]] = {}
    touched: set[int] = set()
    for one in chosen:
        if not one.edits:
            put.setdefault(one.before, []).append(one.line)
    edits = sorted((edit for one in chosen for edit in one.edits), key=lambda edit: edit[:3])
    # From the end, so that places before stay; of several at one place the last first, so that they keep their order.
    edits.reverse()
    for line, low, high, text in edits:
        lines[line] = lines[line][:low] + text + lines[line][high:]
        touched.add(line)
    result: list[str] = []
    for at in range(len(lines) + 1):
        result += put.get(at, [])
        if at < len(lines) and (at not in touched or lines[at].strip(INDENT)):
            result.append(lines[at])
    return result


def _key(text: str) -> str:
    return SPACE.sub("", text)


def _section_names(paragraphs: Sequence[Paragraph]) -> list[str]:
    """For each paragraph the headings it stands under, the outer one first."""
    names: list[str] = []
    open_: dict[int, str] = {}
    for paragraph in paragraphs:
        head = paragraph.heading
        if head is not None and head.level <= LEVELS:
            open_ = {level: text for level, text in open_.items() if level < head.level}
            open_[head.level] = paragraph.text[head.marker[0] : head.text[1]].strip()
        names.append(" › ".join(open_[level] for level in sorted(open_)))
    return names


def _within(place: _Mine, theirs: Paragraph) -> Iterator[Difference]:
    """Sentences of two versions of one paragraph."""
    mine = place.paragraph
    if _key(mine.text) == _key(theirs.text):
        return
    if mine.role is Role.TABLE or theirs.role is Role.TABLE:
        old, new = [(0, len(mine.text))], [(0, len(theirs.text))]
    else:
        old, new = list(sentences(mine.text)), list(sentences(theirs.text))
    texts = [theirs.text[a:b] for a, b in new]
    pairs = align([_key(mine.text[a:b]) for a, b in old], [_key(text) for text in texts])
    end = old[0][0] if old else 0
    for i, j in pairs:
        if i is not None and j is not None:
            if _key(mine.text[slice(*old[i])]) != _key(texts[j]):
                yield _replaced(CHANGED, place, old[i], texts[j])
            end = old[i][1]
        elif i is not None:
            yield _replaced(REMOVED, place, old[i], "")
            end = old[i][1]
        elif j is not None:
            yield _replaced(ADDED, place, (end, end), texts[j])


def _replaced(kind: str, place: _Mine, span: Range, new: str) -> Difference:
    """A stretch of a paragraph replaced; in a hard-wrapped one the new words stand in the first line of the old."""
    paragraph = place.paragraph
    pieces = paragraph.lines(*span)
    edits = tuple((line, low, high, new if n == 0 else "") for n, (line, (low, high)) in enumerate(pieces))
    return Difference(kind, place.section, paragraph.text[slice(*span)].strip(INDENT), new, edits)


def _added(
    text: str, paragraphs: Sequence[Paragraph], last: int | None, section: str, draft: Sequence[str]
) -> Difference:
    """A new paragraph below the last one that both versions have, indented as that is."""
    if last is None:
        at, like = 0, ""
    else:
        above = paragraphs[last]
        at = above.lines(0, max(len(above.text), 1))[-1][0] + 1
        like = draft[above.first_line] if above.role in INDENTED else ""
    indent = like[: len(like) - len(like.lstrip(INDENT))]
    return Difference(ADDED, section, "", text.strip(INDENT), before=at, line=indent + text.strip(INDENT))


def _with_moves(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Mark what was taken out at one place and put in at another in the same words."""
    removed = Counter(_key(one.old) for one in found if one.kind == REMOVED)
    added = Counter(_key(one.new) for one in found if one.kind == ADDED)
    both = {text for text in removed if text in added and len(text) >= SAME_WORDS}
    return tuple(
        replace(one, moved=True) if one.kind != CHANGED and _key(one.old or one.new) in both else one for one in found
    )
