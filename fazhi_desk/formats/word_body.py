"""The paragraphs of word/document.xml.

Headings: one that stands alone is a paragraph in ``heading 1`` to ``heading 4``, so the navigation pane and a table of
contents hold it. The head of a run-in paragraph wears the linked character style: an outline level on such a paragraph
would fill the pane with its whole text. Numbering stays the text the writer typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from fazhi_desk.catalog.profile import Face, Profile
from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.paper import Block, Metadata, Paper, cells, is_attachment_label
from fazhi_desk.formats.title_lines import divide, width
from fazhi_desk.formats.word_runs import lines, run
from fazhi_desk.formats.word_styles import exact, run_properties
from fazhi_desk.formats.word_table import table
from fazhi_desk.formats.word_tail import note_indent, tail_indents
from fazhi_desk.model import Heading, Role

FRONT = (Role.TITLE, Role.SUBTITLE)
SOFT = "\u2028\x0b\n"
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


@dataclass(frozen=True)
class Sheet:
    """A profile compiled for writing: the property strings that repeat."""

    profile: Profile

    def face(self, style: str) -> Face:
        """The face of a paragraph style."""
        faces = self.profile.faces
        known = {u.TITLE: faces.title, u.SUBTITLE: faces.subtitle, u.ATTACHMENT_LABEL: faces.attachment_label}
        if style in u.HEADINGS:
            return faces.heading(u.HEADINGS.index(style) + 1)
        return known.get(style, faces.body)

    @cached_property
    def paragraph(self) -> dict[str, tuple[str, str]]:
        """Style id -> (opening of w:pPr up to the spacing, run properties)."""
        profile, built = self.profile, {}
        for style in (*STYLE_OF.values(), *u.HEADINGS, u.NORMAL, u.GAP, u.ATTACHMENT_LABEL):
            pitch = exact(profile.title.pitch if style == u.TITLE else profile.grid.pitch)
            inner = f'<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>{pitch}'
            built[style] = (inner, run_properties(profile, self.face(style)))
        return built

    @cached_property
    def head(self) -> dict[int, str]:
        """Run properties of the head of a run-in paragraph, by level."""
        found = {}
        for level in (1, 2, 3, 4):
            face = self.profile.faces.heading(level)
            inner = run_properties(self.profile, face).removeprefix("<w:rPr>")
            found[level] = f'<w:rPr><w:rStyle w:val="{u.heading_style(level)}Char"/>{inner}'
        return found

    def open(self, style: str, more: str = "", *, keep: bool = False, page: bool = False) -> str:
        """The beginning of a paragraph; ``more`` follows the spacing (w:ind, w:jc)."""
        named = "" if style == u.NORMAL else f'<w:pStyle w:val="{style}"/>'
        flags = ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if page else "")
        return f"<w:p><w:pPr>{named}{flags}{self.paragraph[style][0]}{more}</w:pPr>"

    def write(self, style: str, text: str, more: str = "", *, keep: bool = False, page: bool = False) -> str:
        """A paragraph in one face."""
        return f"{self.open(style, more, keep=keep, page=page)}{run(text, self.paragraph[style][1])}</w:p>"

    def gap(self, *, keep: bool = False) -> str:
        """An empty line of the grid. Space before a paragraph collapses in some programs; a line never does."""
        return self.write(u.GAP, "", keep=keep)


@dataclass
class _Writing:
    """The body as it grows."""

    sheet: Sheet
    paper: Paper
    parts: list[str] = field(default_factory=list)
    page_title: bool = False
    """The next paragraph is the title of an attachment's own page."""


def body_xml(paper: Paper, profile: Profile) -> str:
    """All paragraphs and tables of the body, without w:sectPr."""
    sheet = Sheet(profile)
    indents = tail_indents(paper, profile)
    blocks = tuple(block for block in paper.blocks if block.role is not Role.BLANK)
    kept = _kept(blocks, profile)
    writing = _Writing(sheet, paper)
    at = 0
    while at < len(blocks):
        if blocks[at].role is Role.TABLE:
            at = _table(writing, blocks, at)
            continue
        _one(writing, blocks, at, indents, keep=at in kept)
        at += 1
    if blocks and blocks[-1].role is Role.TABLE:
        writing.parts.append(sheet.gap())  # Word wants a paragraph after a table
    return "".join(writing.parts)


