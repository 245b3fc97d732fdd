"""All rules of figures and dates: any text is survived, spans are valid, hostile texts cost little."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_desk.catalog.catalog import load
from fazhi_desk.checks import kinds
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import from_lines
from fazhi_desk.text.units import words
from tests.examples import ZONES, findings

KINDS = kinds()
RULES = [rule for rule in load(KINDS).rules if rule.family in ("figures", "dates")]
TITLE = "临川县2024年法治政府建设工作总结"
WORDS = st.sampled_from(
    words(
        "0 1 2 12 24 38 100 5.5 件 起 名 人 % 个百分点 万元 个 项 、 ， 。 ； （ ） 其中 共计 合计 共 分别为 受理 办结 整改 发现 优秀 "
        "合格 较上年的 同比 下降 上升 由 降至 提高到 办结率 占 其余 等 三个方面 ： 一是 二是 2023年 2024年 2月29日 13月 至 底前 将 和 率 "
        "上半年 一季度 三项 约 余 左右 以上 村 社区 行政 案件 《 》 “ ” 年 月 日 — - |"
    )
)


def view_for(lines, kind="county"):
    document = from_lines(lines)
    return view_of(document, document.articles[0], Given(kind=kind), FactsCache(), ZONES.of)


def everything(view):
    return [finding for rule in RULES for finding in findings(rule, KINDS[rule.head.kind], view)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(WORDS, max_size=25).map("".join), min_size=1, max_size=4), st.sampled_from(["county", "plan"]))
def test_any_text_is_survived_and_spans_are_valid(lines, kind):
    view = view_for([TITLE, "一、主要工作", *lines, "二、下一步打算", *lines], kind)
    for finding in everything(view):
        assert finding.span is not None
        text = view.paragraphs[finding.span.paragraph].text
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert "！" not in finding.message
        for fix in finding.fixes:
            assert all(0 <= e.span.start <= e.span.end <= len(text) for e in fix.edits)


@pytest.mark.parametrize(
    "piece",
    ["受理12件，", "其中1件、", "1件", "2023年", "由1件降至2件，", "一是", "三项", "12%", "1—", "、项", "率5%", "2月29日", "共计3件，"],
)
def test_hostile_texts_cost_little(piece):
    view = view_for([TITLE, "一、主要工作", piece * (19_000 // len(piece)) + "。"])
    began = time.perf_counter()
    everything(view)
    assert time.perf_counter() - began < 3


def test_a_finding_is_told_once():
    text = "收到41件，受理36件，不予受理4件，作其他处理2件。"
    found = everything(view_for([TITLE, "一、主要工作", text]))
    assert [f.rule for f in found] == ["figures-sum"]
