from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.formats.title_lines import divide, width

ROOM = 20.1


def test_a_short_title_stays_on_one_line() -> None:
    assert divide("青石镇2023年法治政府建设工作总结", ROOM) == ("青石镇2023年法治政府建设工作总结",)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("云溪县人民政府关于2024年度法治政府建设情况的报告", ["云溪县人民政府", "2024年度", "法治政府"]),
        ("云溪县人力资源和社会保障局2024年推进法治政府建设工作总结", ["云溪县人力资源和社会保障局", "2024年"]),
        ("关于印发《云溪县示范创建实施方案》和任务分解表的工作汇报", ["《云溪县示范创建实施方案》"]),
        ("贯彻落实《法治政府建设实施纲要（2021—2025年）》情况的自查报告", ["《法治政府建设实施纲要（2021—2025年）》"]),
    ],
)
def test_words_books_numbers_and_units_stay_whole(title: str, whole: list[str], gbt9704) -> None:
    lines = divide(title, ROOM, gbt9704.title.words)
    assert len(lines) > 1
    assert all(width(line) <= ROOM for line in lines)
    for words in whole:
        assert any(words in line for line in lines), lines


def test_three_lines_are_no_hourglass(gbt9704) -> None:
    title = "云溪县人力资源和社会保障局关于学习贯彻习近平法治思想和推进法治政府建设示范创建工作情况的年度综合报告"
    lengths = [width(line) for line in divide(title, ROOM, gbt9704.title.words)]
    assert len(lengths) == 3
    assert not lengths[0] > lengths[1] < lengths[2]


def test_a_unit_that_fills_a_line_is_not_broken() -> None:
    unit = "云溪高新技术产业开发区管理委员会"
    assert divide(f"{unit}关于法治政府建设年度情况的报告", ROOM, [unit])[0].startswith(unit)


def test_a_closing_mark_never_begins_a_line() -> None:
    for line in divide("关于" + "某某某、" * 12 + "的报告", ROOM)[1:]:
        assert line[0] not in "、的"


def test_a_piece_longer_than_a_line_is_divided_all_the_same() -> None:
    assert [len(line) for line in divide("《" + "长" * 30 + "》", ROOM)] in ([16, 16], [17, 15], [15, 17])
    assert [len(line) for line in divide("，" * 45, ROOM)] == [20, 20, 5]


@given(st.text(alphabet="法治政府建设工作总结2024年的关于《》、县局ab", min_size=1, max_size=90))
def test_lines_joined_are_the_title_again(title: str) -> None:
    lines = divide(title, ROOM, ("法治政府", "建设"))
    assert "".join(lines) == title
    assert all(width(line) <= ROOM for line in lines)
    assert list(accumulate(map(len, lines)))[-1] == len(title)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云溪县司法局2026年上半年法治政府建设工作总结及下半年工作计划",
         ("云溪县司法局2026年上半年", "法治政府建设工作总结及下半年工作计划")),
        ("2026年云溪县人力资源和社会保障领域重大行政执法决定法制审核目录清单",
         ("2026年云溪县人力资源和社会保障领域", "重大行政执法决定法制审核目录清单")),
        ("云溪县人民政府办公室关于印发《云溪县法治政府建设实施方案（2026—2030年）》的通知",
         ("云溪县人民政府办公室", "关于印发《云溪县法治政府建设", "实施方案（2026—2030年）》的通知")),
        ("在全县法治政府建设暨行政执法能力提升推进会上的讲话",
         ("在全县法治政府建设暨行政执法", "能力提升推进会上的讲话")),
    ],
)
def test_lines_are_divided_where_an_editor_would(title: str, lines: tuple[str, ...], gbt9704) -> None:
    assert divide(title, ROOM, gbt9704.title.words) == lines


def test_wide_digits_still_fit(gbt9704) -> None:
    """A font whose digits are wider than half a character must not push the last character into a line of its own."""
    for line in divide("云溪县人力资源和社会保障局关于2026年推进法治政府建设工作情况的报告", ROOM, gbt9704.title.words):
        assert width(line, 0.6) <= ROOM
