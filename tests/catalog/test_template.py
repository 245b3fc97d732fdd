from __future__ import annotations

import pytest

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin, read_tables
from fazhi_desk.catalog.template import OPEN, templates_from
from fazhi_desk.catalog.topic import topics_from
from fazhi_desk.model import KINDS

TABLES = read_tables(builtin("resources") / "templates")
TEMPLATES = templates_from({n: t for n, t in TABLES.items() if n != "zones.toml"})
TOPICS = {t.id for t in topics_from(read_tables(builtin("resources") / "topics"))}


def test_every_kind_has_one_default_first():
    for kind in KINDS:
        own = [t for t in TEMPLATES if t.kind == kind]
        assert own, kind
        assert [t.default for t in own] == [True] + [False] * (len(own) - 1)
        assert len({t.variant for t in own}) == len(own)


def test_three_skeletons_and_three_reporting_persons():
    assert {t.variant for t in TEMPLATES if t.kind == "county"} == {"", "four-part", "responsible-first"}
    assert {t.duty_subject for t in TEMPLATES if t.kind == "duty-report"} == {
        "gov_head",
        "party_secretary",
        "dept_head",
    }


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: f"{t.kind}-{t.variant}")
def test_template_is_sound(template):
    ids = [section.id for section in template.sections]
    assert len(set(ids)) == len(ids)
    for section in template.sections:
        assert section.title
        assert section.parent in ("", *ids)
        assert set(section.topics) <= TOPICS, section.id
        assert section.pattern is None or not section.pattern.search("")
        assert all(OPEN.fullmatch(prompt) for prompt in section.prompts)
        assert not any(char.isdigit() for prompt in section.prompts for char in prompt), "a prompt holds no figure"
        if section.share:
            assert 0 <= section.share[0] < section.share[1] <= 1


@pytest.mark.parametrize("kind", ["county", "department", "township", "annual-report"])
def test_the_legal_parts_are_required(kind):
    template = next(t for t in TEMPLATES if t.kind == kind)
    assert {s.id for s in template.sections if s.required} == {"first-responsible", "problems", "next-plan"}


@pytest.mark.parametrize("kind", ["speech", "plan"])
def test_speeches_and_plans_require_no_problems(kind):
    template = next(t for t in TEMPLATES if t.kind == kind)
    assert not any(s.missing for s in template.sections)
    assert template.section("problems") is None


def test_mistakes_are_named():
    base = {"kind": "county", "title": "x", "name": "x"}
    with pytest.raises(CatalogError, match="id"):
        templates_from({"a.toml": {**base, "sections": [{"title": "x"}]}})
    with pytest.raises(CatalogError, match="待补"):
        templates_from({"a.toml": {**base, "sections": [{"id": "x", "title": "x", "prompts": ["写点什么"]}]}})
    with pytest.raises(CatalogError, match="文种"):
        templates_from({"a.toml": {**base, "kind": "letter", "sections": []}})


def test_titles_with_years():
    town = next(t for t in TEMPLATES if t.kind == "township")
    plan = town.section("next-plan")
    assert plan is not None
    assert plan.titled(2024) == "2025年主要安排"
    assert plan.titled(None) == "下一年主要安排"
    assert all("{" not in s.titled(2024) for t in TEMPLATES for s in t.sections)
