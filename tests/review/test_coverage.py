from __future__ import annotations

import random
from pathlib import Path

import pytest

from fazhi_desk.model import TOPIC_STATES, Severity
from fazhi_desk.review.coverage import cover
from fazhi_desk.review.views import FactsCache
from tests import covering
from tests.review import known_papers

COVERED = {"described", "evidenced", "partial", "nil-report"}
WANTED = {"thin": {"mentioned"}, "covered": COVERED, "absent": {"absent"}, "partial": {"partial"}}
SENTENCES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent.parent / "data" / "coverage_sentences.tsv").read_text("utf-8").splitlines()
]
PAPER = """临川{unit}2024年法治政府建设工作总结
2024年，我们紧紧围绕中心工作，各项工作有序推进。现总结如下。
一、主要工作
（一）抓好各项落实。{text}
二、存在的问题
一是人员力量不足；二是经费保障不够。
三、下一步打算
下一步，加强队伍建设，争取人员编制3名。
"""
SECTIONS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent.parent / "data" / "coverage_sections.tsv").read_text("utf-8").splitlines()
]
SECTION_PAPER = """临川{unit}2024年法治政府建设工作总结
2024年，各项工作有序推进。
一、主要工作
{section}
（十）其他工作。全年完成任务26项。
二、存在的问题
一是人员力量不足；二是经费保障不够。
三、下一步打算
下一步，加强队伍建设，争取编制3名。
"""
UNITS = {"county": "县", "department": "县交通运输局", "township": "镇"}


@pytest.mark.parametrize("kind", UNITS)
@pytest.mark.parametrize(("wanted", "topic", "text"), SENTENCES, ids=lambda value: str(value)[:24])
def test_a_sentence_among_the_achievements(wanted, topic, text, kind):
    state = covering.states(PAPER.format(unit=UNITS[kind], text=text), kind)[topic]
    # 三重一大, which is all a bureau or a township decides, asks for no parts.
    without_parts = topic == "major-decision" and kind != "county"
    assert (state.state in WANTED[wanted]) is not (without_parts and wanted == "partial")


@pytest.mark.parametrize("join", ["。", "\n"], ids=["run-in", "alone"])
@pytest.mark.parametrize("kind", UNITS)
@pytest.mark.parametrize(("head", "body", "wanted"), SECTIONS, ids=lambda value: str(value)[:24])
def test_a_section_with_neighbours(head, body, wanted, kind, join):
    found = covering.states(SECTION_PAPER.format(unit=UNITS[kind], section=head + join + body), kind)
    for one in wanted.split(";"):
        want, topic = one.split()
        assert found[topic].state in WANTED[want], topic


@pytest.mark.parametrize(
    ("topic", "text"),
    [(topic, text) for wanted, topic, text in SENTENCES if wanted == "covered"],
    ids=lambda value: str(value)[:24],
)
def test_the_same_sentence_in_plan_or_problems_is_no_achievement(topic, text):
    paper = PAPER.format(unit="县", text="全年召开会议多次。")
    planned = covering.states(paper + text + "\n")[topic].state
    assert planned in ("planned", "described") if topic == "next-plan" else planned == "planned"
    shortcoming = paper.replace("二是经费保障不够。", "二是经费保障不够。" + text)
    assert covering.states(shortcoming)[topic].state == "problem"


def expect(text, kind, **wanted):
    found = covering.states(text, kind)
    told = {name.replace("_", "-"): state for name, state in wanted.items()}
    assert {name: found[name].state for name in told} == {
        name: found[name].state if found[name].state in allowed else sorted(allowed) for name, allowed in told.items()
    }


AHEAD, THIN, ABSENT = {"planned", "problem"}, {"mentioned"}, {"absent"}


def test_county_paper():
    expect(
        known_papers.COUNTY, "county", first_responsible=THIN, xi_thought=COVERED, organization=COVERED,
        shufa_assess=COVERED, fangguanfu=COVERED, biz_environment=COVERED, normative_cleanup=COVERED,
        normative_review=THIN, major_decision=COVERED, legal_counsel=COVERED, three_systems={"partial"},
        discretion=COVERED, mediation=COVERED, public_legal_service=COVERED, court_appearance=COVERED,
        openness=COVERED, enforcement_supervision=AHEAD, publicity=AHEAD, reconsideration=AHEAD, problems=COVERED,
        next_plan=COVERED, two_laws=ABSENT, fair_competition=ABSENT, evidence=COVERED,
    )


