"""The writer's own phrases on disk: read with every mistake told, saved whole or not at all."""

from __future__ import annotations

from fazhi_desk.phrases.own import OwnPhrases, own_lines, read_own
from fazhi_desk.storage.atomic import write_atomically
from fazhi_desk.tasks.workbench import Workbench

KEPT = ".bak"
"""Suffix of the copy that is made of a file with unreadable rows: the next save would lose them."""
Stamp = tuple[int, int]
"""When the file was written, and its length: another window may have written it meanwhile."""


def read_own_phrases(bench: Workbench) -> tuple[OwnPhrases, tuple[str, ...]]:
    """What the file holds and a sentence for every row that cannot be read; no file is an empty one."""
    path = bench.places.phrases
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return OwnPhrases(), ()
    own, problems = read_own(data.decode("utf-8-sig", errors="replace").split("\n"))
    if problems:
        write_atomically(path.with_name(path.name + KEPT), data)
    return own, problems


def save_own_phrases(bench: Workbench, own: OwnPhrases) -> None:
    """Write them all; raises SaveError, the old file stays whole."""
    path = bench.places.phrases
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, own_lines(own).encode())


def own_stamp(bench: Workbench) -> Stamp:
    """Which writing of the file this is; (0, 0) where there is none."""
    try:
        found = bench.places.phrases.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
