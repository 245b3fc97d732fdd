from __future__ import annotations

import dataclasses

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from tests import examples

CATALOG = load(kinds())


def rows_of(rule):
    """Rows of a table rule, each with its own ``bad`` and ``good`` strings (or tuples of strings)."""
    return [row for row in getattr(rule.parameters, "rows", ()) if dataclasses.is_dataclass(row) and hasattr(row, "bad")]


def as_examples(value):
    texts = (value,) if isinstance(value, str) else value
    return [Example(text) if isinstance(text, str) else text for text in texts if text]


def cases(which):
    for rule in CATALOG.rules:
        listed = list(getattr(rule.head, which))
        for n, row in enumerate(rows_of(rule)):
            for example in as_examples(getattr(row, which)):
                if getattr(row, "severity", "") != "none":
                    yield pytest.param(rule, example, id=f"{rule.id}-row{n}-{example.text[:12]}")
        for n, example in enumerate(listed):
            yield pytest.param(rule, example, id=f"{rule.id}-{n}")


@pytest.mark.parametrize(("rule", "example"), list(cases("bad")))
def test_bad_example_is_found_exactly(rule, example):
    text, marked = examples.unmark(example.text)
    found, findings, view = examples.places(text, example, rule, kinds()[rule.head.kind])
    if marked:
        assert found == sorted(marked), [f.message for f in findings]
    else:
        assert findings, "a bad example must fire"
    assert all(f.family == rule.family for f in findings)
    if example.fixed is not None:
        edits = [edit for f in findings if f.fixes for edit in f.fixes[0].edits]
        assert examples.apply(text, view, edits) == example.fixed


@pytest.mark.parametrize(("rule", "example"), list(cases("good")))
def test_good_example_is_silent(rule, example):
    text, marked = examples.unmark(example.text)
    assert not marked, "a good example has no marks"
    _, findings, _ = examples.places(text, example, rule, kinds()[rule.head.kind])
    assert not findings, [f.message for f in findings]


@pytest.mark.parametrize("rule", CATALOG.rules, ids=lambda rule: rule.id)
def test_every_rule_has_both_kinds_of_example(rule):
    rows = rows_of(rule)
    assert rule.head.bad or any(row.bad for row in rows), "a rule without a firing example"
    assert rule.head.good or any(row.good for row in rows), "a rule without a silent example"
