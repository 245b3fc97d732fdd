"""The real window: open, write, review, insert, export, undo to the start."""

from __future__ import annotations

import re
import zipfile

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionComboBox

from fazhi_desk.desktop.new_dialog import NewDialog
from fazhi_desk.desktop.shell import Shell
from fazhi_desk.text.numbering import heading
from tests.desktop.conftest import PAPER, settle, text_of, write


def rules(window) -> list[str]:
    return [finding.rule for finding in window.editor.bridge.report.findings]


def families(window) -> list[str]:
    return [finding.family for finding in window.editor.bridge.report.findings]


def test_opening_shows_text_outline_and_findings(opened):
    assert text_of(opened).startswith("临川县2026年法治政府建设工作总结\n")
    assert "总结.fzd" in opened.shell.windowTitle()
    assert not opened.shell.isWindowModified()
    titles = [row.title for row in opened.outline.list.rows.rows]
    assert "一、加强组织领导" in titles
    assert "placeholder" in families(opened)
    assert "待补1处" in opened.status.texts


def test_a_finding_appears_while_typing_and_goes_when_mended(opened, qtbot):
    editor = opened.editor
    before = families(opened).count("placeholder")
    editor.go_to(7, len(editor.bridge.lines[7]))
    write(editor, "XX件")
    assert opened.shell.isWindowModified()
    settle(qtbot, opened)
    assert families(opened).count("placeholder") == before + 1
    assert editor.bridge.marks.at(7)
    for _ in range(3):
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    settle(qtbot, opened)
    assert families(opened).count("placeholder") == before
    assert not editor.bridge.marks.at(7)


def test_inserting_a_phrase_by_initials_is_one_step(opened, qtbot):
    editor = opened.editor
    before = text_of(opened)
    editor.go_to(5, len(editor.bridge.lines[5]))
    opened.menus.actions["phrases"].trigger()
    assert opened.phrases.query.hasFocus()
    QTest.keyClicks(opened.phrases.query, "yjys")
    qtbot.waitUntil(lambda: bool(opened.phrases.list.rows.rows) and not opened.phrases._timer.isActive())
    first = opened.phrases.list.rows.rows[0].title
    QTest.keyClick(opened.phrases.query, Qt.Key.Key_Return)
    assert "压紧压实" in first
    assert first in editor.bridge.lines[5]
    assert editor.hasFocus()
    editor.undo()
    assert text_of(opened) == before


def test_missing_section_is_inserted_in_its_place(opened, qtbot):
    before = text_of(opened)
    missing = [row for row in opened.outline.list.rows.rows if row.faint]
    assert missing
    plan = next(row for row in missing if "next" in str(row.key[1]) or "plan" in str(row.key[1]))
    opened.outline.list.chosen.emit(plan)
    lines = opened.editor.bridge.lines
    at = next(n for n, line in enumerate(lines) if line.strip().startswith("四、"))
    assert lines[at].startswith("　　四、")
    assert "【待补" in lines[at + 1]
    assert lines.index("　　临川县人民政府") > at
    settle(qtbot, opened)
    assert plan.key not in [row.key for row in opened.outline.list.rows.rows]
    opened.editor.undo()
    assert text_of(opened) == before


def test_export_and_undo_to_the_start(opened, qtbot, tmp_path):
    editor = opened.editor
    before = text_of(opened)
    editor.go_to(0, 3)
    QTest.keyClicks(editor, "abc")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.go_to(4, 6)
    editor.insert("多\n行\n文字")
    opened.files.dialogs.name = str(tmp_path / "出.docx")
    opened.menus.actions["export_word"].trigger()
    assert zipfile.ZipFile(tmp_path / "出.docx").testzip() is None
    assert any("已导出" in text for text in opened.messages.texts)
    for _ in range(40):
        if not editor.document().isUndoAvailable():
            break
        editor.undo()
    assert text_of(opened) == before
    assert not opened.shell.isWindowModified()


