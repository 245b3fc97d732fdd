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
