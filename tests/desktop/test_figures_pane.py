"""The ledger of figures beside the page, and the tables that leave the window."""

from __future__ import annotations

import csv
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fazhi_desk.desktop.places_dialog import PlacesDialog
from tests.desktop.conftest import PAPER, settle

FIGURES = PAPER.replace("公布重大行政决策目录5项。", "全年受理行政复议案件24件，办结26件。𠮷审查文件18件，其中县政府12件、部门8件。")


@pytest.fixture
def ledger(window, tmp_path, qtbot):
    path = tmp_path / "数.fzd"
    path.write_text(f'+++\nfzd = 1\nkind = "county"\nyear = 2026\n+++\n{FIGURES}\n', encoding="utf-8")
    assert window.files.open_path(path)
    settle(qtbot, window)
    window.menus.actions["show_figures"].trigger()
    qtbot.waitUntil(lambda: bool(rows(window)), timeout=5000)
    return window


def rows(window):
    return [row for row in window.figures.list.rows.rows if not row.header]


def test_every_figure_stands_under_its_section(ledger):
    heads = [row.title for row in ledger.figures.list.rows.rows if row.header]
    assert heads == ["一/（一）", "一/（二）", "二"]
    assert [row.right for row in rows(ledger)][:2] == ["6次", "34个"]
    doubtful = {row.right: row.detail for row in rows(ledger) if row.mark}
    assert "办结" in doubtful["26件"]
    assert "6次" not in doubtful


def test_a_row_leads_to_its_place(ledger):
    row = next(row for row in rows(ledger) if row.right == "18件")
    ledger.figures.list.choose(row.key)
    QTest.keyClick(ledger.figures.list, Qt.Key.Key_Return)
    assert ledger.editor.textCursor().selectedText() == "18件"
    assert ledger.editor.hasFocus()


def test_filters_and_orders(ledger):
    pane = ledger.figures
    pane.query.setText("复议")
    assert {row.right for row in rows(ledger)} >= {"24件"}
    assert "34个" not in {row.right for row in rows(ledger)}
    pane.query.clear()
    pane.doubtful.setChecked(True)
    assert rows(ledger)
    assert all(row.mark for row in rows(ledger))
    pane.doubtful.setChecked(False)
    count = len(rows(ledger))
    pane.order.setCurrentIndex(1)
    assert len(rows(ledger)) == count
    pane.query.setText("没有这样的数字")
    assert "没有符合条件" in pane._empty.text()


def test_the_ledger_follows_the_text(ledger, qtbot):
    ledger.editor.go_to(7, len(ledger.editor.bridge.lines[7]))
    ledger.editor.insert("培训执法人员777人次。")
    settle(qtbot, ledger)
    qtbot.waitUntil(lambda: "777人次" in [row.right for row in rows(ledger)], timeout=5000)
    ledger.files.new("新稿\n\n没有数的一段话。")
    assert rows(ledger) == []
    settle(qtbot, ledger)


def test_the_ledger_is_written_as_a_table(ledger, qtbot, tmp_path):
    target = tmp_path / "台账.csv"
    ledger.files.dialogs.name = str(target)
    ledger.figures.export.click()
    qtbot.waitUntil(lambda: ledger.messages.bar("table") is not None, timeout=30_000)
    table = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert len(table) == len(rows(ledger)) + 1
    assert f"共{len(rows(ledger))}个数字" in ledger.messages.bar("table").text


def test_open_places_are_shown_and_written_as_a_collection_table(opened, qtbot, tmp_path):
    target = tmp_path / "表"
    opened.files.dialogs.name = str(target)
    opened.menus.actions["collect"].trigger()
    qtbot.waitUntil(lambda: opened.messages.bar("table") is not None, timeout=60_000)
    dialog = opened.files.dialogs.shown[0]
    assert isinstance(dialog, PlacesDialog)
    written = target.with_name("表.docx")
    assert "印发文件的名称" in zipfile.ZipFile(written).read("word/document.xml").decode()
    assert "共1处待补" in opened.messages.bar("table").text


def test_a_place_of_the_list_is_shown_in_the_text(opened, qtbot):
    cells = ["1", "一", "印发要点＿＿＿。", "印发文件的名称"]
    dialog = PlacesDialog(opened, [[cells, [4, 27, 39]]])
    qtbot.addWidget(dialog)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    assert opened.editor.textCursor().blockNumber() == 4


def test_a_table_that_cannot_be_written_is_told(opened, qtbot, tmp_path):
    opened.files.dialogs.name = str(tmp_path / "没有的文件夹" / "台账.xlsx")
    opened.menus.actions["export_figures"].trigger()
    qtbot.waitUntil(lambda: opened.messages.bar("job-figures-ledger") is not None
                    and "不存在" in opened.messages.bar("job-figures-ledger").text, timeout=30_000)
