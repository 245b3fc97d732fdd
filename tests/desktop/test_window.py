"""The real window: open, write, review, insert, export, undo to the start."""

from __future__ import annotations

import zipfile

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.desktop.conftest import settle, text_of, write


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
