from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.synonyms import synonyms_from


def table() -> dict[str, object]:
    return tomllib.loads((builtin("resources") / "synonyms.toml").read_text("utf-8"))


def test_the_built_in_table_loads_with_seventy_groups() -> None:
    synonyms = synonyms_from(table())
    assert len(synonyms.group) == 70
    assert all(count == 1 for count in Counter(group.id for group in synonyms.group).values())
    assert {"受理", "审结", "办结", "立案", "审核", "审查", "委托", "赋权"} <= set(synonyms.procedure.verbs)


def test_objects_belong_to_members() -> None:
    for group in synonyms_from(table()).group:
        assert set(group.objects) <= set(group.members), group.id


def test_a_word_of_both_sorts_is_refused() -> None:
    row = {"id": "x", "pos": "动", "head": "加强", "members": ["加强", "强化"], "recognise_only": ["强化"]}
    with pytest.raises(CatalogError, match="只供识别"):
        synonyms_from({"group": [row]})


def test_groups_of_a_word() -> None:
    assert {group.head for group in synonyms_from(table()).of("增强")} == {"增强", "提升"}
