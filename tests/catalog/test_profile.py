from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.profile import NumberPlace, departures, profile_from, profiles_from

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "profiles"
TABLES = {path.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
PAGE, GRID = TABLES["gbt9704.toml"]["page"], TABLES["gbt9704.toml"]["grid"]


def changed(**values: object) -> dict[str, object]:
    return {**TABLES["gbt9704.toml"], **values}


def test_the_shipped_profiles_load() -> None:
    profiles = profiles_from(TABLES)
    assert set(profiles) == {"gbt9704", "gbt33476", "plain-report"}
    assert profiles["plain-report"].page_number.place is NumberPlace.CENTRE
    assert profiles["gbt33476"].grid.squeeze == profiles["gbt9704"].grid.squeeze


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"page": {**PAGE, "top": 500}}, "x.toml.page.top：上边距（天头）应当在0到100毫米之间，现在是500"),
        ({"page": {**PAGE, "left": 99, "right": 99, "width": 150}}, "页边距加起来超过了纸张"),
        ({"grid": {**GRID, "pitch": "28"}}, "x.toml.grid.pitch：这里应当是数字"),
        ({"colour": 1}, "不认识的键“colour”"),
    ],
)
def test_a_mistake_is_named_with_file_table_and_key(values: dict[str, object], words: str) -> None:
    with pytest.raises(CatalogError, match=r"x\.toml") as caught:
        profile_from(changed(**values), "x.toml")
    assert words in str(caught.value)


def test_a_missing_base_and_a_circle_are_mistakes() -> None:
    with pytest.raises(CatalogError, match="找不到作为基础的格式"):
        profiles_from({"a.toml": {"id": "a", "extends": "nothing"}})
    with pytest.raises(CatalogError, match="找不到作为基础的格式"):
        profiles_from({"a.toml": {"id": "a", "extends": "b"}, "b.toml": {"id": "b", "extends": "a"}})


def test_departures_are_told_in_words() -> None:
    profiles = profiles_from(TABLES)
    told = departures(profiles["plain-report"], profiles["gbt9704"])
    assert "三级标题加粗：是（标准为否）" in told
    assert "页码位置：居中（标准为外侧（单页居右、双页居左））" in told
    assert departures(profiles["gbt9704"], profiles["gbt9704"]) == ()
