"""Open a paper: a draft, a text file or a Word file, as text with its front matter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from fazhi_desk.text.decoding import MAX_BYTES, UnreadableError, decode
from fazhi_desk.text.front_matter import FrontMatter, split

MAX_WORD_BYTES = 200_000_000
WORD_MAGIC = b"PK\x03\x04"


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
    if path.suffix.lower() in (".docx", ".docm", ".doc", ".wps") or data.startswith(WORD_MAGIC):
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
        limit = MAX_WORD_BYTES if path.suffix.lower() == ".docx" else MAX_BYTES
        if size > limit:
            raise PaperError(f"“{path}”有{size // 1_000_000}MB，不像一篇文稿，请拆分或另存后再打开")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise PaperError(f"找不到“{path}”，请核对文件名和位置") from error
    except PermissionError as error:
        raise PaperError(f"没有权限读“{path}”，请复制到自己的文件夹后再打开") from error
    except OSError as error:
        raise PaperError(f"“{path}”读不出来（{error.strerror or error}），请核对文件是否完好") from error


def _word(path: Path, data: bytes) -> OpenedPaper:
    from fazhi_desk.formats.word_reader import WordUnreadable, read

    try:
        found = read(data)
    except WordUnreadable as error:
        raise PaperError(f"“{path}”打不开：{error}") from error
    # The front matter a file of ours carries stands beside the text: offsets count below it (the contract).
    front = replace(split(f"+++\n{found.front_matter}\n+++\n"), body=0) if found.front_matter else FrontMatter()
    return OpenedPaper(path, found.text, front, found.notes, word=True)
