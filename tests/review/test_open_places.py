from __future__ import annotations

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.checks import kinds
from fazhi_desk.model import Report
from fazhi_desk.review.desk import ReviewCatalog
from fazhi_desk.review.open_places import COLUMNS, open_places
from fazhi_desk.review.session import Request, Session
from fazhi_desk.text.document import Document, from_lines

TEXT = """临川县2025年法治政府建设工作总结

2025年，XX县坚持依法行政，推动任务落实。
一、主要工作
（一）强化领导
全年研究部署__次，推动任务落实。【待补：研究部署的会议和印发的文件】。
（二）规范执法。开展“”专项行动，办结率达到×%，群众满意。"""


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(ReviewCatalog(load(kinds())), kinds())


def reviewed(session: Session, text: str) -> tuple[Report, Document]:
    lines = tuple(text.split("\n"))
    return session.update(Request(lines=lines)), from_lines(lines)


def test_each_place_tells_where_it_stands_and_what_is_asked(session: Session) -> None:
    report, document = reviewed(session, TEXT)
    places = open_places(report, document)
    assert [(p.number, p.where, p.heading, p.asked, p.quote) for p in places] == [
        (1, "", "", "名称或数字", "XX"),
        (2, "一/（一）", "强化领导", "数字（单位：次）", "__"),
        (3, "一/（一）", "强化领导", "研究部署的会议和印发的文件", "【待补：研究部署的会议和印发的文件】"),
        (4, "一/（二）", "规范执法", "名称", "“”"),
        (5, "一/（二）", "规范执法", "数字（单位：%）", "×"),
    ]
    assert all(TEXT[p.start : p.end] == p.quote for p in places)
    assert places[1].sentence == "全年研究部署＿＿＿次，推动任务落实。"
    assert places[1].row == ("2", "一/（一） 强化领导", "全年研究部署＿＿＿次，推动任务落实。", "数字（单位：次）", "", "", "")
    assert places[0].row[1] == "导语"
    assert len(places[0].row) == len(COLUMNS)


def test_a_finished_paper_has_none(session: Session) -> None:
    report, document = reviewed(session, "临川县2025年法治政府建设工作总结\n全县坚持依法行政，推动任务落实。")
    assert open_places(report, document) == ()


def test_places_in_hard_wrapped_lines_and_long_sentences(session: Session) -> None:
    long = "全县各级各部门坚持依法行政，" * 12
    report, document = reviewed(session, f"临川县2025年法治政府建设工作总结\n{long}全年研究××次，{long}推动落实。")
    (place,) = open_places(report, document)
    assert place.sentence.startswith("……")
    assert place.sentence.endswith("……")
    assert len(place.sentence) < 140
