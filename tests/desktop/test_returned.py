"""比对返稿 in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fazhi_desk.desktop.returned_dialog import NONE_LEFT, SAME, ReturnedDialog
from fazhi_desk.tasks.open_paper import OpenedPaper
from fazhi_desk.text.front_matter import FrontMatter
from tests.desktop.conftest import PAPER, text_of

CHANGED = (
    PAPER.replace("专题学习6次", "专题学习8次").replace("组织34个单位述法。", "组织34个单位述法。考核结果全县通报。")
    .replace("公布重大行政决策目录5项。", "")
)


@pytest.fixture
def dialog(opened, qtbot):
    returned = OpenedPaper(Path("返稿.docx"), CHANGED, FrontMatter(), ("批注（李县长），在“一是力量薄弱”处：写具体",), word=True)
    made = ReturnedDialog(opened, returned)
    qtbot.addWidget(made)
    made.show()
    return made


def titles(dialog) -> list[tuple[str, str]]:
    return [(row.mark, row.title) for row in dialog.list.rows.rows]


def test_changes_stand_under_their_sections_with_comments_below(dialog):
    assert titles(dialog) == [
        ("", "一、加强组织领导 › （一）深入学习"),
        ("改", "县政府常务会议专题学习8次，印发要点【待补：印发文件的名称】。"),
        ("", "一、加强组织领导 › （二）压实责任"),
        ("增", "考核结果全县通报。"),
        ("", "二、依法科学决策"),
        ("删", "公布重大行政决策目录5项。"),
        ("注", "批注（李县长），在“一是力量薄弱”处：写具体"),
    ]
    assert "返稿与文稿有3处不同：改1处、增1处、删1处。" in dialog._head.text()
    assert ">6</span>" in dialog.detail.text()
    assert ">8</span>" in dialog.detail.text()


def test_accepting_is_one_step_that_can_be_undone(opened, dialog):
    before = text_of(opened)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert "专题学习8次" in text_of(opened)
    assert len([title for mark, title in titles(dialog) if mark in "改增删" and mark]) == 2
    assert dialog.current.new == "考核结果全县通报。"
    dialog.accept_one()
    assert "组织34个单位述法。考核结果全县通报。" in text_of(opened)
    opened.editor.undo()
    assert "考核结果" not in text_of(opened)
    assert "专题学习8次" in text_of(opened)
    opened.editor.undo()
    assert text_of(opened) == before


def test_undone_changes_come_back_to_the_list(opened, dialog, qtbot):
    dialog.accept_one()
    dialog.undo()
    assert dialog._found.differences[0].new.startswith("县政府常务会议专题学习8次")
    assert len(dialog._found.differences) == 3


def test_declined_changes_stay_away_and_all_done_is_said(opened, dialog):
    dialog.no.click()
    assert "另有1处没有采纳" in dialog._head.text()
    dialog.accept_one()
    dialog.accept_one()
    assert [mark for mark, _ in titles(dialog)] == ["注"]
    assert not dialog.yes.isEnabled()
    assert "专题学习6次" in text_of(opened)
    assert "公布重大行政决策目录" not in text_of(opened)
    dialog.list.rows.put([])
    dialog._show()
    assert dialog.detail.text() == NONE_LEFT


def test_a_section_is_taken_over_in_one_step(opened, qtbot):
    before = text_of(opened)
    text = PAPER.replace("专题学习6次", "专题学习8次").replace("（一）深入学习。", "（一）深入学习。深化认识。")
    made = ReturnedDialog(opened, OpenedPaper(Path("a.docx"), text, FrontMatter(), word=True))
    qtbot.addWidget(made)
    made.accept_section()
    assert text_of(opened).rstrip() == text
    opened.editor.undo()
    assert text_of(opened) == before


def test_the_dialog_follows_the_draft(opened, dialog, qtbot):
    opened.editor.go_to(4, 0, 0)
    QTest.keyClicks(opened.editor, "ab")
    assert dialog._again.isActive()
    dialog.accept_one()  # compared anew before it is taken over
    assert "专题学习8次" in text_of(opened) or "ab" in text_of(opened)
    qtbot.waitUntil(lambda: not dialog._again.isActive(), timeout=3000)


def test_an_unchanged_copy(opened, qtbot):
    made = ReturnedDialog(opened, OpenedPaper(Path("a.docx"), text_of(opened), FrontMatter(), word=True))
    qtbot.addWidget(made)
    assert made._head.text() == SAME
    assert made.list.rows.rows == []


def test_it_is_opened_by_the_menu_through_the_job_process(opened, tmp_path, qtbot):
    path = tmp_path / "返稿.docx"
    assert opened.outgoing.export_to(path)
    opened.files.dialogs.name = str(path)
    opened.menus.actions["compare_returned"].trigger()
    qtbot.waitUntil(lambda: bool(opened.shell.findChildren(ReturnedDialog)), timeout=20_000)
    shown = opened.shell.findChildren(ReturnedDialog)[0]
    assert shown._head.text() == SAME
    shown.close()


def test_a_file_that_cannot_be_read_is_told(opened, tmp_path, qtbot):
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04")
    opened.files.dialogs.name = str(path)
    opened.menus.actions["compare_returned"].trigger()
    qtbot.waitUntil(lambda: any("损坏" in text for text in opened.messages.texts), timeout=20_000)
