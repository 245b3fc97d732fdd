from __future__ import annotations

import shutil

import pytest

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin


def test_the_tables_are_whole():
    tables = duplicates()
    rarity = tables.packed.rarity()
    assert len(rarity) > 5000
    assert all(0 < len(word) <= 5 for word in rarity)
    assert rarity["法治"] < rarity["调解"] < rarity["护林"] if "护林" in rarity else rarity["法治"] < rarity["调解"]
    assert all(len(pair) == 2 for pair in tables.packed.common())
    assert 0 < tables.weights.hint < tables.weights.warn < 1


def test_a_longer_formula_is_taken_out_before_a_shorter_one_inside_it():
    lengths = [len(formula) for formula in duplicates().spared.formulas]
    assert lengths == sorted(lengths, reverse=True)


def test_no_word_names_two_subjects():
    words = [word for row in duplicates().subjects for word in row.split()]
    assert len(words) == len(set(words)), sorted(w for w in set(words) if words.count(w) > 1)
    assert all(len(word) > 1 for word in words)


def test_no_sentence_of_a_paper_is_kept():
    assert max(map(len, duplicates().packed.rarity())) <= 5


def test_a_damaged_file_is_named(tmp_path):
    folder = tmp_path / "duplicates"
    shutil.copytree(builtin("resources") / "duplicates", folder)
    (folder / "model.toml").write_text("constant = 'x'\n", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"model\.toml"):
        duplicates(folder)
    (folder / "lexicon.json").write_text("{", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"lexicon\.json"):
        duplicates(folder)


def test_opposites_stand_on_two_sides():
    sides = duplicates().sides()
    assert {-n for n in sides["下放"]} & sides["收回"]
    for row in duplicates().opposites:
        left, right = (set(side.split()) for side in row.split("|"))
        assert left
        assert right
        assert not left & right
