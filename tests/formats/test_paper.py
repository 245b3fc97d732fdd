from __future__ import annotations

from fazhi_desk.formats.paper import Metadata, cells, official_date, paper_from
from fazhi_desk.model import Heading, Paragraph, Role


def paragraph(text: str, role: Role = Role.BODY, heading: Heading | None = None) -> Paragraph:
    return Paragraph(text, ((0, 0),), 0, role, heading)


def test_blank_lines_and_hand_typed_indents_are_left_to_the_layout() -> None:
    paper = paper_from([paragraph("　　正文。 "), paragraph("", Role.BLANK), paragraph("下文。")])
    assert [(block.text, block.blank_before) for block in paper.blocks] == [("正文。", 0), ("下文。", 1)]


def test_ranges_of_a_heading_move_with_its_text() -> None:
    heading = Heading(2, "（一）", 1, (2, 5), (5, 9), run_in=True)
    block = paper_from([paragraph("　　（一）加\x01强审核。正文。", Role.HEADING, heading)]).blocks[0]
    assert block.heading is not None
    assert block.text[slice(*block.heading.marker)] == "（一）"
    assert block.text[slice(*block.heading.text)] == "加强审"
    moved = paper_from([paragraph("\x02（一）加强审核。", Role.HEADING, Heading(2, "（一）", 1, (1, 4), (4, 8)))])
    found = moved.blocks[0]
    assert found.heading is not None
    assert found.text[slice(*found.heading.text)] == "加强审核"
    assert moved.told == ("有1个控制字符不能写入 Word 文件，已略去。",)


def test_what_the_text_lacks_comes_from_the_front_matter() -> None:
    about = Metadata(title="总结", addressee="县委", signature="县司法局", date="2025-01-05")
    paper = paper_from([paragraph("正文。"), paragraph("附件1", Role.ATTACHMENT)], about)
    assert [(block.role, block.text) for block in paper.blocks] == [
        (Role.TITLE, "总结"), (Role.ADDRESSEE, "县委："), (Role.BODY, "正文。"), (Role.SIGNATURE, "县司法局"),
        (Role.DATE, "2025年1月5日"), (Role.ATTACHMENT, "附件1"),
    ]


def test_what_the_text_has_is_not_doubled() -> None:
    about = Metadata(title="总结", signature="县司法局", date="2025年1月5日")
    text = [
        paragraph("法治政府建设工作总结", Role.TITLE), paragraph("正文。"), paragraph("司法局", Role.SIGNATURE),
    ]
    roles = [block.role for block in paper_from(text, about).blocks]
    assert roles == [Role.TITLE, Role.BODY, Role.SIGNATURE, Role.DATE]


def test_further_items_of_an_attachment_note_are_no_headings() -> None:
    heading = Heading(3, "2.", 2, (0, 2), (2, 4))
    paper = paper_from([paragraph("附件：1.清单", Role.ATTACHMENT), paragraph("2.名单", Role.HEADING, heading)])
    assert [block.role for block in paper.blocks] == [Role.ATTACHMENT, Role.ATTACHMENT]


def test_dates_and_cells() -> None:
    assert official_date("2025-01-05") == "2025年1月5日"
    assert official_date("二〇二五年一月") == "二〇二五年一月"
    assert cells("甲\t 乙\t") == ("甲", "乙", "")
    assert cells("| 甲 | 乙 |") == ("甲", "乙")
    assert cells("|---|---|") == ()
