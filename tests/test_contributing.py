"""The worked examples of CONTRIBUTING work: put into the user's folder each is loaded, and does what it says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.profile import profiles_from
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from fazhi_desk.review.coverage import cover
from fazhi_desk.review.desk import ReviewCatalog
from tests import examples
from tests.covering import view

TEXT = (Path(__file__).resolve().parents[1] / "CONTRIBUTING.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"`resources/([a-z]+/[a-z-]+\.toml)`:\n\n```toml\n(.*?)```", TEXT, re.DOTALL))


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    for name, text in BLOCKS.items():
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return load(kinds(), folder)


def test_every_walk_has_its_example(catalog):
    assert [name.split("/")[0] for name in BLOCKS] == ["checks", "topics", "templates", "profiles"]
    assert catalog.problems == ()


def test_the_rule_fires_where_it_says(catalog):
    rule = catalog.rule("cutoff-until")
    for example in rule.head.bad:
        text, marked = examples.unmark(example.text)
        found, _, _ = examples.places(text, example, rule, kinds()[rule.head.kind])
        assert found == sorted(marked)
    for example in rule.head.good:
        view = examples.view_for(example.text, Example(example.text))
        assert not list(examples.findings(rule, kinds()[rule.head.kind], view))


def test_the_topic_gets_the_states_it_names(catalog):
    review = ReviewCatalog(catalog)
    topic = next(topic for topic in review.topics if topic.id == "night-court")
    table = tomllib.loads(BLOCKS["topics/night-court.toml"])
    for example in (*table["good"], *table["bad"]):
        states = cover(view(example["text"]), review.topics, review.requirements, {}).states
        assert next(state.state for state in states if state.id == topic.id) == example["state"]


def test_the_template_and_the_profile_are_known(catalog):
    names = [template.name for template in ReviewCatalog(catalog).templates if template.kind == "half-year"]
    assert "半年总结（简要）" in names
    profile = profiles_from(catalog.folder("profiles"))["county-office"]
    standard = profiles_from(load(kinds()).folder("profiles"))["gbt9704"]
    assert profile.page_number.place == "centre"
    assert profile.grid == standard.grid
    assert not (builtin("resources") / "profiles" / "county-office.toml").exists()
