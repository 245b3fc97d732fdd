"""A draft read again after an edit is the draft read afresh."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.text.document import from_lines
from fazhi_desk.text.front_matter import FrontMatter
from fazhi_desk.text.reader import Reader
from tests.review.pool import POOL

LONG = tuple("　　" + (text + "，") * 12 for text in POOL if len(text) > 8)
NEARLY = tuple(f"　　{text}，{'依法推进各项工作' * 12}"[: 66 + 4 * n] + "。" for n, text in enumerate(POOL[:12]))
"""Lines about as long as the longest title, date, signature or entry of a table of contents."""
LINES = st.sampled_from((*POOL, *LONG, "指标\t2025年", "受理\t18", "目录", "一、总则……1", "全县" * 18))
EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 3), st.lists(LINES, max_size=3)), max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=60), EDITS, st.booleans())
def test_read_again_is_read_afresh(lines, edits, title):
    reader = Reader()
    lines = [POOL[0], *lines] if title else lines
    assert reader.read(lines) == from_lines(lines)
    for at, count, new in edits:
        lines = [*lines[:at], *new, *lines[at + count :]]
        assert reader.read(lines) == from_lines(lines)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_typing_in_a_long_paper_is_read_afresh(data):
    body = [POOL[0], "", *LONG, "一、加强领导", *NEARLY, *LONG, "二、主要成效", "坚持党建统领，扛起责任", LONG[0], "规范执法行为", LONG[0], "推进政务公开", *LONG[:2], "（一）压实责任。" + LONG[0], *LONG, "临川县人民政府", "2027年1月20日"]
    reader = Reader()
    for _ in range(4):
        at = data.draw(st.integers(0, len(body) - 1))
        cut = data.draw(st.integers(0, len(body[at])))
        body[at] = body[at][:cut] + data.draw(st.sampled_from(("。", "新增", "（", "来源：", "—", "：", "2026年", "附件：", "总结", "篇一："))) + body[at][cut:]
        front = FrontMatter({}, data.draw(st.sampled_from((0, 7))))
        text = "x" * front.body + "\n".join(body)
        assert reader.read(body, front, text) == from_lines(body, front, text)


def test_what_stands_before_an_edit_is_the_same():
    reader = Reader()
    lines = [POOL[0], "一、加强领导", *LONG]
    before = reader.read(lines).paragraphs
    after = reader.read([*lines[:-1], lines[-1] + "完"]).paragraphs
    assert all(a is b for a, b in zip(before[:-1], after[:-1], strict=True))