def test_fix_is_one_step_and_ignoring_is_kept(opened, qtbot, paper):
    editor = opened.editor
    editor.go_to(7, len(editor.bridge.lines[7]))
    write(editor, "开展培训,效果好。")
    settle(qtbot, opened)
    report = editor.bridge.report
    index = next(n for n, f in enumerate(report.findings) if f.fixes and f.marks and f.marks[0][0] == 7)
    typed = text_of(opened)
    opened.reviewing.apply(index, 0)
    fixed = text_of(opened)
    assert "培训，效果" in fixed
    editor.undo()
    assert text_of(opened) == typed
    settle(qtbot, opened)
    count = len(editor.bridge.report.findings)
    index = next(n for n, f in enumerate(editor.bridge.report.findings) if f.family == "placeholder")
    opened.reviewing.ignore(index)
    qtbot.waitUntil(lambda: len(editor.bridge.report.findings) == count - 1)
    assert opened.files.save()
    kept = paper.read_text(encoding="utf-8")
    assert "ignored" in kept
    assert opened.files.open_path(paper)
    settle(qtbot, opened)
    assert "placeholder" not in families(opened)


def test_next_finding_goes_round(opened):
    opened.menus.actions["next"].trigger()
    first = opened.editor.textCursor().selectedText()
    assert first
    for _ in range(len(opened.editor.bridge.report.findings)):
        opened.menus.actions["next"].trigger()
    assert opened.editor.textCursor().hasSelection()


def test_checklist_shows_states_and_adds_questions(opened, qtbot):
    opened.view.show_pane(opened.checklist)
    rows = opened.checklist.list.rows.rows
    assert any(row.header for row in rows)
    topic = next(t for t in opened.editor.bridge.report.topics if t.requirement == "must" and t.state == "absent")
    before = text_of(opened)
    opened.checklist.add_wanted.emit(topic.id)
    assert text_of(opened).count("【待补") > before.count("【待补")
    opened.editor.undo()
    assert text_of(opened) == before
    opened.checklist.waive_wanted.emit(topic.id, "本单位没有这项职责")
    settle(qtbot, opened)
    now = next(t for t in opened.editor.bridge.report.topics if t.id == topic.id)
    assert now.waived == "本单位没有这项职责"


def test_new_draft_shows_hints_only(window, qtbot):
    from fazhi_desk.desktop.new_dialog import NewDialog

    dialog = NewDialog(window.bench, "department", window.shell)
    qtbot.addWidget(dialog)
    dialog.unit.setText("临川县司法局")
    window.commands.begin(dialog)
    settle(qtbot, window)
    assert "临川县司法局" in window.editor.bridge.lines[0]
    assert window.files.draft.front["unit"] == "临川县司法局"
    assert window.editor.textCursor().selectedText().startswith("【待补")
    severities = {finding.severity for finding in window.editor.bridge.report.findings}
    assert severities <= {"hint"}


def test_closing_asks_and_can_be_stopped(opened):
    QTest.keyClicks(opened.editor, "x")
    opened.files.dialogs.leaving = "stay"
    assert not opened.shell.close()
    assert opened.files.dialogs.asked
    opened.files.dialogs.leaving = "drop"
    assert opened.shell.close()


def test_start_page_offers_all_kinds(window):
    window.show_start()
    assert len(window.start.kinds) == 9
    assert window.shell.windowTitle().replace("[*]", "") == "法治写作台"


def test_narrow_window_folds_the_outline_into_the_tabs(opened):
    opened.shell.resize(1000, 600)
    assert opened.tabs.indexOf(opened.outline) == 0
    opened.shell.resize(1366, 768)
    assert opened.tabs.indexOf(opened.outline) == -1
    assert opened.outline.isVisible()


def test_slots_are_walked_through_with_tab(opened, qtbot):
    from fazhi_desk.catalog.phrase import find_slots

    phrase = next(p for p in opened.bank.loaded.search.phrases if len(find_slots(p.text)) > 1)
    editor = opened.editor
    editor.go_to(7, len(editor.bridge.lines[7]))
    opened.phrasing.insert(phrase)
    first = editor.textCursor().selectedText()
    assert first.startswith("【待补：")
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    second = editor.textCursor().selectionStart()
    assert editor.textCursor().selectedText().startswith("【待补：")
    write(editor, "12")
    assert "12" in editor.bridge.lines[7]
    for _ in range(len(find_slots(phrase.text)) - 1):
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert "\t" not in editor.bridge.lines[7]
    assert not editor.textCursor().hasSelection()  # behind the phrase
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.bridge.lines[7].count("\t") == 1  # the fields are over
    assert second > 0


