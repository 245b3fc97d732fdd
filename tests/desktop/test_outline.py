"""The outline: what each heading holds, what is missing and may be added, moving and renaming in place, one step each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from fazhi_desk.desktop.outline_rows import HEADING, MISSING
from tests.desktop.conftest import settle, text_of


def row(window, title):
    return next(row for row in window.outline.list.rows.rows if title in row.title)


def keys(window, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.outline.list, key, modifier)


def test_a_heading_tells_characters_share_and_topics(opened):
    decision = row(opened, "依法科学决策")
    assert decision.detail.startswith("13字 · ")
    assert "主题2项" in decision.detail
    assert "重大行政决策程序" in decision.tip
    assert decision.share is not None
    assert decision.share[1:] != (0.0, 0.0), "the usual range of the section it was recognised as"
    assert "缺" not in decision.right
    assert "问题1" in row(opened, "（一）深入学习").right


def test_an_empty_heading_says_so(opened, qtbot):
    opened.editor.go_to(5, len(opened.editor.bridge.lines[5]))
    opened.editor.insert("\n　　（三）抓好考核")
    settle(qtbot, opened)
    assert row(opened, "抓好考核").right.startswith("空")


def test_required_sections_are_told_from_those_that_may_be_added(opened):
    missing = {r.key[1]: r for r in opened.outline.list.rows.rows if r.key[0] == MISSING}
    assert missing["next-plan"].right == "缺"
    assert missing["emergency"].right == "可补"
    assert all(r.faint for r in missing.values())


@pytest.mark.parametrize(("key", "line", "found"), [
    (Qt.Key.Key_Up, "二、加强组织领导", "一、依法科学决策"), (Qt.Key.Key_Down, "三、依法科学决策", "二、存在的不足和原因"),
])
def test_alt_and_arrows_move_a_section_and_keep_it_chosen(opened, qtbot, key, line, found):
    before = text_of(opened)
    opened.outline.list.setFocus()
    opened.outline.list.choose((HEADING, "依法科学决策", 0))
    keys(opened, key, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, opened)
    lines = [text.strip() for text in opened.editor.bridge.lines]
    assert line in lines
    assert found in lines
    assert opened.outline.list.current().key == (HEADING, "依法科学决策", 0)
    opened.editor.undo()
    assert text_of(opened) == before


def test_promoting_keeps_the_row_chosen_and_is_one_step(opened, qtbot):
    before = text_of(opened)
    opened.outline.list.setFocus()
    opened.outline.list.choose((HEADING, "压实责任", 0))
    keys(opened, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, opened)
    assert "　　二、压实责任。组织34个单位述法。" in opened.editor.bridge.lines
    assert "　　三、依法科学决策" in opened.editor.bridge.lines
    assert opened.outline.list.current().key == (HEADING, "压实责任", 0)
    keys(opened, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert text_of(opened) == before
    opened.editor.undo()
    opened.editor.undo()
    assert text_of(opened) == before


def test_renaming_happens_in_the_row_and_keeps_it_chosen(opened, qtbot):
    before = text_of(opened)
    pane = opened.outline
    pane.list.setFocus()
    pane.list.choose((HEADING, "压实责任", 0))
    keys(opened, Qt.Key.Key_F2)
    assert pane._name.geometry().intersects(pane.list.visualRect(pane.list.currentIndex()))
    assert pane._name.text() == "压实责任"
    pane._name.setText("压紧  责任")
    QTest.keyClick(pane._name, Qt.Key.Key_Return)
    settle(qtbot, opened)
    assert "　　（二）压紧 责任。组织34个单位述法。" in opened.editor.bridge.lines
    assert pane.list.current().key == (HEADING, "压紧 责任", 0)
    opened.editor.undo()
    assert text_of(opened) == before


def test_escape_gives_up_renaming(opened):
    before = text_of(opened)
    opened.outline.list.choose((HEADING, "压实责任", 0))
    opened.outline._rename((HEADING, "压实责任", 0))
    opened.outline._name.setText("别的")
    QTest.keyClick(opened.outline._name, Qt.Key.Key_Escape)
    assert not opened.outline._name.isVisible()
    assert text_of(opened) == before


def test_a_dragged_section_lands_before_the_row_it_is_dropped_on(opened, qtbot):
    before = text_of(opened)
    view = opened.outline.list
    view.choose((HEADING, "依法科学决策", 0))
    target = view.visualRect(view.rows.index([r.title for r in view.rows.rows].index("一、加强组织领导")))
    point = QPointF(target.center().x(), target.top() + 2)
    drop = QDropEvent(
        point, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.dropEvent(drop)
    settle(qtbot, opened)
    lines = [text.strip() for text in opened.editor.bridge.lines]
    assert lines.index("一、依法科学决策") < lines.index("二、加强组织领导")
    assert "（一）深入学习。县政府常务会议专题学习6次，印发要点【待补：印发文件的名称】。" in lines
    opened.editor.undo()
    assert text_of(opened) == before


def test_a_question_for_a_topic_goes_where_it_belongs(opened, qtbot):
    before = text_of(opened)
    opened.reviewing.add_topic("legal-counsel")
    lines = [text.strip() for text in opened.editor.bridge.lines]
    at = next(n for n, text in enumerate(lines) if text.startswith("【待补：法律顾问"))
    assert lines.index("二、依法科学决策") < at < lines.index("三、存在的不足和原因")
    assert not any(char.isdigit() for char in lines[at])
    for _ in range(1):
        opened.editor.undo()
    assert text_of(opened) == before
    opened.reviewing.add_topic("first-responsible")
    assert any("第一责任人职责情况" in text and text.strip()[1] == "、" for text in opened.editor.bridge.lines)
    settle(qtbot, opened)
