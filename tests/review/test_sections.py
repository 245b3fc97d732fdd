from __future__ import annotations

import pytest

from fazhi_desk.model import Severity
from tests import covering
from tests.review import known_papers

PROBLEMS = "八、存在的不足\n"
PLAN = "九、2025年工作打算\n"


def cut(text, start, end=None):
    """The paper before a heading, the part from it, and the paper from ``end`` on."""
    low = text.index(start)
    high = text.index(end, low) if end else len(text)
    return text[:low], text[low:high], text[high:]


def told(text, kind="county"):
    return [(f.rule, f.subject) for f in covering.structure(text, kind)[1]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (known_papers.COUNTY, "county"),
        (known_papers.HALF_YEAR, "half-year"),
        (known_papers.DUTY_REPORT, "duty-report"),
        (known_papers.SPEECH, "speech"),
    ],
)
def test_complete_papers_are_left_alone(text, kind):
    assert told(text, kind) == []


@pytest.mark.parametrize(("kind", "first"), [("county", False), ("department", False), ("half-year", True)])
def test_missing_sections(kind, first):
    before, _, after = cut(known_papers.COUNTY, PROBLEMS, PLAN)
    assert ("section-missing", "problems") in told(before + after, kind)
    before, _, _ = cut(known_papers.COUNTY, PLAN)
    assert ("section-missing", "next-plan") in told(before, kind)
    silent = known_papers.COUNTY.replace("区政府主要负责人认真履行推进法治建设第一责任人职责。", "")
    assert (("section-missing", "first-responsible") in told(silent, kind)) is not first


def test_missing_is_only_hinted_where_it_is_not_the_law():
    before, _, after = cut(known_papers.COUNTY, PROBLEMS, PLAN)
    findings = covering.structure(before + after, "demonstration")[1]
    assert [(f.subject, f.severity) for f in findings if f.rule == "section-missing"] == [("problems", Severity.HINT)]


@pytest.mark.parametrize("kind", ["speech", "plan"])
def test_speeches_and_plans_are_not_judged(kind):
    before, _, _ = cut(known_papers.COUNTY, PROBLEMS)
    assert told(before, kind) == []


@pytest.mark.parametrize(
    ("start", "end", "subject"), [(PROBLEMS, PLAN, "problems"), (PLAN, None, "next-plan"), ("七、强化监督\n", PROBLEMS, None)]
)
def test_empty_sections_are_found_but_told_elsewhere(start, end, subject):
    before, _, after = cut(known_papers.COUNTY, start, end)
    sections, findings = covering.structure(before + start + after)
    assert not findings, "told once, by the check structure-empty-section"
    if subject:
        assert sections[subject].note == "空"


@pytest.mark.parametrize("sentence", ["工作中还存在一些不足，需要改进。", "　　仍有差距，有待进一步提高。"])
def test_a_problems_section_of_one_sentence_is_too_short(sentence):
    before, _, after = cut(known_papers.COUNTY, PROBLEMS, PLAN)
    view, _ = covering.covered(before + PROBLEMS + sentence + "\n" + after)
    sections, findings = covering.structure(before + PROBLEMS + sentence + "\n" + after)
    assert [(f.rule, f.subject) for f in findings] == [("section-too-short", "problems")]
    span = findings[0].span
    assert span is not None
    assert view.paragraphs[span.paragraph].text[span.start : span.end] == sentence
    assert sections["problems"].note == "过短"


def test_a_plan_of_set_phrases_is_too_short():
    before, _, _ = cut(known_papers.COUNTY, PLAN)
    assert told(before + PLAN + "下一步，将继续推进法治政府建设，开创工作新局面。\n") == [("section-too-short", "next-plan")]


def test_one_short_section_among_long_ones():
    long_ = "".join(f"（{n}）规范第{n}项工作\n" + "全年召开会议，印发方案，落实到各责任单位，" * 8 + "\n" for n in "一二三四")
    text = f"临川县2024年法治政府建设工作总结\n一、主要工作\n{long_}（五）推进政务公开\n认真做好政务公开工作。\n"
    text += known_papers.COUNTY[known_papers.COUNTY.index(PROBLEMS) :]
    assert ("section-too-short", "openness") in told(text)


