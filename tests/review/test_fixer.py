from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_desk.model import Safety
from fazhi_desk.review.fixer import fixed
from fazhi_desk.review.session import Request
from tests.review.pool import POOL, fresh


def review(text):
    return fresh().update(Request(tuple(text.split("\n"))))


def test_safe_fixes_are_applied_and_told():
    text, changes = fixed("临川县2026年法治政府建设工作总结\n一、加强领导\n截止目前，召开会议3次。", review, {Safety.SAFE})
    assert text.endswith("截至目前，召开会议3次。")
    assert [(c.line, c.old, c.new) for c in changes] == [(3, "截止", "截至")]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(POOL), max_size=14), st.sampled_from([{Safety.SAFE}, {Safety.SAFE, Safety.ASK}]))
def test_fixing_twice_changes_nothing_more_and_keeps_the_lines(lines, safeties):
    text = "\n".join(lines)
    once, _ = fixed(text, review, safeties)
    twice, changes = fixed(once, review, safeties)
    assert twice == once, changes
    assert once.count("\n") == text.count("\n")
