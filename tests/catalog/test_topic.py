from __future__ import annotations

import re

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin, read_tables
from fazhi_desk.catalog.requirement import requirements_from
from fazhi_desk.catalog.topic import alternatives, anchors, topics_from
from fazhi_desk.catalog.zones import zones_from
from fazhi_desk.review.coverage import cover
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse
from fazhi_desk.text.units import words

RESOURCES = read_tables(builtin("resources"))
TOPICS = topics_from({name: table for name, table in RESOURCES.items() if name.startswith("topics/")})
REQUIREMENTS = requirements_from({n: t for n, t in RESOURCES.items() if n.startswith("requirements/")})
ZONES = zones_from(RESOURCES["templates/zones.toml"], "zones.toml")
ORDER = words(
    "xi-thought first-responsible organization shufa-assess inspection demonstration annual-report-system power-list "
    "fangguanfu biz-environment fair-competition integrity regulation legislation normative-review normative-cleanup "
    "major-decision decision-legal-review legal-counsel enforcement-reform township-enforcement three-systems discretion "
    "flexible-enforcement enforcement-personnel enforcement-supervision key-areas enterprise-inspection quality-plan "
    "two-laws emergency reconsideration mediation petition public-legal-service npc-cppcc court-appearance "
    "judicial-advice openness audit-supervision digital leaders-study training publicity legal-culture problems next-plan "
    "evidence"
)


def states(text, kind="county", unit_class=None, year=2024):
    document = parse(text)
    view = view_of(
        document, document.articles[0], Given(kind=kind, unit_class=unit_class, year=year), FactsCache(), ZONES.of
    )
    return view, cover(view, TOPICS, REQUIREMENTS, {})


def examples():
    for topic in TOPICS:
        for n, example in enumerate((*topic.good, *topic.bad)):
            yield pytest.param(topic, example, id=f"{topic.id}-{n}-{example.state}")


@pytest.mark.parametrize(("topic", "example"), list(examples()))
def test_example_has_its_state(topic, example):
    text = example.text if example.article else f"临川县2024年法治政府建设工作总结\n一、主要工作\n{example.text}"
    view, coverage = states(text, example.kind, example.unit_class, example.year or 2024)
    state = next(s for s in coverage.states if s.id == topic.id)
    told = [(view.paragraphs[e.paragraph].text[slice(*e.range)], e.level) for e in state.evidence]
    assert state.state == example.state, told


def test_always_the_48_topics_of_the_contract_in_order():
    assert tuple(topic.id for topic in TOPICS) == ORDER


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_every_topic_is_complete(topic):
    assert topic.good
    assert topic.bad
    assert topic.authority
    assert topic.questions
    assert {e.state for e in topic.good} <= {"described", "evidenced", "partial", "nil-report"}
    assert topic.element or "" not in topic.anchors, "a name without a literal piece would slow every paragraph down"
    for compiled in (topic.named, topic.carried, topic.look_alikes, topic.slogans, topic.nothing, topic.guards):
        assert compiled is None or compiled is not False
    assert len(topic.part_patterns) == len(topic.parts)


def test_anchor_is_part_of_every_match():
    assert anchors("合法性审[核查]") == ("合法性审",)
    assert anchors("(?:履行|落实)第一责任人") == ("第一责任人",)
    assert anchors("裁量(?:权)?基准") == ("裁量",)
    assert anchors("双随机?") == ("双随",)
    assert anchors("(?<!县)(?:甲乙|丙丁戊)[^，]{0,3}") == ("甲乙", "丙丁戊")
    assert anchors("(?:甲)?[乙丙]{2,3}") == ("",)
    assert alternatives("多元化解|(?:甲|乙)丙") == ("多元化解", "(?:甲|乙)丙")


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_patterns_have_no_nested_unbounded_repeats(topic):
    patterns = [*topic.aliases, *topic.support, *topic.negatives, *topic.hollow, *topic.nil]
    patterns += [p for part in topic.parts for p in part.patterns]
    patterns += [x for g in topic.guarded for x in (g.pattern, g.needs, g.unless)]
    for pattern in patterns:
        assert not re.search(r"(?<!\\)[*+](?!\])|\{\d+,\}", pattern.replace("[+＋]", "").replace("[*", "")), pattern


def test_a_mistake_is_named():
    with pytest.raises(CatalogError, match=r"x\.toml"):
        topics_from({"topics/x.toml": {"id": "x", "name": "x", "area": "nowhere", "order": 1, "authority": []}})
    with pytest.raises(CatalogError, match="可信度"):
        topics_from(
            {"x": {"id": "x", "name": "x", "area": "tech", "order": 1, "authority": [{"text": "a", "certainty": "?"}]}}
        )


def test_authority_has_years():
    plan = next(t for t in TOPICS if t.id == "quality-plan").authority[0]
    assert plan.holds(2024)
    assert plan.holds(None)
    assert not plan.holds(2026)
