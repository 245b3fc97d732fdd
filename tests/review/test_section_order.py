from __future__ import annotations

import pytest

from fazhi_desk.model import Severity
from fazhi_desk.review.section_order import out_of_order
from tests import covering
from tests.review import known_papers

BODY = "全年召开会议12次，印发方案8份，落实到34个责任单位。\n"


def paper(*headings):
    rows = "".join(f"{mark}、{heading}\n{BODY}" for mark, heading in zip("一二三四五六", headings, strict=False))
    return "临川县2024年法治政府建设工作总结\n2024年，我县坚持依法行政。\n" + rows


def hinted(text, kind="county"):
    view = covering.view(text, kind)
    found = out_of_order(view)
    return None if found is None else view.paragraphs[found.span.paragraph].text


@pytest.mark.parametrize(
    "headings",
    [
        ("主要工作", "存在的不足", "2025年主要安排"),
        ("履行第一责任人职责情况", "主要举措和成效", "存在的不足", "2025年主要安排"),
        ("主要举措和成效", "存在的不足和原因", "党政主要负责人履行推进法治建设第一责任人职责情况", "2025年主要安排"),
        ("主要工作", "存在的不足", "党政主要负责人履职情况", "2025年主要安排"),
        ("主要工作", "第一责任人职责履行情况", "存在的不足及下一步打算"),
        ("主要工作", "存在的不足", "2025年主要安排", "其他需要报告的情况"),
        ("主要工作", "存在的不足", "2025年主要安排", "保障措施", "意见建议"),
        ("严格规范执法", "坚持依法决策", "加强党的领导", "存在的不足", "下一步打算"),
    ],
)
def test_skeletons_in_use_are_in_order(headings):
    assert hinted(paper(*headings)) is None


@pytest.mark.parametrize(
    ("headings", "behind"),
    [
        (("主要工作", "2025年主要安排", "存在的不足"), "三、存在的不足"),
        (("存在的不足", "主要举措和成效", "2025年主要安排"), "二、主要举措和成效"),
        (("主要工作", "存在的不足", "下一步打算", "特色亮点工作"), "四、特色亮点工作"),
    ],
)
def test_a_part_behind_one_it_should_lead_to(headings, behind):
    assert hinted(paper(*headings)) == behind


def test_it_is_a_hint_in_the_review_and_nothing_in_speeches_and_plans():
    text = paper("主要工作", "2025年主要安排", "存在的不足").replace(BODY, BODY.rstrip() * 3 + "\n")
    _, findings = covering.structure(text)
    assert [(f.rule, f.severity) for f in findings if f.rule == "section-order"] == [("section-order", Severity.HINT)]
    assert not [f for f in covering.structure(text, "speech")[1] if f.rule == "section-order"]


@pytest.mark.parametrize("text", [known_papers.COUNTY, known_papers.HALF_YEAR, known_papers.DUTY_REPORT, ""])
def test_known_papers_are_in_order(text):
    assert hinted(text) is None
