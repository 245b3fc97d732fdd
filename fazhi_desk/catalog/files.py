"""Where the catalog's files are, and reading them.

The built-in files lie beside the package in a checkout and inside it in an installed wheel. ``tomllib`` is pure
Python and slow (a third of a second for everything), so decoded tables are cached as lines of JSON below a stamp of
names, sizes and times. A cache that is missing or stale is simply made again; a damaged table is read from its file.
"""

from __future__ import annotations

import functools
import json
import os
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.version import VERSION

Tables = MutableMapping[str, dict[str, Any]]
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


class KeptTables(MutableMapping[str, dict[str, Any]]):
    """Tables as the cache has them, each decoded when it is asked for: a task needs some of them, and together they
    would take ten megabytes. One that turns out damaged is read from its file in ``folder``. What is given out is the
    caller's: to change a table for everybody, set it.
    """

    def __init__(self, rows: Mapping[str, bytes], folder: Path) -> None:
        self._rows: dict[str, bytes | dict[str, Any]] = dict(rows)
        self._folder = folder

    def __getitem__(self, name: str) -> dict[str, Any]:
        row = self._rows[name]
        if not isinstance(row, bytes):
            return row
        try:
            table: object = json.loads(row)
        except ValueError:
            table = None
        return table if isinstance(table, dict) else read_toml(self._folder / name)

    def __setitem__(self, name: str, table: dict[str, Any]) -> None:
        self._rows[name] = table

    def __delitem__(self, name: str) -> None:
        del self._rows[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def read_tables(folder: Path, cache: Path | None = None) -> Tables:
    """All TOML files below ``folder``, from the cache file if its stamp still holds."""
    paths = sorted(folder.rglob("*.toml"))
    names = [path.relative_to(folder).as_posix() for path in paths]
    stamp = _stamp(paths)
    rows = _cached(cache, stamp)
    if rows is not None and len(rows) == len(names):
        return KeptTables(dict(zip(names, rows, strict=True)), folder)
    tables = {name: read_toml(path) for name, path in zip(names, paths, strict=True)}
    if cache is not None:
        _keep(cache, stamp, tables)
    return tables


def _stamp(paths: Iterable[Path]) -> Stamp:
    about = [(path, path.stat()) for path in paths]
    return [VERSION, *([str(path), found.st_size, found.st_mtime_ns] for path, found in about)]


def _cached(cache: Path | None, stamp: Stamp) -> list[bytes] | None:
    """The tables in the cache, one a line, if it was made from these files."""
    if cache is None:
        return None
    try:
        head, *rows = cache.read_bytes().split(b"\n")
        return rows if json.loads(head) == stamp else None
    except (OSError, ValueError):
        return None


def _keep(cache: Path, stamp: Stamp, tables: Tables) -> None:
    """Write the cache beside itself and rename: two processes may start at once."""
    with suppress(OSError, TypeError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(json.dumps(row, ensure_ascii=False) for row in (stamp, *tables.values()))
        handle, name = tempfile.mkstemp(dir=cache.parent, prefix=cache.name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).replace(cache)
