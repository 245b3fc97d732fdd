from __future__ import annotations

from fazhi_desk.review.session import Request
from fazhi_desk.text.document import from_lines, parse
from fazhi_desk.text.long import LONGEST, cut_long
from tests.review.pool import fresh

SENTENCE = "全县组织执法检查12次，发现问题36个，均已督促整改。"


def test_usual_papers_are_left_alone():
    document = parse("临川县2026年法治政府建设工作总结\n一、加强领导\n" + SENTENCE * 100)
    assert cut_long(document) is document


def test_a_very_long_paragraph_is_cut_at_sentences_and_maps_back():
    lines = ["临川县2026年法治政府建设工作总结", "一、加强领导", SENTENCE * 2000, "二、严格执法", "𠮷" * 45_000, "完。"]
    document = cut_long(from_lines(lines))
    assert max(len(p.text) for p in document.paragraphs) <= LONGEST
    assert "".join(p.text for p in document.paragraphs) == "".join(lines)
    assert document.long == ((2, 5), (6, 9))
    assert document.articles == ((0, 10),)
    for paragraph in document.paragraphs:
        low, high = paragraph.to_document(0, len(paragraph.text))
        assert document.text[low:high] == paragraph.text
        assert lines[paragraph.first_line].find(paragraph.text) >= 0
    assert all(p.text.endswith("。") for p in document.paragraphs[2:5])


def test_the_writer_is_told_and_places_are_right():
    lines = ("临川县2026年法治政府建设工作总结", "一、加强领导", SENTENCE * 1000 + "截止目前，办结3件。")
    session = fresh()
    for state in (lines, (*lines[:2], lines[2] + "完")):
        report = session.update(Request(state))
        [told] = [f for f in report.findings if f.rule == "long-paragraph"]
        assert "2部分" in told.message
        assert not [f for f in report.findings if f.rule == "structure-long-paragraph"]
        [late] = [f for f in report.findings if f.rule == "cutoff-until"]
        assert "\n".join(state)[late.place.start : late.place.end] == "截止"
        assert report == fresh().update(Request(state))
