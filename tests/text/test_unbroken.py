"""Papers on one line are read like the same papers with their line ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.model import Role
from fazhi_desk.text.document import from_lines, parse
from fazhi_desk.text.reader import Reader

BODY = "全年研究部署法治工作四次，推动解决难点问题五个，把任务逐项落实到人，办理情况按季度通报，群众比较满意。" * 3
PAPER = (
    "临川县2024年法治政府建设工作总结",
    "2024年，临川县扎实推进法治政府建设。",
    "一、主要工作",
    "（一）压实责任。" + BODY,
    "（二）规范决策。" + BODY,
    "1.严格程序。" + BODY,
    "二、存在的问题",
    "（一）执法力量不足。" + BODY,
    "三、下一步打算。" + BODY,
    "临川县人民政府",
    "2025年1月20日",
)


def shape(paragraphs):
    return [(p.role, p.heading and (p.heading.level, p.heading.numbering), p.text) for p in paragraphs]


def test_a_paper_on_one_line_has_its_headings_title_signature_and_date():
    assert shape(parse("".join(PAPER)).paragraphs) == shape(parse("\n".join(PAPER)).paragraphs)


def test_places_are_those_of_the_line():
    line = "".join(PAPER)
    document = parse("\n" + line)
    for paragraph in document.paragraphs[1:]:
        assert document.text[slice(*paragraph.to_document(0, len(paragraph.text)))] == paragraph.text
        ((at, (low, high)),) = paragraph.lines(0, len(paragraph.text))
        assert at == 1
        assert line[low:high] == paragraph.text


@pytest.mark.parametrize(
    "lines",
    [
        PAPER,  # a paper with its line ends
        [*PAPER[:3], "（一）压实责任。" + BODY + "（二）规范决策。" + BODY, *PAPER[3:]],  # one lost line end
        [BODY * 6],  # long, but without markers
        [BODY * 3 + "主要是：（一）要件齐全；（二）程序合法；（三）公开及时。" + BODY * 3],  # a list inside a sentence
        [BODY * 3 + "分为三类。一、类别" + BODY * 3],  # one marker shows nothing
    ],
)
def test_other_papers_are_left_alone(lines):
    assert len(from_lines(lines).paragraphs) == len(lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from(("。", "\n", "一、加强", "", "（三）深化。"))), max_size=8))
def test_edits_of_such_a_paper_are_read_afresh(edits):
    text, reader = "".join(PAPER), Reader()
    for at, new in edits:
        text = text[:at] + new + text[at:]
        lines = text.split("\n")
        assert reader.read(lines) == from_lines(lines)
        for paragraph in from_lines(lines).paragraphs:
            start, end = paragraph.to_document(0, len(paragraph.text))
            assert text[start:end] == paragraph.text


def test_a_title_before_the_first_marker_needs_no_space():
    document = parse("".join(PAPER[:1] + PAPER[2:]))
    assert [p.role for p in document.paragraphs[:2]] == [Role.TITLE, Role.HEADING]
