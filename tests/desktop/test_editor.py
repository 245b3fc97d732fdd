"""The page: looks by role, undo steps, paste, composition, marks."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from fazhi_desk.desktop.editor import Editor
from fazhi_desk.desktop.look import Look
from fazhi_desk.desktop.marks import Mark
from fazhi_desk.desktop.theme import LIGHT
from tests.desktop.conftest import commit, compose, write
from tests.desktop.test_bridge import Listener

LINES = ["临川县2026年法治政府建设工作总结", "县政府：", "2026年，全县依法行政。", "一、加强领导", "（一）学习。正文。", "正文"]


@pytest.fixture
def editor(qtbot):
    made = Editor(LIGHT, 16, Listener())
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.load(LINES)
    made.bridge.open({})
    return made


def look(editor, line: int) -> Look:
    return editor.dress.look(editor.document().findBlockByNumber(line))


def undone(editor) -> int:
    """Undo everything; how many steps it took."""
    steps = 0
    while editor.document().isUndoAvailable():
        editor.undo()
        steps += 1
    return steps


def test_looks_by_role(editor):
    assert [look(editor, n) for n in range(4)] == [Look.TITLE, Look.FLUSH, Look.BODY, Look.BODY]
    formats = editor.document().findBlockByNumber(3).layout().formats()
    assert "SimHei" in formats[0].format.font().families()
    run_in = editor.document().findBlockByNumber(4).layout().formats()
    assert run_in[0].length == len("（一）学习")
    assert not editor.document().isUndoAvailable()


def test_a_new_title_line_is_one_step_with_its_look(editor):
    editor.go_to(0, 4)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.bridge.lines[:2] == ["临川县2", "026年法治政府建设工作总结"]
    editor.undo()
    assert editor.bridge.lines == LINES
    assert look(editor, 0) is Look.TITLE
    assert not editor.document().isUndoAvailable()


def test_return_below_the_title_begins_body(editor):
    editor.go_to(0, len(LINES[0]))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    write(editor, "全县依法行政，成效明显。")
    assert look(editor, 1) is Look.BODY
    undone(editor)
    assert editor.bridge.lines == LINES


def test_typed_letters_are_one_step(editor):
    editor.go_to(5, 2)
    QTest.keyClicks(editor, "abcdef")
    assert undone(editor) == 1
    assert editor.bridge.lines == LINES


def test_a_heading_gets_its_face_while_typing(editor):
    editor.go_to(5, 0)
    write(editor, "二、")
    formats = editor.document().findBlockByNumber(5).layout().formats()
    assert formats
    assert "SimHei" in formats[0].format.font().families()


def test_indent_is_carried_to_the_next_line(editor):
    editor.load(["总结", "", "　　正文一。"])
    editor.go_to(2, 6)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.bridge.lines[3] == "　　"


def test_paste_is_plain_text_in_one_step(editor):
    data = QMimeData()
    data.setHtml("<b>粗</b>")
    data.setText("粗\r\n二\u2029三")
    editor.go_to(5, 1)
    editor.insertFromMimeData(data)
    assert editor.bridge.lines[5:] == ["正粗", "二", "三文"]
    assert editor.document().findBlockByNumber(5).charFormat().fontWeight() <= 400
    assert undone(editor) == 1
    assert editor.bridge.lines == LINES


def test_composition_sends_nothing_and_paints_nothing(editor):
    editor.bridge.flush()
    sent = len(editor.bridge._runner.sent)
    editor.go_to(5, 1)
    for text in ("n", "ni", "ni h", "ni hao"):
        compose(editor, text)
        assert editor.composing
        editor.bridge.flush()
        editor.grab()
    assert editor.bridge.lines == LINES
    assert len(editor.bridge._runner.sent) == sent
    assert not editor.document().isUndoAvailable()
    commit(editor, "你好")
    assert editor.bridge.lines[5] == "正你好文"
    assert undone(editor) == 1
    compose(editor, "x")
    compose(editor, "")
    assert editor.bridge.lines == LINES
    assert not editor.composing


def test_composition_in_the_title_keeps_one_step(editor):
    editor.load([""])
    compose(editor, "zong")
    commit(editor, "总结")
    assert editor.bridge.lines == ["总结"]
    assert look(editor, 0) is Look.TITLE
    assert undone(editor) == 1


def test_candidate_window_stands_at_the_caret(editor):
    editor.resize(1400, 700)
    editor.go_to(5, 2)
    rect = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    wanted = editor.cursorRect().translated(editor.viewport().pos())
    assert abs(rect.x() - wanted.x()) <= 2
    assert abs(rect.y() - wanted.y()) <= 2


def test_astral_characters_are_marked_where_they_stand(editor):
    editor.load(["总结", "甲𠮷乙😀丙丁"])
    editor.bridge.marks._marks[1] = (Mark(2, 3, "error", 0),)
    block = editor.document().findBlockByNumber(1)
    assert [(m.start, m.end) for m in editor.bridge.marks_in(block)] == [(3, 4)]
    editor.show_places([(1, 4, 5)])
    assert editor._shown == [(1, 6, 7)]


def test_what_is_being_typed_is_not_marked(editor):
    editor.go_to(5, 2)
    QTest.keyClicks(editor, "xx")
    block = editor.document().findBlockByNumber(5)
    mark = Mark(2, 4, "error", 0)
    assert editor._being_typed(block, mark)
    editor.moveCursor(QTextCursor.MoveOperation.Up)
    assert not editor._being_typed(block, mark)


def test_odd_characters_come_back_as_they_were(editor):
    lines = ["一\u2028二", "三\u00a0四\u000b五", "\t六", "七\u0085八"]
    editor.load(lines)
    assert editor.bridge.lines == lines


def test_none_is_not_lost(editor):
    editor.go_to(5, 0)
    QTest.keyClicks(editor, "a" * 200)
    before = sys.getrefcount(None)
    for _ in range(60):
        QTest.keyClicks(editor, "a" * 50)
        editor.viewport().repaint()
        editor.setToolTip("x")
        editor.bridge.cursor(1, 0).setPosition(0)
    assert sys.getrefcount(None) > before - 200


def test_size_of_type_leaves_text_and_undo_alone(editor):
    editor.go_to(5, 2)
    QTest.keyClicks(editor, "ab")
    height = editor.cursorRect().height()
    editor.set_points(24)
    assert editor.cursorRect().height() > height * 1.3
    assert undone(editor) == 1
    assert editor.bridge.lines == LINES
    assert look(editor, 0) is Look.TITLE
    editor.load(LINES)
    assert editor.dress.points == 24
    assert editor.em == editor.dress.em
