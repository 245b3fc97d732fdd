from __future__ import annotations

import re

import pytest

from fazhi_desk.catalog.requirement import Focus
from fazhi_desk.model import Context, Role, Severity
from fazhi_desk.review.new_draft import draft, suggestion
from tests import covering

ANSWERS = {"unit": "临川县公安局", "year": "2024", "person": "张三"}


@pytest.mark.parametrize("template", covering.TEMPLATES, ids=lambda t: f"{t.kind}-{t.variant}")
def test_a_fresh_draft_asks_and_asserts_nothing(template):
    text = draft(template, ANSWERS)
    assert text.endswith("\n")
    assert "{" not in text
    for prompt in re.findall("【待补[：:][^】]{1,80}】", text):
        text = text.replace(prompt, "")
    assert not re.search(r"\d+[件次场人份项条户家%]", text), "no figure but the year"
    assert "【" not in text


@pytest.mark.parametrize("template", covering.TEMPLATES, ids=lambda t: f"{t.kind}-{t.variant}")
def test_a_fresh_draft_gives_hints_only(template):
    text = draft(template, ANSWERS)
    _, coverage = covering.covered(text, template.kind)
    _, findings = covering.structure(text, template.kind)
    told = (*coverage.findings, *findings)
    assert all(f.severity is Severity.HINT for f in told), [f.message for f in told if f.severity is not Severity.HINT]
    assert len(told) <= 6


@pytest.mark.parametrize("template", covering.TEMPLATES, ids=lambda t: f"{t.kind}-{t.variant}")
def test_its_own_sections_are_found_again(template):
    seen, _ = covering.covered(draft(template, ANSWERS), template.kind)
    heads = [p.heading for p in seen.paragraphs if p.heading]
    assert len(heads) == len(template.sections)
    assert [h.level for h in heads] == [s.level for s in template.sections]
    sections, _ = covering.structure(draft(template, ANSWERS), template.kind)
    assert all(state.found for state in sections.values() if state.required)


def test_title_year_and_next_year():
    annual = next(t for t in covering.TEMPLATES if t.kind == "annual-report")
    text = draft(annual, ANSWERS)
    assert text.startswith("临川县公安局2024年法治政府建设年度报告\n")
    assert "2025年度主要安排" in text
    assert "特此报告。" in text
    unknown = draft(annual, {})
    assert unknown.startswith("【待补：单位名称】【待补：年份】年")


def test_roles_addressee_and_signature():
    county = covering.template("county")
    text = draft(county, {**ANSWERS, "addressee": "县委", "signature": "临川县公安局", "date": "2025年2月10日"})
    roles = {p.role: p.text for p in covering.view(text, "county").paragraphs}
    assert roles[Role.ADDRESSEE] == "县委："
    assert roles[Role.SIGNATURE] == "临川县公安局"
    assert roles[Role.DATE] == "2025年2月10日"


def test_points_of_the_trade_become_questions_where_the_topic_belongs():
    focus = [
        Focus("two-laws", "行刑衔接", questions=("接受移送多少件",)), Focus("mediation", questions=("调解多少件",)),
        Focus("reconsideration", why="县公安局是被申请人"), Focus("legislation", "立法", questions=("起草多少件",)),
    ]
    lines = draft(covering.template("department"), ANSWERS, focus).split("\n")
    enforcement = next(n for n, line in enumerate(lines) if "规范行业执法" in line)
    following = next(n for n, line in enumerate(lines) if n > enforcement and line.startswith("（"))
    assert enforcement < lines.index("【待补：行刑衔接——接受移送多少件】") < following
    assert "【待补：调解多少件】" in lines
    assert not any("县公安局是" in line or "立法——" in line for line in lines)


@pytest.mark.parametrize("topic", covering.TOPICS, ids=lambda t: t.id)
def test_suggestions_are_questions(topic):
    for kind in ("county", "speech"):
        text = suggestion(topic, Context(kind=kind))
        for line in text.split("\n"):
            assert re.fullmatch("【待补：[^】]{1,80}】", line), line
        assert not re.search(r"\d", re.sub("三十|2025", "", text)) or topic.id == "quality-plan"


def test_a_topic_of_the_trade_is_asked_in_its_own_words():
    topic = next(topic for topic in covering.TOPICS if topic.id == "mediation")
    focus = Focus("mediation", "消费纠纷调解", questions=("受理投诉举报多少件",))
    assert suggestion(topic, Context(kind="department"), focus) == "【待补：消费纠纷调解——受理投诉举报多少件】"
    assert suggestion(topic, Context(kind="plan"), focus) == suggestion(topic, Context(kind="plan"))
    assert suggestion(topic, Context(kind="department"), Focus("mediation", why="另有依据")) == suggestion(
        topic, Context(kind="department")
    )
