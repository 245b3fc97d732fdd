"""The journal: every change of an unsaved draft on disk within a second, found again after a crash or a power cut.

One pair of files per open draft in the recovery folder: ``ID.base`` holds the whole state (JSON, written
atomically), ``ID.log`` the changes since, one JSON line each. ``ID.lock`` is held by the program that has the draft
open; the system lets go of it when the program dies, however it dies. A torn last line of the log is left out.
"""

from __future__ import annotations

import json
import os
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from fazhi_desk.storage.atomic import SaveError, write_atomically

LONGEST_LOG = 400_000
"""Characters of changes before the whole state is written anew."""
KEPT_DAYS = 30
"""Recovered drafts that nobody asked for are deleted after this time."""


@dataclass(frozen=True, slots=True)
class Found:
    """An unsaved draft: its lines below the front matter, the front matter's values, where it was to be saved."""

    id: str
    lines: tuple[str, ...]
    front: Mapping[str, Any]
    path: str | None
    changed: float
    """Time of the last change, in seconds since 1970."""


@dataclass
class Journal:
    """Keeps one draft. Not thread-safe: one thread writes. Failures raise OSError; the next call tries again."""

    folder: Path
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:16])
    _log: IO[str] | None = None
    _lock: IO[bytes] | None = None
    _written: int = 0

    def begin(self, lines: Sequence[str], front: Mapping[str, Any], path: str | None) -> None:
        """Write the whole state; changes follow."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = _locked(self.folder / f"{self.id}.lock")
        state = {"lines": list(lines), "front": dict(front), "path": path, "time": time.time()}
        data = json.dumps(state, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
        self._close_log()
        stamp = uuid.uuid4().hex[:8]
        # The log names the base it belongs to: a crash between the two writes leaves a log that is not applied.
        write_atomically(self.folder / f"{self.id}.base", stamp.encode() + b"\n" + data)
        self._log = (self.folder / f"{self.id}.log").open("w", encoding="utf-8", errors="surrogatepass", newline="\n")
        self._log.write(stamp + "\n")
        self._written = 0
        self.flush()

    def change(self, start: int, end: int, lines: Sequence[str]) -> None:
        """Lines [start, end) became these; ``flush`` brings it to the disk."""
        if self._log is None:
            raise SaveError("没有地方记录改动")
        row = json.dumps([start, end, list(lines), round(time.time(), 1)], ensure_ascii=False)
        self._log.write(row + "\n")
        self._written += len(row)

    def flush(self) -> None:
        """Bring what was written to the disk."""
        if self._log is not None:
            self._log.flush()
            os.fsync(self._log.fileno())

    @property
    def long(self) -> bool:
        """Whether it is time to write the whole state anew."""
        return self._written > LONGEST_LOG

    def end(self) -> None:
        """The draft is saved or given up: nothing to recover."""
        self._close_log()
        _remove(self.folder, self.id)
        self.release()

    def release(self) -> None:
        """Let go of the draft and leave its files, to be found at the next start."""
        self._close_log()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.close()
            with suppress(OSError):
                (self.folder / f"{self.id}.lock").unlink()

    def _close_log(self) -> None:
        log, self._log = self._log, None
        if log is not None:
            with suppress(OSError):
                log.close()


def unsaved(folder: Path) -> list[Found]:
    """Drafts that no running program holds, the newest first; damaged ones are passed over."""
    found = []
    for base in _bases(folder):
        if _held(folder / f"{base.stem}.lock"):
            continue
        draft = _read(folder, base)
        if draft is None:
            continue
        if time.time() - draft.changed > KEPT_DAYS * 86_400:
            _remove(folder, draft.id)
        elif any(line.strip() for line in draft.lines):
            found.append(draft)
    return sorted(found, key=lambda draft: draft.changed, reverse=True)


def discard(folder: Path, draft_id: str) -> None:
    """Delete a recovered draft: it was opened, or is not wanted."""
    _remove(folder, draft_id)
    with suppress(OSError):
        (folder / f"{draft_id}.lock").unlink()


def _bases(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.base"))
    except OSError:
        return []


def _remove(folder: Path, draft_id: str) -> None:
    for suffix in (".base", ".log"):
        with suppress(OSError):
            (folder / f"{draft_id}{suffix}").unlink()


def _read(folder: Path, base: Path) -> Found | None:
    try:
        stamp, _, data = base.read_bytes().partition(b"\n")
        state = json.loads(data.decode("utf-8", "surrogatepass"))
        lines, changed = [str(line) for line in state["lines"]], float(state["time"])
        front, path = state["front"], state["path"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    for start, end, new, when in _changes(folder / f"{base.stem}.log", stamp.decode(errors="replace")):
        lines[start:end] = new
        changed = max(changed, when)
    front = front if isinstance(front, dict) else {}
    return Found(base.stem, tuple(lines), front, path if isinstance(path, str) else None, changed)


def _changes(log: Path, stamp: str) -> Iterator[tuple[int, int, list[str], float]]:
    """The changes of a log that belongs to this base, up to the first damaged line."""
    try:
        rows = log.read_bytes().decode("utf-8", "surrogatepass").split("\n")
    except (OSError, UnicodeDecodeError):
        try:
            rows = log.read_bytes().decode("utf-8", "ignore").split("\n")
        except OSError:
            return
    if rows[0] != stamp:
        return
    for row in rows[1:]:
        try:
            start, end, new, when = json.loads(row)
            yield int(start), int(end), [str(line) for line in new], float(when)
        except (ValueError, TypeError):
            return


def _locked(path: Path) -> IO[bytes] | None:
    """An open file that holds the lock, or None where the file system has no locks."""
    file = path.open("ab")
    try:
        _take_lock(file)
    except OSError:
        file.close()
        return None
    return file


def _held(path: Path) -> bool:
    """Whether a running program holds the lock."""
    if not path.exists():
        return False
    try:
        with path.open("ab") as file:
            _take_lock(file)
    except OSError:
        return True
    return False


def _take_lock(file: IO[bytes]) -> None:
    """Take the lock or raise OSError; the system drops it with the process."""
    try:
        import fcntl
    except ImportError:
        _take_windows_lock(file)
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _take_windows_lock(file: IO[bytes]) -> None:
    import importlib

    msvcrt: Any = importlib.import_module("msvcrt")
    file.seek(0)
    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
