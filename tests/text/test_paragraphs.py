from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.model import Role
from fazhi_desk.text.document import from_lines, parse

CHARACTERS = st.sampled_from(
    "法治政府工作一二三四（）()、。：；，,.“”《》1２0年月日附件"
    " \t\u3000\u00a0\u2028\u000b\u000c\u0085|\U00020bb7\U0001f447e\u0301\u200b"
)
LINES = st.one_of(
    st.text(CHARACTERS, max_size=60),
    st.sampled_from(["一、主要工作", "（一）强化领导。全年研究4次。", "1.加强培训", "2024年1月8日", "县司法局", "同志们：", "目  录"]),
    st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"]), max_size=30),
)
TEXTS = st.lists(LINES, max_size=40).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_every_range_quotes_exactly(text: str, data: st.DataObject) -> None:
    document = parse(text)
    for paragraph in document.paragraphs:
        assert paragraph.pieces[0][0] == 0
        if not paragraph.text:
            continue
        start = data.draw(st.integers(0, len(paragraph.text) - 1))
        end = data.draw(st.integers(start, len(paragraph.text)))
        low, high = paragraph.to_document(start, end)
        quote = text[low:high]
        if len(paragraph.pieces) == 1:
            assert quote == paragraph.text[start:end]
        else:
            assert "".join(quote.split()) == "".join(paragraph.text[start:end].split())
        for at, (a, b) in enumerate(paragraph.cuts(start, end)):
            assert "\n" not in text[a:b]
            line, (left, right) = paragraph.lines(start, end)[at]
            assert document.lines[line].text[left:right] == text[a:b]
        joined = "".join(text[a:b] for a, b in paragraph.cuts(start, end))
        assert joined == paragraph.text[start:end]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_paragraphs_cover_every_line_once(text: str) -> None:
    document = parse(text)
    lines = [n for p in document.paragraphs for n in range(p.first_line, p.first_line + len(p.pieces))]
    assert lines == list(range(len(document.lines)))
    assert "".join("".join(p.text.split()) for p in document.paragraphs) == "".join(document.body.split())
    covered = [at for start, end in document.articles for at in range(start, end)]
    assert covered == list(range(len(document.paragraphs)))
    for paragraph in document.paragraphs:
        assert (paragraph.role is Role.BLANK) is (not paragraph.text.strip())
        assert (paragraph.role is Role.HEADING) is (paragraph.heading is not None)


def test_rows_of_a_table_are_found_by_tabs_or_bars() -> None:
    text = "一、做法\n指标\t2023年\t2024年\n案件\t18\t15\n\n|序号|事项|\n|1|清理|\n正文一段。"
    roles = [p.role for p in parse(text).paragraphs]
    assert roles == [Role.HEADING, Role.TABLE, Role.TABLE, Role.BLANK, Role.TABLE, Role.TABLE, Role.BODY]


def test_a_table_with_empty_lines_between_its_rows() -> None:
    roles = [p.role for p in parse("指标\t2024年\n\n案件\t15\n\n文件\t6").paragraphs]
    assert roles == [Role.TABLE, Role.BLANK, Role.TABLE, Role.BLANK, Role.TABLE]


def test_a_tab_behind_a_number_or_an_indent_makes_no_table() -> None:
    text = "一、\t主要工作\n二、\t存在问题\n\t全年研究4次。\n\t审查文件6件。"
    assert [p.role for p in parse(text).paragraphs] == [Role.HEADING, Role.HEADING, Role.BODY, Role.BODY]


def test_a_soft_break_stays_in_its_paragraph() -> None:
    document = parse("全年研究4次，\u2028审查文件6件。\n正文。")
    assert [p.text for p in document.paragraphs] == ["全年研究4次，\u2028审查文件6件。", "正文。"]


def test_lines_and_text_give_the_same_document() -> None:
    text = "标题\n\n一、做法\n正文。"
    assert from_lines(text.split("\n")) == parse(text)
