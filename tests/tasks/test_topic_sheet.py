"""What the checklist tells of a topic in one paper, and what 补一段 asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fazhi_desk.model import Context
from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.tasks.review_paper import ReviewOptions, review_paper
from fazhi_desk.tasks.topic_sheet import context_of_report, topic_lines, topic_sheet
from fazhi_desk.tasks.workbench import Workbench
from fazhi_desk.text.front_matter import FrontMatter

TABLE = {"authority": [{"text": "国办发〔2018〕118号", "certainty": "确"}], "figures": ["件数"]}


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    return Workbench(Places(home / "data", home, home / "cache", home))


def at(unit, kind="department"):
    return Context(kind=kind, unit_class="department", unit=unit, year=2025)


def test_a_trade_has_figures_and_a_reason_of_its_own(bench):
    sheet = topic_sheet(bench, "two-laws", TABLE, at("临川县公安局"))
    assert "公安机关" in sheet["reason"]
    assert "接受移送件数" in sheet["figures"]
    assert sheet["authority"] == TABLE["authority"]


def test_others_have_the_figures_of_the_topic(bench):
    sheet = topic_sheet(bench, "two-laws", TABLE, at("临川县民政局"))
    assert (sheet["reason"], sheet["figures"]) == ("", ["件数"])
    assert topic_sheet(bench, "two-laws", TABLE, None) == TABLE


def test_what_is_asked_is_asked_in_the_words_of_the_trade(bench):
    asked = topic_lines(bench, "mediation", at("临川县人力资源和社会保障局"))
    assert all(re.fullmatch("【待补：劳动人事争议调解仲裁——[^】0-9]+】", line) for line in asked)
    assert topic_lines(bench, "mediation", at("临川县民政局")) != asked
    assert topic_lines(bench, "no-such-topic", at("临川县民政局")) == []


def test_the_context_of_a_report_knows_what_the_front_matter_tells(bench):
    front = {"unit": "临川县公安局", "unit_facts": {"approval_power": True}}
    text = "临川县2025年法治政府建设工作总结\n2025年，我局坚持依法行政。\n"
    paper = OpenedPaper(Path("稿.txt"), text, FrontMatter(values=front))
    report = review_paper(bench, paper, ReviewOptions(kind="department"))
    context = context_of_report(report, front)
    assert (context.kind, context.unit, context.year) == ("department", "临川县公安局", 2025)
    assert context.unit_facts == {"approval_power": True}
    assert context_of_report(report, {"unit_facts": "odd"}).unit_facts == {}
