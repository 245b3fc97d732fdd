"""A paper on its way out of the house: blocks with roles, and what is known about the whole.

Made from the paragraphs of the draft. Blank lines and hand-typed indents are layout, and layout is the profile's
business: they are left out here, and their places are kept so that a file we wrote can be read back unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fazhi_desk.model import Heading, Paragraph, Role

INDENT = " \t\u3000\u00a0"
ILLEGAL = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold. U+000B is left: it is Word's own soft break."""
NOTE_ITEM = re.compile(r"[0-9０-９]{1,2}[.．、]")
NOTE = re.compile(r"附件[:：]")
RULE_ROW = re.compile(r"[\s|:：\-—┼─+]+")
LABEL = re.compile(r"附\s?件\s?[0-9０-９一二三四五六七八九十]{0,3}")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the paper as a whole.

    ``written`` is the date of writing (year, month, day) for the file's properties; the same input must give the same
    bytes, so there is no other clock. ``front_matter`` is kept word for word inside the Word file. ``terms`` are words
    that a title line must not split. ``seal`` overrides the profile's switch.
    """

    title: str = ""
    unit: str = ""
    addressee: str = ""
    signature: str = ""
    date: str = ""
    author: str = ""
    kind: str = ""
    front_matter: str = ""
    written: tuple[int, int, int] | None = None
    terms: tuple[str, ...] = ()
    seal: bool | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one row of a table. ``blank_before`` counts the draft's blank lines above it.

    ``added`` marks a block that the front matter gave and the draft's text does not hold.
    """

    role: Role
    text: str
    heading: Heading | None = None
    blank_before: int = 0
    added: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Blocks in order, and what could not be carried over, in the user's words."""

    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    told: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title in one line: the metadata's, else the first title paragraphs of the text."""
        return self.metadata.title or "".join(_plain(b.text) for b in self._first(Role.TITLE))

    def _first(self, role: Role) -> list[Block]:
        run: list[Block] = []
        for block in self.blocks:
            if block.role is role:
                run.append(block)
            elif run:
                break
        return run


def paper_from(paragraphs: Sequence[Paragraph], metadata: Metadata | None = None) -> Paper:
    """The paper of a draft's paragraphs; title, addressee, signature and date missing there come from the metadata."""
    about = metadata or Metadata()
    blocks: list[Block] = []
    blank = dropped = 0
    for paragraph in paragraphs:
        block, lost = _block(paragraph)
        dropped += lost
        if block is None:
            blank += 1
        else:
            blocks.append(replace(block, blank_before=blank))
            blank = 0
    if blank and blocks:
        blocks.append(Block(Role.BLANK, "", blank_before=blank - 1))
    told = (f"有{dropped}个控制字符不能写入 Word 文件，已略去。",) if dropped else ()
    return Paper(_with_metadata(_noted(blocks), about), about, told)


def official_date(text: str) -> str:
    """A date as the standard writes it: 2025-01-05 becomes 2025年1月5日, anything else stays as it is."""
    found = ISO_DATE.fullmatch(text.strip())
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else text.strip()


def cells(text: str) -> tuple[str, ...]:
    """The cells of a table row, which tabs or upright lines part; empty for the rule under a heading row."""
    if "\t" in text:
        return tuple(part.strip(" \u3000") for part in text.split("\t"))
    if RULE_ROW.fullmatch(text):
        return ()
    inner = text.strip().removeprefix("|").removesuffix("|")
    return tuple(part.strip(" \u3000") for part in inner.split("|"))


def _plain(text: str) -> str:
    return re.sub("[\u2028\x0b\n]", "", text).strip(INDENT)


def _block(paragraph: Paragraph) -> tuple[Block | None, int]:
    """The block of one paragraph (None for a blank line), and how many characters it had to lose."""
    text, heading, dropped = paragraph.text, paragraph.heading, 0
    if ILLEGAL.search(text):
        shift = [0]
        for char in text:
            shift.append(shift[-1] + (ILLEGAL.match(char) is not None))
        dropped = shift[-1]
        text = ILLEGAL.sub("", text)
        heading = _moved(heading, shift)
    if paragraph.role is Role.TABLE:
        return (Block(Role.TABLE, text) if text.strip() else None), dropped
    lead = len(text) - len(text.lstrip(INDENT))
    body = text.strip(INDENT)
    if not body or paragraph.role is Role.BLANK:
        return None, dropped
    if heading is not None and lead:
        heading = _moved(heading, [min(at, lead) for at in range(len(text) + 1)])
    return Block(paragraph.role, body, heading), dropped


def _moved(heading: Heading | None, shift: Sequence[int]) -> Heading | None:
    """The heading with its ranges moved left by what was removed before each offset."""
    if heading is None:
        return None
    (a, b), (c, d) = heading.marker, heading.text
    return replace(heading, marker=(a - shift[a], b - shift[b]), text=(c - shift[c], d - shift[d]))


def _noted(blocks: Sequence[Block]) -> list[Block]:
    """The further items of an attachment note (2.…, 3.…) look like headings; give them the note's role."""
    result: list[Block] = []
    inside = False
    for block in blocks:
        item = inside and NOTE_ITEM.match(block.text) is not None and len(block.text) < 80
        inside = item or (block.role is Role.ATTACHMENT and NOTE.match(block.text) is not None)
        result.append(replace(block, role=Role.ATTACHMENT, heading=None) if item else block)
    return result


def _with_metadata(blocks: list[Block], about: Metadata) -> tuple[Block, ...]:
    roles = {block.role for block in blocks}

    def given(role: Role, text: str) -> list[Block]:
        clean = ILLEGAL.sub("", text).strip(INDENT)
        return [Block(role, clean, added=True)] if clean and role not in roles else []

    titles = given(Role.TITLE, about.title)
    addressee = given(Role.ADDRESSEE, about.addressee)
    if addressee and not addressee[0].text.endswith(("：", ":")):
        addressee = [replace(addressee[0], text=addressee[0].text + "：")]
    if Role.SALUTATION in roles:
        addressee = []
    front = next((n for n, b in enumerate(blocks) if b.role not in (Role.TITLE, Role.SUBTITLE)), len(blocks))
    inner = [*titles, *blocks[:front], *addressee, *blocks[front:]]
    end = _end(inner)
    date = given(Role.DATE, official_date(about.date))
    signature = given(Role.SIGNATURE, about.signature)
    if signature and not date:
        at = next((n for n, b in enumerate(inner) if b.role is Role.DATE), end)
        return (*inner[:at], *signature, *inner[at:])
    if date and not signature:
        last = max((n for n, b in enumerate(inner) if b.role is Role.SIGNATURE), default=end - 1)
        return (*inner[: last + 1], *date, *inner[last + 1 :])
    return (*inner[:end], *signature, *date, *inner[end:])


def _end(blocks: Sequence[Block]) -> int:
    """Where signature and date belong: before attachments that begin pages of their own."""
    return next((n for n, b in enumerate(blocks) if is_attachment_label(b)), len(blocks))


def is_attachment_label(block: Block) -> bool:
    """Whether a block is the label that begins an attachment's own page (附件, 附件1), not the note (附件：…)."""
    return block.role is Role.ATTACHMENT and LABEL.fullmatch(block.text) is not None
