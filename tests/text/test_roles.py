from __future__ import annotations

import pytest

from fazhi_desk.model import Role
from fazhi_desk.text.about import title_of
from fazhi_desk.text.document import parse

BODY = "全年研究部署法治政府建设工作4次，推动各项任务落地见效，群众满意率达到98.4%，位居全市前列。"


def roles(text: str) -> list[tuple[str, str]]:
    return [(p.role.value, p.text.strip()[:8]) for p in parse(text).paragraphs if p.role not in (Role.BLANK, Role.BODY)]


def title(text: str) -> str:
    document = parse(text)
    return title_of(document.paragraphs[slice(*document.articles[0])])


def test_a_whole_paper() -> None:
    text = f"""云岭市人力资源和社会保障局
关于2024年法治政府建设工作情况的报告

市委全面依法治市委员会办公室：
{BODY}现将有关情况报告如下：
一、主要工作
（一）强化领导
{BODY}
二、存在的问题
一是认识不到位。
第二，力量不足。
③普法不深。
特此报告。
附件：1.任务清单
2.统计表

云岭市人力资源和社会保障局
2025年1月8日"""
    assert roles(text) == [
        ("title", "云岭市人力资源和"),
        ("title", "关于2024年法"),
        ("addressee", "市委全面依法治市"),
        ("heading", "一、主要工作"),
        ("heading", "（一）强化领导"),
        ("heading", "二、存在的问题"),
        ("enumeration", "一是认识不到位。"),
        ("enumeration", "第二，力量不足。"),
        ("enumeration", "③普法不深。"),
        ("attachment", "附件：1.任务清"),
        ("attachment", "2.统计表"),
        ("signature", "云岭市人力资源和"),
        ("date", "2025年1月8"),
    ]


def test_a_speech() -> None:
    text = f"坚持依法行政，建设法治临川\n——在2025年法治政府建设推进会上的讲话\n（2025年1月8日）\n张三\n\n同志们：\n{BODY}\n一、深化认识\n{BODY}\n同志们，让我们共同努力！"
    assert roles(text) == [
        ("title", "坚持依法行政，建"),
        ("subtitle", "——在2025年"),
        ("subtitle", "（2025年1月"),
        ("subtitle", "张三"),
        ("salutation", "同志们："),
        ("heading", "一、深化认识"),
    ]
    assert title(text) == "坚持依法行政，建设法治临川——在2025年法治政府建设推进会上的讲话"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("临川县2024年法治政府建设工作总结", "临川县2024年法治政府建设工作总结"),
        ("临川县\n2024年法治政府建设工作总结", "临川县2024年法治政府建设工作总结"),
        ("中共青石镇委员会\n青石镇人民政府\n关于2025年法治政府建设情况的报告", "中共青石镇委员会青石镇人民政府关于2025年法治政府建设情况的报告"),
        ("篇一：《法治政府建设工作总结》", "篇一：《法治政府建设工作总结》"),
        ("临川县2024年法治政府建设工作总结\n好学生 分享 时间：\n临川县2024年法治政府建设工作总结", "临川县2024年法治政府建设工作总结"),
        ("2023年（24篇）工作总结素材汇编【优秀范文】\n时间：2023-11-18 18:15:02 浏览量：\n临川县法治政府建设工作总结", "临川县法治政府建设工作总结"),
        ("2023年工作总结汇编（6篇）\n\n\n2023年法治建设工作总结（镇乡）", "2023年法治建设工作总结（镇乡）"),
        ("扎实推进依法行政  不断开创新局面\n（2022年10月21日）", "扎实推进依法行政  不断开创新局面"),
        ("法治建设工作总结范文", "法治建设工作总结范文"),
    ],
)
def test_titles_with_and_without_noise(head: str, expected: str) -> None:
    assert title(f"{head}\n\n{BODY}\n一、主要工作\n{BODY}") == expected