def test_township_paper():
    expect(
        known_papers.TOWNSHIP, "township", first_responsible=COVERED, three_systems=THIN,
        decision_legal_review=COVERED, normative_review=COVERED, township_enforcement=COVERED, mediation=COVERED,
        reconsideration={"nil-report"}, court_appearance={"nil-report"}, publicity=COVERED,
        public_legal_service=COVERED, legal_counsel=AHEAD, openness=AHEAD, next_plan=COVERED, xi_thought=THIN,
    )


def test_half_year_paper():
    expect(
        known_papers.HALF_YEAR, "half-year", leaders_study=COVERED, major_decision=COVERED, normative_review=COVERED,
        three_systems=COVERED, two_laws=COVERED, reconsideration=COVERED, court_appearance=COVERED, openness=COVERED,
        publicity=COVERED, legal_counsel=AHEAD, enforcement_supervision=AHEAD, problems=COVERED, next_plan=COVERED,
    )


def test_duty_report():
    expect(
        known_papers.DUTY_REPORT, "duty-report", first_responsible=COVERED, xi_thought=COVERED, organization=COVERED,
        decision_legal_review=COVERED, legal_counsel=COVERED, court_appearance=COVERED, reconsideration=AHEAD,
        three_systems=AHEAD, problems=COVERED, next_plan=COVERED,
    )


def test_a_speech_calls_for_things():
    found = covering.states(known_papers.SPEECH, "speech")
    assert found["three-systems"].state == "described"
    assert found["training"].state == "planned"
    assert found["openness"].state == "absent"
    assert found["training"].satisfied
    assert found["evidence"].requirement == "not-applicable"


def test_plan_inside_a_section_of_achievements():
    text = (
        "临川县2024年法治政府建设工作总结\n一、主要工作\n（一）执法。全年办案46件。"
        "下一步，将全面落实行政执法三项制度，配备执法记录仪。\n（二）普法。开展法治宣传26场。\n"
    )
    found = covering.states(text)
    assert found["three-systems"].state == "planned"
    assert found["publicity"].state == "evidenced"
    assert found["next-plan"].state != "absent"


def test_problems_and_plan_in_one_section():
    text = (
        "临川县2024年法治政府建设工作总结\n一、主要工作\n全年开展法治宣传26场。\n二、存在问题和下步打算\n"
        "一是行政复议力量不足，人员更替频繁；二是案卷评查不够深入，主要原因是专业人员少。\n"
        "下一步，重点做好以下工作：一是设立行政复议便民点5个；二是每半年评查案卷一次。\n"
    )
    found = covering.states(text)
    assert found["problems"].state in COVERED
    assert found["next-plan"].state in COVERED
    assert found["reconsideration"].state == "planned"


def test_a_paper_without_headings_is_read_as_a_report():
    text = "临川县教育局2024年法治建设工作总结\n全年开展法治宣传26场，发放资料3000份。落实法律顾问制度，审查合同12份。\n"
    found = covering.states(text, "department")
    assert found["publicity"].state == "evidenced"
    assert found["legal-counsel"].state == "evidenced"


def test_placeholders_prove_nothing():
    sentence = "办理行政复议案件XX件，受理××件。"
    state = covering.states(PAPER.format(unit="县", text=sentence))["reconsideration"].state
    assert state in ("mentioned", "described")
    asked = covering.states(PAPER.format(unit="县", text="【待补：行政复议案件受理件数】"))["reconsideration"]
    assert asked.state == "absent"


def test_waived_and_nil_reports_satisfy():
    state = covering.states(PAPER.format(unit="县", text="全年未发生行政复议案件。"))["reconsideration"]
    assert (state.state, state.satisfied) == ("nil-report", True)
    _, coverage = covering.covered(PAPER.format(unit="县", text="x"), waived={"reconsideration": "本年机构改革"})
    waived = next(s for s in coverage.states if s.id == "reconsideration")
    assert (waived.state, waived.waived, waived.satisfied) == ("absent", "本年机构改革", True)
    assert "reconsideration" not in {f.subject for f in coverage.findings}


