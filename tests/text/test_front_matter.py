from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.text.document import parse
from fazhi_desk.text.front_matter import dumps, render, split

HEAD = '+++\nfzd = 1\nkind = "county"\n[unit_facts]\nlegislation = false\n+++\n'


def test_values_and_body() -> None:
    front = split(HEAD + "标题\n正文。")
    assert front.values == {"fzd": 1, "kind": "county", "unit_facts": {"legislation": False}}
    assert (HEAD + "标题\n正文。")[front.body :] == "标题\n正文。"
    assert not front.newer
    assert split("+++\nfzd = 2\n+++\n").newer


def test_offsets_count_the_front_matter() -> None:
    text = HEAD + "标题\n一、做法"
    document = parse(text)
    paragraph = document.paragraphs[1]
    assert text[slice(*paragraph.to_document(0, 2))] == "一、"
    assert document.body == "标题\n一、做法"


def test_without_fences_or_toml_all_is_text() -> None:
    for text in ("标题", "+++", "+++\n标题\n+++\n", "+++\nfzd = 1\n", " +++\nfzd = 1\n+++\n", "+++ \nfzd = 1\n+++\n", "标题\n+++\nfzd = 1\n+++\n"):
        assert split(text).body == 0
        assert split(text).values == {}


def test_an_empty_head_and_a_head_without_a_body() -> None:
    assert split("+++\n+++\n正文").body == len("+++\n+++\n")
    assert split("+++\nfzd = 1\n+++").body == len("+++\nfzd = 1\n+++")


KEYS = st.text("abc-_ 中\"'\\", min_size=1, max_size=6)
SCALARS = st.one_of(st.booleans(), st.integers(-(2**63), 2**63 - 1), st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
VALUES = st.one_of(SCALARS, st.lists(SCALARS, max_size=3), st.dictionaries(KEYS, SCALARS, max_size=3))


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_is_written_reads_back(values: dict[str, object]) -> None:
    assert tomllib.loads(dumps(values)) == values
    if values and "\n+++\n" not in dumps(values):
        assert split(render(values)).values == values
