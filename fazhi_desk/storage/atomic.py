"""Saving so that a crash at any moment leaves either the old file or the new one, whole."""

from __future__ import annotations

import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path


class SaveError(OSError):
    """A file could not be written; the message is one sentence for the user, the old file is untouched."""


OPEN = "“{}”写不进去，可能正在 Word 或 WPS 里打开着，请关闭后再试，或另存为别的文件名"
DAY = 86_400.0
"""Seconds after which a lock file is what a crash left behind."""


def opened_elsewhere(path: Path) -> bool:
    """Whether an office program holds an existing file open, by the lock file it lays beside it.

    Windows refuses the rename itself; elsewhere the open window would later write its old text over the new file.
    Word and WPS drop the first letters of a longer name (~$), LibreOffice keeps it (.~lock.…#).
    """
    name = path.name
    locks = (f".~lock.{name}#", f"~${name}", f"~${name[1:]}", f"~${name[2:]}")
    for lock in locks if path.exists() else ():
        with suppress(OSError):
            if time.time() - path.with_name(lock).stat().st_mtime < DAY:
                return True
    return False


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target, flush to disk, then rename over it; raises SaveError with a Chinese sentence."""
    target = path.resolve() if path.is_symlink() else path
    if target.is_dir():
        raise SaveError(f"“{path}”是一个文件夹，请换一个文件名")
    mode = _mode(target)
    if mode is not None and not mode & stat.S_IWUSR:
        raise SaveError(f"“{path}”是只读文件，请另存为别的文件名")
    if opened_elsewhere(target):
        raise SaveError(OPEN.format(path))
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode if mode is not None else 0o644)
        Path(temporary).replace(target)
        temporary = None
    except FileNotFoundError as error:
        raise SaveError(f"文件夹“{target.parent}”不存在，请换一个位置保存") from error
    except PermissionError as error:
        raise SaveError(OPEN.format(path)) from error
    except OSError as error:
        raise SaveError(f"“{path}”没有保存成功（{error.strerror or error}），原文件没有改动") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()


def _mode(path: Path) -> int | None:
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return None
