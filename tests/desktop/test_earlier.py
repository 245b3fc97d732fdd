from __future__ import annotations

import pytest

from fazhi_desk.desktop.jobs import Job
from fazhi_desk.desktop.library_dialog import LibraryDialog, open_library
from fazhi_desk.desktop.side_dialog import CHANGED, SideDialog, open_side_by_side
from fazhi_desk.tasks.jobs import JOBS
from tests.desktop.conftest import settle, text_of

EARLIER = """临川县2025年法治政府建设工作总结

　　2025年，临川县坚持依法行政。现将有关情况报告如下。
　　一、加强组织领导
　　（一）深入学习。县政府常务会议专题学习6次。渔事调解台办理渔事争议调解137起，船家满意。
　　（二）压实责任。组织34个单位述法。
"""
OWN = "　　渔事调解台办理渔事争议调解137起，船家满意。"


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "往年"
    folder.mkdir()
    (folder / "2025.txt").write_text(EARLIER, encoding="utf-8")
    return folder


@pytest.fixture
def inline(monkeypatch, opened):
    """Jobs done at once in this process: what they do is tested in tests/tasks."""

    def run(name, values, done, *, title="", failed=None):
        del title, failed
        value = JOBS[name](opened.bench, values, lambda *_: None)
        done(value)
        return Job(name, values, opened.jobs)

    monkeypatch.setattr(opened.jobs, "run", run)
    return opened


def add(window, folder):
    window.files.dialogs.name = str(folder)
    open_library(window)
    dialog = window.shell.findChild(LibraryDialog)
    dialog.folder.click()
    return dialog


def test_a_folder_is_added_remembered_and_shown(inline, archive):
    dialog = add(inline, archive)
    assert inline.settings.earlier == [str(archive)]
    assert dialog.sources.item(0).text().endswith("（1篇）")
    row = dialog.papers.topLevelItem(0)
    assert [row.text(0), row.text(1)] == ["2025", "临川县2025年法治政府建设工作总结"]
    assert "已收入1篇（2025年）" in dialog.note.text()
    assert not dialog.bar.isVisible()


def test_the_review_compares_with_the_library_from_then_on(inline, archive, qtbot):
    inline.editing.add_lines([OWN], 3)
    settle(qtbot, inline)
    assert not [f for f in inline.editor.bridge.report.findings if f.rule == "earlier-figures"]
    add(inline, archive)
    settle(qtbot, inline)
    [finding] = [f for f in inline.editor.bridge.report.findings if f.rule == "earlier-figures"]
    assert "2025年" in finding.message
    assert finding.related[0].path.endswith("2025.txt")
    inline.earlier.remove([str(archive)])
    settle(qtbot, inline)
    assert not [f for f in inline.editor.bridge.report.findings if f.rule == "earlier-figures"]


def test_a_source_that_is_taken_out_leaves_nothing_behind(inline, archive, qtbot):
    dialog = add(inline, archive)
    dialog.sources.selectAll()
    dialog.gone.click()
    assert inline.settings.earlier == []
    assert dialog.papers.topLevelItemCount() == 0
    assert inline.earlier.stamp == ""
    assert (archive / "2025.txt").exists()
    assert "还没有往年文稿" in dialog.note.text()


def test_the_work_can_be_stopped_and_a_failure_is_told(opened, archive, qtbot):
    opened.settings.earlier = [str(archive)]
    open_library(opened)
    dialog = opened.shell.findChild(LibraryDialog)
    dialog.again.click()
    assert opened.earlier.working
    assert dialog.stop.isVisible()
    dialog.stop.click()
    assert not opened.earlier.working
    assert not dialog.stop.isVisible()
    opened.earlier._failed("磁盘满了")
    assert dialog.note.text() == "磁盘满了"


def test_draft_and_earlier_paper_side_by_side(inline, archive, qtbot):
    add(inline, archive)
    open_side_by_side(inline)
    dialog = inline.shell.findChild(SideDialog)
    assert "更新率" in dialog.head.text()
    assert dialog.which.currentData().endswith("2025.txt")
    html = dialog.page.toPlainText()
    assert "组织34个单位述法" in html
    assert "压实责任" in html
    dialog.shown.setCurrentIndex(dialog.shown.findData("new"))
    assert "组织34个单位述法" not in dialog.page.toPlainText()


def test_a_sentence_of_the_draft_is_jumped_to_unless_it_changed(inline, archive, qtbot):
    from PySide6.QtCore import QUrl

    add(inline, archive)
    open_side_by_side(inline)
    dialog = inline.shell.findChild(SideDialog)
    row = next(
        row for section in dialog._made["sections"] for row in section["rows"]
        if row["left"] and "34个单位" in row["left"]["text"]
    )
    line, (start, end) = row["left"]["line"], row["left"]["range"]
    dialog._go(QUrl(f"go:{line}:{start}:{end}"))
    assert inline.editor.textCursor().blockNumber() == line
    inline.editor.bridge.cursor(line, 0).insertText("新")
    dialog._go(QUrl(f"go:{line}:{start}:{end}"))
    assert dialog.head.text() == CHANGED
    assert text_of(inline).count("组织34个单位述法") == 1


def test_without_a_library_the_comparison_says_what_to_do(opened, qtbot):
    open_side_by_side(opened)
    dialog = opened.shell.findChild(SideDialog)
    qtbot.waitUntil(lambda: "往年文稿库" in dialog.head.text(), timeout=20_000)
    assert dialog.page.toPlainText() == ""
    assert dialog.again.isEnabled()
