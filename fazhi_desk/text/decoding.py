"""Bytes to text: UTF-8 with or without BOM, UTF-16 with BOM, GB18030; line ends become one newline."""

from __future__ import annotations

import re

MAX_BYTES = 20_000_000
"""A text file above this size is refused (contract)."""

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
OTHER_FILES = (
    (b"PK\x03\x04", "这是一个压缩包或 Word 文件，不是文本文件"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word（.doc）、WPS 或加密文件，请在 WPS 里另存为 .docx 后再打开"),
    (b"%PDF", "这是 PDF 文件，不是文本文件"),
    (b"\x89PNG", "这是图片，不是文本文件"),
    (b"\xff\xd8\xff", "这是图片，不是文本文件"),
    (b"{\\rtf", "这是 RTF 文件，请在 WPS 里另存为 .docx 后再打开"),
)
CONTROL = re.compile("[\x01-\x08\x0e-\x1f]")


class UnreadableError(ValueError):
    """A file that cannot be read as a paper; the message is one sentence for the user."""


def decode(data: bytes) -> str:
    """The text of a file; raises UnreadableError with one Chinese sentence that says why not."""
    if len(data) > MAX_BYTES:
        raise UnreadableError("文件超过20MB，不像一篇文稿，请拆分后再打开")
    for magic, sentence in OTHER_FILES:
        if data.startswith(magic):
            raise UnreadableError(sentence)
    text = _characters(data)
    if "\0" in text or _has_surrogate(text):
        raise UnreadableError("文件里有文本不应有的字节，可能已损坏或不是文本文件")
    if len(CONTROL.findall(text[:100_000])) > max(2, len(text[:100_000]) // 200):
        raise UnreadableError("文件里有大量控制字符，可能已损坏或不是文本文件")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _characters(data: bytes) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableError("文件的编码已损坏，请用 WPS 或记事本另存为 UTF-8 后再打开") from error
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableError("认不出文件的编码，请用 WPS 或记事本另存为 UTF-8 后再打开")


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
