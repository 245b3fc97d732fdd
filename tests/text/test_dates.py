from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.text.dates import dates


def parts(text):
    return [(d.year, d.month, d.day, d.until) for d in dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年2月29日", [(2023, 2, 29, None)]),
        ("２０２３年１２月", [(2023, 12, None, None)]),
        ("2021—2025年", [(2021, None, None, 2025)]),
        ("《纲要（2021－2025年）》", [(2021, None, None, 2025)]),
        ("行动方案(2021-2021)", [(2021, None, None, 2021)]),
        ("二〇二三年十二月三十一日", [(2023, 12, 31, None)]),
        ("十二月四日", [(None, 12, 4, None)]),
        ("12月4日和5月8号", [(None, 12, 4, None), (None, 5, 8, None)]),
        ("1至13月", [(None, 13, None, None)]),
        ("2024.12.04", [(2024, 12, 4, None)]),
        ("2024-13-01", [(2024, 13, 1, None)]),
        ("在2022年底前", [(2022, None, None, None)]),
        ("2023年 2月 29日", [(2023, 2, 29, None)]),
        ("3个月内", []),
        ("万亿年", []),
    ],
)
def test_dates_are_read(text, expected):
    assert parts(text) == expected


def test_the_year_of_a_document_number_is_marked():
    (found,) = dates("（鄂政函〔2021〕59号）")
    assert found.numbering
    assert found.year == 2021


@given(st.text("0123456789０２年月日号—-.~至〇一二三十〔〕（）()", max_size=50))
def test_ranges_are_valid(text):
    end = 0
    for found in dates(text):
        assert end <= found.range[0] < found.range[1] <= len(text)
        end = found.range[1]


@pytest.mark.parametrize("piece", ["1", "2023", "2023年", "一", "（2021", "2021-"])
def test_hostile_texts_are_read_in_time(piece):
    began = time.perf_counter()
    dates(piece * (60_000 // len(piece)))
    assert time.perf_counter() - began < 2
