"""Sizes kept from edit to edit are those of a fresh look, and rule out only what a closer look rules out too."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.text.lines import look
from fazhi_desk.text.reader import common
from fazhi_desk.text.sizes import Sizes
from fazhi_desk.text.wrapping import wrap_of_looks

LINES = st.sampled_from(
    ["", "　　", "全县" * 18, "全县" * 17 + "。", "指标\t18件", "一、加强领导", "字" * 640, "字" * 900, "abc" * 12, "短"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=14), st.lists(st.tuples(st.integers(0, 13), LINES), max_size=6))
def test_exchanged_sizes_are_those_of_a_fresh_look(lines, edits):
    looks = [look(line) for line in lines]
    sizes = Sizes.of(looks)
    for place, line in edits:
        at = place % len(looks)
        sizes.exchange(looks[at], look(line))
        looks[at] = look(line)
        assert sizes == Sizes.of(looks)
        assert sizes.may_be_wrapped or wrap_of_looks(looks) is None


def test_a_paper_on_one_line_may_have_lost_its_line_ends():
    assert Sizes.of([look("字" * 900), look("短")]).may_be_unbroken
    assert not Sizes.of([look("字" * 640), *[look("字" * 200)] * 9]).may_be_unbroken


@given(st.lists(st.sampled_from("甲乙丙"), max_size=9), st.lists(st.sampled_from("甲乙丙"), max_size=9))
def test_common_lines_are_counted_one_by_one(old, new):
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    rest = min(len(old), len(new)) - head
    ends = zip(reversed(old), reversed(new), strict=False)
    tail = next((n for n, (a, b) in enumerate(ends) if n == rest or a != b), rest)
    assert common(tuple(old), tuple(new)) == (head, tail)
