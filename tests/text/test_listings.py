"""Small numbers that a list explains, and lists of things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.listings import announced, items, plain


def numbers(text):
    return [(c.value, c.unit, text[c.range[1] : c.end]) for c in announced(text, facts_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实“三项制度”，建立4个小组：", [(3, "项", "制度”"), (4, "个", "小组")]),
        ("五大领域、十二类事项", [(5, "大", "领域"), (12, "类", "事项")]),
        ("党的二十大、第三项、每三个、12.5个、21个村", []),
        ("人大九大局、25项、前三名", []),
    ],
)
def test_small_numbers_of_things(text, expected):
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("stretch", "least", "most", "is_open"),
    [
        ("公示、全过程记录、法制审核", 3, 3, False),
        ("《甲办法》《乙规定》", 2, 2, False),
        ("教育、卫生和交通", 2, 3, False),
        ("公安、城管等", 2, 2, True),
        ("甲等级、乙平等", 2, 2, False),
    ],
)
def test_lists(stretch, least, most, is_open):
    found = items(plain(stretch))
    assert (found.least, found.most, found.open) == (least, most, is_open)


def test_a_list_that_goes_on_allows_more():
    found = items("公安、城管等")
    assert found.allow(5)
    assert not found.allow(1)


@given(st.text("、，“”《》（）等和甲乙3三项", max_size=40))
def test_plain_keeps_every_place(text):
    assert len(plain(text)) == len(text)
    assert items(plain(text)).least >= 1