def test_completion_takes_a_phrase_and_leaves_the_focus(opened, qtbot):
    editor = opened.editor
    editor.go_to(7, len(editor.bridge.lines[7]))
    editor.setFocus()
    write(editor, "压紧压")
    assert not opened.completion.isVisible()  # switched off in these settings
    opened.menus.actions["completion"].setChecked(True)
    write(editor, "实")
    qtbot.waitUntil(opened.completion.isVisible, timeout=3000)
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.bridge.lines[7].endswith("压紧压实责任")
    assert not opened.completion.isVisible()


def test_command_palette_runs_a_command(opened):
    opened.menus.actions["commands"].trigger()
    assert opened.popup.isVisible()
    QTest.keyClicks(opened.popup.line, "qwcxbh")
    assert opened.popup.list.rows.rows[0].key == "renumber"
    QTest.keyClick(opened.popup.line, Qt.Key.Key_Return)
    assert not opened.popup.isVisible()
    assert any("序号" in text for text in opened.messages.texts)


def test_find_and_replace_is_one_step(opened):
    before = text_of(opened)
    bar = opened.find_bar
    opened.menus.actions["replace"].trigger()
    bar.wanted.setText("一是")
    bar.other.setText("首先")
    assert bar.step()
    bar.replace_all()
    assert "一是" not in text_of(opened)
    opened.editor.undo()
    assert text_of(opened) == before


def test_sections_move_by_keys_and_by_the_outline(opened, qtbot):
    editor = opened.editor
    before = text_of(opened)
    editor.go_to(6, 4)
    opened.menus.actions["up"].trigger()
    assert editor.bridge.lines[3] == "　　一、依法科学决策"
    assert editor.bridge.lines[5] == "　　二、加强组织领导"
    editor.undo()
    assert text_of(opened) == before
    settle(qtbot, opened)
    row = next(r for r in opened.outline.list.rows.rows if r.title == "二、依法科学决策")
    opened.outline.list.rename_wanted.emit(row.key)
    opened.outline._name.setText("科学决策")
    QTest.keyClick(opened.outline._name, Qt.Key.Key_Return)
    assert editor.bridge.lines[6] == "　　二、科学决策"
    editor.undo()
    opened.outline.move_wanted.emit(6, 3)
    assert editor.bridge.lines[3] == "　　一、依法科学决策"
    editor.undo()
    assert text_of(opened) == before


def test_skeleton_and_focus_change_nothing(opened):
    before = text_of(opened)
    opened.menus.actions["skeleton"].setChecked(True)
    document = opened.editor.document()
    assert not document.findBlockByNumber(7).isVisible()
    assert document.findBlockByNumber(3).isVisible()
    opened.menus.actions["skeleton"].setChecked(False)
    assert document.findBlockByNumber(7).isVisible()
    opened.menus.actions["focus"].setChecked(True)
    assert not opened.tabs.isVisible()
    opened.menus.actions["focus"].setChecked(False)
    assert opened.tabs.isVisible()
    assert text_of(opened) == before
    assert not opened.shell.isWindowModified()


def test_themes_can_be_changed_at_any_time(opened):
    for name in ("dark", "contrast", "light"):
        opened.commands.set_theme(name)
        assert opened.editor.theme.name == name
        assert not opened.shell.grab().isNull()


def test_every_action_has_a_handler(opened):
    handlers = opened.commands.handlers()
    for name in opened.menus.actions:
        assert name in handlers


def test_review_key_goes_to_the_problems(opened):
    opened.menus.actions["review"].trigger()
    assert opened.tabs.currentWidget() is opened.findings
    row = opened.findings.list.current()
    assert row is not None
    QTest.keyClick(opened.findings.list, Qt.Key.Key_Return)
    assert opened.editor.hasFocus()


def test_pages_are_estimated():
    from fazhi_desk.desktop.status_line import pages

    assert pages([""]) == 1
    assert pages(["字" * 280] * 2) == 2


def test_the_frame_stays_on_its_screen(qtbot, window):
    room = window.shell.screen().availableGeometry()
    far = Shell(window.theme)
    qtbot.addWidget(far)
    assert room.contains(far.geometry())
    far.resize(room.width() + 300, room.height() + 300)
    far.move(room.right() - 40, room.bottom() - 40)
    kept = bytes(far.saveGeometry().toBase64().data()).decode("ascii")
    again = Shell(window.theme, kept)
    qtbot.addWidget(again)
    assert room.contains(again.geometry())


