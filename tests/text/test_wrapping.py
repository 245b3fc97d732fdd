from __future__ import annotations

import textwrap

import pytest

from fazhi_desk.text.document import parse
from fazhi_desk.text.wrapping import wrap_of

PAPER = """\
临川县2024年法治政府建设工作总结
2024年，临川县深入贯彻中央和省市决策部署，按照全面依法治县委员会的统一安排，把法治政府建设摆在突出位置，推动各项任务落地见效，现将有关情况报告如下。
一、主要工作
（一）强化组织领导
县政府常务会议专题研究法治政府建设工作4次，听取执法监督、行政复议等工作汇报6次，印发年度工作要点，把31项任务分解到34个责任单位，按季度调度、半年通报、年底考核，压实了各级责任。
（二）规范行政执法
全面落实行政执法“三项制度”，公示执法信息9640条，配备App终端120台、执法记录仪55台，对重大执法决定开展法制审核89件，案卷评查覆盖全部执法单位，群众满意率达到98.4%，没有被纠正的案件。
二、存在的问题
对照上级要求还有差距：一是少数干部运用法治思维的能力不强；二是基层执法力量不足，持证人员偏少；三是普法的针对性还不够，形式比较单一，需要在今后的工作中认真加以改进。
三、下一步打算
继续健全重大行政决策程序，推动公众参与、专家论证、风险评估、合法性审查、集体讨论决定落到实处，不断提高决策质量，为全县高质量发展提供坚实的法治保障。"""


def wrapped(width: int, indent: str = "", rest: str = "") -> str:
    lines: list[str] = []
    for n, paragraph in enumerate(PAPER.split("\n")):
        text = (indent if n else "") + paragraph
        while len(text) > width:
            lines.append(text[:width])
            text = rest + text[width:]
        lines.append(text)
    return "\n".join(lines)


def by_columns(width: int) -> str:
    lines: list[str] = []
    for paragraph in PAPER.split("\n"):
        line = ""
        columns = 0
        for char in paragraph:
            wide = 1 if char.isascii() else 2
            if columns + wide > width:
                lines.append(line)
                line, columns = "", 0
            line += char
            columns += wide
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [28, 32, 36, 40])
@pytest.mark.parametrize(("indent", "rest"), [("", ""), ("　　", ""), ("    ", ""), ("　　　　", "　　")])
def test_wrapped_lines_are_joined_and_headings_kept(width: int, indent: str, rest: str) -> None:
    joined = [p.text.strip() for p in parse(wrapped(width, indent, rest)).paragraphs]
    assert [text.replace("　", "").replace(" ", "") for text in joined] == PAPER.split("\n")


@pytest.mark.parametrize("width", [56, 64, 76])
def test_lines_wrapped_by_columns_are_joined(width: int) -> None:
    assert [p.text for p in parse(by_columns(width)).paragraphs] == PAPER.split("\n")


def test_a_wrapped_line_that_begins_like_a_heading_goes_on() -> None:
    lines = textwrap.dedent("""\
        　　全年排查矛盾纠纷二千八百七十四起，化解二千八百一十五起，涉及第
        一、第二网格的全部办结，没有发生群体性事件，社会大局保持和谐稳定，
        群众安全感、满意度持续提升，位居全市前列，受到上级主管部门充分肯定
        和通报表扬。
        　　公开信息六百二十条，其中政策文件十八条、财政资金八十六条、工程项
        目五十二条，按时办结平台转办件，群众满意率持续提升，没有发生投诉。""")
    assert len(parse(lines).paragraphs) == 2


def test_one_paragraph_a_line_is_not_wrapped() -> None:
    assert wrap_of(PAPER.split("\n")) is None
    assert wrap_of([]) is None
    assert wrap_of(["　　"] * 30) is None


def test_lines_of_a_list_are_no_wrap() -> None:
    assert wrap_of([f"（{n}）完成规范性文件清理并向社会公布结果；" for n in range(30)]) is None