def _table(writing: _Writing, blocks: Sequence[Block], at: int) -> int:
    """Write the rows from ``at``; the index after them."""
    end = at
    while end < len(blocks) and blocks[end].role is Role.TABLE:
        end += 1
    rows = [row for row in (cells(block.text) for block in blocks[at:end]) if row]
    for number, (_, part) in enumerate(groupby(rows, key=len)):
        if number:
            writing.parts.append(writing.sheet.gap())  # or Word would join the tables
        writing.parts.append(table(list(part), writing.sheet.profile))
    return end


def _one(writing: _Writing, blocks: Sequence[Block], at: int, indents: Mapping[int, str], *, keep: bool) -> None:
    block, sheet, parts = blocks[at], writing.sheet, writing.parts
    before = blocks[at - 1].role if at else None
    if is_attachment_label(block):
        parts += [sheet.write(u.ATTACHMENT_LABEL, block.text, page=at > 0), sheet.gap()]
        writing.page_title = True
        return
    if writing.page_title and block.role in (Role.TITLE, Role.BODY) and not set(SENTENCE) & set(block.text):
        parts += [_title(sheet, block.text, writing.paper.metadata), sheet.gap()]
        writing.page_title = False
        return
    writing.page_title = False
    if block.role in FRONT:
        _front(writing, blocks, at, before)
        return
    if block.role in (Role.SIGNATURE, Role.DATE) and before not in (Role.SIGNATURE, Role.DATE):
        tied = sheet.profile.switches.signature_with_lines > 0
        parts += [sheet.gap(keep=tied)] * _blank_before(writing)
    elif block.role is Role.ATTACHMENT and before is not Role.ATTACHMENT and at:
        parts.append(sheet.gap())
    if block.role is Role.ATTACHMENT:
        more = note_indent(block.text, sheet.profile, first=before is not Role.ATTACHMENT)
        parts.append(sheet.write(u.ATTACHMENT, block.text, more, keep=keep))
    elif block.role is Role.HEADING and block.heading is not None:
        parts.append(_heading(sheet, block.text, block.heading, keep=keep))
    else:
        style = STYLE_OF.get(block.role, u.NORMAL)
        parts.append(sheet.write(style, block.text, indents.get(at, ""), keep=keep))


def _blank_before(writing: _Writing) -> int:
    signature = writing.sheet.profile.signature
    return signature.blank_before_sealed if sealed(writing.paper.metadata, writing.sheet.profile) else (
        signature.blank_before
    )


def sealed(metadata: Metadata, profile: Profile) -> bool:
    """Whether the paper will bear a seal: the paper's own word, else the profile's."""
    return profile.signature.seal if metadata.seal is None else metadata.seal


def _front(writing: _Writing, blocks: Sequence[Block], at: int, before: Role | None) -> None:
    """A title or subtitle; another paper's title in the same file begins a page."""
    block, sheet = blocks[at], writing.sheet
    page = before is not None and before not in FRONT
    if block.role is Role.TITLE:
        writing.parts.append(_title(sheet, block.text, writing.paper.metadata, page=page))
    else:
        writing.parts.append(sheet.write(u.SUBTITLE, block.text, page=page))
    following = blocks[at + 1].role if at + 1 < len(blocks) else None
    if following not in (*FRONT, None):
        writing.parts += [sheet.gap()] * sheet.profile.title.blank_after


def _title(sheet: Sheet, text: str, about: Metadata, *, page: bool = False) -> str:
    """The title divided into lines by soft breaks; breaks that the writer set himself are honoured."""
    room = sheet.profile.text_width / sheet.profile.faces.title.size
    properties = sheet.paragraph[u.TITLE][1]
    if any(char in text for char in SOFT):
        return sheet.write(u.TITLE, text, page=page)
    words = (*(word for word in (about.unit, about.signature) if word), *about.terms, *sheet.profile.title.words)
    return f"{sheet.open(u.TITLE, page=page)}{lines(divide(text, room, words), properties)}</w:p>"


def _heading(sheet: Sheet, text: str, heading: Heading, *, keep: bool) -> str:
    if not heading.run_in:
        return sheet.write(u.heading_style(heading.level), text, keep=keep)
    end = heading.text[1]
    end += text[end : end + 1] in ("。", "：", ":")  # the heading's face goes on through its 。
    head = run(text[:end], sheet.head[min(max(heading.level, 1), 4)])
    rest = run(text[end:], sheet.paragraph[u.NORMAL][1])
    return f"{sheet.open(u.NORMAL, keep=keep)}{head}{rest}</w:p>"


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
        if blocks[at + 1].role in (Role.SIGNATURE, Role.DATE) and width(block.text) <= room:
            kept.add(at)
    return frozenset(kept)