def test_findings_are_few_and_only_sure_absences_warn():
    _, coverage = covering.covered(known_papers.COUNTY)
    hints = [f for f in coverage.findings if f.severity is Severity.HINT]
    assert len(hints) <= 5
    for finding in coverage.findings:
        assert finding.family == "topics" or finding.rule == "problem-without-step"
        assert finding.severity is Severity.HINT or (finding.rule == "topic-missing" and finding.span is None)


def test_evidence_says_what_it_proves():
    found = covering.states(known_papers.COUNTY)
    assert {e.level for e in found["reconsideration"].evidence} <= {"planned"}
    assert "evidenced" in {e.level for e in found["openness"].evidence}


def test_evidence_lies_in_the_text():
    view, coverage = covering.covered(known_papers.COUNTY)
    for state in coverage.states:
        assert state.state in TOPIC_STATES
        for evidence in state.evidence:
            text = view.paragraphs[evidence.paragraph].text
            assert 0 <= evidence.range[0] < evidence.range[1] <= len(text)


def test_the_same_from_kept_facts_as_afresh():
    lines = known_papers.COUNTY.split("\n")
    cache = FactsCache()
    chance = random.Random(4)
    for _ in range(12):
        at = chance.randrange(1, len(lines))
        lines[at] += chance.choice(["全年办理行政复议案件6件。", "落实三项制度。", "下一步，加强普法。", ""])
        text = "\n".join(lines)
        kept = cover(covering.view(text, cache=cache), covering.TOPICS, covering.REQUIREMENTS, {})
        fresh = cover(covering.view(text), covering.TOPICS, covering.REQUIREMENTS, {})
        assert kept == fresh


def test_hostile_text_takes_no_time():
    for piece in ("执法、", "一是落实三项制度，", "未发生行政复议、", "“", "（一）", "2024年将"):
        covering.states("临川县2024年法治政府建设工作总结\n一、工作\n" + piece * 3000 + "\n")


AMONG = """临川县2024年法治政府建设工作总结
2024年，各项工作有序推进。
一、主要工作
（一）依法决策
公布决策目录3项。{text}
（二）其他工作
开展执法培训6期。
二、存在的问题
一是力量不足，原因是编制少。
"""


@pytest.mark.parametrize(("state", "text"), [
    ("planned", "计划明年聘请法律顾问5名，建立坐班制度。"), ("planned", "拟于2025年上半年聘请法律顾问5名。"),
    ("planned", "未来一年，将聘请法律顾问5名。"), ("planned", "我们将在新的一年聘请法律顾问5名。"),
    ("problem", "法律顾问作用发挥还不充分，部分单位聘而不用。"), ("problem", "法律顾问配备不足，3个部门尚未聘请。"),
    ("problem", "目前尚未聘请法律顾问，涉法事务主要由司法所把关。"), ("evidenced", "针对法律顾问配备不足的问题，新聘律师3名。"),
    ("evidenced", "聘请法律顾问3名，审查将于2025年1月施行的新合同范本46份。"),
])
def test_one_sentence_about_the_time_to_come_or_about_a_lack(state, text):
    found = covering.states(AMONG.format(text=text))
    assert found["legal-counsel"].state == state
    assert found["training"].state == "evidenced", "the sections that follow go on about what was done"


@pytest.mark.parametrize("head", ["需要改进的方面", "存在的短板与差距", "工作中的薄弱环节", "问题与不足及原因分析"])
@pytest.mark.parametrize("plan", ["改进措施", "对策建议", "努力方向", "2025年重点任务"])
def test_headings_of_problems_and_plans_in_other_words(head, plan):
    text = AMONG.partition("二、存在")[0].format(text="") + (
        f"二、{head}\n一是行政复议工作有差距，全年被纠错3件。\n三、{plan}\n聘请法律顾问5名，建立台账。\n"
    )
    found = covering.states(text)
    assert found["reconsideration"].state == "problem"
    assert found["legal-counsel"].state == "planned"
