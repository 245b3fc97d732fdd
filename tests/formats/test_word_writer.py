from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fazhi_desk.catalog.profile import Profile
from fazhi_desk.formats.paper import Block, Metadata, Paper
from fazhi_desk.formats.word_writer import files, write
from fazhi_desk.model import Role

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = """云溪县司法局2024年法治政府建设工作总结
云溪县人民政府：
现将有关情况报告如下：
一、主要做法
（一）强化审核。全年审核文件32件。
1.严格把关
一是逐件登记；二是限时办结。
二、下一步安排
继续努力。
附件：1.审核目录
云溪县司法局
2025年1月8日
"""


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def body(paper: Paper, profile: Profile) -> etree._Element:
    return etree.fromstring(files(paper, profile)["word/document.xml"].encode())


def test_the_same_input_gives_the_same_bytes(paper_of: Callable[..., Paper], gbt9704: Profile) -> None:
    first = write(paper_of(TEXT, unit="云溪县司法局", written=(2025, 1, 8)), gbt9704)
    assert first == write(paper_of(TEXT, unit="云溪县司法局", written=(2025, 1, 8)), gbt9704)


def test_every_part_is_well_formed_and_named_in_the_package(
    paper_of: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    for profile in profiles.values():
        data = write(paper_of(TEXT, title='<&"\'>', unit="甲&乙", author="<丙>"), profile)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            types = archive.read("[Content_Types].xml").decode()
            for name in archive.namelist():
                etree.fromstring(archive.read(name))
                assert name.endswith(".rels") or f'"/{name}"' in types or name in ("[Content_Types].xml",
                                                                                  "customXml/item1.xml")
        assert opened(data).core_properties.author == "甲&乙"


def test_headings_have_words_own_styles(paper_of: Callable[..., Paper], gbt9704: Profile) -> None:
    document = opened(write(paper_of(TEXT), gbt9704))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
    assert ("Title", "云溪县司法局2024年法治政府建设工作总结") in styles
    assert ("Heading 1", "一、主要做法") in styles
    assert ("Heading 3", "1.严格把关") in styles
    assert ("Normal", "（一）强化审核。全年审核文件32件。") in styles
    for level in (1, 2, 3, 4):
        outline = document.styles[f"Heading {level}"].element.find(f"{W}pPr/{W}outlineLvl")
        assert outline.get(f"{W}val") == str(level - 1)


def test_a_run_in_heading_changes_its_face_after_the_full_stop(
    paper_of: Callable[..., Paper], gbt9704: Profile
) -> None:
    document = opened(write(paper_of(TEXT), gbt9704))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("（一）"))
    runs = [(r.text, r._element.rPr.rFonts.get(f"{W}eastAsia"), r.style.name) for r in paragraph.runs if r.style]
    assert runs == [
        ("（一）强化审核。", "楷体_GB2312", "标题 2 字符"),
        ("全年审核文件32件。", "仿宋_GB2312", "Default Paragraph Font"),
    ]


def test_every_paragraph_and_run_carries_what_programs_inherit_differently(
    paper_of: Callable[..., Paper], gbt9704: Profile
) -> None:
    root = body(paper_of(TEXT), gbt9704)
    for paragraph in root.iter(f"{W}p"):
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("579", "exact")
        assert paragraph.find(f"{W}pPr/{W}snapToGrid").get(f"{W}val") == "0"
        assert paragraph.find(f"{W}pPr/{W}widowControl").get(f"{W}val") == "0"
    for run in root.iter(f"{W}r"):
        fonts = run.find(f"{W}rPr/{W}rFonts")
        assert {key.removeprefix(W) for key in fonts.attrib} == {"ascii", "hAnsi", "eastAsia", "cs", "hint"}
        assert fonts.get(f"{W}hint") == "eastAsia"
        title = fonts.get(f"{W}eastAsia") == "方正小标宋简体"
        assert (run.find(f"{W}rPr/{W}spacing") is None) == title


def test_children_stand_in_the_order_of_the_schema(paper_of: Callable[..., Paper], gbt9704: Profile) -> None:
    """Word refuses or ignores what stands in the wrong place (ECMA-376 CT_PPrBase, CT_RPr)."""
    ppr = ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "suppressLineNumbers", "autoSpaceDE", "autoSpaceDN",
           "snapToGrid", "spacing", "ind", "jc", "outlineLvl", "rPr"]
    rpr = ["rStyle", "rFonts", "b", "bCs", "spacing", "sz", "szCs", "lang"]
    parts = files(paper_of(TEXT + "附件1\n目录\n", seal=True), gbt9704)
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        root = etree.fromstring(parts[name].encode())
        for tag, order in (("pPr", ppr), ("rPr", rpr)):
            for item in root.iter(f"{W}{tag}"):
                places = [order.index(child.tag.removeprefix(W)) for child in item]
                assert places == sorted(places)


def test_page_grid_and_footers(paper_of: Callable[..., Paper], gbt9704: Profile) -> None:
    section = body(paper_of(TEXT), gbt9704).find(f"{W}body/{W}sectPr")
    margins = {key.removeprefix(W): value for key, value in section.find(f"{W}pgMar").attrib.items()}
    assert {k: margins[k] for k in ("top", "right", "bottom", "left", "footer")} == {
        "top": "2098", "right": "1474", "bottom": "1984", "left": "1587", "footer": "1420",
    }
    grid = section.find(f"{W}docGrid")
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
    parts = files(paper_of(TEXT), gbt9704)
    assert "<w:evenAndOddHeaders/><w:characterSpacingControl" in parts["word/settings.xml"]
    assert 'w:right="280"' in parts["word/footer1.xml"]
    assert 'w:left="280"' in parts["word/footer2.xml"]
    assert "heme" not in parts["word/document.xml"] + parts["word/styles.xml"]


