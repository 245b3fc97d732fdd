from __future__ import annotations

import re

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin, read_tables
from fazhi_desk.catalog.requirement import Level, holds, requirements_from
from fazhi_desk.model import KINDS, REQUIREMENTS, UNIT_CLASSES, Context

TABLES = {f"requirements/{n}": t for n, t in read_tables(builtin("resources") / "requirements").items()}
MODEL = requirements_from(TABLES)


def level(topic, kind="county", unit_class="county_gov", year=2024, unit="", **facts):
    return MODEL.level(topic, Context(kind=kind, unit_class=unit_class, unit=unit, year=year, unit_facts=facts)).level


def test_every_kind_and_unit_gives_48_known_levels():
    for kind in KINDS:
        for unit_class in UNIT_CLASSES:
            levels = MODEL.levels(Context(kind=kind, unit_class=unit_class, year=2025))
            assert len(levels) == 48
            assert all(one.level in REQUIREMENTS for one in levels.values())


def test_unit_gives_the_base_and_kind_caps_or_raises():
    assert level("reconsideration") == "must"
    assert level("reconsideration", "half-year") == "should"
    assert level("reconsideration", "plan") == "optional"
    assert level("problems", "speech") == "optional"
    assert level("problems", "plan") == "optional"
    assert level("next-plan", "plan") == "not-applicable"
    assert level("evidence", "speech") == "not-applicable"
    assert level("demonstration", "demonstration") == "must"
    assert level("normative-review", "demonstration", "department") == "must"


def test_legal_elements_of_the_yearly_report():
    for element in ("first-responsible", "problems", "next-plan"):
        assert level(element, "annual-report", "street_office") == "must"


def test_conditions_on_the_unit():
    assert level("three-systems", "department", "department", enforcement_power="none") == "not-applicable"
    assert level("three-systems", "department", "department", enforcement_power="internal_only") == "should"
    assert level("legislation", "township", "township_gov") == "not-applicable"
    assert level("legislation", "county", "city_gov") == "should"
    assert level("legislation", "demonstration", "city_gov") == "must"
    assert level("township-enforcement", "township", "township_gov") == "must"
    recalled = {"township_enforcement_state": "recalled"}
    assert level("township-enforcement", "township", "township_gov", **recalled) == "optional"
    assert level("three-systems", "township", "township_gov", **recalled) == "not-applicable"
    assert level("reconsideration", "department", "department") == "should"
    assert level("npc-cppcc", "township", "street_office") == "optional"
    assert level("fair-competition", "department", "department", normative_power=False) == "not-applicable"


def test_years():
    assert level("enterprise-inspection", year=2023) == "not-applicable"
    assert level("enterprise-inspection", year=2024) == "optional"
    assert level("enterprise-inspection", year=2025) == "must"
    assert level("quality-plan", year=2026) == "not-applicable"
    assert level("quality-plan", year=2025) == "should"
    assert level("fair-competition", year=2023) == "optional"
    assert level("enterprise-inspection", year=None) == "must"


def test_parts_only_where_the_procedure_applies():
    county = Context(kind="county", unit_class="county_gov", year=2024)
    town = Context(kind="township", unit_class="township_gov", year=2024)
    assert len(MODEL.level("major-decision", county).parts or ()) == 5
    assert MODEL.level("major-decision", town).parts is None
    assert len(MODEL.level("three-systems", town).parts or ()) == 3


def test_presets_by_name_and_by_choice():
    office = Context(kind="department", unit_class="department", unit="临川县档案馆", year=2025)
    assert MODEL.level("three-systems", office).level == "not-applicable"
    justice = Context(kind="department", unit_class="department", unit="临川县司法局", year=2025)
    assert MODEL.level("enforcement-supervision", justice).level == "must"
    assert MODEL.level("public-legal-service", justice).level == "must"
    police = MODEL.preset(Context(kind="department", unit_class="department", unit="临川县公安局"))
    assert police is not None
    assert police.id == "public-security"
    chosen = MODEL.preset(Context(kind="department", unit_class="department", unit_facts={"preset": "education"}))
    assert chosen is not None
    assert chosen.name == "教育"
    assert MODEL.preset(Context(kind="county", unit_class="county_gov", unit="临川县")) is None


