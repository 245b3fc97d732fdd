from __future__ import annotations

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.checks._comparison import lexicon_of, search_of
from fazhi_desk.review.side_by_side import side_by_side
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse
from tests.examples import ZONES

OLD = """某县2023年法治政府建设工作总结
2023年，某县坚持依法行政。
一、主要工作
（一）规范执法
全年开展渔政执法案卷评查，抽查案卷186件，通报典型问题23个。
在码头设立渔事调解台，为外来船民办理争议调解29起。
渡口夜航整治行动已经结束，取缔无证船只7艘。
（二）化解争议
聘请政府法律顾问6名，对县政府重大合同逐一审查把关。
二、存在的问题
渔政执法力量薄弱，夜间巡查难以全覆盖。
"""
NEW = """某县2024年法治政府建设工作总结
2024年，某县坚持依法行政。
一、主要工作
（一）规范执法
全年开展渔政执法案卷评查，抽查案卷186件，通报典型问题23个。
在码头设立渔事调解台，为外来船民办理争议调解41起。
推行湖面速裁，船上的纠纷当场有说法、有记录。
（二）化解争议
聘请政府法律顾问6名，对县政府重大合同逐一审查把关。
三、下一步打算
修建渡口值守房，把夜间巡查的人员固定下来。
"""


def view(text):
    document = parse(text)
    return view_of(document, document.articles[0], Given(kind="county"), FactsCache(), ZONES.of)


def made():
    tables = duplicates()
    return side_by_side(view(NEW), view(OLD), search_of(tables), lexicon_of(tables).segment)


def rows():
    return [
        (row.state, row.left.text if row.left else "", row.right.text if row.right else "")
        for section in made().sections for row in section.rows
    ]


def test_sections_go_together_and_what_is_gone_comes_last():
    assert [(section.title, section.other) for section in made().sections] == [
        ("导语", "导语"), ("一、主要工作", "一、主要工作"), ("三、下一步打算", ""), ("", "二、存在的问题"),
    ]


def test_every_sentence_of_both_papers_stands_there_once():
    for text, side in ((NEW, 1), (OLD, 2)):
        told = [row[side] for row in rows() if row[side] and row[0] != "heading"]
        bodies = [line for line in text.split("\n")[1:] if line.endswith("。")]
        assert sorted(told) == sorted(bodies)


def test_the_state_of_a_sentence():
    states = {left or right: state for state, left, right in rows()}
    assert states["全年开展渔政执法案卷评查，抽查案卷186件，通报典型问题23个。"] == "kept"
    assert states["在码头设立渔事调解台，为外来船民办理争议调解41起。"] == "changed"
    assert states["聘请政府法律顾问6名，对县政府重大合同逐一审查把关。"] == "carried"
    assert states["推行湖面速裁，船上的纠纷当场有说法、有记录。"] == "new"
    assert states["渡口夜航整治行动已经结束，取缔无证船只7艘。"] == "gone"
    assert states["渔政执法力量薄弱，夜间巡查难以全覆盖。"] == "gone"


def test_marks_are_what_differs_and_figures_left_unchanged_are_strong():
    by_state = {row.state: row for section in made().sections for row in section.rows}
    changed = by_state["changed"]
    assert [changed.left.text[a:b] for a, b in changed.left.marks] == ["41"]
    assert [changed.right.text[a:b] for a, b in changed.right.marks] == ["29"]
    kept = by_state["kept"]
    assert [kept.left.text[a:b] for a, b in kept.left.strong] == ["186件", "23个"]
    assert kept.left.marks == kept.right.marks == ()


def test_a_sentence_is_found_in_its_line():
    lines = NEW.split("\n")
    for section in made().sections:
        for row in section.rows:
            if row.left is not None:
                assert row.left.text.startswith(lines[row.left.line][slice(*row.left.range)])


def test_shares_of_new_text():
    whole = made()
    shares = {section.title or section.other: section.new for section in whole.sections}
    assert 0.1 < shares["一、主要工作"] < 0.4
    assert shares["三、下一步打算"] == 1.0
    assert shares["二、存在的问题"] is None
    assert shares["一、主要工作"] < whole.new < 1.0


def test_nothing_in_common_is_all_new():
    tables = duplicates()
    other = view("某县2023年总结\n一、甲\n天气晴朗，适合到湖边钓鱼和散步。\n")
    compared = side_by_side(view(NEW), other, search_of(tables), lexicon_of(tables).segment)
    assert compared.new == 1.0
    assert side_by_side(view(""), view(""), search_of(tables), lexicon_of(tables).segment).sections[0].rows == ()
