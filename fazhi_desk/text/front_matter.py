"""The optional head of a draft: TOML between two lines of ``+++``; never analysed, unknown keys kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FENCE = "+++"
VERSION = 1
"""The format version this program writes and understands."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``values`` as decoded; ``body`` is the offset where the paper's text begins in the whole text.

    ``source`` is the TOML text between the fences, kept so that what we do not know survives a save.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    body: int = 0
    source: str = ""

    @property
    def newer(self) -> bool:
        """Whether a later program wrote it: such a draft is opened read-only."""
        version = self.values.get("fzd")
        return isinstance(version, int) and version > VERSION


def split(text: str) -> FrontMatter:
    """Find the front matter; without a first line of exactly ``+++`` and valid TOML the whole file is text."""
    if not text.startswith(FENCE + "\n"):
        return FrontMatter()
    start = len(FENCE) + 1
    end = start - 1 if text.startswith(FENCE + "\n", start) else text.find(f"\n{FENCE}\n", start)
    if end < 0:
        if not text.endswith("\n" + FENCE):
            return FrontMatter()
        end = len(text) - len(FENCE) - 1
    source = text[start : max(end, start)]
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError:
        return FrontMatter()
    return FrontMatter(values, min(end + len(FENCE) + 2, len(text)), source)


def render(values: Mapping[str, Any]) -> str:
    """The front matter as text, fences included; "" when there is nothing to keep."""
    if not values:
        return ""
    return f"{FENCE}\n{dumps(values)}{FENCE}\n"


def dumps(values: Mapping[str, Any]) -> str:
    """TOML of strings, numbers, bools, lists of these, and tables; keys in the given order, tables last."""
    plain = [f"{_key(k)} = {_value(v)}\n" for k, v in values.items() if not isinstance(v, Mapping)]
    tables = [f"[{_key(k)}]\n" + "".join(f"{_key(i)} = {_value(j)}\n" for i, j in v.items())
              for k, v in values.items() if isinstance(v, Mapping)]
    return "".join(plain + tables)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "a").replace("-", "a").isalnum()
    return key if bare else _string(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, str):
        return _string(value)
    return str(value)  # dates and times write themselves


def _string(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