def test_papers_without_a_title() -> None:
    assert title(f"一、主要工作\n{BODY}") == ""
    assert title(f"{BODY}\n一、主要工作\n{BODY}") == ""
    assert title("") == ""


@pytest.mark.parametrize("date", ["2025年1月8日", "二〇二五年一月八日", "2025 年 1 月 8 日", "XX年X月X日", "２０２５年１月８日"])
def test_dates_and_signatures(date: str) -> None:
    text = f"标题工作总结\n{BODY}\n一、做法\n{BODY}\n\n　　　　临川县司法局\n　　　　{date}"
    assert [role for role, _ in roles(text)][-2:] == ["signature", "date"]


def test_a_signature_and_a_date_still_to_be_filled_in_stand_where_they_will_stand() -> None:
    text = f"标题工作计划\n{BODY}\n一、做法\n【待补：任务和时限】\n{{}}\n【待补：成文日期】\n"
    for signer in ("临川县司法局", "【待补：职务姓名】", "【待补：单位名称】"):
        assert [role for role, _ in roles(text.format(signer))][-2:] == ["signature", "date"]
    assert roles(text.format("【待补：任务】"))[-1][0] == "date"
    assert "signature" not in [role for role, _ in roles(text.format("【待补：任务】"))]
    assert "date" not in [role for role, _ in roles(f"标题工作计划\n{BODY}\n【待补：会议日期】\n{BODY}")]


def test_a_date_above_its_signature_and_two_signers() -> None:
    assert roles(f"标题工作总结\n{BODY}\n2025年1月8日\n临川县司法局")[-2:] == [("date", "2025年1月8"), ("signature", "临川县司法局")]
    text = f"标题工作总结\n{BODY}\n中共青石镇委员会\n青石镇人民政府\n2025年1月8日"
    assert [role for role, _ in roles(text)] == ["title", "signature", "signature", "date"]


def test_an_attachment_page_may_follow_the_date() -> None:
    text = f"标题工作总结\n{BODY}\n临川县司法局\n2025年1月8日\n附件1\n任务清单\n序号\t任务\n1\t清理"
    assert [role for role, _ in roles(text)] == ["title", "signature", "date", "attachment", "table", "table"]


def test_sentences_about_attachments_are_text() -> None:
    assert roles("标题工作总结\n附件材料齐全率达到百分之百，没有退件。\n附件材料由司法所统一归档")[1:] == []


def test_headings_without_numbers() -> None:
    text = f"临川县法治政府建设工作总结\n{BODY}\n主要工作成效\n{BODY}\n（一）强化领导\n{BODY}\n存在的主要问题\n{BODY}\n下一步工作打算\n{BODY}"
    assert [role for role in roles(text) if role[0] == "heading"] == [
        ("heading", "主要工作成效"),
        ("heading", "（一）强化领导"),
        ("heading", "存在的主要问题"),
        ("heading", "下一步工作打算"),
    ]
    headings = [p.heading for p in parse(text).paragraphs if p.heading]
    assert [(h.level, h.numbering) for h in headings] == [(1, ""), (2, "（一）"), (1, ""), (1, "")]


def test_short_lines_in_a_numbered_paper_are_text() -> None:
    text = f"临川县法治政府建设工作总结\n一、主要工作\n{BODY}\n主要成效\n{BODY}\n基本经验\n{BODY}\n二、问题\n{BODY}"
    assert [name for role, name in roles(text) if role == "heading"] == ["一、主要工作", "二、问题"]


def test_a_table_of_contents_makes_no_headings() -> None:
    text = f"目  录\n一、主要工作  1\n二、存在问题  3\n三、下步打算……5\n\n临川县法治政府建设工作总结\n{BODY}\n一、主要工作\n{BODY}\n二、存在问题\n{BODY}"
    assert [name for role, name in roles(text) if role == "heading"] == ["一、主要工作", "二、存在问题"]
    assert title(text) == "临川县法治政府建设工作总结"
