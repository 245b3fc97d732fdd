"""Any sequence of edits ends in the report of a fresh review."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_desk.review.ignored import Ignored, key_of
from fazhi_desk.review.session import Request
from tests.review.pool import POOL, bench, fresh

EDITS = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "move", "merge", "split"]), st.integers(0, 40), st.integers(0, 40),
              st.sampled_from(POOL)),
    max_size=8,
)


def edited(lines, edit):
    what, a, b, text = edit
    lines = list(lines)
    at = a % (len(lines) + 1)
    if what == "insert" or not lines:
        lines.insert(at, text)
        return lines
    at %= len(lines)
    if what == "delete":
        del lines[at]
    elif what == "move":
        lines.insert(b % len(lines), lines.pop(at))
    elif what == "merge" and at + 1 < len(lines):
        lines[at : at + 2] = [lines[at] + lines[at + 1]]
    elif what == "split":
        cut = b % (len(lines[at]) + 1)
        lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
    return lines


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(POOL), max_size=25), EDITS)
def test_edits_end_where_a_fresh_review_ends(lines, edits):
    session = fresh()
    session.update(Request(tuple(lines)))
    for edit in edits:
        lines = edited(lines, edit)
        report = session.update(Request(tuple(lines)))
    last = session.update(Request(tuple(lines)))
    assert last == fresh().update(Request(tuple(lines)))
    if edits:
        assert report == last
    text = "\n".join(lines)
    for finding in last.findings:
        for place in (finding.place, *finding.related):
            if place is not None and place.path is None:
                assert text[place.start : place.end] == place.quote


def test_an_ignored_finding_stays_away_and_is_counted():
    lines = ("临川县2026年法治政府建设工作总结", "一、加强领导", "截止目前，召开会议3次。")
    first = fresh().update(Request(lines))
    finding = next(f for f in first.findings if f.rule == "cutoff-until")
    ignored = key_of(finding, "\n".join(lines))
    assert isinstance(ignored, Ignored)
    report = fresh().update(Request(lines, ignored=(ignored,)))
    assert not [f for f in report.findings if f.rule == "cutoff-until"]
    assert report.statistics["ignored"] == 1
    moved = ("临川县2026年法治政府建设工作总结", "一、加强领导", "全县推进。截止目前，召开会议3次。")
    assert [f for f in fresh().update(Request(moved, ignored=(ignored,))).findings if f.rule == "cutoff-until"]


def test_a_newer_state_stops_the_review():
    assert fresh().update_unless(Request(tuple(POOL)), lambda: True) is None


def test_rules_can_be_switched_off():
    lines = ("临川县2026年法治政府建设工作总结", "一、加强领导", "截止目前，召开会议3次。")
    report = fresh().update(Request(lines, disabled=frozenset({"cutoff-until"})))
    assert not [f for f in report.findings if f.rule == "cutoff-until"]


@pytest.mark.faulty_rule
def test_a_rule_that_fails_does_not_take_the_others_with_it(monkeypatch):
    session = fresh()
    kind = bench().kinds["substitution"]

    def broken(view, rule):
        raise RuntimeError("broken on purpose")
        yield

    monkeypatch.setitem(session._kinds, "substitution", type(kind)(kind.name, kind.reach, kind.parameters, broken))
    report = session.update(Request(("临川县2026年法治政府建设工作总结", "一、加强领导", "（三）截止目前××件。")))
    assert report.title


@pytest.mark.parametrize("lines", [(), ("",), ("\n",), ("字" * 30_000,), ("，" * 5_000,), ("（" * 3_000,), ("1" * 20_000,)])
def test_odd_papers_are_reviewed(lines):
    assert fresh().update(Request(tuple("".join(lines).split("\n")))) is not None
