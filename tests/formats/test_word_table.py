from __future__ import annotations

from fazhi_desk.formats.title_lines import width
from fazhi_desk.formats.word_table import CELL_SIDE, column_widths

EM = 240
"""A character of 12 points in twentieths of a point."""
ROWS = (
    ("序号", "事项", "2025年", "2026年", "备注"),
    ("1", "为农民工追回工资（万元）", "1286.5", "1034.2", "涉及劳动者1203人，依法移送公安机关立案查处犯罪案件3件"),
)


def room_in(widths: list[int], column: int) -> float:
    """Characters that stand side by side in a column."""
    return (widths[column] - 2 * CELL_SIDE) / EM


def test_numbers_and_years_are_not_broken_beside_a_long_remark() -> None:
    for page in (442.2, 340.2):  # the usual page, and a leader's copy
        widths = column_widths(ROWS, round(page * 20), EM)
        assert sum(widths) <= page * 20
        for column in (0, 2, 3):
            assert room_in(widths, column) >= max(width(row[column], 0.64) for row in ROWS)
        assert room_in(widths, 4) > room_in(widths, 1)


def test_a_small_table_fills_the_width() -> None:
    widths = column_widths((("类别", "数量"), ("检查", "320")), 8844, EM)
    assert 8840 <= sum(widths) <= 8844
    assert abs(widths[0] - widths[1]) < 1200


def test_many_columns_share_what_there_is() -> None:
    widths = column_widths((tuple("很长的一个单元格内容在这里" for _ in range(14)),), 8844, EM)
    assert sum(widths) <= 8844
    assert min(widths) > 500
