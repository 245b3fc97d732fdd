"""By when a paper is due: by its year, its kind and its unit; data, not code."""

from __future__ import annotations

import datetime as dt

import pytest

from fazhi_desk.catalog.deadline import Deadline
from fazhi_desk.model import Context
from fazhi_desk.review.deadlines import dues_of, in_one_line
from tests.covering import REQUIREMENTS


def dues(kind="county", unit_class="county_gov", year=2026, **facts):
    return dues_of(REQUIREMENTS, Context(kind=kind, unit_class=unit_class, year=year, unit_facts=facts))


def test_a_yearly_report_is_due_in_the_year_after():
    found = dues()
    assert [(due.name, due.date) for due in found] == [("报送", dt.date(2027, 3, 1)), ("公开", dt.date(2027, 4, 1))]
    assert in_one_line(found) == "2027年3月1日前报送，4月1日前公开"
    assert "人大常委会" in found[0].to


@pytest.mark.parametrize(("kind", "unit_class", "to"), [
    ("department", "department", "上一级政府有关部门"), ("township", "township_gov", "上一级党委和政府"),
    ("annual-report", "street_office", "设立街道"), ("annual-report", "department", "抄送"),
])
def test_to_whom_depends_on_the_unit(kind, unit_class, to):
    assert to in dues(kind, unit_class)[0].to


@pytest.mark.parametrize("kind", ["plan", "speech", "half-year", "duty-report"])
def test_other_papers_have_no_such_day(kind):
    assert dues(kind) == ()


def test_without_a_year_and_before_the_rule_nothing_is_said():
    assert dues(year=None) == ()
    assert dues(year=2017) == ()
    assert in_one_line(()) == ""


def test_a_demonstration_area_reports_in_january_too():
    assert in_one_line(dues(demonstration_year=True)).startswith("2027年1月31日前示范地区另报")


def test_days_that_do_not_exist_are_refused():
    with pytest.raises(ValueError, match="2月30日"):
        Deadline("x", "报送", 2, 30, "", "kind == county", "")
    leap = Deadline("x", "报送", 2, 29, "", "kind == county", "")
    assert leap.date(2026) == dt.date(2027, 2, 28)
