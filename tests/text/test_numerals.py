from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.text.numerals import ascii_digits, chinese_number, to_chinese


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("两万三千", 23000), ("二〇二三", 2023),
        ("", None), ("三x", None),
    ],
)
def test_chinese_numerals(text, value):
    assert chinese_number(text) == value


@given(st.integers(1, 99))
def test_there_and_back(number):
    assert chinese_number(to_chinese(number)) == number


@given(st.text(max_size=30))
def test_half_width_keeps_the_length(text):
    assert len(ascii_digits(text)) == len(text)
