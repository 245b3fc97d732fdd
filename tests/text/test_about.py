from __future__ import annotations

import pytest

from fazhi_desk.text.about import (
    class_for_kind,
    duty_subject_of,
    kind_of,
    opens_with,
    title_of,
    unit_class_of,
    unit_of,
    year_of,
)
from fazhi_desk.text.document import parse

BODY = "全年研究部署法治政府建设工作4次，推动各项任务落地见效，群众满意率达到98.4%，位居全市前列。"


@pytest.mark.parametrize(
    ("title", "unit", "unit_class", "kind", "year"),
    [
        ("澜平县2023年度法治政府建设工作总结", "澜平县", "county_gov", "county", 2023),
        ("云岭市人力资源和社会保障局2024年法治政府建设工作总结", "云岭市人力资源和社会保障局", "department", "department", 2024),
        ("白鹭乡2024年法治政府建设工作总结", "白鹭乡", "township_gov", "township", 2024),
        ("长延堡街道2025年度法治政府建设工作情况报告", "长延堡街道", "street_office", "township", 2025),
        ("赵县人民政府关于2025年度法治政府建设情况的报告", "赵县人民政府", "county_gov", "county", 2025),
        ("深圳市2025年法治政府建设年度报告", "深圳市", "county_gov", "annual-report", 2025),
        ("临川县司法局2025年上半年法治政府建设工作总结", "临川县司法局", "department", "half-year", 2025),
        ("临川县2026年法治政府建设工作计划", "临川县", "county_gov", "plan", 2026),
        ("在2025年法治政府建设工作推进会上的讲话", "", "county_gov", "speech", 2025),
        ("坚持依法行政——临川县2024年法治政府建设工作总结", "临川县", "county_gov", "county", 2024),
        ("扎实推进依法行政  不断开创法治政府建设新局面", "", "county_gov", "county", None),
        ("关于临川县2024年法治政府建设情况的报告", "临川县", "county_gov", "county", 2024),
    ],
)
def test_what_a_title_tells(title: str, unit: str, unit_class: str, kind: str, year: int | None) -> None:
    paragraphs = parse(f"{title}\n\n{BODY}\n一、主要工作\n{BODY}").paragraphs
    assert title_of(paragraphs) == title
    assert unit_of(paragraphs, title) == unit
    assert unit_class_of(unit, title, BODY) == unit_class
    assert kind_of(title, unit_class, []) == kind
    assert year_of(paragraphs, title) == year


def test_the_signature_names_the_unit_where_the_title_does_not() -> None:
    paragraphs = parse(f"法治政府建设工作总结\n{BODY}\n一、主要工作\n{BODY}\n临川县司法局\n2025年1月8日").paragraphs
    assert unit_of(paragraphs, title_of(paragraphs)) == "临川县司法局"
    paragraphs = parse(f"述法报告\n{BODY}\n一、主要工作\n{BODY}\n【待补：单位名称】\n【待补：成文日期】").paragraphs
    assert unit_of(paragraphs, title_of(paragraphs)) == ""


def test_the_text_names_the_year_where_the_title_does_not() -> None:
    paragraphs = parse(f"法治政府建设工作总结\n2024年，全县坚持依法行政。2024年底，任务全部完成，2023年的问题整改到位。\n{BODY}").paragraphs
    assert year_of(paragraphs, "法治政府建设工作总结") == 2024


def test_a_kind_given_by_the_user_brings_its_class() -> None:
    assert class_for_kind("township", "county_gov") == "township_gov"
    assert class_for_kind("township", "street_office") == "street_office"
    assert class_for_kind("department", "county_gov") == "department"
    assert class_for_kind("speech", "department") == "department"


def test_without_a_year_in_the_title_the_opening_words_tell_it() -> None:
    text = f"澄湖区示范创建工作总结\n\n２０２２年，澄湖区高标准推进示范创建。{BODY}\n一、主要工作\n2021年2021—2025年2021—2023年。{BODY}"
    paragraphs = parse(text).paragraphs
    assert year_of(paragraphs, "澄湖区示范创建工作总结") == 2022
    assert opens_with("2022年，澄湖区", 2022)
    assert not opens_with("2022年以来，澄湖区", 2022)


@pytest.mark.parametrize(("told", "unit_class", "subject"), [
    ("本人现任枫岭县委副书记、县长", "county_gov", "gov_head"), ("临川县委书记2026年度述法报告", "county_gov", "party_secretary"),
    ("县司法局党组书记、局长", "department", "dept_head"), ("作为镇党委书记", "township_gov", "town_secretary"),
    ("党工委副书记、办事处主任", "street_office", "town_head"), ("张三同志述法报告", "county_gov", "gov_head"),
])
def test_who_reports_on_his_duty(told, unit_class, subject):
    assert duty_subject_of(told, unit_class) == subject
