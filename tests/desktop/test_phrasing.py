"""The writer's own phrases in the window; fields; what is offered at the caret."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from fazhi_desk.catalog.phrase import as_json, find_slots
from fazhi_desk.desktop import phrase_dialog
from fazhi_desk.desktop.dragging import dragged as dragged_text
from fazhi_desk.desktop.dragging import mime_of
from fazhi_desk.desktop.mining_dialog import MiningDialog
from fazhi_desk.desktop.phrase_dialog import PhraseDialog
from fazhi_desk.desktop.rewording import offer
from fazhi_desk.phrases import own
from tests.desktop.conftest import settle, text_of, write
from tests.phrases.helpers import phrase


@pytest.fixture
def answered(monkeypatch):
    """The phrase dialog answers at once with what the test says; its first text is kept."""
    asked: dict[str, object] = {"answer": None, "function": None, "texts": []}

    def run(dialog: PhraseDialog) -> int:
        asked["texts"].append(dialog.text)
        if asked["answer"] is not None:
            dialog.words.setPlainText(asked["answer"])
        if asked["function"]:
            dialog.function.setCurrentIndex(dialog.function.findData(asked["function"]))
        dialog._save()
        return dialog.result()

    monkeypatch.setattr(phrase_dialog.PhraseDialog, "exec", run)
    return asked


def rows(window) -> list[str]:
    return [row.title for row in window.phrases.list.rows.rows if not row.header]


def search(window, qtbot, query: str) -> list[str]:
    window.phrases.query.setText(query)
    qtbot.waitUntil(lambda: not window.phrases._timer.isActive())
    return rows(window)


def topics_known(window, qtbot) -> None:
    """The window names the topics a while after its first paint."""
    qtbot.waitUntil(lambda: window.phrases.topic.count() > 1)


def test_a_selection_becomes_a_phrase_with_slots_found_by_its_initials(opened, answered, qtbot):
    editor = opened.editor
    line = next(at for at, text in enumerate(editor.bridge.lines) if "34个单位" in text)
    at = editor.bridge.lines[line].index("组织34个单位述法")
    editor.go_to(line, at, at + 9)
    opened.menus.actions["add_phrase"].trigger()
    assert answered["texts"] == ["组织{数量}个单位述法"]
    qtbot.waitUntil(lambda: opened.bank.is_own("组织{数量}个单位述法"), timeout=20_000)
    assert "已加入短语库：组织{数量}个单位述法。" in opened.messages.texts
    assert search(opened, qtbot, "zzgdwsf")[0] == "组织{数量}个单位述法"
    assert "自建" in opened.phrases.list.rows.rows[0].detail
    assert "组织{数量}个单位述法" in opened.bench.places.phrases.read_text("utf-8")
    opened.messages.bar("phrases").buttons[0].click()
    assert not opened.bank.is_own("组织{数量}个单位述法")


def test_what_is_no_phrase_is_told_in_the_dialog(opened, qtbot):
    dialog = PhraseDialog("。", title="加入短语库", parent=opened.shell)
    dialog._save()
    assert not dialog.result()
    assert "至少要有两个字" in dialog.told.text()
    dialog.deleteLater()


def test_a_built_in_phrase_is_edited_hidden_and_shown_again(opened, answered, qtbot):
    answered["answer"], answered["function"] = "压紧压实各方责任", "organize"
    built_in = opened.bank.phrase("压紧压实责任")
    opened.phrases.edit_wanted.emit(built_in)
    qtbot.waitUntil(lambda: opened.bank.is_own("压紧压实各方责任"), timeout=20_000)
    assert opened.bank.phrase("压紧压实各方责任").functions == ("organize",)
    assert opened.bank.phrase("压紧压实责任") is None
    opened.menus.actions["hidden_phrases"].trigger()
    assert [row.title for row in opened.popup.list.rows.rows] == ["压紧压实责任"]
    QTest.keyClick(opened.popup.line, Qt.Key.Key_Return)
    assert opened.bank.phrase("压紧压实责任") is not None
    opened.phrases.remove_wanted.emit("压紧压实各方责任")
    assert opened.bank.phrase("压紧压实各方责任") is None


def test_the_menu_of_a_phrase_says_what_can_be_done(opened):
    opened.bank.change(lambda mine: own.add(mine, phrase("我的说法")))
    assert [a.text() for a in opened.phrases.menu_for(opened.bank.phrase("我的说法")).actions() if a.text()] == [
        "插入", "收藏", "修改……", "删除"
    ]
    assert "不再显示" in [a.text() for a in opened.phrases.menu_for(opened.bank.phrase("压实责任")).actions()]


def test_export_and_import(opened, tmp_path):
    target = tmp_path / "我的短语"
    opened.files.dialogs.name = str(target)
    opened.menus.actions["export_phrases"].trigger()
    assert "还没有自建或收藏的短语" in opened.messages.texts[-1]
    opened.bank.change(lambda mine: own.favour(own.add(mine, phrase("我的说法")), "压实责任"))
    opened.menus.actions["export_phrases"].trigger()
    written = target.with_suffix(".jsonl")
    assert "自建短语1条、收藏1条" in opened.messages.texts[-1]
    opened.bank.change(lambda _: own.OwnPhrases())
    opened.files.dialogs.name = str(written)
    opened.menus.actions["import_phrases"].trigger()
    assert opened.bank.is_own("我的说法")
    assert opened.bank.own.favourites == {"压实责任"}
    opened.phrases.only_favourites.setChecked(True)
    assert rows(opened) == ["压实责任"]
    opened.files.dialogs.name = str(tmp_path / "没有.jsonl")
    opened.menus.actions["import_phrases"].trigger()
    assert "读不出来" in opened.messages.texts[-1]


def test_a_folder_is_mined_in_the_job_process_and_each_phrase_is_ticked(opened, tmp_path, monkeypatch, qtbot):
    folder = tmp_path / "往年"
    folder.mkdir()
    (folder / "甲.txt").write_text(
        "青石镇2024年法治建设总结\n" + "抓实村级法治阵地建设。守住基层安全底线。推进阳光村务建设。" * 4, "utf-8"
    )
    seen: list[list[str]] = []

    def run(dialog: MiningDialog) -> int:
        seen.append([row.title for row in dialog.list.rows.rows])
        dialog.tick("守住基层安全底线")
        dialog.tick("抓实村级法治阵地建设")
        dialog.tick("抓实村级法治阵地建设")
        return 1

    monkeypatch.setattr(MiningDialog, "exec", run)
    opened.files.dialogs.name = str(folder)
    opened.menus.actions["mine_phrases"].trigger()
    assert any("正在整理短语" in text for text in opened.messages.texts)
    qtbot.waitUntil(lambda: bool(seen), timeout=30_000)
    assert {"守住基层安全底线", "抓实村级法治阵地建设"} <= set(seen[0])
    assert opened.bank.is_own("守住基层安全底线")
    assert not opened.bank.is_own("抓实村级法治阵地建设")
    source = json.loads(opened.bench.places.phrases.read_text("utf-8").split("\n")[0])["sources"][0]["seed"]
    assert source == "甲.txt"


def test_the_preview_is_worked_by_keys(opened, qtbot):
    found = [phrase("守住基层安全底线"), phrase("抓实阵地建设"), phrase("推进阳光村务")]
    opened.phrasing.preview({"phrases": [], "problems": []})
    assert "没有整理出新的短语" in opened.messages.texts[-1]
    dialog = MiningDialog(opened.theme, found, ["“乙.docx”打不开"] * 5, opened.shell)
    assert dialog.problems.text() == "“乙.docx”打不开；“乙.docx”打不开；“乙.docx”打不开；另有2个文件没有读成。"
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert [one.text for one in dialog.accepted_phrases] == ["守住基层安全底线", "抓实阵地建设"]
    assert dialog.take.text() == "加入短语库（2条）"
    dialog.query.setText("阳光")
    dialog.all.click()
    dialog.query.clear()
    assert len(dialog.accepted_phrases) == 3
    dialog.none.click()
    assert dialog.accepted_phrases == ()
    dialog.deleteLater()


def test_fields_are_walked_through_filled_or_not(opened):
    editor = opened.editor
    frame = phrase("受理{件数}件，审结{数量}件，办结率{百分比}")
    editor.go_to(7, len(editor.bridge.lines[7]))
    opened.phrasing.insert(frame)
    write(editor, "12")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "【待补：数量】"
    write(editor, "9")
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.textCursor().selectedText() == "12"
    write(editor, "15")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "9"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert not editor.textCursor().hasSelection()
    write(editor, "。")
    assert editor.bridge.lines[7].endswith("受理15件，审结9件，办结率【待补：百分比】。")
    assert not opened.editing.fields.active


def test_fields_that_touch_stay_apart(opened):
    editor = opened.editor
    editor.go_to(7, len(editor.bridge.lines[7]))
    opened.phrasing.insert(phrase("同比{增长或下降}{百分比}"))
    write(editor, "up")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    write(editor, "5%")
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.textCursor().selectedText() == "up"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.textCursor().selectedText() == "5%"


def test_fields_are_over_when_the_caret_leaves_the_phrase(opened):
    editor = opened.editor
    editor.go_to(7, len(editor.bridge.lines[7]))
    opened.phrasing.insert(phrase("受理{件数}件"))
    editor.go_to(3, 0)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert not opened.editing.fields.active


def test_putting_in_a_phrase_is_one_step_also_over_several_lines(opened):
    editor = opened.editor
    before = text_of(opened)
    cursor = editor.bridge.cursor(4, 3)
    cursor.setPosition(editor.bridge.cursor(7, 5).position(), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    opened.phrasing.insert(phrase("受理{件数}件"))
    assert editor.textCursor().selectedText() == "【待补：件数】"
    editor.undo()
    assert text_of(opened) == before


def test_a_dropped_phrase_fits_and_its_field_is_selected(opened, qtbot):
    editor = opened.editor
    frame = next(one for one in opened.bank.loaded.search.phrases if find_slots(one.text))
    line = 7
    cursor = editor.bridge.cursor(line, len(editor.bridge.lines[line]))
    editor.setTextCursor(cursor)
    mime = mime_of(frame)
    assert "{" not in mime.text()
    editor.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: "【待补：" in editor.bridge.lines[line])
    assert editor.textCursor().selectedText().startswith("【待补：")
    assert opened.bank.own.used == {frame.text: 1}


def test_a_row_is_dragged_as_a_phrase(opened, qtbot, monkeypatch):
    dragged: list[str] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(dragged_text(drag.mimeData())))
    first = search(opened, qtbot, "yjys")[0]
    viewport = opened.phrases.list.viewport()
    at = opened.phrases.list.visualRect(opened.phrases.list.rows.index(0)).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    moved = QPointF(at + QPoint(40, 0))
    for _ in range(2):
        event = QMouseEvent(
            QEvent.Type.MouseMove, moved, viewport.mapToGlobal(moved), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert dragged[0] == first


def test_two_phrases_added_one_after_the_other_are_both_kept(opened, qtbot):
    kept: list[str] = []
    for text in ("抓实阵地建设", "守住安全底线", "件"):
        opened.phrasing.describe(text, (), lambda phrase: kept.append(phrase.text))
    opened.phrasing.describe("长效机制", (), lambda phrase: kept.append(phrase.text))
    qtbot.waitUntil(lambda: len(kept) == 3, timeout=40_000)
    assert kept == ["抓实阵地建设", "守住安全底线", "长效机制"]


def test_enter_saves_the_phrase(opened):
    dialog = PhraseDialog("压实各方责任", title="加入短语库", parent=opened.shell)
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.result()
    assert dialog.text == "压实各方责任"
    dialog.deleteLater()


def test_unasked_the_missing_topics_of_the_section_come_first(opened, qtbot):
    topics_known(opened, qtbot)
    opened.view.show_pane(opened.phrases)
    line = next(at for at, text in enumerate(opened.editor.bridge.lines) if "依法科学决策" in text)
    opened.editor.go_to(line + 1)
    opened.phrases.refresh()
    heads = [row.title for row in opened.phrases.list.rows.rows if row.header]
    assert heads[-1] == "重大行政决策一节常用"
    wanted = opened.phrasing.moment().missing
    assert wanted
    assert heads[0].startswith("清单还缺：")
    first = opened.bank.phrase(rows(opened)[0])
    assert set(first.topics) & set(wanted)
    assert first.functions[0] == "figure"
    opened.editor.go_to(0)
    opened.phrases.refresh()
    assert [row.title for row in opened.phrases.list.rows.rows if row.header] == ["开头常用"]


def test_function_and_topic_filter(opened, qtbot):
    topics_known(opened, qtbot)
    opened.phrases.topic.setCurrentIndex(opened.phrases.topic.findData("mediation"))
    opened.phrases.function.setCurrentIndex(opened.phrases.function.findData("figure"))
    found = [opened.bank.phrase(text) for text in search(opened, qtbot, "调解")]
    assert found
    assert all("mediation" in one.topics and "figure" in one.functions for one in found)


def test_topics_that_come_anew_leave_the_chosen_filter(opened, qtbot):
    topics_known(opened, qtbot)
    pane = opened.phrases
    pane.topic.setCurrentIndex(pane.topic.findData("mediation"))
    found = search(opened, qtbot, "调解")
    pane.know_topics([("mediation", "多元化解"), ("openness", "政务公开"), ("training", "法治队伍")])
    assert (pane.topic.currentData(), pane.topic.count()) == ("mediation", 4)  # one more for all topics
    assert rows(opened) == found
    pane.know_topics([("openness", "政务公开")])
    assert pane.topic.currentData() == ""
    assert rows(opened) != found
    assert rows(opened)


def test_a_row_says_how_often_the_draft_has_it_and_sinks(opened, qtbot):
    before = search(opened, qtbot, "公开")
    assert "已用" not in opened.phrases.list.rows.rows[0].detail
    opened.editor.go_to(7, len(opened.editor.bridge.lines[7]))
    opened.editor.insert(f"{before[0]}，" * 3)
    opened.phrases.refresh()
    after = rows(opened)
    assert after.index(before[0]) > 0
    row = next(row for row in opened.phrases.list.rows.rows if row.title == before[0])
    assert "已用3次" in row.detail


def test_completion_leaves_out_what_the_unit_may_not_say_and_can_be_switched_off(opened, qtbot):
    opened.menus.actions["completion"].setChecked(True)
    opened.editor.go_to(7, len(opened.editor.bridge.lines[7]))
    write(opened.editor, "压紧")
    qtbot.waitUntil(opened.completion.isVisible)
    assert opened.editor.hasFocus()
    opened.completion.off.click()
    assert not opened.completion.isVisible()
    assert not opened.menus.actions["completion"].isChecked()
    assert not opened.completion.enabled


def test_another_wording_only_where_the_text_is_still_the_same(opened, qtbot, monkeypatch):
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    editor = opened.editor
    editor.go_to(7, len(editor.bridge.lines[7]))
    editor.insert("。加强监督，贯彻行政处罚法")
    line = editor.bridge.lines[7]
    settle(qtbot, opened)
    editor.go_to(7, line.index("加强监督"), line.index("加强监督") + 4)
    menu = offer(opened)
    assert menu is not None
    assert menu.actions()[0].text().startswith("加强 → ")
    menu.actions()[0].trigger()
    assert "加强监督" not in editor.bridge.lines[7]
    at = editor.bridge.lines[7].index("行政处罚法")
    editor.go_to(7, at, at + 5)
    assert offer(opened) is None


def test_the_context_menu_offers_other_wordings_and_nothing_is_shown_inside_it(opened, monkeypatch):
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append(menu))
    opened.editor.go_to(7, 0, 4)
    opened._context_menu(QPoint(0, 0))
    menu = shown[0]
    assert [a.text() for a in menu.actions()][-2:] == ["换一种说法", "加入短语库"]
    inner = [child for child in menu.findChildren(QMenu) if not child.isHidden()]
    assert inner == []


def test_an_unreadable_row_is_told_when_the_bank_is_read(qapp, qtbot, opened):
    path = opened.bench.places.phrases
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(as_json(phrase("我的说法")), ensure_ascii=False) + "\n{坏\n", "utf-8")
    opened.bank.start()
    qtbot.waitUntil(lambda: opened.bank.is_own("我的说法"))
    assert any("有1行读不懂" in text for text in opened.messages.texts)
