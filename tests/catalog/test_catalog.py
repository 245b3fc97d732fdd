from __future__ import annotations

import re
import time

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin, read_tables, read_toml
from fazhi_desk.checks import kinds

RULE = """
id = "{id}"
kind = "substitution"
family = "typos"
severity = "hint"
source = "本单位习惯"
message = "“{{found}}”请改用“{{new}}”"
why = "本单位统一写法。"
[parameters]
pattern = "人民群众满意率"
replace = "群众满意度"
[[bad]]
text = "⟦人民群众满意率⟧"
[[good]]
text = "群众满意度"
"""


def test_the_built_in_catalog_is_sound():
    catalog = load(kinds())
    assert catalog.rule("cutoff-until") is not None
    assert len({rule.id for rule in catalog.rules}) == len(catalog.rules)
    for rule in catalog.rules:
        assert rule.head.why, rule.id
        assert rule.head.source, rule.id
        assert rule.head.message, rule.id


def test_a_users_rule_overlays_by_id_and_a_broken_one_is_left_out(tmp_path):
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "own.toml").write_text(RULE.format(id="own-habit"), encoding="utf-8")
    (folder / "over.toml").write_text(RULE.format(id="cutoff-until"), encoding="utf-8")
    (folder / "broken.toml").write_text("id = ", encoding="utf-8")
    (folder / "wrong.toml").write_text('id = "wrong"\nkind = "none"\n', encoding="utf-8")
    catalog = load(kinds(), tmp_path)
    assert catalog.rule("own-habit").parameters.pattern == "人民群众满意率"
    assert catalog.rule("cutoff-until").head.source == "本单位习惯"
    assert len(catalog.problems) == 2
    assert all("已略过" in sentence for sentence in catalog.problems)
    assert any("broken.toml" in sentence for sentence in catalog.problems)


def test_the_cache_is_used_renewed_and_survives_damage(tmp_path):
    folder, cache = tmp_path / "tables", tmp_path / "cache" / "catalog.json"
    folder.mkdir()
    (folder / "a.toml").write_text("x = 1", encoding="utf-8")
    assert read_tables(folder, cache) == {"a.toml": {"x": 1}}
    kept = cache.read_text(encoding="utf-8")
    cache.write_text(kept.replace('{"x": 1}', '{"x": 5}'), encoding="utf-8")
    assert read_tables(folder, cache) == {"a.toml": {"x": 5}}
    for damaged in (kept.replace('{"x": 1}', '{"x": 5'), kept.replace('{"x": 1}', "5"), kept + "\n{}"):
        cache.write_text(damaged, encoding="utf-8")
        assert read_tables(folder, cache) == {"a.toml": {"x": 1}}
    time.sleep(0.01)
    (folder / "a.toml").write_text("x = 22", encoding="utf-8")
    assert read_tables(folder, cache) == {"a.toml": {"x": 22}}
    cache.write_text("{", encoding="utf-8")
    assert read_tables(folder, cache) == {"a.toml": {"x": 22}}


def test_a_broken_file_is_named(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("= 1", encoding="utf-8")
    with pytest.raises(CatalogError, match=r"x\.toml"):
        read_toml(path)


def test_built_in_folders_are_found():
    assert (builtin("resources") / "templates" / "zones.toml").exists()
    assert (builtin("phrasebank") / "phrases.jsonl").exists()


def test_sources_are_such_that_a_clerk_can_look_up():
    """Rules rest on standards and regulations; our own working papers mean nothing to the user."""
    private = re.compile(r"\.md\b|\.json\b|\bissue \d")
    for rule in load(kinds()).rules:
        assert not private.search(f"{rule.head.source}{rule.head.why}{rule.head.message}"), rule.id
