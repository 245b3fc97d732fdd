"""Headings without a number: main ones, and those below a numbered main heading."""

from __future__ import annotations

import pytest

from fazhi_desk.text.document import parse

BODY = "　　局党组专题研究法治建设4次，党组理论学习中心组集体学法3次，审定普法责任清单和执法监督计划各一份，逐项销号。"


def headings(*lines: str) -> list[tuple[int, str]]:
    text = "\n".join(("清河县水利局2025年度法治政府建设年度报告", "", *lines))
    return [(p.heading.level, p.text.strip()) for p in parse(text).paragraphs if p.heading]


def test_below_a_numbered_main_heading():
    found = headings(
        "一、主要举措和成效", "坚持党建统领，扛起法治责任", BODY, "　　规范执法行为", BODY, "推进政务公开", BODY, "", "二、下一步打算", "（一）补短板。" + BODY
    )
    assert found[:5] == [
        (1, "一、主要举措和成效"), (2, "坚持党建统领，扛起法治责任"), (2, "规范执法行为"), (2, "推进政务公开"),
        (1, "二、下一步打算"),
    ]


def test_main_ones_of_a_paper_that_numbers_none():
    assert headings("主要工作成效", BODY, "下一步工作打算", BODY) == [(1, "主要工作成效"), (1, "下一步工作打算")]


@pytest.mark.parametrize(
    "lines",
    [
        ("坚持党建统领，扛起法治责任", BODY, "规范执法行为", BODY),  # two are too few to be sure
        ("坚持党建统领，扛起法治责任", "规范执法行为", "推进政务公开"),  # a list of points, no text below
        ("（一）强化领导。" + BODY, "坚持党建统领，扛起法治责任", BODY, "规范执法行为", BODY, "推进公开", BODY),  # others are numbered
        ("坚持党建统领，扛起法治责任。", BODY, "规范执法行为。", BODY, "推进公开。", BODY),  # sentences
        ("　　强化领导，局党组今年先后召开四次专题会议研究", BODY, "　　规范执法，查办案件五十余起无一撤销", BODY, "　　推进政务公开，主动公开信息一千八百六十二条", BODY),  # halves unlike
        ("附表一览", BODY, "单位名单", BODY, "数据来源", BODY),  # no words of a heading
    ],
)
def test_short_lines_that_are_none(lines):
    below = [text for level, text in headings("一、主要举措和成效", *lines) if level > 1]
    assert [text for text in below if not text.startswith("（")] == []


def test_main_ones_above_slogans_and_single_sentences():
    found = headings(
        BODY, "主要工作开展情况", "加强组织领导，压实工作责任", BODY, "规范行政执法，落实三项制度", BODY, "化解矛盾纠纷，维护和谐稳定", BODY,
        "存在的问题", "执法力量不足。", "下一步工作打算", "继续抓好法治建设。",
    )
    assert found == [
        (1, "主要工作开展情况"), (2, "加强组织领导，压实工作责任"), (2, "规范行政执法，落实三项制度"), (2, "化解矛盾纠纷，维护和谐稳定"),
        (1, "存在的问题"), (1, "下一步工作打算"),
    ]