def test_the_new_dialog_cuts_no_answer_off(qtbot, window):
    dialog = NewDialog(window.bench, "county", window.shell)
    qtbot.addWidget(dialog)
    dialog.show()
    for box in dialog._facts.values():
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        shown = box.shown(option)
        assert shown == box.currentText() or shown.endswith("…")
        assert box.toolTip() == box.currentText()
    assert dialog.year.height() == dialog.unit.height()


def test_a_group_of_the_checklist_names_what_it_counts(opened):
    topics = opened.editor.bridge.report.topics
    opened.view.show_pane(opened.checklist)
    opened.checklist.lacking.setChecked(True)
    heads = [row.right for row in opened.checklist.list.rows.rows if row.header]
    for word, wanted in (("必写缺", "must"), ("应写缺", "should")):
        counted = sum(int(n) for right in heads for n in re.findall(word + r"(\d+)", right))
        assert counted == sum(t.requirement == wanted and not t.satisfied and t.waived is None for t in topics)


def test_a_missing_section_goes_where_the_outline_shows_it(window, tmp_path, qtbot):
    path = tmp_path / "错号.fzd"
    body = PAPER.replace("三、存在的不足和原因", "五、扎实推进执法").replace("一是力量薄弱，主要原因是吸引力不足。", "办案5件。")
    path.write_text(f'+++\nfzd = 1\nkind = "county"\nyear = 2026\n+++\n{body}\n', encoding="utf-8")
    assert window.files.open_path(path)
    settle(qtbot, window)
    for row in [row for row in window.outline.list.rows.rows if row.faint]:
        rows = window.outline.list.rows.rows
        following = next((r.title for r in rows[rows.index(row) :] if not r.faint), None)
        before = [line for line in window.editor.bridge.lines if line.strip()]
        window.outline.list.chosen.emit(row)
        lines = window.editor.bridge.lines
        at = next(n for n, line in enumerate(lines) if line.endswith(row.title))
        behind = [line.strip() for line in lines[at + 1 :] if heading(line.strip())]
        assert bool(behind) == bool(following)
        assert not behind or behind[0][2:].startswith(following[2:]), "the heading that stood below it in the outline"
        assert [line for line in lines[:at] if line.strip()] == before[: len([x for x in lines[:at] if x.strip()])]
        window.editor.undo()


def test_the_first_page_has_no_paper_left_behind_it(opened, qtbot):
    QTest.keyClicks(opened.editor, "x")
    opened.files.dialogs.leaving = "drop"
    opened.menus.actions["start"].trigger()
    assert opened.stack.currentWidget() is opened.start
    assert not opened.files.modified
    assert text_of(opened) == ""
    for name in ("save", "export_word", "find", "undo", "review", "heading1"):
        assert not opened.menus.actions[name].isEnabled()
    for name in ("new", "open", "settings", "commands", "quit"):
        assert opened.menus.actions[name].isEnabled()
    settle(qtbot, opened)
    assert opened.status.isHidden()
    opened.files.dialogs.asked.clear()
    assert opened.shell.close()
    assert opened.files.dialogs.asked == []


def test_a_paper_brings_all_actions_back(window):
    window.show_start()
    window.commands.sample()
    assert all(action.isEnabled() for action in window.menus.actions.values())
    assert window.status.isVisible()


def test_a_low_window_keeps_room_for_the_list_of_problems(opened, qtbot):
    opened.menus.actions["review"].trigger()
    detail = opened.findings.detail
    assert detail._why.isVisible()
    opened.shell.resize(900, 520)
    qtbot.waitUntil(lambda: not detail._why.isVisible())
    assert detail._head.toolTip() == opened.editor.bridge.report.findings[opened.findings._index(opened.findings.list.current())].why
    opened.shell.resize(1366, 768)
    qtbot.waitUntil(detail._why.isVisible)


def test_the_tool_bar_keeps_its_words_in_the_smallest_window(opened):
    opened.shell.resize(820, 520)
    bar = opened.menus.bar
    assert bar.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert bar.sizeHint().width() <= opened.shell.width()
