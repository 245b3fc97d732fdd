"""What is written for the pipe piece by piece is what the values say; visible lines come first."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fazhi_desk.tasks.live import decode
from fazhi_desk.tasks.review_live import LONG, LiveReview
from tests.benchmarks.papers import lines as draft
from tests.review.pool import MORE, POOL, bench

LINES = st.sampled_from((*POOL, *MORE, "清河县2026年法治政府建设工作总结"))
EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2), st.lists(LINES, max_size=2)), max_size=6)
HEAD = {"front": {}, "options": {}}


def plain(values):
    return json.loads(json.dumps({"type": "report", **values}))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=25), EDITS)
def test_frames_say_what_a_fresh_answer_says(lines, edits):
    live = LiveReview(bench())
    live.take({"type": "open", "lines": lines, "revision": 0, **HEAD})
    assert json.loads(live.frame())["revision"] == 0
    for revision, (at, count, new) in enumerate(edits, 1):
        lines = [*lines[:at], *new, *lines[at + count :]]
        live.take({"type": "edit", "start": at, "end": at + count, "lines": new, "revision": revision})
        fresh = LiveReview(bench())
        fresh.take({"type": "open", "lines": lines, "revision": revision, **HEAD})
        assert json.loads(live.frame()) == plain(fresh.answer())


def opened(lines, **more):
    live = LiveReview(bench())
    live.take({"type": "open", "lines": lines, "revision": 3, **HEAD, **more})
    return live


def test_the_visible_lines_of_a_long_paper_come_first():
    lines = draft(LONG + 5000)
    middle = len(lines) // 2
    lines[middle] = "　　截止目前，召开会议3次。" + lines[middle]
    lines[2] = "截止目前，" + lines[2]
    live = opened(lines, visible=[middle - 5, middle + 5])
    look, first = map(decode, live.previews())
    assert look.partial
    assert look.title == "临川县2026年法治政府建设工作总结"
    assert first.partial
    assert first.revision == 3
    assert first.title == "临川县2026年法治政府建设工作总结"
    found = [finding.marks for finding in first.findings]
    assert ((middle, 2, 4),) in found
    assert all(middle - 5 <= marks[0][0] <= middle + 5 for marks in found)
    assert not list(live.previews())
    whole = decode(json.loads(live.frame()))
    assert not whole.partial
    outline = [(h.level, h.numbering, h.text, h.line, h.characters) for h in look.headings]
    assert outline == [(h.level, h.numbering, h.text, h.line, h.characters) for h in whole.headings]
    local = {(f.rule, f.marks) for f in first.findings}
    assert local <= {(f.rule, f.marks) for f in whole.findings}
    assert plain(opened(lines).answer()) == json.loads(live.frame())


def test_no_lines_first_in_short_known_or_unasked_papers():
    assert [decode(look).findings for look in opened(draft(3000), visible=[0, 10]).previews()] == [()]
    lines = draft(LONG + 5000)
    assert not list(opened(lines).previews())
    assert not list(opened(lines, visible="all").previews())
    live = opened(lines, visible=[0, 10])
    assert len(list(live.previews())) == 2
    live.frame()
    live.take({"type": "edit", "start": 4, "end": 5, "lines": ["改。"], "revision": 4, "visible": [0, 10]})
    assert not list(live.previews())
