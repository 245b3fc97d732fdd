from __future__ import annotations

import pytest

from tests.checks.papers import CLEAN, planted, serious, told


@pytest.mark.parametrize(
    ("before", "after", "quote"),
    [
        ("（三）严格", "（四）严格", "（四）"),
        ("（三）严格", "（二）严格", "（二）"),
        ("（二）规范决策", "(二)规范决策", "(二)"),
        ("（二）规范决策", "（二)规范决策", "（二)"),
        ("（二）规范决策", "二）规范决策", "二）"),
        ("（二）规范决策", "（二规范决策", "（二"),
        ("（二）规范决策", "（二）、规范决策", "（二）、"),
        ("（二）规范决策", "二、规范决策", "二、"),
        ("二、存在的问题", "（二）存在的问题", "（二）"),
        ("二、存在的问题", "三、存在的问题", "三、"),
        ("三、下一步打算", "四、下一步打算", "四、"),
        ("二、存在的问题", "一、存在的问题", "一、"),
        ("二、存在的问题", "2.存在的问题", "2."),
        ("二、存在的问题", "第二，存在的问题", "第二，"),
        ("二、存在的问题", "二.存在的问题", "二."),
        ("2.规范涉企", "3.规范涉企", "3."),
        ("2.规范涉企", "（2）规范涉企", "（2）"),
        ("2.规范涉企", "2、规范涉企", "2、"),
        ("3.创新", "2.创新", "2."),
        ("（三）着力提升普法", "（五）着力提升普法", "（五）"),
        ("二是抓调解", "三是抓调解", "三是"),
        ("三是抓复议", "四是抓复议", "四是"),
        ("三是抓复议", "二是抓复议", "二是"),
        ("一是抓排查", "抓排查", "二是"),
        ("2.统计表", "3.统计表", "3"),
        ("听取汇报6次", "听取汇报6次（见附件4）", "附件4"),
    ],
)
def test_a_planted_fault_is_one_finding(before: str, after: str, quote: str) -> None:
    assert told(planted(before, after)) == [("numbering", quote)]


def test_a_level_left_out_is_told_once() -> None:
    text = CLEAN
    for before, after in (("1.落实", "（1）落实"), ("2.规范", "（2）规范"), ("3.创新", "（3）创新")):
        text = text.replace(before, after)
    assert told(text) == [("numbering", "（1）")]


def test_a_clean_paper_is_silent() -> None:
    assert told(CLEAN) == []


def test_half_width_brackets_throughout_are_let_pass() -> None:
    text = CLEAN
    for numeral in "一二三四":
        text = text.replace(f"\n（{numeral}）", f"\n({numeral})")
    assert told(text) == []


@pytest.mark.parametrize("shift", [1, 2])
def test_renumbering_from_here_heals_the_series(shift: int) -> None:
    text = planted("（三）严格", "（四）严格").replace("（四）化解", "（五）化解")
    finding = serious(text)[0]
    assert next(fix.title for fix in finding.fixes).startswith("从这里起")
    for edit in sorted(finding.fixes[0].edits, key=lambda e: -e.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    assert text == CLEAN
    assert shift


def test_two_papers_in_one_file_count_apart() -> None:
    second = CLEAN.replace("临川县2024年", "青山县2024年")
    assert told(f"{CLEAN}\n\n{second}") == []
