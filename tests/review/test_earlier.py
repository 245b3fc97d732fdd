from __future__ import annotations

import pytest

from fazhi_desk.model import Severity
from fazhi_desk.review.earlier import compare, earlier_of, read_paper
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse
from fazhi_desk.text.similarity_library import Library
from tests.examples import ZONES

OLD = """某县2023年法治政府建设工作总结
一、主要工作
（一）规范执法
全县下辖14个乡镇，全年开展行政执法案卷评查活动，抽查案卷186件，通报典型问题23个。
聘请政府法律顾问6名，对县政府重大合同逐一审查把关。
（二）化解争议
受理行政复议申请97件，办结行政复议案件91件，行政复议机构全部实行繁简分流办理。
深入学习贯彻习近平法治思想。
"""
NEW = """某县2024年法治政府建设工作总结
一、主要工作
（一）规范执法
全县下辖14个乡镇，全年开展行政执法案卷评查活动，抽查案卷186件，通报典型问题23个。
聘请政府法律顾问6名，对县政府重大合同逐一审查把关。
（二）化解争议
受理行政复议申请132件，办结行政复议案件125件，行政复议机构全部实行繁简分流办理。
在工业园区设立涉企行政争议协调窗口，企业反映的难题当面答复。
深入学习贯彻习近平法治思想。
"""


def view(text, **given):
    document = parse(text)
    return view_of(document, document.articles[0], Given(kind="county", **given), FactsCache(), ZONES.of)


@pytest.fixture(scope="module")
def earlier():
    return earlier_of([read_paper("往年/2023.txt", parse(OLD))])


def told(view_, comparison, rule="earlier-figures"):
    texts = [p.text for p in view_.paragraphs]
    return [(f.severity, texts[f.span.paragraph][f.span.start : f.span.end]) for f in comparison.findings if f.rule == rule]


def test_figures_of_the_year_left_unchanged_are_told_and_stocks_are_not(earlier):
    draft = view(NEW)
    found = told(draft, compare(draft, earlier))
    assert found == [(Severity.WARNING, "186件，通报典型问题23个")]


def test_the_place_in_the_earlier_paper_is_exact(earlier):
    draft = view(NEW)
    for one in compare(draft, earlier).carried:
        assert one.place.path == "往年/2023.txt"
        assert OLD[one.place.start : one.place.end] == one.place.quote


def test_carried_sentences_new_sentences_and_shares(earlier):
    draft = view(NEW)
    comparison = compare(draft, earlier)
    assert [c.changed for c in comparison.carried] == [False, False, True]
    assert 0.1 < comparison.new < 0.5
    assert comparison.earlier_share["往年/2023.txt"] == pytest.approx(1 - comparison.new, abs=0.01)
    second = next(n for n, s in enumerate(draft.sections) if s.title == "化解争议")
    first = next(n for n, s in enumerate(draft.sections) if s.title == "规范执法")
    assert comparison.sections[first] == 0.0
    assert 0.3 < comparison.sections[second] < 0.7


def test_a_paper_of_the_same_year_is_no_alarm(earlier):
    draft = view(NEW.replace("2024", "2023"))
    assert told(draft, compare(draft, earlier)) == []


def test_figures_named_as_those_of_last_year_may_stay(earlier):
    text = NEW.replace("抽查案卷186件，通报典型问题23个", "抽查案卷203件，通报典型问题31个，上年抽查案卷186件")
    draft = view(text)
    assert told(draft, compare(draft, earlier)) == []


def test_formulas_do_not_count(earlier):
    draft = view("某县2024年法治政府建设工作总结\n一、主要工作\n深入学习贯彻习近平法治思想。\n")
    comparison = compare(draft, earlier)
    assert comparison.carried == ()
    assert comparison.new == 1.0


def test_an_empty_library_finds_nothing():
    draft = view(NEW)
    comparison = compare(draft, earlier_of([]))
    assert comparison.findings == ()
    assert comparison.new == 1.0


def test_the_arrays_make_the_same_library_again(earlier):
    again = Library(**earlier.library.arrays())
    assert [again.text(n) for n in range(again.size)] == [earlier.library.text(n) for n in range(again.size)]
    assert again.text(0).startswith("全县下辖14个乡镇")


def test_an_edit_gives_the_answer_of_a_fresh_view(earlier):
    cache = FactsCache()
    document = parse(NEW)
    first = view_of(document, document.articles[0], Given(kind="county"), cache, ZONES.of)
    compare(first, earlier)
    document = parse(NEW.replace("186件", "210件"))
    second = view_of(document, document.articles[0], Given(kind="county"), cache, ZONES.of)
    assert compare(second, earlier) == compare(view(NEW.replace("186件", "210件")), earlier)


@pytest.mark.parametrize(
    "sentence",
    [
        "开展渔政执法人员培训6期，参训执法人员420人次。",
        "主动公开渔业信息9200余条，按期答复。",
        "组织渔政执法庭审旁听活动，216名科级干部参加。",
        "查处非法捕捞行为，罚没款项32.5万元。",
    ],
)
def test_what_happened_in_a_year_is_told_when_it_stayed_the_same(sentence):
    old = earlier_of([read_paper("旧.txt", parse(f"某县2023年总结\n一、工作\n{sentence}\n"))])
    draft = view(f"某县2024年总结\n一、工作\n{sentence}\n")
    assert told(draft, compare(draft, old))


@pytest.mark.parametrize(
    "sentence",
    [
        "全县共有持证渔政执法人员126名，执法队伍14支。",
        "渔业水域建成法治文化阵地23处、调解站30个。",
        "每季度组织渔政执法培训1次，每次不少于12学时。",
        "渔业许可承诺办理时限压缩至法定时限的30%。",
        "渔业规范性文件公开征求意见不少于30日。",
    ],
)
def test_what_there_is_or_is_the_rule_may_stay(sentence):
    old = earlier_of([read_paper("旧.txt", parse(f"某县2023年总结\n一、工作\n{sentence}\n"))])
    draft = view(f"某县2024年总结\n一、工作\n{sentence}\n")
    assert not told(draft, compare(draft, old))
