from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.text.figures import figures, number_of
from fazhi_desk.text.numerals import chinese_number

ALPHABET = (
    "0123456789０５．.,，%％万亿千百余多约近件起人名个项家元次%至—-～"
    "年月日第二两三十百分之点受理办结共其中、。；\t|（） A+×"
)


def values(text):
    return [(f.value, f.unit) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理行政复议案件24件", [(24, "件")]),
        ("受理审批服务事项13.2万件", [(132000, "件")]),
        ("追回工资5264万元、1.21亿元", [(52640000, "元"), (121000000, "元")]),
        ("负责人出庭应诉率10０%", [(100, "%")]),
        ("发放资料1,204份", [(1204, "份")]),
        ("办理１２件", [(12, "件")]),
        ("共127 个", [(127, "个")]),
        ("下降2.4个百分点", [(2.4, "个百分点")]),
        ("在2个工作日内", [(2, "个工作日")]),
        ("覆盖百分之九十五", [(95, "%")]),
        ("十二个乡镇", [(12, "个")]),
        ("落实三项制度", [(3, "项")]),
        ("浏览量近2300万", [(23000000, "")]),
        ("2至3个村", [(2, "个"), (3, "个")]),
        ("20%至30%", [(20, "%"), (30, "%")]),
        ("近3年来", [(3, "年")]),
        ("适用2.8万件次", [(28000, "件次")]),
    ],
)
def test_number_unit_and_scale(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年", "2023年12月31日", "5月8日", "2021—2025年",
        "〔2022〕59号", "第十二条", "第12条", "12345热线", "24小时服务",
        "“1+5+N”模式",
        "第一，", "XX件", "X%", "三四个", "几十个", "一个", "5G", "“八五”普法", "党的二十大",
        "12人大代表",
        "“3·15”", "9+X系统", "数十家", "千家万户", "100-1=0", "18:15:02", "二十届三中全会",
    ],
)
def test_these_are_no_figures(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "bound", "loose"),
    [
        ("260余次", "least", True), ("近3万人", "most", True), ("约80人", "about", True), ("80人左右", "about", True),
        ("45%以上", "least", False), ("不少于60学时", "least", False), ("45个工作日以内", "most", False),
        ("3日内", "most", False),
        ("60人", "", False), ("5项内部规定", "", False),
    ],
)
def test_what_a_loose_figure_promises(text, bound, loose):
    (figure,) = figures(text)
    assert (figure.bound, figure.approximate) == (bound, loose)


def test_subject_and_noun():
    first, second = figures("全镇19个村、受理行政复议案件共24件")
    assert (first.noun, second.subject) == ("村", "受理行政复议案件")


def test_a_table_row_gives_its_cells_name_and_unit():
    found = figures("涉及金额（万元）\t7310\t5264\t下降28.0%")
    read = [(f.value, f.unit, f.subject) for f in found]
    assert read[:2] == [(73100000, "元", "涉及金额"), (52640000, "元", "涉及金额")]
    assert found[2].percent


@given(st.text(ALPHABET, max_size=60))
def test_ranges_are_valid_and_digits_give_the_value(text):
    found = figures(text)
    assert found == figures(text)
    for figure in found:
        start, end = figure.number
        assert figure.range[0] <= start < end <= figure.range[1] <= len(text)
        digits = text[start:end]
        if not figure.chinese:
            assert figure.value == round(number_of(digits) * figure.scale, 6)
        elif not figure.percent:
            assert chinese_number(digits) == figure.value


@given(st.text(max_size=80))
def test_any_text_is_read_without_complaint(text):
    for figure in figures(text):
        assert 0 <= figure.range[0] < figure.range[1] <= len(text)


@pytest.mark.parametrize("piece", ["1", "1,111", "1、", "二", "百分之", "1—", "约", "1件其中", "|1", "\t1", "（"])
def test_hostile_texts_are_read_in_time(piece):
    text = piece * (50_000 // len(piece))
    began = time.perf_counter()
    figures(text)
    assert time.perf_counter() - began < 2
