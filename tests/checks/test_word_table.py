from __future__ import annotations

import pytest

from fazhi_desk.catalog.rule import rule_from
from fazhi_desk.checks import kinds
from fazhi_desk.checks.word_table import Row
from fazhi_desk.model import Context, Paragraph, Role, Safety, Severity, View, Zone
from fazhi_desk.text.facts import facts_of

HEAD = {"id": "t", "kind": "word-table", "family": "typos", "severity": "error", "source": "s", "message": "“{found}”应为“{new}”", "why": "w"}


def view(text, **context):
    return View((Paragraph(text, ((0, 0),), 0, Role.BODY),), (facts_of(text),), (Zone.ACHIEVEMENT,), (), Context(**context))


def found(text, rows, context=None, **parameters):
    rule = rule_from({**HEAD, "parameters": {"rows": rows, "safety": "safe", **parameters}}, kinds(), "t.toml")
    looked = view(text, **(context or {}))
    return list(kinds()["word-table"].find(looked, rule))


def test_every_wrong_form_has_its_right_one():
    rows = [{"wrong": ["布署", "依拖"], "right": ["部署", "依托"]}]
    assert [f.fixes[0].edits[0].text for f in found("安排布署，依拖平台", rows)] == ["部署", "依托"]


def test_neighbours_edges_and_sentence_decide():
    row = {"wrong": ["告之"], "right": ["告知"], "after": ["承诺", "$"], "not_before": ["广"], "unless": ["旧"]}
    assert len(found("告之承诺。及时告之", [row])) == 2
    assert not found("广告之承诺。旧版告之承诺。", [row])


def test_the_longest_of_overlapping_forms_wins():
    rows = [{"wrong": ["部份"], "right": ["部分"]}, {"wrong": ["大部份"], "right": ["大部分"]}]
    assert [f.fixes[0].edits[0].text for f in found("大部份", rows)] == ["大部分"]


def test_inside_quotations_and_titles_nothing_is_safe():
    rows = [{"wrong": ["布署"], "right": ["部署"]}]
    inside = found("“安排布署”和《工作布署方案》，布署到位", rows)
    assert [f.fixes[0].safety for f in inside] == [Safety.ASK, Safety.ASK, Safety.SAFE]


def test_a_warning_leaves_words_of_others_alone():
    rows = [{"wrong": ["既使"], "right": ["即使"], "severity": "warning"}]
    assert not found("他说：“既使再忙，也要学法。”", rows)
    assert found("既使再忙", rows)[0].severity is Severity.WARNING


def test_years_and_units_limit_a_row():
    rows = [{"wrong": ["工商局"], "since": 2019, "not_unit_classes": ["township_gov"]}]
    assert found("工商局", rows, {"year": 2023})
    assert not found("工商局", rows, {"year": 2017})
    assert not found("工商局", rows, {"year": 2023, "unit_class": "township_gov"})


def test_right_wordings_hide_what_is_inside():
    rows = [{"wrong": ["法治思想"], "right": ["习近平法治思想"]}]
    assert not found("学习民法典法治思想", rows, hide=["民法典法治思想"])


def test_a_row_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="一一对应"):
        Row(wrong=("甲乙", "丙丁", "戊己"), right=("一", "二"))
