from __future__ import annotations

import pytest

from fazhi_desk.model import Severity
from tests.checks.papers import CLEAN, planted, review, told


@pytest.mark.parametrize(
    ("before", "after", "quote"),
    [
        ("专题研究4次，听取", "专题研究4次,听取", ","),
        ("每周排查一次；二是", "每周排查一次;二是", ";"),
        ("还有差距：一是", "还有差距:一是", ":"),
        ("审核率100%。", "审核率100%.", "."),
        ("村（社区）每周", "村(社区)每周", "(社区)"),
        ("村（社区）每周", "村（社区)每周", ")"),
        ("村（社区）每周", "村（社区每周", "（社区每周排查一次"),
        ("推行“综合查一次”，", "推行“综合查一次，", "“综合查一次"),
        ("推行“综合查一次”，", "推行综合查一次”，", "推行综合查一次”"),
        ("推行“综合查一次”，", "推行“综合查一次“，", "“"),
        ("推行“综合查一次”，", "推行”综合查一次”，", "”"),
        ("推行“综合查一次”，", '推行"综合查一次"，', '"综合查一次"'),
        ("《临川县2024年法治政府建设工作要点》", "《临川县2024年法治政府建设工作要点", "《临川县2024年法治政府建设工作要点"),
        ("重复检查、多头", "重复检查、、多头", "、、"),
        ("年底考核。", "年底考核。。", "。。"),
        ("专题研究4次，", "专题研究4次，。", "，。"),
        ("协调解决经费", "协调 解决经费", " "),
        ("专题研究4次", "专题研究 4次", " "),
        ("参与涉法事务120件", "参与涉法事务１２０件", "１２０"),
        ("经费、人员等问题", "经费、人员、等问题", "、"),
        ("工作要点》，", "工作要点》（临政办发[2024]6号），", "[2024]"),
        ("形式比较单一。", "形式比较单一", "一"),
        ("形式比较单一。", "形式比较单一，", "，"),
        ("多头检查。", "多头检查。。。", "。。。"),
    ],
)
def test_a_planted_fault_is_one_finding(before: str, after: str, quote: str) -> None:
    assert told(planted(before, after)) == [("punctuation", quote)]


def test_a_paper_all_in_half_width_is_told_once_as_a_hint() -> None:
    text = CLEAN.translate(str.maketrans("，；：（）", ",;:()"))
    found = [f for f in review(text).findings if f.rule == "punctuation-halfwidth"]
    assert [f.severity for f in found] == [Severity.HINT]
    fixed = text
    for edit in sorted(found[0].fixes[0].edits, key=lambda e: -e.start):
        fixed = fixed[: edit.start] + edit.text + fixed[edit.end :]
    assert told(fixed) == []
    assert "," not in fixed
    assert ";" not in fixed


def test_no_break_spaces_of_a_web_page_are_one_hint() -> None:
    text = CLEAN.replace("专题研究4次", "专题研究4\u00a0次").replace("听取汇报6次", "听取汇报6\u00a0次")
    found = [f for f in review(text).findings if f.rule == "punctuation-number-space"]
    assert [f.severity for f in found] == [Severity.HINT]


@pytest.mark.parametrize(
    "words",
    [
        "办理1,204件", "每天9:30开放", "网址http://www.linchuan.gov.cn:8080/a,b", "比例为3:1", "覆盖率达到98.5%", "提出“‘先安置、后施工’能不能写进协议”",
        "重点抓1）培训；2）考核", "制定《关于贯彻〈条例〉的意见》", "学习《行政处罚法》、《行政复议法》", "落实“双随机”、“一公开”", "2021—2025年规划",
        "增长10%～20%", "主持人张 三", "以案释法、现场咨询……群众踊跃", "“谁来负责？”大家都在问", "（2023）青0105行初12号判决已经履行",
    ],
)  # fmt: skip
def test_what_is_right_is_let_pass(words: str) -> None:
    assert told(planted("全年调解纠纷2874起", f"{words}，全年调解纠纷2874起")) == []


def test_a_quotation_over_two_paragraphs_is_let_pass() -> None:
    text = planted("专题研究4次，听取", "专题研究4次。\n会议强调：“要坚持依法行政，\n严格规范执法。”听取")
    assert [quote for family, quote in told(text) if "引" in quote or "“" in quote or "”" in quote] == []