def told(topic, unit, kind="department", year=2025):
    unit_class = "department"
    return MODEL.level(topic, Context(kind=kind, unit_class=unit_class, unit=unit, year=year))


def test_a_trade_brings_its_topics_levels_and_figures():
    plain, police = told("two-laws", "临川县民政局"), told("two-laws", "临川县公安局")
    assert (plain.level, plain.focus) == ("optional", None)
    assert police.level == "should"
    assert police.focus is not None
    assert "接受移送件数" in police.focus.figures
    assert "公安机关" in police.why
    hrss = told("mediation", "临川县人力资源和社会保障局")
    assert hrss.level == "should"
    assert hrss.focus is not None
    assert hrss.focus.name == "劳动人事争议调解仲裁"
    assert told("fair-competition", "临川县市场监督管理局").focus is not None
    assert told("fair-competition", "临川县市场监督管理局", year=2023).focus is None


def test_a_trade_raises_nothing_above_the_kind_nor_what_does_not_apply():
    assert told("two-laws", "临川县公安局", kind="speech").level == "optional"
    facts = {"enforcement_power": "none"}
    police = Context(kind="department", unit_class="department", unit="临川县公安局", year=2025, unit_facts=facts)
    assert MODEL.level("two-laws", police).level == "not-applicable"


@pytest.mark.parametrize("preset", MODEL.file.presets, ids=lambda p: p.id)
def test_trades_ask_and_hold_no_figure(preset):
    for focus in preset.focus:
        assert focus.level in ("", "should"), "a must would push the trade to invent"
        for question in focus.questions:
            assert not re.search("[0-9]", question)


def test_a_trade_with_an_unknown_topic_is_a_mistake():
    row = {"id": "x", "name": "x", "match": "x", "focus": [{"topic": "no-such"}]}
    tables = {"a.toml": {"fields": [], "unit_defaults": {}, "modes": {}, "presets": [row], "topics": {},
                         "duty_subjects": {}, "findings": {}}}
    with pytest.raises(CatalogError, match="no-such"):
        requirements_from(tables)


def test_what_the_user_says_goes_before_the_preset():
    facts = {"enforcement_power": "full"}
    office = Context(kind="department", unit_class="department", unit="临川县档案馆", year=2025, unit_facts=facts)
    assert MODEL.level("three-systems", office).level == "must"


def test_party_secretary_reports_no_enforcement():
    assert level("three-systems", "duty-report", duty_subject="party_secretary") == "not-applicable"
    assert level("three-systems", "duty-report", duty_subject="gov_head") == "optional"


def test_unknown_topic_is_optional():
    assert MODEL.level("no-such-topic", Context()) == Level("optional")


@pytest.mark.parametrize(
    ("when", "facts", "expected"),
    [
        ("a==b", {"a": "b"}, True),
        ("a==b", {}, False),
        ("a!=b", {"a": "c"}, True),
        ("a in [b,c]", {"a": "c"}, True),
        ("n<2024", {"n": 2023}, True),
        ("n<2023 or n>2025", {"n": 2026}, True),
        ("n>=2025 and a==b", {"n": 2025, "a": "x"}, False),
        ("flag==true", {"flag": True}, True),
        ("flag==false", {"flag": "False"}, True),
        ("n<2024", {"n": "bald"}, False),
    ],
)
def test_condition(when, facts, expected):
    assert holds(when, facts) is expected


def test_mistakes_are_named():
    with pytest.raises(CatalogError, match="看不懂条件"):
        holds("a ~ b", {})
    with pytest.raises(CatalogError, match="已经有了"):
        requirements_from({"a.toml": {"fields": []}, "b.toml": {"fields": []}})


def test_findings_are_explained():
    assert {"topic-missing", "topic-thin", "section-missing", "section-too-short"} <= set(
        MODEL.file.findings
    )
