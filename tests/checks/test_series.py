from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.checks._series import Fault, breaks


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], []),
        ([1], []),
        ([1, 2, 3, 4], []),
        ([1, 2, 4, 5], [(2, Fault.GAP, 3)]),
        ([1, 2, 5], [(2, Fault.GAP, 3)]),
        ([1, 2, 2, 3], [(2, Fault.REPEAT, 3)]),
        ([1, 2, 2, 4], [(2, Fault.REPEAT, 3)]),
        ([1, 2, 4, 4, 5], [(2, Fault.WRONG, 3)]),
        ([1, 5, 3, 4], [(1, Fault.WRONG, 2)]),
        ([1, 3, 2, 4], [(1, Fault.WRONG, 2)]),
        ([2, 3], [(0, Fault.START, 1)]),
        ([3, 2, 3], [(0, Fault.WRONG, 1)]),
        ([1, 2, 3, 1, 2], [(3, Fault.RESTART, 4)]),
        ([1, 1, 3], [(1, Fault.REPEAT, 2)]),
        ([1, 2, 4, 6], [(2, Fault.GAP, 3), (3, Fault.GAP, 5)]),
    ],
)
def test_each_break_is_told_once(numbers: list[int], expected: list[tuple[int, Fault, int]]) -> None:
    assert [(b.at, b.fault, b.expected) for b in breaks(numbers)] == expected


@given(st.lists(st.integers(1, 9), max_size=12))
def test_breaks_stand_in_order_and_a_right_series_has_none(numbers: list[int]) -> None:
    found = breaks(numbers)
    assert [b.at for b in found] == sorted({b.at for b in found})
    assert (not found) is (numbers == list(range(1, len(numbers) + 1)))


@given(st.integers(3, 9), st.data())
def test_one_number_left_out_or_doubled_is_one_break(length: int, data: st.DataObject) -> None:
    numbers = list(range(1, length + 1))
    at = data.draw(st.integers(0, length - 2))
    assert len(breaks(numbers[:at] + numbers[at + 1 :])) == 1
    assert len(breaks(numbers[: at + 1] + numbers[at:])) == 1
