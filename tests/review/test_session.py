"""Any sequence of edits ends in the report of a fresh review."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_desk.catalog.choices import Choices
from fazhi_desk.model import Severity
from fazhi_desk.review.ignored import Ignored, key_of
from fazhi_desk.review.session import Request
from tests.benchmarks.papers import lines as draft
from tests.review.pool import MORE, POOL, bench, fresh

SECOND = "清河县2026年法治政府建设工作总结"
LINES = (*POOL, *MORE, SECOND)
WHAT = ["insert", "delete", "move", "merge", "split", "type", "retitle", "undo", "swap", "block"]
EDITS = st.lists(
    st.tuples(st.sampled_from(WHAT), st.integers(0, 40), st.integers(0, 40), st.sampled_from(LINES)), max_size=10
)


def edited(lines, edit, states):
    what, a, b, text = edit
    if what == "undo":
        return list(states[a % len(states)])
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
    elif what == "swap":
        other = b % len(lines)
        lines[at], lines[other] = lines[other], lines[at]
    elif what == "merge" and at + 1 < len(lines):
        lines[at : at + 2] = [lines[at] + lines[at + 1]]
    elif what == "block":
        lines[at:at] = lines[: b % len(lines)]
    elif what in ("type", "retitle"):
        at = 0 if what == "retitle" else at
        cut = b % (len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + text[:4] + lines[at][cut:]
    elif what == "split":
        cut = b % (len(lines[at]) + 1)
        lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
    return lines


def same(lines, edits, request=Request):
    """After every edit the kept session says what a fresh one says; its places quote the text."""
    session = fresh()
    session.update(request(tuple(lines)))
    states = [list(lines)]
    for edit in edits:
        lines = edited(lines, edit, states)
        states.append(list(lines))
        report = session.update(request(tuple(lines)))
        alone = fresh().update(request(tuple(lines)))
        assert report == alone
        assert dict(report.topic_places) == dict(alone.topic_places)
    text = "\n".join(lines)
    for finding in session.update(request(tuple(lines))).findings:
        for place in (finding.place, *finding.related):
            if place is not None and place.path is None:
                assert text[place.start : place.end] == place.quote


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), max_size=25), EDITS)
def test_edits_end_where_a_fresh_review_ends(lines, edits):
    same(lines, edits)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), min_size=6, max_size=14), EDITS)
def test_edits_in_one_of_two_papers_end_where_a_fresh_review_ends(lines, edits):
    paper = [POOL[0], "一、加强领导", *MORE[:3], *lines, "临川县人民政府", "2027年1月20日", ""]
    other = [SECOND, "一、加强领导", *MORE[3:6], *lines[:4], "二、存在的问题", "执法力量不足。"]
    same(paper + other, edits, lambda state: Request(state, article=1))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(["type", "split", "merge", "swap"]), st.integers(0, 90), st.integers(0, 400),
                          st.sampled_from(MORE)), max_size=6))
def test_edits_in_a_draft_end_where_a_fresh_review_ends(edits):
    same(draft(4000), edits)


def test_every_example_typed_into_a_paper_is_told_as_in_a_fresh_review():
    """What a kind says it reads must be all it reads: each example comes and goes, line by line, in one session."""
    session = fresh()
    base = [POOL[0], "一、加强领导", *MORE[:4], "二、严格执法", *MORE[4:8], "三、存在的问题", "执法力量不足。", "四、2027年工作安排"]
    texts = [e.text for rule in bench().review.rules if "document" in bench().kinds[rule.head.kind].reach
             for e in (*rule.head.bad, *rule.head.good)]
    for n, text in enumerate(texts):
        lines = list(base)
        rows = text.translate({ord("⟦"): None, ord("⟧"): None}).split("\n")
        at = 2 + n % 8
        for row in rows:
            lines[at] = row
            at = min(at + 1, len(lines) - 1)
            report = session.update(Request(tuple(lines)))
        lines[at - 1] += "，等等"
        report = session.update(Request(tuple(lines)))
        assert report == fresh().update(Request(tuple(lines))), rows


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
    report = fresh().update(Request(lines, choices=Choices(off=frozenset({"cutoff-until"}))))
    assert not [f for f in report.findings if f.rule == "cutoff-until"]


LONG = "全县各级各部门坚持依法行政，规范执法行为，完善工作机制，压实工作责任，推动任务落实。" * 12
CHOSEN = [
    Choices(),
    Choices(families=frozenset({"typos", "topics"})),
    Choices(severities=frozenset({("cutoff-until", Severity.HINT), ("topic-missing", Severity.HINT)})),
    Choices(values=frozenset({("structure-long-paragraph", "paragraph", 400.0)})),
    Choices(off=frozenset({"section-missing"}), on=frozenset({"punctuation-between-titles"})),
]


def test_every_choice_is_followed_at_once():
    lines = ("临川县2026年法治政府建设工作总结", "一、加强领导", "截止目前，召开会议3次，学习《宪法》、《民法典》。", LONG)
    session = fresh()
    reports = [session.update(Request(lines, choices=choices)) for choices in (*CHOSEN, CHOSEN[0])]
    told = [{(f.rule, f.severity.value) for f in report.findings} for report in reports]
    assert told[0] == told[-1]
    assert ("cutoff-until", "warning") in told[0]
    assert not {f.family for f in reports[1].findings} & {"typos", "topics"}
    assert ("cutoff-until", "hint") in told[2]
    assert {severity for rule, severity in told[2] if rule == "topic-missing"} == {"hint"}
    assert "structure-long-paragraph" not in {rule for rule, _ in told[0]}
    assert "structure-long-paragraph" in {rule for rule, _ in told[3]}
    assert "section-missing" in {rule for rule, _ in told[0]} - {rule for rule, _ in told[4]}
    assert "punctuation-between-titles" in {rule for rule, _ in told[4]} - {rule for rule, _ in told[0]}
    for report, choices in zip(reports, CHOSEN, strict=False):
        assert report == fresh().update(Request(lines, choices=choices))


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
