from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.choices import Choices, choices_from, kept_from
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.rule import adjusted, rule_from
from fazhi_desk.checks import kinds
from fazhi_desk.model import FAMILIES, Severity

WORDS = st.frozensets(st.text(max_size=8), max_size=3)
CHOICES = st.builds(
    Choices, WORDS, st.frozensets(st.sampled_from(sorted(FAMILIES))), WORDS,
    st.dictionaries(st.text(max_size=8), st.sampled_from(Severity), max_size=3).map(lambda d: frozenset(d.items())),
    st.dictionaries(st.tuples(st.text(max_size=8), st.text(max_size=8)), st.integers(0, 9), max_size=3).map(
        lambda d: frozenset((rule, name, value) for (rule, name), value in d.items())
    ),
)
RULES = {rule.id: rule for rule in load(kinds()).rules}


@given(CHOICES)
def test_what_is_kept_comes_back(choices):
    assert choices_from(kept_from(choices)) == choices


@pytest.mark.parametrize(
    "kept", [None, 3, [], {"off": "x", "severities": [], "values": {"a": 1}}, {"severities": {"a": "fatal"}, "off": [1]},
             {"values": {"a": {"b": True, "c": "1"}}, "families": ["nonsense"]}],
)
def test_nonsense_counts_as_not_chosen(kept):
    assert choices_from(kept) == Choices()


def test_options_name_numbers_of_their_rule_and_keep_their_range():
    with_options = [rule for rule in RULES.values() if rule.head.options]
    assert with_options
    for rule in with_options:
        for option in rule.head.options:
            usual = getattr(rule.parameters, option.name)
            assert option.least <= usual <= option.most
            far = adjusted(rule, Choices(values=frozenset({(rule.id, option.name, option.most * 10 + 1)})))
            assert getattr(far.parameters, option.name) == option.most
            assert type(getattr(far.parameters, option.name)) is type(usual)


def test_a_rule_that_nobody_touched_is_the_same_object():
    rule = RULES["cutoff-until"]
    assert adjusted(rule, Choices(severities=frozenset({("duplicate", Severity.HINT)}))) is rule
    assert adjusted(rule, Choices(severities=frozenset({(rule.id, Severity.HINT)}))).told_as is Severity.HINT


def test_an_option_that_is_no_number_is_a_mistake_of_the_file():
    head = RULES["cutoff-until"].head
    table = {f.name: getattr(head, f.name) for f in dataclasses.fields(head) if f.name in (
        "id", "kind", "family", "source", "message", "why", "parameters")}
    table |= {"severity": "warning", "options": [{"name": "pattern", "label": "x", "least": 0, "most": 1}]}
    with pytest.raises(CatalogError, match="pattern"):
        rule_from(table, kinds(), "x.toml")
