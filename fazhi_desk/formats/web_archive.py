"""A page saved as one file (.mht, 单个文件网页): the page itself, taken out of the mail-like wrapping."""

from __future__ import annotations

import email
from email import policy

MAX_ARCHIVE = 50_000_000
"""Bytes; pictures make such a file large, a paper does not."""


def page_of(data: bytes) -> bytes | None:
    """The HTML page in UTF-8 with a byte order mark; None if there is none, or the file is no such archive."""
    if len(data) > MAX_ARCHIVE:
        return None
    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n \t"), policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() not in ("text/html", "application/xhtml+xml"):
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body.strip():
            return _text(body, part.get_content_charset()).encode("utf-8-sig")
    return None


def _text(body: bytes, charset: str | None) -> str:
    """Word writes gb2312 and means GB 18030; UTF-16 comes with its own mark."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    named = (charset or "").lower()
    chosen = "gb18030" if named in ("gb2312", "gbk", "gb18030", "x-gbk", "cp936") else named or "utf-8"
    try:
        return body.decode(chosen, "replace").removeprefix("\ufeff")
    except LookupError:
        return body.decode("utf-8", "replace")
