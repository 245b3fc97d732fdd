from __future__ import annotations

import json

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.phrase import (
    FUNCTIONS,
    Phrase,
    as_json,
    as_line,
    find_slots,
    letters,
    load_phrases,
    read_phrases,
)

ROW = {
    "text": "压紧压实责任",
    "slots": [],
    "function": "责任落实",
    "topics": ["organization"],
    "sections": ["组织领导"],
    "count": 2,
    "articles": 2,
    "sources": [{"seed": "a.txt", "article": 6}],
    "pinyin": "ya jin ya shi ze ren",
    "initials": "yjyszr",
    "functions": ["duty"],
    "size": "phrase",
}


def one(**changes: object) -> Phrase:
    return next(read_phrases([json.dumps({**ROW, **changes}, ensure_ascii=False)]))


def test_a_line_of_the_contract_is_read_and_written_the_same() -> None:
    phrase = one()
    assert phrase.name == "责任落实"
    assert {key: value for key, value in as_json(phrase).items() if key in ROW} == ROW
    assert list(as_json(phrase))[:10] == [
        "text", "slots", "function", "topics", "sections", "count", "articles", "sources", "pinyin", "initials",
    ]
    assert next(read_phrases([as_line(phrase)])) == phrase


def test_slots_cover_the_braces() -> None:
    text = "审结{件数}件，办结率{百分比}"
    assert find_slots(text) == ((2, 6, "件数"), (11, 16, "百分比"))
    assert [text[at] for at in letters(text)] == list("审结件办结率")
    phrase = one(
        text=text,
        slots=[{"start": 2, "end": 6, "hint": "件数"}, {"start": 11, "end": 16, "hint": "百分比"}],
        pinyin="shen jie jian ban jie lv",
        initials="sjjbjl",
        size="frame",
    )
    assert phrase.slots[1].hint == "百分比"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"functions": []}, "没有写明用途"),
        ({"functions": ["no"]}, "不认识的用途“no”"),
        ({"function": "总评"}, "与第一个用途不一致"),
        ({"size": "long"}, "不认识的类别"),
        ({"initials": "yjysz"}, "个数与文字不一致"),
        ({"pinyin": "ya"}, "个数与文字不一致"),
        ({"slots": [{"start": 0, "end": 1, "hint": "x"}]}, "待填处的位置"),
        ({"text": " 压紧压实责任"}, "首尾有空白"),
        ({"colour": "red"}, "不认识的键“colour”"),
        ({"count": "2"}, "这里应当是整数"),
    ],
)
def test_mistakes_are_told_in_plain_words_with_their_line(changes: dict[str, object], told: str) -> None:
    with pytest.raises(CatalogError, match="短语库第1行") as caught:
        one(**changes)
    assert told in str(caught.value)


def test_a_damaged_line_names_its_number() -> None:
    with pytest.raises(CatalogError, match="第2行"):
        list(read_phrases(["", "{"]))


def test_an_unreadable_file_is_one_sentence(tmp_path) -> None:
    with pytest.raises(CatalogError, match="读不出来"):
        load_phrases(tmp_path / "none.jsonl")


def test_trusted_loading_gives_the_same_phrases(tmp_path) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_text(as_line(one()) + "\n" + as_line(one(alternates=["压实责任"], needs={"a": True})) + "\n", "utf-8")
    assert load_phrases(path, trusted=True) == load_phrases(path)


def test_needs_exclude_only_known_facts() -> None:
    phrase = one(needs={"reconsideration_organ": "organ", "enforcement_power": ["full", "entrusted"]})
    assert phrase.fits({})
    assert phrase.fits({"reconsideration_organ": "organ", "enforcement_power": "entrusted"})
    assert not phrase.fits({"reconsideration_organ": "respondent_only"})
    assert not phrase.fits({"enforcement_power": "none"})


def test_years_of_validity_are_inclusive() -> None:
    phrase = one(valid_from="2023-02", valid_to="2024-07")
    assert [year for year in range(2021, 2027) if phrase.is_current(year)] == [2023, 2024]
    assert one().is_current(1999)


def test_there_are_twenty_two_functions() -> None:
    assert len(FUNCTIONS) == 22
