"""What real Word and WPS files do with numbers, fields, comments and controls, one habit at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fazhi_desk.formats.word_numbering import FORMATS
from fazhi_desk.formats.word_reader import read
from tests.formats.conftest import W
from tests.formats.test_word_reader import item, lines, p, r

Make = Callable[..., bytes]


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


# ---- automatic numbers


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [
        ("chineseCounting", 11, "十一"), ("chineseCountingThousand", 105, "一百零五"), ("japaneseCounting", 10, "十"),
        ("ideographTraditional", 3, "丙"), ("ideographZodiac", 12, "亥"), ("decimalEnclosedCircleChinese", 3, "③"),
        ("decimalFullWidth", 12, "１２"), ("chineseLegalSimplified", 2, "贰"), ("decimalZero", 3, "03"),
        ("upperRoman", 4, "IV"), ("lowerLetter", 27, "aa"), ("ideographDigital", 10, "一〇"),
    ],
)
def test_a_number_in_each_way_of_counting(form: str, number: int, text: str) -> None:
    assert FORMATS[form](number) == text


@pytest.mark.parametrize(
    ("suffix", "shown"),
    [("", "第一条 总则"), ('<w:suff w:val="space"/>', "第一条 总则"), ('<w:suff w:val="nothing"/>', "第一条总则")],
)
def test_what_stands_between_number_and_text(docx_of: Make, suffix: str, shown: str) -> None:
    numbering = lists(level(0, "chineseCounting", "第%1条", suffix))
    assert lines(docx_of(item("总则", 0), numbering=numbering)) == [shown]


def test_a_typed_mark_behind_an_automatic_number_stays_close(docx_of: Make) -> None:
    numbering = lists(level(0, "chineseCounting", "%1", '<w:suff w:val="nothing"/>'))
    assert lines(docx_of(item("、主要做法", 0) + item("、存在问题", 0), numbering=numbering)) == ["一、主要做法", "二、存在问题"]
    numbering = lists(level(0, "decimal", "%1", '<w:suff w:val="nothing"/>'))
    assert lines(docx_of(item("2026年", 0), numbering=numbering)) == ["1 2026年"]


def test_several_levels_in_one_number(docx_of: Make) -> None:
    numbering = lists(
        level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    body = item("甲", 0) + item("乙", 1) + item("丙", 2) + item("丁", 2) + item("戊", 0) + item("己", 2)
    assert lines(docx_of(body, numbering=numbering)) == [
        "第一章 甲", "1.1 乙", "1.1.1 丙", "1.1.2 丁", "第二章 戊", "2.1.1 己",
    ]


def test_levels_that_never_start_over(docx_of: Make) -> None:
    numbering = lists(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    body = item("甲", 0) + item("乙", 1) + item("丙", 0) + item("丁", 1)
    assert lines(docx_of(body, numbering=numbering)) == ["一、甲", "1.乙", "二、丙", "2.丁"]


def test_a_list_that_overrides_a_level_counts_on_in_the_same_list(docx_of: Make) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "（%1）")}</w:lvlOverride>'
    more = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num>'
    numbering = lists(level(0, "decimal", "%1."), more=more)
    assert lines(docx_of(item("甲", 0) + item("乙", 0, 2), numbering=numbering)) == ["1.甲", "（2）乙"]


def test_the_level_tied_to_a_style_counts_whatever_the_style_says(docx_of: Make) -> None:
    """Word ties levels to heading styles by w:pStyle; the styles need not name their level."""
    def style(id_: str, base: str = "", ppr: str = "") -> str:
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="s{id_}"/>{based}<w:pPr>{ppr}</w:pPr></w:style>'

    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("1", ppr=number) + style("2", ppr=number) + style("own", "2") + style(
        "three", "1", '<w:numPr><w:ilvl w:val="2"/></w:numPr>')
    numbering = lists(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'), level(2, "decimal", "%3."),
    )
    body = "".join(p(r(text), f'<w:pStyle w:val="{id_}"/>') for text, id_ in
                   (("甲", "1"), ("乙", "2"), ("丙", "own"), ("丁", "three"), ("戊", "1")))
    assert lines(docx_of(body, styles=styles, numbering=numbering)) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊"]


def test_an_empty_numbered_paragraph_counts_and_shows_its_number(docx_of: Make) -> None:
    numbering = lists(level(0, "chineseCounting", "%1、"))
    assert lines(docx_of(item("甲", 0) + item("", 0) + item("丙", 0), numbering=numbering)) == ["一、甲", "二、", "三、丙"]
    hidden = p(r("暗", "<w:vanish/>"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert lines(docx_of(item("甲", 0) + hidden + item("乙", 0), numbering=numbering)) == ["一、甲", "二、乙"]


# ---- breaks, tables, unseen marks


def test_a_page_break_inside_a_paragraph_parts_it(docx_of: Make) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = p(r("2027年1月8日") + page + r("附件1")) + p(page) + p(page + r("附件2")) + p(r("完") + page)
    assert lines(docx_of(body)) == ["2027年1月8日", "附件1", "", "附件2", "完"]


def test_a_cell_that_continues_another_shows_nothing(docx_of: Make) -> None:
    def row(first: str, text: str, merge: str) -> str:
        return f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{p(r(first))}</w:tc><w:tc>{p(r(text))}</w:tc></w:tr>"

    rows = row("指标", "甲", '<w:vMerge w:val="restart"/>') + row("旧字", "乙", "<w:vMerge/>") + row("另行", "丙", "")
    assert lines(docx_of(f"<w:tbl>{rows}</w:tbl>")) == ["指标\t甲", "\t乙", "另行\t丙"]


def test_marks_without_width_are_left_behind(docx_of: Make) -> None:
    body = p(r("依\u00ad法\u200b行\ufeff政") + "<w:r><w:softHyphen/></w:r>" + r("。"))
    assert lines(docx_of(body)) == ["依法行政。"]


# ---- fields


def field(code: str, result: str | None = None) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    shown = "" if result is None else char("separate") + r(result)
    return f'{char("begin")}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{shown}{char("end")}'


def test_a_table_of_contents_is_known_by_its_code(docx_of: Make) -> None:
    for code in (r"TOC\o &quot;1-3&quot;", " toc ", r" TOC \h "):
        assert lines(docx_of(p(field(code, "一、目录项")) + p(r("正文")))) == ["正文"]
    assert lines(docx_of(p(field("TOCX", "留下")))) == ["留下"]


def test_a_field_that_never_ends_does_not_swallow_the_rest(docx_of: Make) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    assert lines(docx_of(p(r("甲") + begin) + p(r("乙")) + p(r("丙")))) == ["甲", "乙", "丙"]


# ---- controls, symbols, pictures


def test_the_prompt_of_a_content_control_is_no_text(docx_of: Make) -> None:
    def control(inner: str, properties: str) -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = p(control(r("单击此处输入标题"), "<w:showingPlcHdr/><w:text/>") + r("甲")) + control(
        p(r("已填")), '<w:date/><w:showingPlcHdr w:val="0"/>') + control(p(r("选择一项。")), "<w:showingPlcHdr/>")
    result = read(docx_of(body))
    assert result.text == "甲\n已填\n"
    assert result.notes == ("“单击此处输入文字”一类的提示语没有导入。",)


# ---- comments


def test_a_comment_names_the_words_it_is_about(docx_of: Make) -> None:
    def range_(id_: int, inner: str) -> str:
        return (f'<w:commentRangeStart w:id="{id_}"/>{inner}<w:commentRangeEnd w:id="{id_}"/>'
                f'<w:r><w:commentReference w:id="{id_}"/></w:r>')

    body = p(r("全年审核规范性文件") + range_(1, r("32") + r("件")) + r("，" * 5) + range_(2, r("逐条督促有关科室整改到位并形成清单报县政府")))
    body += p(range_(3, r("整段都说到了的一句话，写得不好。")))
    comments = "".join(f'<w:comment w:id="{n}" w:author="王主任">{p(r("请核"))}</w:comment>' for n in (1, 2, 3))
    assert read(docx_of(body, comments=comments)).notes == (
        "批注（王主任），在“全年审核规范性文件32件”处的“32件”：请核",
        "批注（王主任），在“全年审核规范性文件32件”处的“逐条督促有关科室整改到位并形成清单报县政…”：请核",
        "批注（王主任），在“整段都说到了的一句话，写”处：请核",
    )


def test_comments_without_their_part_are_counted(docx_of: Make) -> None:
    assert read(docx_of(p(r("甲") + '<w:r><w:commentReference w:id="1"/></w:r>'))).notes == ("批注1条读不出来。",)


# ---- heading styles without numbers


def test_lines_in_a_heading_style_without_a_number_are_told(docx_of: Make) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="1" xmlns:w="{W}"><w:name w:val="heading 1"/></w:style>'
    titled = [p(r(text), '<w:pStyle w:val="1"/>') for text in ("工作总结", "主要做法", "一、存在不足", "下步打算")]
    body = titled[0] + p(r("导语。")) + p(r("第二段。")) + "".join(titled[1:])
    (note,) = read(docx_of(body, styles=styles)).notes
    assert note.startswith("有2行用了标题样式却没有序号（“主要做法”等）")


def test_a_hundred_thousand_joined_paragraphs_are_one(docx_of: Make) -> None:
    text = read(docx_of(p(r("字"), "<w:rPr><w:del/></w:rPr>") * 100_000 + p(r("完")))).text
    assert text == "字" * 100_000 + "完\n"
