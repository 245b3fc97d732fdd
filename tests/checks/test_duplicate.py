from __future__ import annotations

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.checks import kinds
from fazhi_desk.model import Safety, Severity
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse
from tests.examples import ZONES

KINDS = kinds()
CATALOG = load(KINDS)
HEAD = "云岭县2024年法治政府建设工作总结\n"


def found(text, rule="duplicate", cache=None):
    document = parse(text)
    view = view_of(document, document.articles[0], Given(kind="county"), cache or FactsCache(), ZONES.of)
    chosen = CATALOG.rule(rule)
    findings = list(KINDS[chosen.head.kind].find(view, chosen))

    def quote(span):
        return view.paragraphs[span.paragraph].text[span.start : span.end]

    return [(f.severity, quote(f.related[0]), quote(f.span), f) for f in findings]


def warned(text):
    return [(before, here) for severity, before, here, _ in found(text) if severity is Severity.WARNING]


def test_a_clause_of_thirteen_characters_that_stands_twice_is_told_with_its_place():
    text = HEAD + (
        "一、主要工作\n（一）优化服务\n推开企业之家的门，每逢周三由值班县长当面听取企业诉求。\n"
        "二、下一步打算\n（一）继续服务\n把座谈会开到车间，每逢周三由值班县长当面听取企业诉求，跟踪办理到底。\n"
    )
    [(severity, before, here, finding)] = found(text)
    assert (severity, before, here) == (
        Severity.WARNING, "每逢周三由值班县长当面听取企业诉求", "每逢周三由值班县长当面听取企业诉求",
    )
    assert finding.score == 100.0
    assert "一/（一）" in finding.message
    assert [fix.safety for fix in finding.fixes] == [Safety.ASK, Safety.SHOW]
    assert [without(text, fix) for fix in finding.fixes] == ["把座谈会开到车间，跟踪办理到底。", "推开企业之家的门。"]


def without(text, fix):
    """The paragraph after a fix."""
    [edit] = fix.edits
    paragraph = parse(text).paragraphs[edit.span.paragraph].text
    return paragraph[: edit.span.start] + edit.text + paragraph[edit.span.end :]


def test_what_is_merely_like_is_deleted_by_hand_only_and_a_whole_paragraph_leaves_an_empty_line():
    one, other = "在码头设立渔事调解台，办理渔事争议37起、代写文书52份。", "码头渔事调解台办理渔事争议37起，代写文书共52份。"
    text = HEAD + f"一、主要工作\n{one}\n二、其他工作\n{other}\n"
    [(_, _, _, finding)] = found(text)
    assert [fix.safety for fix in finding.fixes] == [Safety.SHOW, Safety.SHOW]
    assert [without(text, fix) for fix in finding.fixes] == ["", ""]


def test_what_differs_is_told_in_whole_words_and_figures_with_their_units():
    [(_, _, _, finding)] = found(
        HEAD + "一、主要工作\n组织“红马甲”普法队进码头宣讲68场次，发放防汛手册5200本，慰问船民210人。\n"
        "二、下一步打算\n“红马甲”普法队进码头宣讲70场次，发放防汛手册5500本，慰问船民210名，评选守法船家。\n"
    )
    told = finding.message.split("；", 1)[1]
    for words in ("68场次", "5200本", "70场次", "5500本"):
        assert f"“{words}" in told or f"、{words}" in told
    assert "210" not in told


def test_a_run_of_clauses_is_one_finding_not_one_per_clause():
    sentence = "组织青年干部到村当一天调解员，跟着老支书走院串户，把纠纷听清楚、记明白。"
    assert warned(HEAD + f"一、主要工作\n{sentence}\n{'二、下一步打算'}\n今后还要{sentence}\n") == [
        ("组织青年干部到村当一天调解员，跟着老支书走院串户，把纠纷听清楚、记明白",
         "今后还要组织青年干部到村当一天调解员，跟着老支书走院串户，把纠纷听清楚、记明白"),
    ] or len(warned(HEAD + f"一、主要工作\n{sentence}\n{'二、下一步打算'}\n今后还要{sentence}\n")) == 1


def test_a_whole_paragraph_twice_is_one_finding():
    paragraph = "在集镇赶场日摆出法律摊位，请律师当面解答宅基地疑问。四名律师轮流值守，登记的问题当周答复。"
    [(_, before, here, _)] = found(HEAD + f"一、主要工作\n{paragraph}\n二、其他工作\n{paragraph}\n")
    assert before == here
    assert here.endswith("登记的问题当周答复")


