"""``fazhi-desk new``: the facts that decide what is required, told by options or one by one; kept in the draft."""

from __future__ import annotations

import builtins

import pytest

from fazhi_desk.commands import main
from fazhi_desk.text.front_matter import split


@pytest.fixture
def made(tmp_path):
    target = tmp_path / "稿.fzd"

    def make(*arguments):
        assert main(["new", *arguments, "-o", str(target), "--force"]) == 0
        text = target.read_text(encoding="utf-8")
        return split(text).values, text

    return make


def test_facts_by_options_are_kept(made):
    front, _ = made("department", "--unit", "临川县档案局", "--fact", "enforcement_power=没有", "--fact", "approval_power=否")
    assert front["unit_facts"] == {"enforcement_power": "none", "approval_power": False}


@pytest.mark.parametrize(("fact", "said"), [
    ("colour=red", "没有名为“colour”"), ("approval_power=也许", "请答“是”或“否”"), ("enforcement_power=多", "可用的有：none"),
])
def test_a_fact_that_is_not_understood_is_told(tmp_path, capsys, fact, said):
    target = tmp_path / "稿.fzd"
    assert main(["new", "county", "-o", str(target), "--fact", fact]) == 2
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_asking_one_by_one(made, monkeypatch, capsys):
    answers = iter(["城关街道办事处", "", "2026", "4", "", "否", "x", "2", "2"])
    asked = []

    def answer(question):
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(builtins, "input", answer)
    front, text = made("township", "--ask")
    assert front["unit_class"] == "street_office"
    assert front["year"] == 2026
    assert text.split("+++\n")[2].startswith("城关街道办事处2026年法治政府建设工作总结")
    assert front["unit_facts"]["enforcement_power"] == "entrusted"
    assert front["unit_facts"]["township_enforcement_state"] == "recalled"
    assert "可用的有" in capsys.readouterr().out, "a wrong answer is asked again"
    assert any("一般情况：街道办事处" in question for question in asked)


def test_nobody_to_ask_leaves_what_is_usual(made, monkeypatch):
    def nobody(_question):
        raise EOFError

    monkeypatch.setattr(builtins, "input", nobody)
    front, text = made("county", "--ask", "--year", "2026")
    assert "unit_facts" not in front
    assert "【待补：单位名称】" in text


@pytest.mark.parametrize(("arguments", "subject", "words"), [
    (["--unit", "临川县委书记"], "party_secretary", "加强党对法治建设的领导"),
    (["--unit", "临川县人民政府县长"], "gov_head", "依法"),
    (["--unit", "临川县公安局局长"], "dept_head", "本人"),
    (["--unit", "青石镇党委书记"], "town_secretary", "加强党对法治建设的领导"),
    (["--unit", "青石镇镇长"], "town_head", "本人"),
    (["--unit", "青石镇", "--variant", "party"], "town_secretary", "加强党对法治建设的领导"),
])
def test_a_duty_report_knows_whose_it_is(made, arguments, subject, words):
    front, text = made("duty-report", *arguments)
    assert front["unit_facts"]["duty_subject"] == subject
    assert words in text


def test_a_street_is_no_government(made):
    front, text = made("township", "--unit", "城关街道办事处", "--year", "2026")
    assert front["unit_class"] == "street_office"
    assert "人民政府" not in text
    assert "规范性文件" not in text
    assert "人大代表" not in text
    assert "党工委" in text
    _, town = made("township", "--unit", "青石镇人民政府")
    assert "办理人大代表建议" in town
