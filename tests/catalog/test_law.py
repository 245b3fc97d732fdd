from __future__ import annotations

import pytest

from fazhi_desk.catalog.law import Law, normalised, without_years


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("《中华人民共和国行政处罚法》", "行政处罚法"),
        ("《法治政府建设实施纲要(2021-2025年)》", "法治政府建设实施纲要（2021—2025年）"),
        ("《法治中国建设规划（2020－2025年）》", "法治中国建设规划（2020—2025年）"),
        ("《行政处罚法（2021年修订）》", "行政处罚法"),
        ("《国务院办公厅关于严格规范涉企行政检查的意见》", "关于严格规范涉企行政检查的意见"),
        ("《 行政 复议法 》", "行政复议法"),
        ("《国务院》", "国务院"),
    ],
)
def test_a_title_is_compared_without_what_may_vary(title, name):
    assert normalised(title) == name


def test_years_of_a_plan_are_taken_off():
    assert without_years("法治政府建设实施纲要（2021—2025年）") == ("法治政府建设实施纲要", (2021, 2025))
    assert without_years("行政处罚法") == ("行政处罚法", None)


def test_years_of_a_law():
    law = Law("合同法", until="2020-12-31", successor="民法典")
    assert law.until_year == 2020
    assert law.since_year is None
