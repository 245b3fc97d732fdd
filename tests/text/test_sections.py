from __future__ import annotations

from fazhi_desk.model import Zone
from fazhi_desk.text.document import parse
from fazhi_desk.text.sections import characters_of, innermost, path, sections_of, zones_of

TEXT = """临川县2024年法治政府建设工作总结
2024年，全县坚持依法行政，推动各项任务落地见效。
一、主要工作
（一）强化领导。专题研究4次。
1.压实责任
印发要点1份。
二、存在的问题
力量不足。
临川县司法局
2025年1月8日"""


def zone_of(title: str, level: int, parent: Zone | None) -> Zone:
    if level == 0:
        return Zone.LEAD
    if "问题" in title:
        return Zone.PROBLEM
    return parent or Zone.ACHIEVEMENT


def test_the_tree_of_a_paper() -> None:
    paragraphs = parse(TEXT).paragraphs
    sections = sections_of(paragraphs, zone_of)
    assert [(s.title, s.level, s.parent, s.paragraphs) for s in sections] == [
        ("", 0, -1, (0, 2)),
        ("主要工作", 1, -1, (2, 6)),
        ("强化领导", 2, 1, (3, 6)),
        ("压实责任", 3, 2, (4, 6)),
        ("存在的问题", 1, -1, (6, 10)),
    ]
    zones = [zone.value for zone in zones_of(paragraphs, sections)]
    assert zones == ["front", "lead", *["achievement"] * 4, "problem", "problem", "closing", "closing"]


def test_characters_leave_headings_out_and_run_in_text_in() -> None:
    paragraphs = parse(TEXT).paragraphs
    sections = sections_of(paragraphs, zone_of)
    assert characters_of(paragraphs, sections[3]) == len("印发要点1份。")
    assert characters_of(paragraphs, sections[2]) == len("。专题研究4次。") + len("1.压实责任") + len("印发要点1份。")
    assert characters_of(paragraphs, sections[4]) == len("力量不足。")


def test_where_a_paragraph_stands() -> None:
    paragraphs = parse(TEXT).paragraphs
    sections = sections_of(paragraphs, zone_of)
    assert [innermost(sections, at) for at in range(10)] == [0, 0, 1, 2, 3, 3, 4, 4, 4, 4]
    assert path(sections, paragraphs, 5) == "一/（一）/1"
    assert path(sections, paragraphs, 1) == "导语"


def test_a_text_without_headings_is_one_lead() -> None:
    paragraphs = parse("全县坚持依法行政。\n推动落实。").paragraphs
    assert [(s.paragraphs, s.zone) for s in sections_of(paragraphs, zone_of)] == [((0, 2), Zone.LEAD)]
    assert sections_of((), zone_of)[0].paragraphs == (0, 0)