def test_a_clause_merely_reordered_is_told_as_such():
    [(severity, _, here, finding)] = found(
        HEAD + "一、主要工作\n为山区派出所配齐巡逻摩托、卫星电话、急救背囊。\n"
        "二、下一步打算\n为山区派出所配齐急救背囊、卫星电话、巡逻摩托。\n"
    )
    assert severity is Severity.WARNING
    assert here == "为山区派出所配齐急救背囊、卫星电话、巡逻摩托"
    assert "换了次序" in finding.message


def test_changed_figures_are_named():
    [(severity, _, _, finding)] = found(
        HEAD + "一、主要工作\n组织“法律赶场”宣讲小分队进村入户73场次，接待群众1280人次。\n"
        "二、下一步打算\n“法律赶场”宣讲小分队进村入户不少于80场次，接待群众不少于1300人次。\n"
    )
    assert severity is Severity.WARNING
    assert "1280" in finding.message
    assert "1300" in finding.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("落实行政处罚公示制度，处罚决定作出后七日内及时公开。", "落实村级财务公开制度，收支明细每季度末及时公示。"),
        ("建立矛盾纠纷台账，逐件明确包案领导、化解时限。", "建立安全隐患台账，逐处明确整改单位、销号时限。"),
        ("选聘15名人民监督员，参与案件评议63件。", "选聘15名行风监督员，收集意见建议63条。"),
        ("深入学习贯彻习近平法治思想，落实学法计划。", "深入学习贯彻习近平法治思想，举办专题研讨。"),
        ("严格履行公众参与、专家论证、风险评估、合法性审查、集体讨论决定程序，审议供水价格方案。",
         "对殡葬设施布局严格履行公众参与、专家论证、风险评估、合法性审查、集体讨论决定程序。"),
        ("学习《中华人民共和国行政处罚法》《中华人民共和国行政强制法》，人人过关。",
         "宣讲《中华人民共和国行政处罚法》《中华人民共和国行政强制法》，户户知晓。"),
    ],
)
def test_other_matters_formulas_and_law_titles_are_no_repetition(one, other):
    assert found(HEAD + f"一、主要工作\n{one}\n二、其他工作\n{other}\n") == []


def test_a_heading_announces_what_its_section_says():
    assert found(
        HEAD + "一、主要工作\n（一）推行柔性执法说理式文书\n推行柔性执法说理式文书，让当事人看得懂、想得通。\n"
    ) == []


def test_the_title_and_the_name_of_the_unit_are_no_repetition():
    assert found(
        HEAD + "现将云岭县2024年法治政府建设工作总结报告如下。\n一、主要工作\n以上是云岭县2024年法治政府建设工作总结。\n"
    ) == []


def test_a_shortcoming_is_no_repetition_of_what_was_done():
    text = HEAD + (
        "一、主要工作\n行政执法与刑事司法的信息共享平台对接紧密。\n"
        "二、存在问题\n行政执法与刑事司法的信息共享平台对接不紧密。\n"
    )
    assert warned(text) == []


def test_a_problem_answered_in_other_words_is_neither_repetition_nor_idle():
    text = HEAD + (
        "一、主要工作\n办理复议案件十二件。\n二、存在问题\n山区调解员法律知识欠缺，调解协议不够规范。\n"
        "三、下一步打算\n选派律师结对十二个山区司法所，逐份点评调解协议，年底统一考核。\n"
    )
    assert found(text) == []
    assert found(text, "duplicate-idle") == []


def test_a_step_that_turns_its_problem_around_is_idle():
    text = HEAD + (
        "一、主要工作\n办理复议案件十二件。\n二、存在问题\n一是行政执法与刑事司法信息共享机制不够完善；二是山区调解员偏少。\n"
        "三、下一步打算\n进一步完善行政执法与刑事司法信息共享机制。\n"
    )
    [(severity, before, here, _)] = found(text, "duplicate-idle")
    assert severity is Severity.HINT
    assert before == "行政执法与刑事司法信息共享机制不够完善"
    assert here == "进一步完善行政执法与刑事司法信息共享机制"
    assert found(text) == []


def test_numbered_sentences_are_problems_and_steps_too():
    text = HEAD + (
        "一、主要工作\n办理复议案件十二件。\n二、存在的问题\n"
        "（一）跨部门渔政执法协作机制不健全。\n（二）船民法律援助资源分布不均衡。\n"
        "三、下一步打算\n（一）健全跨部门渔政执法协作机制，与邻县签订协议，每月会商一次。\n（二）优化船民法律援助资源分布。\n"
    )
    told = [(before, here) for _, before, here, _ in found(text, "duplicate-idle")]
    assert told == [("（二）船民法律援助资源分布不均衡", "（二）优化船民法律援助资源分布")]


