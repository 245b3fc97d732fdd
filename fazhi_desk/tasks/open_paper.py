"""Open a paper: a draft, a text file or a Word file, as text with its front matter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fazhi_desk.text.decoding import MAX_BYTES, UnreadableError, decode
from fazhi_desk.text.front_matter import VERSION, FrontMatter, dumps, split

if TYPE_CHECKING:
    from fazhi_desk.formats.word_package import OtherKind

MAX_WORD_BYTES = 200_000_000
WORD_MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
WORD_SUFFIXES = (".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht")
LARGE = 3_000_000
"""Bytes from which a Word file is read in the job process."""
FOREIGN_SUFFIXES = (".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht")
NOTES = "import_notes"
"""Key of the front matter under which they are kept."""
KEPT = ("批注", "脚注", "尾注")
MOST_NAMED, LONGEST_NAME = 5, 30
"""Papers of one file named in a note, and so many characters of each title."""
MOST_LOOKED_AT = 500_000
"""A longer text is not searched for several papers: reading a file stays quick."""
CONVERTED = "{what}，已由本机的 LibreOffice 转换后读取，请对照原文核对。"


class PaperError(ValueError):
    """A paper cannot be opened; the message is one Chinese sentence with what to do."""


@dataclass(frozen=True, slots=True)
class OpenedPaper:
    """``text`` with newlines only, front matter included; ``notes`` tell what a Word file could not carry over."""

    path: Path
    text: str
    front: FrontMatter
    notes: tuple[str, ...] = ()
    word: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines below the front matter."""
        return tuple(self.text[self.front.body :].split("\n"))


def open_paper(path: Path) -> OpenedPaper:
    """Read a file; raises PaperError. Nothing on disk is changed."""
    data = _bytes(path)
    if path.suffix.lower() in WORD_SUFFIXES or data.startswith(WORD_MAGIC):
        return _word(path, data)
    try:
        text = decode(data)
    except UnreadableError as error:
        raise PaperError(f"“{path}”打不开：{error}") from error
    front = split(text)
    notes: tuple[str, ...] = ()
    if text.startswith("+++\n") and not front.body:
        notes = ("文稿开头的“+++”一段不是正确的信息头，已当作正文",)
    return OpenedPaper(path, text, front, notes)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise PaperError(f"“{path}”是一个文件夹，请选择其中的一篇文稿")
        size = path.stat().st_size
        limit = MAX_WORD_BYTES if path.suffix.lower() in WORD_SUFFIXES else MAX_BYTES
        if size > limit:
            raise PaperError(f"“{path}”有{size // 1_000_000}MB，不像一篇文稿，请拆分或另存后再打开")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PaperError(f"找不到“{path}”，请核对文件名和位置") from error
    except PermissionError as error:
        raise PaperError(f"没有权限读“{path}”，请复制到自己的文件夹后再打开") from error
    except OSError as error:
        raise PaperError(f"“{path}”读不出来（{error.strerror or error}），请核对文件是否完好") from error


def with_notes(paper: OpenedPaper) -> FrontMatter:
    """The front matter of a draft made of a Word file: comments and footnotes are kept there, with their places.

    They stay with the draft and out of what is exported.
    """
    kept = [note for note in paper.notes if note.startswith(KEPT)]
    if not paper.word or not kept:
        return paper.front
    values = {"fzd": VERSION, **paper.front.values, NOTES: kept}
    return replace(paper.front, values=values, source=dumps(values))


def takes_long(path: Path) -> bool:
    """Whether a window should not wait for it: a large Word file, or one that LibreOffice must convert."""
    try:
        large = path.stat().st_size > LARGE and path.suffix.lower() in WORD_SUFFIXES
    except OSError:
        return False
    return large or needs_office(path)


def needs_office(path: Path) -> bool:
    """Whether opening needs LibreOffice: an old or foreign kind of file, by its name or by how it begins."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError:
        return False
    return head.startswith(WORD_MAGIC[1:]) or path.suffix.lower() in FOREIGN_SUFFIXES


def _word(path: Path, data: bytes) -> OpenedPaper:
    from fazhi_desk.formats.word_package import OtherKind
    from fazhi_desk.formats.word_reader import WordUnreadable, read

    told: tuple[str, ...] = ()
    try:
        try:
            found = read(data)
        except OtherKind as other:
            found = read(_converted(path, data, other))
            told = (CONVERTED.format(what=other.what),)
    except WordUnreadable as error:
        raise PaperError(f"“{path}”打不开：{error}") from error
    # The front matter a file of ours carries stands beside the text: offsets count below it (the contract).
    front = replace(split(f"+++\n{found.front_matter}\n+++\n"), body=0) if found.front_matter else FrontMatter()
    return OpenedPaper(path, found.text, front, (*told, *_several(found.text), *found.notes), word=True)


def _several(text: str) -> tuple[str, ...]:
    """What to say of a file that holds more than one paper."""
    from fazhi_desk.text.document import parse

    if len(text) > MOST_LOOKED_AT:
        return ()
    document = parse(text)
    if len(document.articles) < 2:
        return ()
    titles = [
        next((p.text.strip() for p in document.paragraphs[low:high] if p.text.strip()), "")
        for low, high in document.articles
    ]
    named = "、".join(f"“{title[:LONGEST_NAME]}”" for title in titles[:MOST_NAMED])
    more = "等" if len(titles) > MOST_NAMED else ""
    return (f"文件里有{len(titles)}篇文稿（{named}{more}），都已读入；导出时每篇另起一页，写作时请分开存放。",)


def _converted(path: Path, data: bytes, other: OtherKind) -> bytes:
    from fazhi_desk.tasks.convert_word import ConversionError, to_docx

    try:
        return to_docx(data, other.kind)
    except ConversionError as error:
        raise PaperError(f"“{path}”打不开：{other.what}；{error}，{other.advice}") from error
