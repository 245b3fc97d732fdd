"""The tables of the comparison in the form that text/similarity wants."""

from __future__ import annotations

import functools

from fazhi_desk.catalog.duplicates import Duplicates, duplicates
from fazhi_desk.text.similarity import Model
from fazhi_desk.text.similarity_pairs import Judge, Limits
from fazhi_desk.text.similarity_search import Search
from fazhi_desk.text.similarity_words import Lexicon


def lexicon_of(tables: Duplicates) -> Lexicon:
    """The words of the tables in the form the comparison wants."""
    return lexicon() if tables is duplicates() else _lexicon(tables)


def search_of(tables: Duplicates) -> Search:
    """How candidates are found, from the tables."""
    return _delivered_search() if tables is duplicates() else _search(tables)


@functools.cache
def lexicon() -> Lexicon:
    """The words of the delivered tables, made once: two kinds compare with them."""
    return _lexicon(duplicates())


@functools.cache
def _delivered_search() -> Search:
    return _search(duplicates())


def _lexicon(tables: Duplicates) -> Lexicon:
    packed = tables.packed
    return Lexicon(
        packed.rarity(),
        tables.groups(),
        tables.subject_ids(),
        frozenset(tables.spared.empty.split()),
        packed.unknown,
        deeds=frozenset(packed.deeds.split()),
        sides=tables.sides(),
    )


def _search(tables: Duplicates) -> Search:
    spared = tables.spared
    return Search(tables.packed.common(), tables.packed.rare, formulas=spared.formulas, stock=spared.stock)


def judge_of(tables: Duplicates, limits: Limits) -> Judge:
    """The model with its words."""
    return Judge(lexicon_of(tables), Model(tables.weights.weights, tables.weights.constant), limits)
