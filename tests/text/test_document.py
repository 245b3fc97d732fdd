from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.model import Role
from fazhi_desk.text.document import characters, from_lines, parse


def test_offsets_are_code_points_of_the_whole_text() -> None:
    text = "临川县工作总结\n\U00020bb7\U0001f447一段正文，e\u0301。\n一、做法"
    document = parse(text)
    for line in document.lines:
        assert text[line.start : line.start + len(line.text)] == line.text
    heading = document.paragraphs[-1]
    assert text[slice(*heading.to_document(0, 2))] == "一、"


def test_characters_are_what_is_no_white_space() -> None:
    assert characters("一 二\u3000三\n四\u2028五\u00a0六\t") == 6
    assert characters("") == 0


def test_an_empty_text_is_one_blank_line() -> None:
    document = parse("")
    assert [p.role for p in document.paragraphs] == [Role.BLANK]
    assert document.articles == ((0, 1),)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=400))
def test_no_text_makes_it_fail(text: str) -> None:
    document = parse(text)
    assert document.text == text
    assert "\n".join(line.text for line in document.lines) == document.body


def test_a_long_paper_is_read_at_each_key_in_a_moment() -> None:
    body = "全年研究部署法治政府建设工作4次，推动各项任务落地见效，群众满意率达到98.4%，位居全市前列。"
    lines = [f"（{n}）{body}" if n % 9 else f"{n}.压实责任" for n in range(2200)]
    from_lines(lines)
    best = 1.0
    for _ in range(5):
        begun = time.perf_counter()
        from_lines(lines)
        best = min(best, time.perf_counter() - begun)
    assert best < 0.06
