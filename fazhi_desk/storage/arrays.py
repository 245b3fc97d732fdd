"""Arrays in one file that is mapped, not read: a line of JSON that names them, then their bytes.

A file is written whole beside its place and renamed there (``write_atomically``). It is never changed afterwards: who
has mapped it keeps what it had.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fazhi_desk.storage.atomic import write_atomically

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[Any]]

MAGIC = "fazhi-arrays 1"
ALIGNED = 64
"""Each array begins at a multiple of so many bytes."""


class ArraysError(ValueError):
    """The file is none of ours, or not whole."""


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write one-dimensional arrays; raises SaveError."""
    rows, parts, at = [], [], 0
    for name, array in arrays.items():
        data = array.tobytes()
        padding = -len(data) % ALIGNED
        rows.append([name, array.dtype.str, at, len(array)])
        parts += [data, b"\0" * padding]
        at += len(data) + padding
    head = json.dumps([MAGIC, at, rows]).encode()
    head += b" " * (-(len(head) + 1) % ALIGNED) + b"\n"
    write_atomically(path, head + b"".join(parts))


def read_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays, mapped from disk and read-only; raises ArraysError, FileNotFoundError and other OSErrors."""
    import numpy as np

    with path.open("rb") as file:
        head = file.readline()
    try:
        magic, size, rows = json.loads(head)
    except (ValueError, TypeError) as error:
        raise ArraysError(path.name) from error
    if magic != MAGIC or path.stat().st_size != len(head) + size:
        raise ArraysError(path.name)
    if not size:
        return {name: np.empty(0, kind) for name, kind, _, _ in rows}
    mapped = np.memmap(path, np.uint8, "r", len(head), (size,))
    return {
        name: np.frombuffer(mapped, np.dtype(kind), count, at) if count else np.empty(0, kind)
        for name, kind, at, count in rows
    }
