"""The chosen topic below the checklist: why it is asked, what may be counted, and how it makes room for the list."""

from __future__ import annotations

import pytest

from tests.desktop.conftest import settle

POLICE = """临川县公安局2026年法治政府建设工作总结

　　2026年，临川县公安局坚持依法行政。现将有关情况报告如下。
　　一、主要工作
　　县政府常务会议专题学习6次，公布重大行政决策目录5项。
　　二、存在的不足
　　一是力量薄弱，主要原因是吸引力不足。
"""


@pytest.fixture
def police(window, qtbot, tmp_path):
    path = tmp_path / "公安.txt"
    path.write_text(POLICE, encoding="utf-8")
    assert window.files.open_path(path)
    settle(qtbot, window)
    window._know_topics()
    window.view.show_pane(window.checklist)
    return window


def show(window, topic):
    assert window.checklist.list.choose(("topic", topic))
    window.checklist._show(topic)


def test_a_trade_tells_why_and_what_may_be_counted(police):
    show(police, "two-laws")
    detail = police.checklist.detail
    assert "公安机关接受行政机关移送的案件" in detail._why.text()
    assert detail._figures.text().startswith("可写的数字：接受移送件数")
    assert "没有的不写" in detail._figures.text()


def test_in_a_low_window_the_reasons_are_left_to_the_tip(police, qtbot):
    show(police, "two-laws")
    pane = police.checklist
    police.shell.resize(820, 520)
    qtbot.waitUntil(lambda: pane.height() < 420)
    assert pane.detail._why.isHidden()
    assert pane.detail._figures.isHidden()
    assert "接受移送件数" in pane.detail._head.toolTip()
    assert "公安机关" in pane.detail._head.toolTip()
    police.shell.resize(1366, 768)
    qtbot.waitUntil(lambda: pane.height() > 420)
    assert not pane.detail._why.isHidden()


def test_why_a_topic_was_waived_is_told_in_a_low_window_too(police, qtbot):
    police.checklist.waive_wanted.emit("two-laws", "本单位没有这项职责")
    settle(qtbot, police)
    police.shell.resize(820, 520)
    show(police, "two-laws")
    qtbot.waitUntil(lambda: police.checklist.height() < 420)
    assert not police.checklist.detail._why.isHidden()
    assert "本单位没有这项职责" in police.checklist.detail._why.text()


def test_the_chosen_row_stays_in_sight_when_its_detail_takes_room(police, qtbot):
    view = police.checklist.list
    police.shell.resize(900, 600)
    qtbot.waitUntil(lambda: police.checklist.height() < 520)
    police.checklist.detail.hide()
    qtbot.waitUntil(lambda: view.viewport().height() > 200)
    seen = [
        row for n, row in enumerate(view.rows.rows)
        if not row.header and view.visualRect(view.rows.index(n)).bottom() <= view.viewport().height()
    ]
    row = seen[-1]
    show(police, row.key[1])
    qtbot.waitUntil(lambda: view.visualRect(view.currentIndex()).bottom() <= view.viewport().height())
    assert view.visualRect(view.currentIndex()).top() >= 0
