from __future__ import annotations

import pytest

from fazhi_desk.text.numbering import enumerator, heading, render


def seen(text: str) -> tuple[int, str, str, bool] | None:
    found = heading(text)
    return None if found is None else (found.level, found.numbering, text[slice(*found.text)], found.run_in)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、主要工作", (1, "一、", "主要工作", False)),
        ("　　一、主要工作", (1, "一、", "主要工作", False)),
        ("\u00a0\t一、 主要工作 ", (1, "一、", "主要工作", False)),
        ("十一、其他事项", (1, "十一、", "其他事项", False)),
        ("一.主要工作", (1, "一.", "主要工作", False)),
        ("一．主要工作", (1, "一．", "主要工作", False)),
        ("一 、主要工作", (1, "一 、", "主要工作", False)),
        ("一，主要工作", (1, "一，", "主要工作", False)),
        ("（一）强化领导", (2, "（一）", "强化领导", False)),
        ("(一)强化领导", (2, "(一)", "强化领导", False)),
        ("（四)强化领导", (2, "（四)", "强化领导", False)),
        ("（ 四 ）强化领导", (2, "（ 四 ）", "强化领导", False)),
        ("（一）、强化领导", (2, "（一）", "强化领导", False)),
        ("一）强化领导", (2, "一）", "强化领导", False)),
        ("（一强化领导", (2, "（一", "强化领导", False)),
        ("1.加强培训", (3, "1.", "加强培训", False)),
        ("1、加强培训", (3, "1、", "加强培训", False)),
        ("１．加强培训", (3, "１．", "加强培训", False)),
        ("12.加强培训", (3, "12.", "加强培训", False)),
        ("1.2024年工作打算", (3, "1.", "2024年工作打算", False)),
        ("（1）深化改革", (4, "（1）", "深化改革", False)),
        ("(１)深化改革", (4, "(１)", "深化改革", False)),
        ("（一）强化领导。镇党委全年专题研究6次。", (2, "（一）", "强化领导", True)),
        ("（一）拓宽渠道：积极搭建公众参与平台，广泛征求意见。", (2, "（一）", "拓宽渠道", True)),
        ("1.加强培训。", (3, "1.", "加强培训", False)),
        ("一、主要工作：", (1, "一、", "主要工作", False)),
        ("七、结语:以问题为镜,笃行不怠", (1, "七、", "结语:以问题为镜,笃行不怠", False)),
        ("（一）推行“谁执法谁普法。”责任制", (2, "（一）", "推行“谁执法谁普法。”责任制", False)),
        ("一、主要工作\u2028全年研究部署4次。", (1, "一、", "主要工作", True)),
        ("（一）推进法治化一是加强领导，推动落实，取得成效。", (2, "（一）", "推进法治化", True)),
        (
            "（一）强化组织领导 镇党委把法治政府建设纳入重要议事日程，全年专题研究6次，成立领导小组。",
            (2, "（一）", "强化组织领导", True),
        ),
    ],
)
def test_headings_in_every_layout(text: str, expected: tuple[int, str, str, bool]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "　　",
        "全年办理案件12件。",
        "一是加强领导。",
        "第一，加强领导。",
        "1.5万人参加活动。",
        "3、4月开展检查。",
        "3.20项任务全部完成。",
        "一、二级响应全部启动。",
        "二、三季度开展督查。",
        "（2023）青0105行初12号判决已经履行。",
        "（一审）判决已经生效。",
        "2024年，全县坚持依法行政。",
        "1.2.3加强领导",
        "①健全制度",
        "十不折腾",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert seen(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是加强领导", ((0, 2), 1)),
        ("　　二要规范执法", ((2, 4), 2)),
        ("第三，强化监督", ((0, 3), 3)),
        ("④强化监督", ((0, 1), 4)),
        ("唯一是", None),
        ("统一思想", None),
    ],
)
def test_enumerators_at_the_beginning(text: str, expected: object) -> None:
    assert enumerator(text) == expected


def test_markers_are_written_as_the_standard_asks() -> None:
    assert [render(level, 12) for level in (1, 2, 3, 4)] == ["十二、", "（十二）", "12.", "（12）"]


def test_hostile_lines_are_read_in_a_moment() -> None:
    for text in ("（" * 5000, "一" * 5000, "“" * 3000 + "。", " " * 20000 + "一、", "（一" + "，" * 9000):
        heading(text)
