"""Where the catalog's files are, and reading them.

The built-in files lie beside the package in a checkout and inside it in an installed wheel. ``tomllib`` is pure
Python and slow (a third of a second for everything), so decoded tables are cached as JSON under a stamp of names,
sizes and times; a cache that is missing, stale or damaged is simply made again.
"""

from __future__ import annotations

import functools
import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.version import VERSION

Tables = dict[str, dict[str, Any]]
"""Decoded files by their name relative to the folder, with forward slashes."""
Stamp = list[Any]
"""The program's version, then name, size and time of every file; not hashed, since loading a hash takes longer."""


@functools.cache
def builtin(name: str) -> Path:
    """The built-in folder ``resources`` or ``phrasebank``."""
    package = Path(__file__).resolve().parent.parent
    for base in (package, package.parent):
        folder = base / name
        if folder.is_dir():
            return folder
    raise CatalogError(name, "程序文件不全，请重新安装")


def read_toml(path: Path) -> dict[str, Any]:
    """One TOML file; a mistake is a CatalogError that names the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CatalogError(path.name, f"不是正确的 TOML（{error}）") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(path.name, "文件读不出来，请检查编码是否为 UTF-8") from error


def read_tables(folder: Path, cache: Path | None = None) -> Tables:
    """All TOML files below ``folder``, from the cache file if its stamp still holds."""
    paths = sorted(folder.rglob("*.toml"))
    stamp = _stamp(paths)
    cached = _cached(cache, stamp)
    if cached is not None:
        return cached
    tables = {path.relative_to(folder).as_posix(): read_toml(path) for path in paths}
    if cache is not None:
        _keep(cache, stamp, tables)
    return tables


def _stamp(paths: Iterable[Path]) -> Stamp:
    about = [(path, path.stat()) for path in paths]
    return [VERSION, *([str(path), found.st_size, found.st_mtime_ns] for path, found in about)]


def _cached(cache: Path | None, stamp: Stamp) -> Tables | None:
    if cache is None:
        return None
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if isinstance(kept, Mapping) and kept.get("stamp") == stamp and isinstance(kept.get("tables"), dict):
        return kept["tables"]  # type: ignore[no-any-return]
    return None


def _keep(cache: Path, stamp: Stamp, tables: Tables) -> None:
    """Write the cache beside itself and rename: two processes may start at once."""
    with suppress(OSError, TypeError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"stamp": stamp, "tables": tables}, ensure_ascii=False)
        handle, name = tempfile.mkstemp(dir=cache.parent, prefix=cache.name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(cache)
