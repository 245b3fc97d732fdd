"""The phrase pane, completion and other wordings by the keys and the mouse, as a writer uses them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from fazhi_desk.desktop.rewording import NONE, offer
from tests.desktop.conftest import commit, compose, settle, text_of, write

LINE = 7
"""公布重大行政决策目录5项。"""


@pytest.fixture
def typed(opened, qtbot):
    """The window with completion on, the caret behind the paper's seventh line."""
    opened.menus.actions["completion"].setChecked(True)
    opened.editor.setFocus()
    opened.editor.go_to(LINE, len(opened.editor.bridge.lines[LINE]))
    return opened


def search(window, qtbot, query: str) -> list[str]:
    """Type into the search line and wait for what is found."""
    window.menus.actions["phrases"].trigger()
    write(window.phrases.query, query)
    qtbot.waitUntil(lambda: not window.phrases._timer.isActive() and bool(window.phrases.list.rows.rows))
    return [row.title for row in window.phrases.list.rows.rows if not row.header]


def middle(window, row: int) -> QPoint:
    return window.phrases.list.visualRect(window.phrases.list.rows.index(row)).center()


def paused(window, qtbot) -> None:
    """The completion has had its time to look."""
    qtbot.waitUntil(lambda: not window.completion._timer.isActive())


def test_arrows_choose_and_enter_puts_it_in_before_the_mark(opened, qtbot):
    editor = opened.editor
    editor.go_to(LINE, len(editor.bridge.lines[LINE]) - 1)
    before = text_of(opened)
    found = search(opened, qtbot, "ylyshj")
    QTest.keyClick(opened.phrases.query, Qt.Key.Key_Down)
    QTest.keyClick(opened.phrases.query, Qt.Key.Key_Down)
    QTest.keyClick(opened.phrases.query, Qt.Key.Key_Up)
    chosen = opened.phrases.list.current().title
    assert chosen in found
    QTest.keyClick(opened.phrases.query, Qt.Key.Key_Return)
    assert editor.bridge.lines[LINE].strip("　") == f"公布重大行政决策目录5项{chosen}。"
    assert editor.hasFocus()
    editor.undo()
    assert text_of(opened) == before


def open_places(window) -> int:
    return [finding.family for finding in window.editor.bridge.report.findings].count("placeholder")


def test_a_double_click_puts_in_and_an_open_place_is_found_by_the_review(opened, qtbot):
    editor = opened.editor
    editor.go_to(LINE, len(editor.bridge.lines[LINE]))
    found = search(opened, qtbot, "qnsdxzfysq")
    row = next(at for at, text in enumerate(found) if text.count("{") == 2)
    before = open_places(opened)
    QTest.mouseDClick(opened.phrases.list.viewport(), Qt.MouseButton.LeftButton, pos=middle(opened, row))
    assert editor.textCursor().selectedText() == "【待补：件数】"
    settle(qtbot, opened)
    assert open_places(opened) == before + 2


def test_hovering_tells_where_a_phrase_comes_from(opened, qtbot):
    assert search(opened, qtbot, "yjysze")[0] == "压紧压实责任"
    at = middle(opened, 0)
    viewport = opened.phrases.list.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    assert "见于2篇文稿、" in QToolTip.text()
    assert "近义：" in QToolTip.text()
    QToolTip.hideText()


def test_escape_clears_the_search_and_then_goes_back_to_the_text(opened, qtbot):
    search(opened, qtbot, "yjys")
    QTest.keyClick(opened.phrases.query, Qt.Key.Key_Escape)
    assert opened.phrases.query.text() == ""
    assert opened.phrases.query.hasFocus()
    QTest.keyClick(opened.phrases.query, Qt.Key.Key_Escape)
    assert opened.editor.hasFocus()


