from __future__ import annotations

from fazhi_desk.catalog.rule import Example
from fazhi_desk.model import Period
from fazhi_desk.review.ledger import HEADERS, ledger, rows
from fazhi_desk.text.periods import period_of
from tests.examples import view_for

PAPER = (
    "临川县2024年法治政府建设工作总结\n一、主要工作\n（一）化解争议\n"
    "全年受理行政复议案件36件，办结率97.2%。落实三项制度。\n现有法律顾问5名，2023年受理32件。"
)


def test_every_number_has_subject_unit_period_and_place():
    entries = ledger(view_for(PAPER, Example("", article=True)))
    assert [(e.subject, e.value, e.unit, e.place) for e in entries] == [
        ("受理行政复议案件", 36, "件", "一/（一）"),
        ("办结率", 97.2, "%", "一/（一）"),
        ("现有法律顾问", 5, "名", "一/（一）"),
        ("受理", 32, "件", "一/（一）"),
    ]
    assert [e.period for e in entries[:3:2]] == [Period.FLOW, Period.STOCK]
    assert entries[3].year == 2023


def test_rows_for_a_table_file():
    entries = ledger(view_for(PAPER, Example("", article=True)))
    table = rows(entries)
    assert table[0] == HEADERS
    assert all(len(row) == len(HEADERS) for row in table)


def test_flow_and_stock():
    assert period_of("开展执法检查", "次") is Period.FLOW
    assert period_of("", "个", "乡镇") is Period.STOCK
    assert period_of("新增法律顾问", "名") is Period.FLOW
    assert period_of("", "") is Period.UNKNOWN


def subjects(*lines):
    view = view_for("\n".join(("临川县2024年法治政府建设工作总结", "一、主要工作", *lines)), Example("", article=True))
    return [(e.subject, e.value, e.unit) for e in ledger(view)]


def test_a_change_is_named_by_what_changed():
    assert subjects("信访量由上年的52件减至37件，下降28.8%。") == [
        ("信访量", 52, "件"), ("信访量", 37, "件"), ("信访量下降", 28.8, "%"),
    ]
    assert subjects("入企检查1391户次，比上年的2140户次下降35%。")[1] == ("入企检查", 2140, "户次")


def test_a_cell_is_named_by_its_row_and_column():
    assert subjects("项目\t检查（户次）\t立案（件）", "校园食品\t864\t27") == [
        ("校园食品·检查", 864, "户次"), ("校园食品·立案", 27, "件"),
    ]


def test_torn_marks_are_closed_and_leading_words_left_out():
    assert subjects("开设“周五法治课堂”22期，由公务员7人、事业人员11人组成。") == [
        ("开设“周五法治课堂”", 22, "期"), ("公务员", 7, "人"), ("事业人员", 11, "人"),
    ]
