"""The data of the comparison of sentences: lexicon, subjects, synonyms, weights of the model, stock phrases."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin, read_toml

FOLDER = "duplicates"


@dataclass(frozen=True)
class Packed:
    """A lexicon as stored: words by weight, separated by spaces; pairs of characters by weight, run together.

    ``deeds`` are those of the words that name no thing.
    """

    words: Mapping[str, str]
    pairs: Mapping[str, str]
    rare: float
    unknown: float
    deeds: str = ""

    def rarity(self) -> dict[str, float]:
        """Weight by word."""
        return {word: float(weight) for weight, words in self.words.items() for word in words.split()}

    def common(self) -> dict[str, float]:
        """Weight by pair of characters."""
        return {
            text[at : at + 2]: float(weight) for weight, text in self.pairs.items() for at in range(0, len(text), 2)
        }


@dataclass(frozen=True)
class Weights:
    """The fitted models: a weight per measure and a constant; probabilities from which to warn and to hint.

    ``weights`` judge two stretches of text, ``place`` whether a stretch that is but part of its sentence is told.
    """

    weights: Mapping[str, float]
    constant: float
    warn: float
    hint: float
    place: Mapping[str, float]
    place_constant: float
    place_warn: float
    place_hint: float


@dataclass(frozen=True)
class Spared:
    """Wordings that may repeat. ``formulas`` are fixed by others, ``stock`` the small change of the genre.

    ``topics`` are words a paragraph may use as often as it needs; ``empty`` words say nothing.
    """

    formulas: tuple[str, ...] = ()
    stock: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class Duplicates:
    """Everything together."""

    packed: Packed
    weights: Weights
    spared: Spared
    subjects: tuple[str, ...]
    synonyms: tuple[str, ...]
    opposites: tuple[str, ...]

    def subject_ids(self) -> dict[str, int]:
        """Row number by word that names a subject."""
        return {word: number for number, row in enumerate(self.subjects) for word in row.split()}

    def groups(self) -> dict[str, frozenset[str]]:
        """Synonym groups by word."""
        found: dict[str, set[str]] = {}
        for number, row in enumerate(self.synonyms):
            for word in row.split():
                found.setdefault(word, set()).add(str(number))
        return {word: frozenset(groups) for word, groups in found.items()}

    def sides(self) -> dict[str, frozenset[int]]:
        """By word the opposites it takes part in: their numbers from 1 on, those on whose right it stands negative."""
        found: dict[str, set[int]] = {}
        for number, row in enumerate(self.opposites, 1):
            for sign, side in zip((1, -1), row.split("|"), strict=True):
                for word in side.split():
                    found.setdefault(word, set()).add(sign * number)
        return {word: frozenset(sides) for word, sides in found.items()}


@functools.cache
def duplicates(folder: Path | None = None) -> Duplicates:
    """The tables, read once; a mistake in them is a CatalogError."""
    base = folder or builtin("resources") / FOLDER
    return Duplicates(
        build(Packed, _json(base / "lexicon.json"), "lexicon.json"),
        build(Weights, read_toml(base / "model.toml"), "model.toml"),
        build(Spared, read_toml(base / "spared.toml"), "spared.toml"),
        _rows(base / "subjects.toml", "subjects"),
        _rows(base / "synonyms.toml", "groups"),
        _rows(base / "opposites.toml", "opposites"),
    )


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogError(path.name, "文件读不出来") from error


def _rows(path: Path, key: str) -> tuple[str, ...]:
    rows = read_toml(path).get(key)
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise CatalogError(path.name, f"键“{key}”应当是一列文字")
    return tuple(rows)