def test_first_responsible_may_be_folded_into_section_one():
    text = known_papers.COUNTY.replace(
        "区政府主要负责人认真履行推进法治建设第一责任人职责。",
        "区政府主要负责人认真履行推进法治建设第一责任人职责，主持研究法治议题9次，作出批示12件。",
    )
    sections, findings = covering.structure(text)
    assert sections["first-responsible"].found
    assert sections["first-responsible"].note == "并入其他部分"
    assert not findings


def test_problems_and_plan_in_one_section():
    before, body, _ = cut(known_papers.COUNTY, PROBLEMS, PLAN)
    text = before + body.replace("存在的不足", "存在的不足及下一步打算")
    text += "下一步，重点做好以下工作：一是设立行政复议便民点5个；二是每半年评查案卷一次，结果全区通报。\n"
    sections, findings = covering.structure(text)
    assert not [f for f in findings if f.rule == "section-missing"]
    assert sections["problems"].found
    assert sections["next-plan"].found


def test_numbered_points_and_lists_of_headings_are_not_empty_sections():
    before, _, after = cut(known_papers.COUNTY, PROBLEMS, PLAN)
    points = "（一）执法监督力度不够，案卷评查覆盖面不广。\n（二）普法形式单一，针对性不强。\n（三）复议宣传不足。\n"
    assert told(before + PROBLEMS + points + after) == []
    listed = "（一）加强监督\n（二）深化普法\n（三）做好复议\n（四）充实执法力量\n（五）健全评查机制，严格责任追究，强化结果运用\n"
    before, _, _ = cut(known_papers.COUNTY, PLAN)
    assert told(before + PLAN + listed) == []


def test_order_does_not_matter_and_outline_points_to_the_heading():
    lead, rest, _ = cut(known_papers.COUNTY, "一、加强党的领导")
    text = lead + "一、履行第一责任人职责情况\n区长主持研究法治议题9次，作出批示12件，出庭应诉1次。\n" + rest
    seen, _ = covering.covered(text)
    sections, findings = covering.structure(text)
    assert sections["first-responsible"].outline == 0
    assert not findings
    for state in sections.values():
        if state.outline is not None:
            assert 0 <= state.outline < len(seen.sections) - 1


def test_a_fresh_page_is_not_judged():
    assert told("临川县2024年法治政府建设工作总结\n") == []
    assert told("") == []


@pytest.mark.parametrize("numbered", [True, False])
def test_parts_numbered_1_2_3_or_not_at_all(numbered):
    heads = ("1.主要工作", "2.存在问题", "3.下步打算") if numbered else ("主要工作", "存在问题", "2025年工作打算")
    text = (
        "临川镇2024年法治政府建设工作总结\n{}\n镇党委书记、镇长履行推进法治建设第一责任人职责，研究法治议题6次，"
        "作出批示8件。全年调解纠纷206起，开展法治宣传26场，发放资料3000份，审核合同36份，提出意见41条。\n"
        "{}\n一是执法力量不足，持证人员少，主要是专业人才难引进；二是普法形式单一，年轻群众参与度不高；"
        "三是合同送审偏晚，审核时间紧。\n{}\n一是充实执法队伍，新增持证人员2名；二是办好村级法治讲堂24期；"
        "三是明确合同送审时限，至少提前5个工作日，并按季度通报落实情况。\n"
    ).format(*heads)
    sections, findings = covering.structure(text, "township")
    assert not findings
    assert sections["problems"].found
    assert sections["next-plan"].found
    assert covering.states(text, "township")["publicity"].state == "evidenced"


