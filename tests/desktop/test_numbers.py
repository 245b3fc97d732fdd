"""Numbers after a change of lines: only the groups that changed, whatever the writer's numbers elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.desktop import numbers, sections
from fazhi_desk.text.numbering import render

LONG = "全年研究部署法治政府建设工作4次，推动各项任务落地见效，群众满意率达到98.4%。" * 5
WRONG = [
    "总结", "一、甲", "（一）子", "（三）子", "（三）孙", "三、乙", "（二）子", "（二）子", "四、丙", "正文", "四、丁", "正文",
]
"""Numbers with a gap and repeats in every group."""


def test_a_move_among_siblings_keeps_the_numbers_of_the_places_and_all_others():
    moved = sections.move(WRONG, 8, 1)
    assert moved.lines == [*WRONG[:8], "四、丁", "正文", "四、丙", "正文"]
    up = sections.move(WRONG, 3, -1)
    assert up.lines == [*WRONG[:2], "（一）子", "（三）子", *WRONG[4:]]


def test_dragging_into_another_section_numbers_on_both_and_nothing_else():
    dragged = sections.move_before(WRONG, 3, 7)
    assert dragged.lines == [
        "总结", "一、甲", "（一）子", "（二）孙", "三、乙", "（二）子", "（二）子", "（三）子", "四、丙", "正文", "四、丁", "正文",
    ]


def test_promoting_takes_the_next_number_and_pushes_on_what_follows():
    promoted = sections.shift_level(["总结", "一、甲", "（一）子", "（二）子", "（三）子", "二、乙", "（二）子"], 3, -1)
    assert promoted.lines == ["总结", "一、甲", "（一）子", "二、子", "（一）子", "三、乙", "（二）子"]


def test_articles_in_one_file_have_numbers_of_their_own():
    first = ["甲县2025年法治政府建设工作总结", "　　2025年，甲县坚持依法行政。", "一、加强领导", LONG, "二、依法决策", LONG,
             "　　甲县人民政府", "　　2026年1月5日"]
    second = ["乙县2025年法治政府建设工作总结", "　　2025年，乙县坚持依法行政。", "一、加强领导", LONG, "三、依法决策", LONG]
    assert numbers.renumbered([*first, *second]) == [*first, *second[:4], "二、依法决策", LONG]
    moved = sections.move([*first, *second], 2, 1)
    assert moved.lines[len(first):] == second


def test_what_comes_in_takes_the_look_of_its_new_group():
    made = sections.insert_section(["总结", "(一) 甲", "正文", "(二) 乙"], (1, 3), "新", ["x"], level=2)
    assert made.lines == ["总结", "(一) 甲", "正文", "(二)新", "x", "(三) 乙"]


@st.composite
def papers(draw, *, right: bool) -> list[str]:
    lines, counts = ["总结"], [0, 0]
    for n in range(draw(st.integers(2, 12))):
        level = 1 if n == 0 else draw(st.integers(1, 2))
        counts = [counts[0] + 1, 0] if level == 1 else [counts[0], counts[1] + 1]
        number = counts[level - 1] if right else draw(st.integers(1, 9))
        lines += [render(level, number) + f"节{n}", f"这是节{n}的正文。"]
    return lines


@given(papers(right=True), st.data())
def test_a_right_paper_stays_right(lines, data):
    at = data.draw(st.integers(1, len(lines) - 1))
    changes = [sections.move(lines, at, 1), sections.shift_level(lines, at, 1), sections.shift_level(lines, at, -1),
               sections.insert_section(lines, (at, None), "新节", ["x"])]
    found = numbers.heads(lines)
    changes += [sections.move_before(lines, found[0].line, head.line) for head in found]
    for made in changes:
        if made is not None:
            assert [line for line in made.lines if "节" in line and "正文" not in line] == [
                line for line in numbers.renumbered(made.lines) if "节" in line and "正文" not in line
            ]


@given(papers(right=False), st.data())
def test_moving_back_restores_every_number(lines, data):
    at = data.draw(st.integers(1, len(lines) - 1))
    moved = sections.move(lines, at, 1)
    if moved is not None:
        assert sections.move(moved.lines, moved.line, -1).lines == lines
