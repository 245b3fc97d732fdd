from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.text.sentences import clauses, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("全年研究4次。推动落实！成效如何？", ["全年研究4次。", "推动落实！", "成效如何？"]),
        ("没有句号的一段", ["没有句号的一段"]),
        ("会议要求：“坚持依法行政。坚持执法为民。”随后作了部署。", ["会议要求：“坚持依法行政。坚持执法为民。”", "随后作了部署。"]),
        ("提出“能不能写进协议？”的问题，逐条答复。", ["提出“能不能写进协议？”的问题，逐条答复。"]),
        ("印发《关于加强执法。监督的意见》，推动落实。", ["印发《关于加强执法。监督的意见》，推动落实。"]),
        ("审查文件（含合同。协议）6件。备案3件。", ["审查文件（含合同。协议）6件。", "备案3件。"]),
        ("组织“领导干部上讲台活动12场。听取汇报4次。", ["组织“领导干部上讲台活动12场。", "听取汇报4次。"]),
        ("全年研究4次\u2028推动落实。", ["全年研究4次", "推动落实。"]),
        ("办结率98.4%,满意率96.6%.推动落实。", ["办结率98.4%,满意率96.6%.推动落实。"]),
        ("　　全年研究4次。 推动落实。 ", ["全年研究4次。", "推动落实。"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_clauses_leave_their_mark_out_and_keep_numbers_whole() -> None:
    text = "办理1,204件，办结率98.4%；9:30开会：推动落实。"
    assert [text[a:b] for a, b in clauses(text)] == ["办理1,204件", "办结率98.4%", "9:30开会", "推动落实"]


@given(st.text(st.sampled_from("法治。，；：！？“”（）《》1, \u2028\U00020bb7"), max_size=80))
def test_ranges_are_ordered_and_lose_no_word(text: str) -> None:
    for ranges in (sentences(text), clauses(text)):
        assert all(a < b for a, b in ranges)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(ranges))
    kept = "".join(text[a:b] for a, b in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())