def test_problems_and_plans_of_set_phrases_only_are_told_however_long():
    work = (
        "临川县2024年法治政府建设工作总结\n2024年，我县坚持依法行政。\n一、主要工作\n"
        "（一）依法决策\n公布决策目录3项，组织听证2次，聘请法律顾问5名，审查合同46份，提出意见32条，采纳30条。\n"
        "（二）规范执法\n公示执法信息1200条，配备执法记录仪46台，法制审核重大执法决定32件，评查案卷120卷。\n"
    )
    empty = (
        "在看到成绩的同时，我们也清醒地认识到，工作中还存在一些不足和差距，与上级要求和群众期盼相比还有一定距离，"
        "需要在今后的工作中加以改进、不断完善和提高。"
    )
    hopes = (
        "下一步，我们将以更高的标准、更严的要求、更实的举措，不断加强和改进各项工作，持续深入推进法治政府建设，"
        "努力推动法治建设再上新台阶，为经济社会高质量发展提供有力法治保障。"
    )
    problem = "一是执法力量薄弱，主要原因是编制少；二是普法针对性不强，对企业经营者和外来务工人员的宣传偏少，原因在于形式单一。"
    plan = "一是聘请法律顾问5名，年底前全覆盖；二是每季度评查案卷一次，由司法局负责，确保完成评查任务120卷；三是培训6期。"

    def told(problems, steps):
        _, findings = covering.structure(f"{work}二、存在的不足\n{problems}\n三、下一步打算\n{steps}\n")
        return [(f.subject, "只有套话" in f.message) for f in findings if f.rule == "section-too-short"]

    assert told(problem, plan) == []
    assert told(empty, plan) == [("problems", True)]
    assert told(problem, hopes) == [("next-plan", True)]


def test_headings_that_name_a_problem_are_not_the_problems_the_paper_admits():
    before, _, after = cut(known_papers.COUNTY, PROBLEMS, PLAN)
    text = before.replace("七、强化监督", "七、聚焦突出问题，强化监督") + after + "（一）补齐执法短板。新增持证人员20名。\n"
    assert ("section-missing", "problems") in told(text)


@pytest.mark.parametrize(
    ("aside", "missing"),
    [
        ("有的窗口一次性告知流于形式，损耗的是政府公信。", True),
        ("同时，仍存在执法力量不足、普法形式单一等问题，主要原因是编制少、经费紧，乡镇持证人员平均不到5名。", False),
    ],
)
def test_one_admitted_weakness_is_no_section_of_problems(aside, missing):
    before, _, after = cut(known_papers.COUNTY, PROBLEMS, PLAN)
    assert (("section-missing", "problems") in told(f"{before}{aside}\n{after}")) is missing


def test_a_slogan_about_the_future_is_no_plan():
    before, _, _ = cut(known_papers.COUNTY, PLAN)
    assert ("section-missing", "next-plan") in told(before + "下一步，将继续努力，推动法治政府建设再上新台阶。\n")
    assert told(before + "下一步，将健全决策目录管理，年底前完成案卷评查120卷，每季度培训1次，由司法局负责通报。\n") == []


def test_first_responsible_named_in_the_plan_only_is_missing():
    text = known_papers.COUNTY.replace("区政府主要负责人认真履行推进法治建设第一责任人职责。", "")
    assert ("section-missing", "first-responsible") in told(text + "压实第一责任人职责，每季度研究法治工作1次。\n")


def test_sub_sections_behind_the_turn_of_a_common_section_are_the_plan():
    before, _, _ = cut(known_papers.COUNTY, PROBLEMS)
    text = (
        before + "八、存在问题和下一步工作\n执法力量偏弱，原因在于招录难。2025年，将着重抓好以下工作：\n"
        "（一）抓职能转变。年底前压减申请材料300份以上。\n（二）抓执法规范。每半年评查案卷一次，由司法局通报结果。\n"
    )
    _, findings = covering.structure(text)
    assert not findings
    assert covering.states(text)["next-plan"].state == "evidenced"


TOLD = "全年召开会议12次，印发方案8份，落实到34个责任单位，按季度调度通报，办结事项126件。"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("高度重视，加强领导，各项工作有序推进，取得了明显成效。", True),
        ("认真做好政务公开工作。", True),
        ("全年未发生较大以上突发事件。", False),
        ("印发《临川县政务公开要点》。", False),
        ("公开信息506条。", False),
        ("由分管副县长牵头，逐村排查道路隐患。", False),
        ("", False),  # told once, by the check structure-empty-section
    ],
)
def test_a_section_of_set_phrases_among_sections_that_tell_something(body, found):
    rows = "".join(f"（{n}）规范第{n}项工作。{TOLD}\n" for n in "一二三")
    text = f"临川县2024年法治政府建设工作总结\n2024年，我县坚持依法行政。\n一、主要工作\n{rows}（四）推进有关工作。{body}\n"
    text += known_papers.COUNTY[known_papers.COUNTY.index(PROBLEMS) :]
    assert (("section-too-short", None) in told(text)) is found
