"""A paper composed by a profile: paragraphs and tables in order, with their styles, indents and blank lines.

What stands where is decided here, once; ``word_body`` writes it as WordprocessingML, ``page_layout`` sets it on pages.
Numbering stays the text the writer typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from fazhi_desk.catalog.profile import Face, Profile
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.paper import Block, Metadata, Paper, cells, is_attachment_label
from fazhi_desk.formats.tail import TAIL, Edges, note_edges, sealed, tail_edges
from fazhi_desk.formats.title_lines import divide, width
from fazhi_desk.model import Heading, Role

FRONT = (Role.TITLE, Role.SUBTITLE)
SOFT = "\u2028\x0b\n"
BREAK = "\u2028"
SENTENCE = "。；！？"
STYLE_OF: Mapping[Role, str] = {
    Role.TITLE: u.TITLE,
    Role.SUBTITLE: u.SUBTITLE,
    Role.ADDRESSEE: u.ADDRESSEE,
    Role.SALUTATION: u.SALUTATION,
    Role.ATTACHMENT: u.ATTACHMENT,
    Role.SIGNATURE: u.SIGNATURE,
    Role.DATE: u.DATE,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph. The first ``head`` characters wear the face of heading ``level``; ``edges`` None means the style's.

    ``keep``: it stays on the page of the next one; ``page``: it begins a page.
    """

    style: str
    text: str = ""
    head: int = 0
    level: int = 0
    edges: Edges | None = None
    keep: bool = False
    page: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: rows of equal length."""

    rows: tuple[tuple[str, ...], ...]


@dataclass
class _Writing:
    """The paper as it grows."""

    paper: Paper
    profile: Profile
    items: list[Item | Rows] = field(default_factory=list)
    page_title: bool = False
    """The next paragraph is the title of an attachment's own page."""

    def gaps(self, count: int, *, keep: bool = False) -> None:
        """Empty lines of the grid. Space before a paragraph collapses in some programs; a line never does."""
        self.items += [Item(u.GAP, keep=keep)] * count


def face_of(profile: Profile, style: str) -> Face:
    """The face of a paragraph style."""
    faces = profile.faces
    if style in u.HEADINGS:
        return faces.heading(u.HEADINGS.index(style) + 1)
    known = {u.TITLE: faces.title, u.SUBTITLE: faces.subtitle, u.ATTACHMENT_LABEL: faces.attachment_label}
    return known.get(style, faces.body)


def compose(paper: Paper, profile: Profile) -> tuple[Item | Rows, ...]:
    """All paragraphs and tables of the paper."""
    edges = tail_edges(paper, profile)
    blocks = tuple(block for block in paper.blocks if block.role is not Role.BLANK)
    kept = _kept(blocks, profile)
    writing = _Writing(paper, profile)
    at = 0
    while at < len(blocks):
        if blocks[at].role is Role.TABLE:
            at = _table(writing, blocks, at)
            continue
        _one(writing, blocks, at, edges, keep=at in kept)
        at += 1
    if blocks and blocks[-1].role is Role.TABLE:
        writing.gaps(1)  # Word wants a paragraph after a table
    return tuple(writing.items)


def _table(writing: _Writing, blocks: Sequence[Block], at: int) -> int:
    end = at
    while end < len(blocks) and blocks[end].role is Role.TABLE:
        end += 1
    rows = [row for row in (cells(block.text) for block in blocks[at:end]) if row]
    for number, (_, part) in enumerate(groupby(rows, key=len)):
        if number:
            writing.gaps(1)  # or Word would join the tables
        writing.items.append(Rows(tuple(part)))
    return end


def _one(writing: _Writing, blocks: Sequence[Block], at: int, edges: Mapping[int, Edges], *, keep: bool) -> None:
    block, items = blocks[at], writing.items
    before = blocks[at - 1].role if at else None
    if is_attachment_label(block):
        items.append(Item(u.ATTACHMENT_LABEL, block.text, page=at > 0))
        writing.gaps(1)
        writing.page_title = True
        return
    if writing.page_title and block.role in (Role.TITLE, Role.BODY) and not set(SENTENCE) & set(block.text):
        items.append(_title(writing, block.text))
        writing.gaps(1)
        writing.page_title = False
        return
    writing.page_title = False
    if block.role in FRONT:
        _front(writing, blocks, at, before)
        return
    if block.role in TAIL and before not in TAIL:
        _before_tail(writing)
    elif block.role is Role.ATTACHMENT and before is not Role.ATTACHMENT and at:
        writing.gaps(1)
    if block.role is Role.ATTACHMENT:
        note = note_edges(block.text, writing.profile, first=before is not Role.ATTACHMENT)
        items.append(Item(u.ATTACHMENT, block.text, edges=note, keep=keep))
    elif block.role is Role.HEADING and block.heading is not None:
        items.append(_heading(block.text, block.heading, keep=keep))
    else:
        items.append(Item(STYLE_OF.get(block.role, u.NORMAL), block.text, edges=edges.get(at), keep=keep))


def _before_tail(writing: _Writing) -> None:
    """The blank lines above a signature."""
    signature, about = writing.profile.signature, writing.paper.metadata
    count = signature.blank_before_sealed if sealed(about, writing.profile) else signature.blank_before
    writing.gaps(count, keep=writing.profile.switches.signature_with_lines > 0)


def _front(writing: _Writing, blocks: Sequence[Block], at: int, before: Role | None) -> None:
    """A title or subtitle; another paper's title in the same file begins a page."""
    block = blocks[at]
    page = before is not None and before not in FRONT
    if block.role is Role.TITLE:
        writing.items.append(_title(writing, block.text, page=page))
    else:
        writing.items.append(Item(u.SUBTITLE, block.text, page=page))
    following = blocks[at + 1].role if at + 1 < len(blocks) else None
    if following not in (*FRONT, None):
        writing.gaps(writing.profile.title.blank_after)


def _title(writing: _Writing, text: str, *, page: bool = False) -> Item:
    """The title divided into lines by soft breaks; breaks that the writer set himself are honoured."""
    profile = writing.profile
    if not any(char in text for char in SOFT):
        room = profile.text_width / profile.faces.title.size
        text = BREAK.join(divide(text, room, _whole_words(writing.paper.metadata, profile)))
    return Item(u.TITLE, text, page=page)


def _whole_words(about: Metadata, profile: Profile) -> tuple[str, ...]:
    return (*(word for word in (about.unit, about.signature) if word), *about.terms, *profile.title.words)


def _heading(text: str, heading: Heading, *, keep: bool) -> Item:
    """A heading alone on its line, or the head of a paragraph: then its face goes on through the 。."""
    if not heading.run_in:
        return Item(u.heading_style(heading.level), text, keep=keep)
    end = heading.text[1]
    end += text[end : end + 1] in ("。", "：", ":")
    return Item(u.NORMAL, text, head=end, level=min(max(heading.level, 1), 4), keep=keep)


def _kept(blocks: Sequence[Block], profile: Profile) -> frozenset[int]:
    """Indices of blocks that stay on the page of the next one: lone headings, and whatever stands above a signature.

    Nothing further up is tied: a longer chain would leave half a page empty.
    """
    kept: set[int] = set()
    room = profile.switches.signature_with_lines * profile.grid.characters
    for at, block in enumerate(blocks[:-1]):
        alone = block.role is Role.HEADING and block.heading is not None and not block.heading.run_in
        if alone and profile.switches.heading_with_next:
            kept.add(at)
        if blocks[at + 1].role in TAIL and width(block.text) <= room:
            kept.add(at)
    return frozenset(kept)
