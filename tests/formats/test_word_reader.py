from __future__ import annotations

import io
from collections.abc import Callable

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.paper import Metadata, Paper, paper_from
from fazhi_desk.formats.word_reader import read
from fazhi_desk.formats.word_writer import write
from fazhi_desk.text.document import parse

Make = Callable[..., bytes]


def p(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def lines(data: bytes) -> list[str]:
    return read(data).text.split("\n")[:-1]


def test_one_line_a_paragraph_with_soft_breaks_and_tabs(docx_of: Make) -> None:
    body = p(r("甲") + "<w:r><w:br/></w:r>" + r("乙") + "<w:r><w:tab/><w:cr/></w:r>") + p("") + p(
        '<w:r><w:br w:type="page"/><w:noBreakHyphen/><w:t> 丙\n丁 </w:t></w:r>', '<w:tabs><w:tab w:pos="1"/></w:tabs>'
    )
    assert lines(docx_of(body)) == ["甲\u2028乙\t\u2028", "", "-丙 丁"]


def test_python_docx_and_its_strict_twin_are_read(docx_of: Make) -> None:
    document = docx.Document()
    document.add_paragraph("第一段")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "格"
    document.add_paragraph("第二段")
    buffer = io.BytesIO()
    document.save(buffer)
    assert lines(buffer.getvalue()) == ["第一段", "格\t", "第二段"]
    from tests.formats.conftest import W, raw_docx

    strict = f'<w:document xmlns:w="{W}"><w:body>{p(r("严格"))}</w:body></w:document>'
    strict = strict.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert lines(raw_docx(strict)) == ["严格"]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%4"/></w:lvl>
<w:lvl w:ilvl="4"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num>"""


def item(text: str, level: int, list_id: int = 1) -> str:
    return p(r(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_automatic_numbers_become_text(docx_of: Make) -> None:
    body = (
        item("总则", 0) + item("甲", 1) + item("乙", 1) + item("丙", 2) + item("分则", 0) + item("丁", 1)
        + item("戊", 3) + item("己", 4) + item("重来", 0, 2) + item("接着", 0, 2)
        + p(r("无号"), '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    result = read(docx_of(body, numbering=NUMBERING))
    assert result.text.split("\n")[:-1] == [
        "一、总则", "（一）甲", "（二）乙", "1.丙", "二、分则", "（一）丁", "2.1 戊", "•己",
        "一、重来", "二、接着", "无号",
    ]
    assert any("自动编号10处" in note for note in result.notes)


def test_a_number_that_a_style_brings_is_shown(docx_of: Make) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="own"/>'
        '<w:basedOn w:val="a"/></w:style>'
    )
    body = p(r("甲"), '<w:pStyle w:val="a"/>') + p(r("乙"), '<w:pStyle w:val="b"/>')
    assert lines(docx_of(body, styles=styles, numbering=NUMBERING)) == ["一、甲", "二、乙"]


def test_an_empty_cell_of_a_counted_column_shows_its_number(docx_of: Make) -> None:
    """序号 columns are often automatic numbers without any text; a cell merged over shows none."""
    def row(text: str, merge: str = "") -> str:
        return f"<w:tr><w:tc><w:tcPr>{merge}</w:tcPr>{item('', 2)}</w:tc><w:tc>{p(r(text))}</w:tc></w:tr>"

    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = f"<w:tbl>{row('甲')}{row('乙', start)}{row('丙', on)}{row('丁')}</w:tbl>" + item("", 2)
    assert lines(docx_of(body, numbering=NUMBERING)) == ["1.\t甲", "2.\t乙", "\t丙", "3.\t丁", "4."]


def test_a_list_tells_what_follows_its_number_and_which_style_brings_which_level(docx_of: Make) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:pStyle w:val="a"/><w:suff w:val="nothing"/><w:lvlText w:val="%1是"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-'
        'compatibility/2006"><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalEnclosedCircle"/></mc:Fallback></mc:AlternateContent>'
        '<w:pStyle w:val="b"/><w:suff w:val="space"/><w:lvlText w:val="%2"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{id_}"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>" for id_ in ("a", "b")
    )
    body = "".join(p(r(text), f'<w:pStyle w:val="{id_}"/>') for text, id_ in (("强化", "a"), ("甲", "b"), ("严格", "a")))
    assert lines(docx_of(body, styles=styles, numbering=numbering)) == ["一是强化", "① 甲", "二是严格"]


def test_tracked_changes_are_read_as_accepted(docx_of: Make) -> None:
    body = (
        p(r("保留") + f'<w:del w:id="1"><w:r><w:delText>删</w:delText></w:r></w:del><w:ins w:id="2">{r("增")}</w:ins>')
        + p(r("前半"), '<w:rPr><w:del w:id="3"/></w:rPr>') + p(r("后半"))
        + p(f'<w:moveFrom w:id="4">{r("移走")}</w:moveFrom>', '<w:rPr><w:moveFrom w:id="5"/></w:rPr>')
        + p(f'<w:moveTo w:id="6">{r("移来")}</w:moveTo>')
    )
    result = read(docx_of(body))
    assert result.text == "保留增\n前半后半\n移来\n"
    assert result.notes == ("文件里有修订痕迹，已按“接受全部修订”读取，请核对改动处。",)


def test_a_deleted_row_is_gone(docx_of: Make) -> None:
    def row(text: str, properties: str = "") -> str:
        cells = "".join(f"<w:tc>{p(r(text + str(n)))}</w:tc>" for n in (1, 2))
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    body = f'<w:tbl>{row("留")}{row("删", "<w:del/>")}</w:tbl>'
    assert lines(docx_of(body)) == ["留1\t留2"]


def test_columns_left_empty_at_either_end_are_counted(docx_of: Make) -> None:
    def row(*texts: str, more: str = "") -> str:
        return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(f'<w:tc>{p(r(text))}</w:tc>' for text in texts)}</w:tr>"

    empty = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    assert lines(docx_of(f"<w:tbl>{row('甲', '乙', '丙')}{row('丁', more=empty)}</w:tbl>")) == ["甲\t乙\t丙", "\t丁\t"]


def test_a_comment_in_a_joined_paragraph_keeps_its_place(docx_of: Make) -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    comment = '<w:r><w:commentReference w:id="7"/></w:r>'
    body = p(r("前半句") + comment, mark) + p(r("后半句"))
    result = read(docx_of(body, comments=f'<w:comment w:id="7">{p(r("请核"))}</w:comment>'))
    assert result.notes[-1] == "批注，在“前半句”处：请核"


def test_cells_keep_their_columns(docx_of: Make) -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p(r("合并")) + p(r("两段")) + "</w:tc>"
    inner = f"<w:tbl><w:tr><w:tc>{p(r('内'))}</w:tc><w:tc>{p(r('层'))}</w:tc></w:tr></w:tbl>"
    plain = f"<w:tc>{p(r('甲'))}</w:tc><w:tc>{inner}{p('')}</w:tc><w:tc>{p(r('丙'))}</w:tc>"
    body = f"<w:tbl><w:tr>{wide}<w:tc>{p(r('尾'))}</w:tc></w:tr><w:tr>{plain}</w:tr></w:tbl>"
    assert lines(docx_of(body)) == ["合并\u2028两段\t\t尾", "甲\t内 层\t丙"]
    frame = f"<w:tbl><w:tr><w:tc>{p(r('一、框中标题'))}{p(r('正文'))}</w:tc></w:tr></w:tbl>"
    assert lines(docx_of(frame)) == ["一、框中标题", "正文"]


def test_fields_show_their_result_only(docx_of: Make) -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    nested = char("begin") + code + char("begin") + code + char("separate") + r("内") + char("end") + char(
        "separate") + r("结果") + char("end")
    simple = f'<w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple>'
    link = f"<w:hyperlink>{r('链接')}</w:hyperlink>"
    assert lines(docx_of(p(nested + simple + link))) == ["结果今天链接"]
    toc = "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
    entries = p(char("begin") + toc + char("separate") + r("一、目录项")) + p(r("二、目录项"))
    result = read(docx_of(entries + p(char("end")) + p(r("正文"))))
    assert [line for line in result.text.split("\n") if line] == ["正文"]
    assert "目录没有导入，导出后可在 Word 里重新生成。" in result.notes


def test_signs_drawn_by_fields_and_symbol_fonts_become_characters(docx_of: Make) -> None:
    def drawn(code: str) -> str:
        return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,</w:instrText></w:r>'
                f'<w:r><w:instrText>{code})</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>')

    signs = "".join(f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>' for code in ("F0FE", "F021"))
    result = read(docx_of(p(drawn("1") + r("甲") + drawn("2") + r("乙") + signs)))
    assert result.text == "①甲②乙☑\n"
    assert result.notes == ("符号字体的符号1个没有导入，请核对。",)


def test_drawings_without_text_are_told(docx_of: Make) -> None:
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    art = '<w:pict><v:shape><v:textpath string="临川县司法局"/></v:shape></w:pict>'
    thing = "<w:object><v:shape><v:imagedata/></v:shape></w:object>"
    result = read(docx_of(p(r("甲") + f"<w:r><w:drawing>{chart}</w:drawing></w:r><w:r>{art}</w:r><w:r>{thing}</w:r>")))
    assert result.text == "甲\n"
    assert result.notes == (
        "图表、图示1个没有导入。", "嵌入的对象（表格、公式等）1个没有导入。", "艺术字没有导入：“临川县司法局”。",
    )


def test_hidden_text_and_ruby_stay_behind(docx_of: Make) -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:name w:val="暗"/><w:rPr><w:vanish/></w:rPr></w:style>'
    ruby = f"<w:r><w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('拼')}</w:rubyBase></w:ruby></w:r>"
    body = p(r("明") + r("暗", "<w:vanish/>") + r("暗", '<w:rStyle w:val="h"/>') + r("亮", '<w:vanish w:val="0"/>'))
    result = read(docx_of(body + p(r("全暗", "<w:vanish/>")) + p(ruby), styles=styles))
    assert result.text == "明亮\n拼\n"
    assert result.notes == ("有隐藏文字没有导入。",)


def test_a_style_separator_joins_what_word_shows_on_one_line(docx_of: Make) -> None:
    mark = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert lines(docx_of(p(r("（一）标题。"), mark) + p(r("正文。")))) == ["（一）标题。正文。"]


def test_a_text_box_comes_once_after_its_paragraph(docx_of: Make) -> None:
    box = f"<w:txbxContent>{p(r('框里'))}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    result = read(docx_of(p(r("前") + f"<w:r>{both}</w:r>" + r("后"))))
    assert result.text == "前后\n框里\n"
    assert result.notes == ("文本框里的文字放在了它所在段落的后面，请核对位置。",)


def test_comments_footnotes_headers_and_pictures_are_told(docx_of: Make) -> None:
    body = p(r("全年办理案件三十二件") + '<w:r><w:commentReference w:id="7"/><w:footnoteReference w:id="2"/></w:r>'
             "<w:r><w:drawing><a:blip/></w:drawing></w:r>")
    result = read(docx_of(
        body,
        comments=f'<w:comment w:id="7" w:author="王主任">{p(r("请核实数字"))}</w:comment>',
        footnotes=f'<w:footnote w:id="2">{p(r("据统计局"))}</w:footnote>',
        header=p(r("内部资料")), footer=p(r("— 1 —")),
    ))
    assert result.text == "全年办理案件三十二件\n"
    assert result.notes == (
        "图片1幅没有导入。",
        "批注（王主任），在“全年办理案件三十二件”处：请核实数字",
        "脚注（未并入正文），在“全年办理案件三十二件”处：据统计局",
        "页眉没有导入：“内部资料”",
    )


def test_answers_to_comments_and_settled_ones_are_told_as_such(docx_of: Make) -> None:
    ids = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId'
    marks = "".join(f'<w:r><w:commentReference w:id="{n}"/></w:r>' for n in (1, 2, 3))
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="{who}"><w:p {ids}="A{n}">{r(said)}</w:p></w:comment>'
        for n, who, said in ((1, "王主任", "数字请核"), (2, "小李", "已核对"), (3, "", "删去"))
    )
    extended = '<w:commentEx w:paraId="A1" w:done="1"/><w:commentEx w:paraId="A2" w:paraIdParent="A1" w:done="0"/>'
    for part, first, second in (
        (extended, "（王主任，已解决）", "（小李，答复王主任）"), ("<w:broken", "（王主任）", "（小李）"),
    ):
        result = read(docx_of(p(r("案件32件") + marks), comments=comments, commentsExtended=part))
        assert result.notes == (
            f"批注{first}，在“案件32件”处：数字请核", f"批注{second}，在“案件32件”处：已核对", "批注，在“案件32件”处：删去",
        )


def test_a_damaged_side_part_costs_only_itself(docx_of: Make) -> None:
    result = read(docx_of(item("甲", 0), numbering="<w:broken", styles="&nothing;"))
    assert result.text == "甲\n"
    assert len(result.notes) == 2


# ---- round trip of our own files


DRAFT = """云溪县人力资源和社会保障局关于2024年推进法治政府建设工作情况的报告
云溪县人民政府：

正文第一段。

一、主要做法
（一）强化审核。全年审核文件32件。
指标\t2023年
案件\t152
附件：1.目录
2.清单

云溪县人力资源和社会保障局
2025年1月8日
"""
FRONT = 'fzd = 1\nkind = "department"\nunit = "云溪县<人社>&局"\n'


def written(text: str, profile: Profile, **about: object) -> bytes:
    metadata = Metadata(front_matter=FRONT, **about)  # type: ignore[arg-type]
    return write(paper_from(parse(text).paragraphs, metadata), profile)


def test_our_own_file_gives_draft_and_front_matter_back(profiles: dict[str, Profile]) -> None:
    for profile in profiles.values():
        result = read(written(DRAFT, profile))
        assert result.text == DRAFT
        assert result.front_matter == FRONT


def test_what_the_front_matter_gave_does_not_enter_the_text(gbt9704: Profile) -> None:
    text = "一、做法\n正文。\n"
    data = written(text, gbt9704, title="年度总结", addressee="县政府", signature="县司法局", date="2025-01-08")
    assert "年度总结" in [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
    assert read(data).text == text


def test_a_title_broken_by_the_writer_keeps_his_breaks(gbt9704: Profile) -> None:
    text = "云溪县\u2028法治政府建设工作总结\n正文。\n"
    assert read(written(text, gbt9704)).text == text


def test_our_file_edited_elsewhere_takes_the_new_text(gbt9704: Profile) -> None:
    document = docx.Document(io.BytesIO(written(DRAFT, gbt9704)))
    first = next(one for one in document.paragraphs if one.text == "正文第一段。")
    first.runs[0].text = "改过的第一段。"
    first.insert_paragraph_before("新加的一段。")
    buffer = io.BytesIO()
    document.save(buffer)
    result = read(buffer.getvalue())
    assert result.front_matter == FRONT
    assert result.text == DRAFT.replace("\n\n正文第一段。", "\n新加的一段。\n改过的第一段。")


CHARACTERS = st.sampled_from("法治政府工作总结年月日一二（）。、：，；《》“”—…1 2.0%<>&\"'aB\u2028\u00a0\U00020bb7")
SENTENCES = st.text(CHARACTERS, min_size=1, max_size=40).map(lambda s: s.strip(" \u3000\u00a0")).filter(str.strip)
PIECES = st.one_of(
    SENTENCES,
    st.just(""),
    st.sampled_from(["一、做法", "（一）强化审核。正文", "1.小标题", "附件：1.目录", "县司法局", "2025年1月8日",
                     "附件1", "县政府：", "甲\t乙", "一是做好；", "云溪县人民政府关于2024年度法治政府建设工作情况的总结报告"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_reading_what_was_written_gives_text_and_roles_back(gbt9704: Profile, pieces: list[str]) -> None:
    text = "\n".join(pieces)
    if not text.strip("\n"):
        return
    before = parse(text)
    result = read(written(text, gbt9704))
    if before.paragraphs and max(len(one.pieces) for one in before.paragraphs) == 1:
        assert result.text == text
        assert [one.role for one in parse(result.text).paragraphs] == [one.role for one in before.paragraphs]
    assert result.front_matter == FRONT


def test_an_empty_paper_reads_as_nothing(gbt9704: Profile) -> None:
    result = read(write(Paper(()), gbt9704))
    assert (result.text, result.notes) == ("", ("这个文件里没有可以导入的文字。",))


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=20), st.booleans(),
    st.integers(-10**6, 10**6), st.lists(st.sampled_from(["甲", '乙"', "<&>"]), max_size=3),
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["unit", "kind", "year", "title", "单位"]), VALUES, max_size=4))
def test_metadata_of_any_kind_come_back(gbt9704: Profile, values: dict[str, object]) -> None:
    from fazhi_desk.text.front_matter import dumps, split

    front = dumps(values)
    data = write(paper_from(parse("总结\n正文。\n").paragraphs, Metadata(front_matter=front)), gbt9704)
    result = read(data)
    assert result.front_matter == front
    assert dict(split(f"+++\n{result.front_matter}+++\n").values) == values