def test_hints_are_few():
    rows = [f"第{n}组干部到云雾村第{n}村民小组走访农户，帮助解决饮水困难。" for n in "一二三四五六七八九"]
    hints = [f for f in found(HEAD + "一、主要工作\n" + "\n".join(rows)) if f[0] is Severity.HINT]
    assert len(hints) <= 2


def test_the_answer_after_an_edit_is_that_of_a_fresh_review():
    cache = FactsCache()
    text = HEAD + "一、主要工作\n每逢周三由值班县长当面听取企业诉求。\n二、其他工作\n沿湖村庄推行渔事纠纷湖面速裁。\n"
    edited = text + "每逢周三由值班县长当面听取企业诉求。\n"
    assert found(text, cache=cache) == []
    assert len(found(edited, cache=cache)) == 1
    assert found(text, cache=cache) == []


@pytest.mark.parametrize("text", ["", "一", "一、\n", "，，，。。。\n" * 50, "甲" * 5000, "“" * 300, "一是" * 400, "9" * 3000])
def test_odd_texts_are_no_trouble(text):
    for rule in ("duplicate", "duplicate-worn", "duplicate-idle"):
        found(HEAD + text, rule)


@pytest.mark.parametrize(
    ("done", "plan"),
    [
        ("在码头设立渔事调解台，为外来船民办理争议调解37起，代写文书52份，得到船民好评。",
         "做好外来人口服务，继续办好码头渔事调解台，争取为外来船民调解争议40起、代写文书60份，解除后顾之忧。"),
        ("开展护林巡查，组织护林员会同派出所民警对12个林场逐片清查，收缴猎具86件。",
         "守住生态底线，由派出所民警和护林员共同清查12个林场，共收缴猎具86件。"),
    ],
)
def test_a_clause_told_again_in_other_words_within_longer_sentences_is_told(done, plan):
    assert len(warned(HEAD + f"一、主要工作\n{done}\n二、下一步打算\n{plan}\n")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The same clothes in the clause, other matters around it.
        ("将山洪预警纳入网格管理，全年安排资金236万元，同比增长8%。", "将校车补贴纳入民生实事，全年安排资金310万元，同比增长8%。"),
        ("上半年受理渔事争议申请23件，办结19件。", "全年受理渔事争议申请87件，办结81件。"),
        ("在码头推出“夜间法庭”服务，每周二晚上受理船民诉求。", "在码头推出“夜间门诊”服务，每周二晚上接诊患病船民。"),
    ],
)
def test_stock_clauses_about_other_matters_are_no_repetition(one, other):
    assert warned(HEAD + f"一、主要工作\n{one}\n二、其他工作\n{other}\n") == []


def test_a_unit_said_for_another_is_no_other_figure():
    [(severity, *_)] = found(
        HEAD + "一、主要工作\n梳理船民高频咨询事项56项，编印成口袋书发到每条船。\n"
        "二、其他工作\n将船民高频咨询的56个事项梳理出来，编印成口袋书发放到每条船。\n"
    )
    assert severity is Severity.WARNING


def test_a_clause_that_stands_again_within_a_longer_one_is_exact():
    text = HEAD + (
        "一、主要工作\n规范码头收费，船家不见公示牌一律不交停泊费，办理退费21笔。\n"
        "二、下一步打算\n把船家不见公示牌一律不交停泊费的做法推广到各渡口。\n"
    )
    [(severity, before, here, finding)] = found(text)
    assert (severity, before, here) == (Severity.WARNING, "船家不见公示牌一律不交停泊费", "船家不见公示牌一律不交停泊费")
    assert finding.score == 100.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # The name of a thing is named again; a piece cut out of two clauses is no clause.
        ("推行执法公示制度，渔业行政执法决定法制审核制度，全过程记录制度。", "渔业行政执法决定法制审核制度还不为船家所知。"),
        ("船家诉求台账每月清零。", "每月汇总船家诉求台账每月清零进度情况。"),
    ],
)
def test_names_of_things_and_short_pieces_may_stand_again(one, other):
    assert warned(HEAD + f"一、主要工作\n{one}\n二、其他工作\n{other}\n") == []


def test_another_wording_is_offered_for_a_worn_phrase_where_it_fits():
    phrase = "健全完善机制"
    body = "。".join(f"{phrase}，{task}" for task in ("化解渔事纠纷", "收治受伤船民", "调度巡逻艇只", "核发夜航标牌"))
    [(severity, _, here, finding)] = found(HEAD + f"一、主要工作\n{body}。\n", "duplicate-worn")
    assert (severity, here) == (Severity.HINT, phrase)
    assert finding.fixes
    for fix in finding.fixes:
        [edit] = fix.edits
        assert fix.safety is Safety.SHOW
        assert finding.span.start <= edit.span.start < edit.span.end <= finding.span.end
        assert edit.text in finding.message
