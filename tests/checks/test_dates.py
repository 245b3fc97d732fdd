from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from tests import examples

RULES = {rule.id: rule for rule in load(kinds()).rules}
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))


def found(rule: str, text: str, kind: str = "county") -> list[str]:
    checked = RULES[rule]
    view = examples.view_for(text, Example("", kind=kind))
    return [f.message for f in examples.findings(checked, kinds()[checked.head.kind], view)]


@given(DAYS, st.sampled_from("一二三四五六日"), st.sampled_from(("{}（星期{}）", "{}（周{}）", "{}星期{}")))
def test_exactly_the_wrong_weekdays_are_told(day, name, form):
    shown = form.format(f"{day.year}年{day.month}月{day.day}日", name)
    assert bool(found("dates-weekday", f"{shown}，举办活动。")) == ("一二三四五六日"[day.weekday()] != name)


@given(st.integers(1, 12), st.integers(1, 4))
def test_exactly_the_months_outside_a_quarter_are_told(month, quarter):
    shown = f"{'一二三四'[quarter - 1]}季度（{month}月）开展评查。"
    assert bool(found("dates-quarter", shown)) == ((month - 1) // 3 + 1 != quarter)


@given(st.integers(2020, 2035), st.integers(2018, 2037))
def test_last_year_is_the_year_before_the_one_written_in(year, told):
    text = f"云河县{year}年法治政府建设工作总结\n一、工作情况\n去年（{told}年）受理案件60件。"
    assert bool(found("dates-relative", text)) == (told not in (year - 1, year))


def test_a_paper_without_any_year_is_left_alone():
    text = "云河县法治政府建设工作总结\n一、工作情况\n去年（2019年）受理案件60件，与2019年相比增长3%，庆祝新中国成立60周年。"
    assert not found("dates-relative", text)
    assert not found("dates-anniversary", text)
