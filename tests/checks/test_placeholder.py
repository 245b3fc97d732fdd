from __future__ import annotations

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from fazhi_desk.model import Severity
from tests import examples
from tests.checks.papers import CLEAN, planted, review, told


@pytest.mark.parametrize(
    "mark",
    ["XX", "xx", "xxx", "X", "x", "××", "×", "ＸＸ", "***", "**", "*", "____", "__ _", "＿＿", "〇〇", "○○", "□□", "△△", "??", "？？",
     "A", "（此处补充数据）", "（待补充）", "【待填】", "[数量]", "{数量}", "……", "##"],
)  # fmt: skip
def test_every_open_place_is_found_where_a_number_stood(mark: str) -> None:
    assert told(planted("纠纷2874起", f"纠纷{mark}起")) == [("placeholder", mark)]


@pytest.mark.parametrize(
    ("before", "after", "quote"),
    [
        ("98.5%", "X%", "X"),
        ("98.5%", "xx.x%", "xx.x"),
        ("采纳率98.5%", "采纳率%", "%"),
        ("听取汇报6次", "听取汇报 次", " "),
        ("印发《临川县2024年法治政府建设工作要点》", "印发《》", "《》"),
        ("推行“综合查一次”", "推行“”", "“”"),
        ("2024年，临川县坚持", "20XX年，临川县坚持", "20XX"),
        ("2024年，临川县坚持", "2024年，XX县坚持", "XX"),
        ("2024年，临川县坚持", "2024年，某某县坚持", "某某"),
        ("临川县2024年法治政府建设工作总结", "××县2024年法治政府建设工作总结", "××"),
        ("2025年1月8日", "2025年X月X日", "X"),
        ("2025年1月8日", "2025年 月 日", " 月 日"),
    ],
)
def test_names_dates_and_percentages(before: str, after: str, quote: str) -> None:
    found = told(planted(before, after))
    assert found
    assert {family for family, _ in found} == {"placeholder"}
    assert found[0][1] == quote


@pytest.mark.parametrize(
    "words",
    [
        "上线掌上办事App", "更换LED显示屏12块", "建成5G基站120个", "为群众做X光检查120人次", "推行“1+5+N”“9+X”模式", "开展VR/AR体验4场",
        "推行“5×8小时”服务", "实行7×24小时自助服务", "A级景区4个、B类企业12家", "获评AAA级信用单位", "二〇〇八年以来", "办理李某某诉某局一案",
        "一季度、二季度", "“X+Y”双推进", "Wi-Fi覆盖12个村", "清理文件12件（补充协议3件）", "12345热线办结126件", "回答“为了谁、依靠谁？”的问题",
    ],
)  # fmt: skip
def test_letters_and_numbers_that_belong_there_are_let_pass(words: str) -> None:
    assert told(planted("全年调解纠纷2874起", f"{words}，全年调解纠纷2874起")) == []


def test_own_places_of_a_template_are_hints() -> None:
    text = planted("全年调解纠纷2874起", "全年调解纠纷【待补：件数】起")
    hints = [f for f in review(text).findings if f.family == "placeholder"]
    assert [(f.severity, f.place and f.place.quote) for f in hints] == [(Severity.HINT, "【待补：件数】")]
    assert told(text) == []


def test_open_places_in_table_rows_are_found() -> None:
    text = CLEAN.replace("二、存在的问题", "指标\t2023年\t2024年\n案件\tXX\t15\n二、存在的问题")
    assert told(text) == [("placeholder", "XX")]


def test_many_open_places_are_told_one_by_one_and_no_more() -> None:
    text = CLEAN.replace("4次", "x次").replace("6次", "xx次").replace("12个", "xxx个")
    assert [quote for _, quote in told(text)] == ["x", "xx", "xxx"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("举办专题讲座【待补：司法局报数】场；组织青少年法治教育课83节。", Severity.WARNING),
        ("培训【待补：待人社局核实】人次。", Severity.WARNING),
        ("举办专题讲座【待补：场次】场；组织青少年法治教育课83节。", Severity.HINT),
        ("2024年，青山县坚持依法行政，【待补：围绕的中心任务和总体评价】。", Severity.HINT),
        ("1.【待补：学习的次数和主题】", Severity.HINT),
    ],
)
def test_a_note_of_the_writer_is_a_warning_a_prompt_a_hint(text, severity):
    rule = load(kinds()).rule("placeholder-own")
    _, findings, _ = examples.places(text, Example(text), rule, kinds()["placeholder"])
    assert [finding.severity for finding in findings] == [severity]
