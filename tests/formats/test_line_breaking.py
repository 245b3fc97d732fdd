from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.formats.line_breaking import HANGING, NOT_FIRST, NOT_LAST, break_lines


def broken(text: str, cells: float, first: float | None = None) -> list[str]:
    """Lines of so many full characters; ASCII is half as wide."""
    lines = break_lines(text, lambda at: 0.5 if text[at] < "\u0100" else 1.0, cells if first is None else first, cells)
    return [text[line.start : line.end] for line in lines]


def test_the_first_line_is_shorter_by_its_indent() -> None:
    assert broken("正" * 20, 8, 6) == ["正" * 6, "正" * 8, "正" * 6]


def test_a_pause_hangs_over_the_edge_and_other_marks_take_a_character_with_them() -> None:
    assert broken("甲乙丙丁，戊己", 4) == ["甲乙丙丁，", "戊己"]
    assert broken("甲乙丙丁！戊己", 4) == ["甲乙丙", "丁！戊己"]
    assert broken("甲乙丙丁。”戊", 4) == ["甲乙丙", "丁。”戊"]  # the quote could not follow a hanging stop


def test_an_opening_mark_does_not_end_a_line() -> None:
    assert broken("甲乙丙《丁戊》", 4) == ["甲乙丙", "《丁戊》"]


def test_numbers_words_and_dashes_stay_whole() -> None:
    assert broken("甲乙丙1234件", 4) == ["甲乙丙", "1234件"]
    assert broken("甲乙丙丁86.3%，好", 5) == ["甲乙丙丁", "86.3%，好"]
    assert broken("甲乙丙——丁", 4) == ["甲乙", "丙——丁"]


def test_soft_breaks_end_lines_that_are_not_stretched() -> None:
    text = "甲\u2028乙丙丁\x0b"
    lines = break_lines(text, lambda _: 1.0, 2, 2)
    assert [(text[one.start : one.end], one.full) for one in lines] == [
        ("甲", False), ("乙丙", True), ("丁", False), ("", False),
    ]


def test_a_word_longer_than_the_line_is_divided_where_the_line_is_full() -> None:
    assert broken("a" * 30, 10) == ["a" * 20, "a" * 10]
    assert broken("", 4) == [""]


@given(st.text(alphabet="法治正《》（）“”，。、；：—…12.%ab 　\u2028", max_size=120), st.integers(2, 12))
def test_nothing_is_lost_and_no_line_is_too_long(text: str, cells: int) -> None:
    lines = break_lines(text, lambda at: 0.5 if text[at] < "\u0100" else 1.0, cells, cells)
    assert "".join("".join(text[one.start : one.end] for one in lines).split()) == "".join(text.split())
    for one in lines:
        line = text[one.start : one.end]
        width = sum(0.5 if char < "\u0100" else 1.0 for char in line)
        assert width <= cells + 0.1 + (1.0 if one.hangs else 0.0)
        assert not one.hangs or line[-1] in HANGING


WORDS = st.sampled_from(["法治", "依法行政", "《意见》", "“三项制度”", "（含下设机构）", "2024年", "86.3%", "——"])
MARKS = st.sampled_from(["，", "。", "、", "；", "！", ""])


@given(st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=40), st.integers(9, 28))
def test_no_line_begins_or_ends_with_the_wrong_mark(pieces: list[tuple[str, str]], cells: int) -> None:
    for line in broken("法治" + "".join(word + mark for word, mark in pieces), cells):
        assert line[0] not in NOT_FIRST or line.startswith("—")
        assert line[-1] not in NOT_LAST
