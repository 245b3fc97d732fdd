from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pytest

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Row:
    name: str
    weight: float = 1.0


@dataclass(frozen=True)
class File:
    id: str
    count: int = 0
    colour: Colour = Colour.RED
    rows: tuple[Row, ...] = ()
    pair: tuple[int, int] = (0, 0)
    note: str | None = None
    words: dict[str, str] | None = None

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("count 不能小于零")


def test_everything_it_understands():
    table = {"id": "a", "count": 2, "colour": "red", "rows": [{"name": "x", "weight": 2}], "pair": [1, 2],
             "words": {"k": "v"}}
    assert build(File, table, "f.toml") == File("a", 2, Colour.RED, (Row("x", 2.0),), (1, 2), None, {"k": "v"})


@pytest.mark.parametrize(
    ("table", "where", "says"),
    [
        ({}, "f.toml", "缺少键“id”"),
        ({"id": "a", "coun": 1}, "f.toml", "不认识的键“coun”"),
        ({"id": 3}, "f.toml.id", "应当是文字"),
        ({"id": "a", "count": True}, "f.toml.count", "应当是整数"),
        ({"id": "a", "colour": "blue"}, "f.toml.colour", "“blue”"),
        ({"id": "a", "rows": [{"weight": 1}]}, "f.toml.rows[0]", "缺少键“name”"),
        ({"id": "a", "rows": {}}, "f.toml.rows", "列表"),
        ({"id": "a", "pair": [1]}, "f.toml.pair", "应当有2项"),
        ({"id": "a", "count": -1}, "f.toml", "不能小于零"),
        ("text", "f.toml", "应当是一个表"),
    ],
)
def test_a_mistake_names_file_table_and_key(table, where, says):
    with pytest.raises(CatalogError) as caught:
        build(File, table, "f.toml")
    assert caught.value.where == where
    assert says in str(caught.value)
