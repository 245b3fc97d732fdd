from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.storage.places import Places
from fazhi_desk.tasks.frames import read_frame, write_frame
from fazhi_desk.tasks.live import decode
from fazhi_desk.tasks.review_live import LiveReview
from fazhi_desk.tasks.workbench import Workbench

LINES = ["𠮷林县2026年法治政府建设工作总结", "", "一、加强领导", "𠮷，截止目前，召开会议××次。", "（三）督察"]


def live(tmp_path):
    return LiveReview(Workbench(Places(tmp_path, tmp_path, tmp_path, tmp_path)))


def test_marks_are_in_lines_and_quote_them(tmp_path):
    review = live(tmp_path)
    assert review.take({"type": "open", "lines": LINES, "front": {"kind": "township"}, "options": {}, "revision": 4})
    report = decode(review.answer())
    assert report.revision == 4
    assert report.kind == "township"
    assert not report.kind_guessed
    found = {f.rule: f for f in report.findings}
    assert found["cutoff-until"].marks == ((3, 2, 4),)
    for finding in report.findings:
        text = "".join(LINES[line][start:end] for line, start, end in finding.marks)
        assert text == "".join(finding.quote.split("\n"))
    assert [(h.line, h.numbering) for h in report.headings] == [(2, "一、"), (4, "（三）")]


def test_edits_replace_lines(tmp_path):
    review = live(tmp_path)
    review.take({"type": "open", "lines": LINES, "front": {}, "options": {}, "revision": 1})
    review.take({"type": "edit", "start": 3, "end": 5, "lines": ["正文。"], "revision": 2})
    report = decode(review.answer())
    assert [h.numbering for h in report.headings] == ["一、"]
    assert not review.take({"type": "unknown"})


def test_a_stopped_review_has_no_answer(tmp_path):
    review = live(tmp_path)
    review.take({"type": "open", "lines": LINES, "front": {}, "options": {}, "revision": 1})
    assert review.answer(lambda: True) is None


@given(st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)))
def test_frames_round_trip(message):
    pipe = io.BytesIO()
    write_frame(pipe, [message])
    write_frame(pipe, [1])
    pipe.seek(0)
    assert read_frame(pipe) == [message]
    assert read_frame(pipe) == [1]
    assert read_frame(pipe) is None


def test_a_cut_frame_ends_the_stream():
    pipe = io.BytesIO()
    write_frame(pipe, ["法治"])
    assert read_frame(io.BytesIO(pipe.getvalue()[:-2])) is None
    assert read_frame(io.BytesIO(b"\xff\xff\xff\xff....")) is None