def test_the_menu_marks_a_favourite_and_hides_a_phrase(opened, qtbot):
    def act(name: str) -> None:
        row = opened.phrases.list.rows.rows[0]
        menu = opened.phrases.menu_for(opened.bank.phrase(row.title))
        next(action for action in menu.actions() if action.text() == name).trigger()

    first = search(opened, qtbot, "yjysze")[0]
    act("收藏")
    qtbot.waitUntil(lambda: "已收藏" in opened.phrases.list.rows.rows[0].detail)
    act("取消收藏")
    act("不再显示")
    qtbot.waitUntil(lambda: opened.phrases.list.rows.rows[0].title != first)
    assert opened.bank.phrase(first) is None
    opened.messages.bar("phrases").buttons[0].click()
    assert opened.bank.phrase(first) is not None


def test_nothing_is_offered_while_an_input_method_composes(typed, qtbot):
    commit(typed.editor, "压")
    commit(typed.editor, "紧")
    compose(typed.editor, "yashi")
    paused(typed, qtbot)
    assert not typed.completion.isVisible()
    typed.menus.actions["complete"].trigger()
    assert not typed.completion.isVisible()
    commit(typed.editor, "压")
    qtbot.waitUntil(typed.completion.isVisible)
    compose(typed.editor, "s")
    assert not typed.completion.isVisible()


def test_one_character_offers_nothing(typed, qtbot):
    commit(typed.editor, "。压")
    paused(typed, qtbot)
    assert not typed.completion.isVisible()


def test_escape_dismisses_and_alt_slash_calls(typed, qtbot):
    write(typed.editor, "压紧")
    qtbot.waitUntil(typed.completion.isVisible)
    before = text_of(typed)
    QTest.keyClick(typed.editor, Qt.Key.Key_Escape)
    assert not typed.completion.isVisible()
    assert typed.editor.hasFocus()
    assert typed.menus.actions["complete"].shortcut().toString() == "Alt+/"
    typed.menus.actions["complete"].trigger()
    assert typed.completion.isVisible()
    assert typed.editor.hasFocus()
    assert text_of(typed) == before


def test_whoever_goes_elsewhere_or_presses_escape_gets_no_list(typed, qtbot):
    for leave in (lambda: typed.editor.go_to(5, 6), lambda: QTest.keyClick(typed.editor, Qt.Key.Key_Escape)):
        typed.editor.go_to(LINE, len(typed.editor.bridge.lines[LINE]))
        write(typed.editor, "压紧")
        assert typed.completion._timer.isActive()
        leave()
        paused(typed, qtbot)
        assert not typed.completion.isVisible()


def test_arrows_choose_in_the_list_and_other_keys_go_on_to_the_text(typed, qtbot):
    write(typed.editor, "优化")
    qtbot.waitUntil(typed.completion.isVisible)
    second = typed.completion.list.rows.rows[1].title
    QTest.keyClick(typed.editor, Qt.Key.Key_Down)
    assert typed.completion.list.current().title == second
    QTest.keyClick(typed.editor, Qt.Key.Key_Return)
    assert typed.editor.bridge.lines[LINE].endswith(second)
    assert len(typed.editor.bridge.lines) == len(text_of(typed).split("\n"))
    typed.editor.undo()
    assert typed.editor.bridge.lines[LINE].endswith("优化")
    write(typed.editor, ",")
    assert not typed.completion.isVisible()


def test_switched_off_it_still_comes_when_called(typed, qtbot):
    typed.menus.actions["completion"].setChecked(False)
    write(typed.editor, "压紧")
    paused(typed, qtbot)
    assert not typed.completion.isVisible()
    typed.menus.actions["complete"].trigger()
    assert typed.completion.isVisible()
    assert not typed.settings.completion


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("落实“加强监督”的要求", "加强监督"),
        ("执行《推进依法行政工作规则》", "推进依法行政"),
        ("坚持严格规范公正文明执法", "规范公正文明"),
        ("全年受理12件", "受理"),
        ("完成合法性审核", "审核"),
    ],
)
def test_quotations_titles_formulas_and_procedure_stay_as_they_are(opened, monkeypatch, text, chosen):
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append(menu))
    editor = opened.editor
    editor.go_to(LINE, len(editor.bridge.lines[LINE]))
    editor.insert(text)
    at = editor.bridge.lines[LINE].index(text) + text.index(chosen)
    editor.go_to(LINE, at, at + len(chosen))
    assert offer(opened) is None
    assert shown == []
    assert any(said.startswith(NONE) for said in opened.messages.texts)
