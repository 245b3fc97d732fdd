"""Bad files, saving, recovery: nothing is lost and nothing on disk changes unasked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from fazhi_desk.desktop.app import begin
from fazhi_desk.desktop.dialogs import OPENS, file_dialog
from fazhi_desk.desktop.wording import lacking_musts
from fazhi_desk.storage.journal import unsaved
from tests.desktop.conftest import settle, text_of, write

BAD = {
    "missing.fzd": None,
    "binary.txt": bytes(range(256)) * 50,
    "picture.fzd": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "old.docx": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "broken.docx": b"PK\x03\x04 not a zip",
    "huge.txt": b"a" * 20_000_001,
    "half.txt": "\ufeff总".encode("utf-16-le") + b"\xd8",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_told_in_a_bar_and_change_nothing(opened, tmp_path, name):
    path = tmp_path / name
    data = BAD[name]
    if data is not None:
        path.write_bytes(data)
    before = text_of(opened)
    assert not opened.files.open_path(path)
    assert text_of(opened) == before
    said = opened.messages.bar("open").text
    assert name in said
    assert said.endswith("。")
    assert (path.read_bytes() if data is not None else None) == data


def test_of_several_files_the_first_readable_one_opens(window, tmp_path, paper):
    bad, worse = tmp_path / "坏.bin", tmp_path / "没有.txt"
    bad.write_bytes(bytes(range(256)) * 50)
    begin(window, [bad, worse, paper])
    assert window.files.draft.path == paper
    said = window.messages.bar("open").text
    assert "坏.bin" in said
    assert "没有.txt" in said


def test_where_no_file_can_be_read_all_are_told(window, tmp_path):
    begin(window, [tmp_path / "甲.txt", tmp_path / "乙.txt"])
    assert window.stack.currentWidget() is window.start
    said = window.messages.bar("open").text
    assert "甲.txt" in said
    assert "乙.txt" in said


@pytest.mark.parametrize("saving", [False, True])
def test_file_dialogs_speak_chinese(window, tmp_path, saving):
    dialog = file_dialog(window.shell, "另存为", str(tmp_path / "稿.fzd"), OPENS, saving=saving)
    assert [dialog.labelText(part) for part in QFileDialog.DialogLabel] == [
        "查找范围：", "文件名：", "文件类型：", "保存" if saving else "打开", "取消",
    ]
    assert Path(dialog.directory().absolutePath()) == tmp_path
    if saving:
        assert dialog.selectedFiles() == [str(tmp_path / "稿.fzd")]


def test_export_tells_what_is_still_open_until_the_next_save(opened, tmp_path):
    assert opened.outgoing.export_to(tmp_path / "出.docx")
    said = opened.messages.bar("export").text
    assert "还有1处待补没有填" in said
    assert f"必写内容还缺{lacking_musts(opened.editor.bridge.report)}项" in said
    assert opened.files.save()
    assert opened.messages.bar("export") is None


def test_a_newer_draft_is_read_only(window, tmp_path):
    path = tmp_path / "新.fzd"
    path.write_text("+++\nfzd = 99\n+++\n总结\n正文", encoding="utf-8")
    assert window.files.open_path(path)
    assert window.editor.isReadOnly()
    assert "只读" in window.shell.windowTitle()
    QTest.keyClicks(window.editor, "abc")
    assert text_of(window) == "总结\n正文"
    assert not window.files.save()
    assert not window.editing.move(1)


def test_saving_keeps_what_it_does_not_know(window, tmp_path):
    path = tmp_path / "稿.fzd"
    source = '+++\nfzd = 1\nkind = "plan"  # 说明\nlater = [1, 2]\n+++\n计划\n\n正文𠮷\u2028一'
    path.write_bytes(source.encode())
    window.files.open_path(path)
    window.editor.go_to(0, 2)
    QTest.keyClicks(window.editor, "x")
    assert window.files.save()
    assert path.read_bytes().decode() == source.replace("计划", "计划x", 1)
    assert not window.shell.isWindowModified()


def test_plain_text_gets_no_front_matter(opened, tmp_path):
    path = tmp_path / "文.txt"
    path.write_text("总结\n正文", encoding="utf-8")
    opened.files.open_path(path)
    opened.files.set_front("waived", {"x": "y"})
    assert opened.files.save()
    assert path.read_text(encoding="utf-8") == "总结\n正文"
    assert "fzd" in opened.messages.bar("save").text


def test_saving_where_it_cannot_be_says_so(opened, tmp_path):
    opened.files.dialogs.name = str(tmp_path / "没有" / "稿.fzd")
    assert not opened.files.save_as()
    assert "文件夹" in opened.messages.bar("save").text


def test_word_files_come_in_and_are_saved_as_drafts(opened, tmp_path, qtbot):
    target = tmp_path / "出.docx"
    assert opened.outgoing.export_to(target)
    assert opened.files.open_path(target)
    assert "一、加强组织领导" in text_of(opened)
    assert opened.files.draft.path is None
    opened.files.dialogs.name = str(tmp_path / "回来")
    assert opened.files.save()
    assert (tmp_path / "回来.fzd").is_file()


def test_changes_are_protected_from_the_first_key(window, qtbot):
    window.files.new("总结\n")
    window.editor.go_to(1)
    with qtbot.waitSignal(window.files.autosave.protected, timeout=5000):
        write(window.editor, "第一个字")
    assert "已保护" in window.status.texts
    folder = window.bench.places.recovery
    assert unsaved(folder) == []  # held by this window
    window.files.autosave.stop(keep=True)
    assert unsaved(folder)[0].lines == ("总结", "第一个字")


def test_recovered_draft_is_offered_and_shown(window, qtbot):
    window.files.new("总结\n")
    window.editor.go_to(1)
    write(window.editor, "找回来")
    qtbot.wait(900)
    window.files.autosave.stop(keep=True)
    window.files.new("别的\n")
    assert window.files.offer_recovery()
    bar = window.messages.bar("recover")
    assert "已找回" in bar.text
    bar.buttons[0].click()
    assert text_of(window) == "总结\n找回来"
    assert window.shell.isWindowModified()
    qtbot.waitUntil(lambda: not window.files.offer_recovery(), timeout=5000)
    settle(qtbot, window)


def test_undone_to_the_saved_state_there_is_nothing_to_recover(opened, qtbot):
    write(opened.editor, "多余")
    qtbot.wait(900)
    while opened.editor.document().isUndoAvailable():
        opened.editor.undo()
    opened.files.autosave.stop(keep=True)
    assert list(opened.bench.places.recovery.glob("*.base")) == []


def test_declined_draft_is_gone(window, qtbot):
    window.files.new("总结\n")
    write(window.editor, "不要")
    qtbot.wait(900)
    window.files.autosave.stop(keep=True)
    window.files.offer_recovery()
    window.messages.bar("recover").buttons[1].click()
    assert unsaved(window.bench.places.recovery) == []


WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from fazhi_desk.desktop.app import furnish, make_application, make_shell
from fazhi_desk.storage.places import find_places
from fazhi_desk.storage.settings import Settings
application = make_application([])
settings = Settings()
shell = make_shell(settings)
desk = furnish(shell, find_places(), settings)
shell.show()
desk.files.new("总结\\n")
desk.begin()
desk.editor.go_to(1)
event = QInputMethodEvent()
event.setCommitString("断电之前写下的字")
QApplication.sendEvent(desk.editor, event)
desk.files.autosave.protected.connect(lambda _: print(desk.runner.pid, flush=True))
application.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_kill_of_the_window_leaves_the_draft_and_no_process(window, tmp_path):
    home = tmp_path / "home"
    environment = {**os.environ, "FAZHI_DESK_HOME": str(home), "QT_LOGGING_RULES": "*=false"}
    with subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE, env=environment) as child:
        assert child.stdout is not None
        worker = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
        child.wait(10)
    until = time.monotonic() + 10
    while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]
    assert unsaved(home / "data" / "recovery")[0].lines == ("总结", "断电之前写下的字")


def test_an_old_file_is_converted_beside_the_page(opened, tmp_path, qtbot, monkeypatch):
    path = tmp_path / "旧.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    asked: list[tuple[str, dict]] = []

    def run(name, values, done, **_more):
        asked.append((name, values))
        done({"text": "旧的总结\n正文。", "notes": ["已由本机的 LibreOffice 转换后读取"], "word": True, "front": ""})

    monkeypatch.setattr(opened.jobs, "run", run)
    assert opened.files.open_path(path)
    assert asked == [("open-word", {"path": str(path)})]
    assert text_of(opened) == "旧的总结\n正文。"
    assert opened.files.draft.path is None
    assert "LibreOffice" in opened.messages.bar("notes").text


def test_an_old_file_that_fails_leaves_the_page_alone(opened, tmp_path, qtbot):
    path = tmp_path / "旧.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    before = text_of(opened)
    assert opened.files.open_path(path)
    qtbot.waitUntil(lambda: opened.messages.bar("open") is not None, timeout=20_000)
    assert "不是文字文稿" in opened.messages.bar("open").text
    assert text_of(opened) == before


def test_comments_of_a_word_file_stay_with_the_draft_and_out_of_the_export(window, tmp_path, qtbot):
    import zipfile

    from fazhi_desk.desktop.notes_dialog import NONE, NotesDialog
    from tests.formats import office_files

    path = tmp_path / "来稿.docx"
    path.write_bytes(office_files.word_report())
    assert window.files.open_path(path)
    bar = window.messages.bar("notes")
    assert "等7项" in bar.text
    bar.buttons[0].click()
    shown = window.shell.findChildren(NotesDialog)
    assert "批注（王主任），在“（一）强化审核。全年审核”处的“全年审核文件32件”：与台账不一致，请核" in shown[0].text.toPlainText()
    shown[0].close()
    draft = tmp_path / "稿.fzd"
    window.files.dialogs.name = str(draft)
    assert window.files.save()
    assert "与台账不一致，请核" in draft.read_text(encoding="utf-8")
    assert window.outgoing.export_to(tmp_path / "出.docx")
    with zipfile.ZipFile(tmp_path / "出.docx") as archive:
        assert not any("王主任" in archive.read(name).decode() for name in archive.namelist())
    window.files.open_path(draft)
    window.menus.actions["import_notes"].trigger()
    last = window.shell.findChildren(NotesDialog)[-1]
    assert "脚注（未并入正文）" in last.text.toPlainText()
    last.close()
    window.files.set_front("import_notes", None)
    window.menus.actions["import_notes"].trigger()
    assert window.messages.bar("notes").text == NONE


def test_a_large_word_file_is_read_beside_the_page_with_its_front_matter(opened, tmp_path, qtbot, monkeypatch):
    from fazhi_desk.tasks import open_paper as module

    path = tmp_path / "大.docx"
    assert opened.outgoing.export_to(path)
    before = dict(opened.files.draft.front)
    monkeypatch.setattr(module, "LARGE", 10)
    assert opened.files.open_path(path)
    qtbot.waitUntil(lambda: opened.files.draft.name == "大", timeout=20_000)
    assert opened.files.draft.front == before
    assert "专题学习6次" in text_of(opened)
