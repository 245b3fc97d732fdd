"""Framed JSON over a pipe: four bytes of length, then UTF-8 JSON."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

LENGTH = struct.Struct(">I")
LARGEST = 256_000_000
"""A longer frame is a fault of the other side, not a paper."""


def write_frame(stream: IO[bytes], message: Any) -> None:
    """Send one message and flush."""
    write_text(stream, json.dumps(message, ensure_ascii=False, separators=(",", ":")))


def write_text(stream: IO[bytes], message: str) -> None:
    """Send one message that is JSON already, and flush."""
    data = message.encode("utf-8", "surrogatepass")
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any | None:
    """The next message, or None at the end of the stream."""
    head = _exactly(stream, LENGTH.size)
    if head is None:
        return None
    (length,) = LENGTH.unpack(head)
    if length > LARGEST:
        return None
    data = _exactly(stream, length)
    return None if data is None else json.loads(data)


def _exactly(stream: IO[bytes], count: int) -> bytes | None:
    parts = []
    while count:
        part = stream.read(count)
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
