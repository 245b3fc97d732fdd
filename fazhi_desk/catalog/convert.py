"""Build a typed dataclass from a decoded TOML table, naming file, table and key of every mistake.

Understands str, int, float, bool, enums, ``X | None``, tuples of such, mappings with string keys, and nested
dataclasses. Unknown keys are mistakes: a misspelt key would otherwise be ignored in silence.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from fazhi_desk.catalog.errors import CatalogError

T = TypeVar("T")
NAMES = {str: "文字", int: "整数", float: "数字", bool: "true 或 false"}


@functools.cache
def _fields(cls: type[Any]) -> tuple[dict[str, Any], frozenset[str]]:
    """Types by field name, and the names that must be given."""
    hints = typing.get_type_hints(cls)
    fields = [f for f in dataclasses.fields(cls) if f.init]
    required = frozenset(
        f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    )
    return {f.name: hints[f.name] for f in fields}, required


def build(cls: type[T], table: object, where: str) -> T:
    """Make a ``cls`` of ``table``; ``where`` (file and table) begins every message of a CatalogError."""
    if not isinstance(table, Mapping):
        raise CatalogError(where, "这里应当是一个表")
    hints, required = _fields(cls)  # type: ignore[arg-type]  # every class is hashable
    unknown = sorted(set(table) - set(hints))
    if unknown:
        raise CatalogError(where, f"不认识的键“{unknown[0]}”")
    missing = sorted(required - set(table))
    if missing:
        raise CatalogError(where, f"缺少键“{missing[0]}”")
    values = {key: convert(hints[key], value, f"{where}.{key}") for key, value in table.items()}
    try:
        return cls(**values)
    except CatalogError:
        raise
    except ValueError as error:
        raise CatalogError(where, str(error)) from error


def convert(kind: Any, value: object, where: str) -> Any:
    """Check ``value`` against the annotation ``kind`` and return it in that type."""
    if type(value) is kind or kind is Any or kind is object:  # most values by far
        return value
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind), value, where)
    if origin is tuple:
        return _sequence(typing.get_args(kind), value, where)
    if origin in (dict, Mapping):
        if not isinstance(value, Mapping):
            raise CatalogError(where, "这里应当是一个表")
        inner = typing.get_args(kind)[1]
        return {str(key): convert(inner, item, f"{where}.{key}") for key, item in value.items()}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return build(kind, value, where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind, value, where)
    return _plain(kind, value, where)


def _plain(kind: type[Any], value: object, where: str) -> object:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise CatalogError(where, f"这里应当是{NAMES.get(kind, kind.__name__)}")
    return value


def _union(kinds: tuple[Any, ...], value: object, where: str) -> object:
    if value is None and type(None) in kinds:
        return None
    last: CatalogError | None = None
    for kind in kinds:
        if kind is type(None):
            continue
        try:
            return convert(kind, value, where)
        except CatalogError as error:
            last = error
    raise last if last is not None else CatalogError(where, "值不对")


def _sequence(kinds: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise CatalogError(where, "这里应当是一个列表")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        if set(map(type, value)) == {kinds[0]}:
            return tuple(value)
        return tuple(convert(kinds[0], item, f"{where}[{n}]") for n, item in enumerate(value))
    if len(kinds) != len(value):
        raise CatalogError(where, f"这里应当有{len(kinds)}项")
    return tuple(convert(kind, item, f"{where}[{n}]") for n, (kind, item) in enumerate(zip(kinds, value, strict=True)))


def _member(kind: type[Enum], value: object, where: str) -> Enum:
    try:
        return kind(value)
    except ValueError as error:
        known = "、".join(str(member.value) for member in kind)
        raise CatalogError(where, f"“{value}”不在可用的值之中（{known}）") from error
