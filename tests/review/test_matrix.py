"""Topics by sections: which column a mention stands in, what a cell shows, where a missing topic would belong."""

from __future__ import annotations

from fazhi_desk.model.matrix import CELL_LEVELS
from fazhi_desk.review.matrix import Head, Subject, matrix_of
from fazhi_desk.review.session import Request
from fazhi_desk.tasks.coverage_matrix import matrix_of_live, matrix_of_report
from fazhi_desk.tasks.live import decode, encode
from tests.review.pool import bench, fresh

PAPER = """临川县2026年法治政府建设工作总结

2026年，临川县深入学习贯彻习近平法治思想。现将有关情况报告如下。
一、2026年推进法治政府建设的主要举措和成效
（一）加强组织领导。县委常委会专题学习习近平法治思想4次，印发年度工作要点，分解任务32项。
（二）规范行政执法。公示执法信息9640条，配备执法记录仪26台，法制审核重大执法决定147件。
（三）化解矛盾纠纷。全年未发生行政复议案件。
二、存在的不足和原因
一是行政执法监督力量薄弱，主要原因是专职人员少；二是普法宣传形式单一，原因在于创新不够。
三、2027年主要安排
一是加强行政执法监督，上半年前配齐专职监督人员；二是开展普法宣传进乡村活动，每季度一场。
临川县人民政府
2027年1月15日
"""


def head(level, title, at, characters):
    return Head(level, title, at, characters)


def subject(name, *spots, **kept):
    given = {"requirement": "must", "state": "absent", "lacking": not spots, "aside": False, **kept}
    return Subject(name, name, "leadership", given["requirement"], given["state"], given["lacking"], given["aside"], spots)


def review():
    return fresh().update(Request(tuple(PAPER.split("\n"))))


def test_a_large_section_is_shown_by_its_sub_sections():
    heads = [head(1, "一、甲", 10, 900), head(2, "（一）子", 20, 450), head(2, "（二）子", 500, 450), head(1, "二、乙", 950, 300)]
    made = matrix_of("题", "", heads, [subject("a", (12, "described"), (600, "mentioned"), (960, "planned"))], {})
    assert [(c.title, c.group) for c in made.columns] == [("（一）子", "一、甲"), ("（二）子", "一、甲"), ("二、乙", "")]
    assert [cell.level for cell in made.rows[0].cells] == ["described", "mentioned", "planned"]


def test_a_large_section_with_text_of_its_own_has_a_column_for_it():
    heads = [head(1, "一、甲", 10, 900), head(2, "（一）子", 320, 300), head(2, "（二）子", 600, 300), head(1, "二、乙", 950, 300)]
    assert [c.title for c in matrix_of("题", "", heads, [], {}).columns] == ["一、甲", "（一）子", "（二）子", "二、乙"]


def test_the_lead_is_a_column_only_where_it_says_something():
    heads = [head(1, "一、甲", 10, 90), head(1, "二、乙", 100, 90)]
    assert [c.title for c in matrix_of("题", "", heads, [subject("a", (20, "described"))], {}).columns] == ["一、甲", "二、乙"]
    made = matrix_of("题", "", heads, [subject("a", (2, "mentioned"), (20, "problem"), (30, "evidenced"))], {"a": 1})
    assert [c.title for c in made.columns] == ["导语", "一、甲", "二、乙"]
    assert made.rows[0].cells[1] == ("evidenced", (1, 2))
    assert made.rows[0].home == 2


def test_what_does_not_apply_stands_aside():
    made = matrix_of("题", "", [], [subject("a", aside=True), subject("b")], {})
    assert made.aside == ("a",)
    assert [row.id for row in made.rows] == ["b"]


def test_a_paper_shows_plans_and_problems_beside_what_was_done():
    made = matrix_of_report(bench(), review())
    titles = [column.title for column in made.columns]
    rows = {row.id: row for row in made.rows}

    def cell(topic, title):
        at = next(n for n, found in enumerate(titles) if title in found)
        return getattr(rows[topic].cells[at], "level", None)

    assert cell("three-systems", "规范行政执法") == "evidenced"
    assert cell("reconsideration", "化解矛盾") == "nil-report"
    assert cell("enforcement-supervision", "不足") == "problem"
    assert cell("enforcement-supervision", "2027年") == "planned"
    assert cell("publicity", "规范行政执法") is None
    assert {c.level for row in made.rows for c in row.cells if c} <= CELL_LEVELS.keys()
    assert "必写" in made.note


def test_a_lacking_topic_points_to_its_section():
    made = matrix_of_report(bench(), review())
    counsel = next(row for row in made.rows if row.id == "discretion")
    assert counsel.lacking
    assert "执法" in made.columns[counsel.home].title
    missing = next(row for row in made.rows if row.id == "first-responsible")
    assert missing.lacking
    assert missing.home is None, "its own section is to be inserted"


def test_window_and_command_line_show_the_same():
    report = review()
    live = decode({**encode(report, PAPER.split("\n"), 0, PAPER, 1)})
    one, other = matrix_of_report(bench(), report), matrix_of_live(bench(), live)
    assert one == other


def test_remedies_travel_with_the_report():
    report = review()
    live = decode(encode(report, PAPER.split("\n"), 0, PAPER, 1))
    assert [len(remedy.steps) for remedy in live.remedies] == [1, 1]
    line, start, end = live.remedies[0].problem.marks[0]
    assert PAPER.split("\n")[line][start:end].startswith("一是行政执法监督力量薄弱")