def test_blank_lines_stand_where_the_standard_wants_them(paper_of: Callable[..., Paper], gbt9704: Profile) -> None:
    texts = [p.text for p in opened(write(paper_of(TEXT), gbt9704)).paragraphs]
    gaps = [texts[at + 1] for at, text in enumerate(texts) if not text]
    assert gaps == ["云溪县人民政府：", "附件：1.审核目录", "云溪县司法局"]


def test_signs_of_xml_soft_breaks_and_tabs_survive(gbt9704: Profile) -> None:
    text = "甲<b>&amp;\u2028乙\t丙\x0b丁"
    paragraph = opened(write(Paper((Block(Role.BODY, text),)), gbt9704)).paragraphs[0]
    assert paragraph.text == "甲<b>&amp;\n乙\t丙\n丁"


def test_a_table_is_a_table(gbt9704: Profile) -> None:
    rows = ("指标\t2023年", "案件\t152", "甲|乙|丙")
    document = opened(write(Paper(tuple(Block(Role.TABLE, row) for row in rows)), gbt9704))
    assert [[cell.text for cell in row.cells] for table in document.tables for row in table.rows] == [
        ["指标", "2023年"], ["案件", "152"], ["甲", "乙", "丙"],
    ]
    for paragraph in document.tables[0].rows[0].cells[0].paragraphs:
        assert paragraph.paragraph_format.line_spacing is None
        assert paragraph.style is not None
        assert paragraph.style.paragraph_format.line_spacing == pytest.approx(1.15)


def test_the_plain_report_has_western_digits_and_bold_third_headings(
    paper_of: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    document = opened(write(paper_of(TEXT), profiles["plain-report"]))
    assert document.styles["Heading 3"].font.bold
    fonts = document.paragraphs[2].runs[0]._element.rPr.rFonts
    assert fonts.get(f"{W}ascii") == "Times New Roman"
    assert fonts.get(f"{W}hAnsi") == fonts.get(f"{W}eastAsia") == "仿宋_GB2312"  # “ ” — … are looked up in hAnsi
    assert document.styles["Normal"].font.size == Pt(16)


def test_an_attachment_begins_a_page_and_its_title_stands_on_the_third_line(
    paper_of: Callable[..., Paper], gbt9704: Profile
) -> None:
    paragraphs = opened(write(paper_of("总结\n正文在此。\n附件1\n目录\n内容如下。\n"), gbt9704)).paragraphs
    at = next(n for n, p in enumerate(paragraphs) if p.text == "附件1")
    assert paragraphs[at].paragraph_format.page_break_before
    assert [(p.text, p.style.name) for p in paragraphs[at + 1 : at + 3] if p.style] == [
        ("", "版式空行"), ("目录", "Title"),
    ]


def test_an_empty_paper_is_a_valid_file(gbt9704: Profile) -> None:
    assert opened(write(Paper(()), gbt9704)).paragraphs == []


def test_dates_in_the_properties_come_from_the_paper(gbt9704: Profile) -> None:
    paper = Paper((), Metadata(title="总结", written=(2025, 1, 8)))
    properties = opened(write(paper, gbt9704)).core_properties
    assert properties.title == "总结"
    assert (properties.created.year, properties.created.month, properties.created.day) == (2025, 1, 8)  # type: ignore[union-attr]
    assert "dcterms:created" not in files(Paper(()), gbt9704)["docProps/core.xml"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Role)), st.text(max_size=40)), max_size=8))
def test_any_text_in_any_role_gives_a_file_that_opens(gbt9704: Profile, items: list[tuple[Role, str]]) -> None:
    from fazhi_desk.formats.paper import paper_from
    from fazhi_desk.model import Paragraph

    paragraphs = [Paragraph(text, ((0, 0),), 0, role) for role, text in items]
    for seal in (False, True):
        paper = dataclasses.replace(paper_from(paragraphs), metadata=Metadata(seal=seal))
        opened(write(paper, gbt9704))


def test_a_leaders_copy_has_numbered_lines_and_a_wide_margin(
    paper_of: Callable[..., Paper], profiles: dict[str, Profile]
) -> None:
    for profile in profiles.values():
        reading = profile.for_reading()
        parts = files(paper_of(TEXT), reading)
        section = etree.fromstring(parts["word/document.xml"].encode()).find(f"{W}body/{W}sectPr")
        order = [child.tag.removeprefix(W) for child in section]
        assert order.index("pgMar") < order.index("lnNumType") < order.index("cols")
        assert section.find(f"{W}lnNumType").get(f"{W}restart") == "newPage"
        assert int(section.find(f"{W}pgMar").get(f"{W}right")) >= 62 / 25.4 * 1440 - 1
        assert reading.grid.characters == 21  # 120 mm
        styles = etree.fromstring(parts["word/styles.xml"].encode())
        gap = next(s for s in styles.iter(f"{W}style") if s.get(f"{W}styleId") == "FzdGap")
        assert gap.find(f"{W}pPr/{W}suppressLineNumbers") is not None
        assert "lnNumType" not in files(paper_of(TEXT), profile)["word/document.xml"]
