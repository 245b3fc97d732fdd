"""The matrix in the window: it follows the draft, a cell goes to the text, the picture is saved; days are shown."""

from __future__ import annotations

import pytest
from lxml import etree
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from fazhi_desk.desktop.coverage_dialog import CoverageDialog
from fazhi_desk.desktop.theme import DARK
from tests.desktop.conftest import settle, text_of


@pytest.fixture
def dialog(opened):
    opened.menus.actions["coverage"].trigger()
    return opened.shell.findChild(CoverageDialog)


def place(dialog, topic: str, title: str) -> tuple[int, int]:
    matrix = dialog.matrix.matrix
    row = next(n for n, found in enumerate(matrix.rows) if found.id == topic)
    return row, next(n for n, column in enumerate(matrix.columns) if title in column.title)


def test_a_click_on_a_cell_goes_to_the_text_and_leaves_a_way_back(opened, dialog):
    row, column = place(dialog, "major-decision", "依法科学决策")
    dialog.matrix.go(row, column)
    view = dialog.matrix
    point = view.rect_of(row, column).center() + view._offset()
    assert view.cell_at(point) == (row, column)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not dialog.isVisible()
    lines = opened.editor.bridge.lines
    assert "重大行政决策目录" in lines[opened.editor.textCursor().blockNumber()]
    bar = opened.messages.bar("coverage")
    assert "写到2处" in bar.text, "the heading and the sentence; the sentence is shown first"
    bar.buttons[0].click()
    assert dialog.isVisible()


def test_keys_walk_the_cells_and_an_empty_one_goes_to_its_section(opened, dialog):
    row, column = place(dialog, "xi-thought", "依法科学决策")
    dialog.matrix.go(row, column - 1)
    QTest.keyClick(dialog.matrix, Qt.Key.Key_Right)
    assert dialog.matrix.current == (row, column)
    QTest.keyClick(dialog.matrix, Qt.Key.Key_Return)
    assert "依法科学决策" in opened.editor.bridge.lines[opened.editor.textCursor().blockNumber()]
    assert "没有写到" in opened.messages.bar("coverage").text


def test_headings_stay_in_sight_and_cover_no_cell(dialog):
    view = dialog.matrix
    view.resize(700, 300)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.cell_at(QPoint(500, 5)) is None
    view.go(0, 0)
    top = view.rect_of(0, 0).top() + view._offset().y()
    assert view._covered <= top < view.viewport().height()
    view.dress(DARK)
    assert not view.grab().isNull()


def test_it_follows_the_draft_and_tips_say_it_in_words(opened, dialog, qtbot):
    row, column = place(dialog, "reconsideration", "依法科学决策")
    assert "宜写在" in dialog.matrix.told(row, column)
    at = next(n for n, line in enumerate(opened.editor.bridge.lines) if "目录5项" in line)
    opened.editor.go_to(at, len(opened.editor.bridge.lines[at]))
    opened.editor.insert("全年办理行政复议案件36件，审结35件。")
    settle(qtbot, opened)
    assert "有做法有依据" in dialog.matrix.told(row, column)


def test_problems_and_remedies_go_to_the_text(opened, dialog):
    rows = dialog.pairs.rows.rows
    assert "力量薄弱" in rows[0].title
    assert rows[0].mark == "○"
    dialog.pairs.chosen.emit(rows[0])
    assert "力量薄弱" in opened.editor.bridge.lines[opened.editor.textCursor().blockNumber()]


def test_the_picture_is_saved_and_the_draft_stays(opened, dialog, tmp_path):
    before = text_of(opened)
    opened.files.dialogs.name = str(tmp_path / "对照图")
    dialog.save.click()
    assert etree.fromstring((tmp_path / "对照图.svg").read_bytes()).tag.endswith("svg")
    assert text_of(opened) == before


def test_the_checklist_shows_by_when_the_paper_is_due(opened):
    opened.view.show_pane(opened.checklist)
    assert opened.checklist.dates.text() == "2027年3月1日前报送，4月1日前公开"
    assert "第二十四条" in opened.checklist.dates.toolTip()
