"""全部修正（安全项）: a list with ticks, one step, one way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from fazhi_desk.desktop.change_painter import WORDS
from fazhi_desk.desktop.fix_dialog import FixDialog
from fazhi_desk.tasks.fix_paper import fix_paper, offered
from fazhi_desk.tasks.open_paper import open_paper
from fazhi_desk.tasks.review_paper import ReviewOptions
from fazhi_desk.text.front_matter import split
from tests.desktop.conftest import PAPER, settle, text_of

FAULTY = PAPER.replace("公布重大行政决策目录5项。", "截止目前，公布目录5 项,办结率98%。落实“放管服,优服务”要求，，推进改革。𠮷")


@pytest.fixture
def faulty(window, tmp_path, qtbot):
    path = tmp_path / "错.fzd"
    path.write_text(f'+++\nfzd = 1\nkind = "county"\nyear = 2026\n+++\n{FAULTY}\n', encoding="utf-8")
    assert window.files.open_path(path)
    settle(qtbot, window)
    return window


def test_the_ticked_changes_are_one_step_and_the_bar_takes_it_back(faulty, qtbot):
    before = text_of(faulty)
    whole, _ = fix_paper(faulty.bench, open_paper(faulty.files.draft.path), safe_only=True)
    faulty.menus.actions["fix_all"].trigger()
    qtbot.waitUntil(lambda: faulty.messages.bar("fix") is not None, timeout=30_000)
    assert text_of(faulty) == whole[split(whole).body :]
    assert text_of(faulty) != before
    assert "“放管服,优服务”" in text_of(faulty)
    bar = faulty.messages.bar("fix")
    assert bar.text.startswith("已修正")
    next(button for button in bar.buttons if button.text() == "撤销").click()
    assert text_of(faulty) == before
    assert not faulty.shell.isWindowModified()


def dialog_for(window) -> FixDialog:
    return FixDialog(window, offered(window.bench, window.files.paper(Path()), ReviewOptions()))


def test_what_is_not_ticked_stays(faulty, qtbot):
    dialog = dialog_for(faulty)
    qtbot.addWidget(dialog)
    rows = dialog._rows
    assert len(rows) > 2
    kept = next(row for row in rows if "截止" in row.data(1, WORDS)[1])
    kept.setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.accept_button.text() == f"修正选中的{len(rows) - 1}处"
    from fazhi_desk.desktop.fix_dialog import make_changes

    make_changes(faulty, dialog)
    line = faulty.editor.bridge.lines[7]
    assert line.startswith("　　截止目前，公布目录5项，办结率98%。")
    faulty.editor.undo()
    assert text_of(faulty) == FAULTY + "\n"


def test_a_family_is_ticked_as_one_and_nothing_chosen_is_nothing_done(faulty, qtbot):
    dialog = dialog_for(faulty)
    qtbot.addWidget(dialog)
    for number in range(dialog.list.topLevelItemCount()):
        dialog.list.topLevelItem(number).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.chosen == []
    assert not dialog.accept_button.isEnabled()
    dialog.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Checked)
    families = {change.family for change in dialog.chosen}
    assert len(families) == 1
    assert dialog.accept_button.isEnabled()


def test_a_draft_without_safe_fixes_says_so(opened, qtbot):
    opened.menus.actions["fix_all"].trigger()
    qtbot.waitUntil(lambda: opened.messages.bar("fix") is not None, timeout=30_000)
    assert "没有可以放心修正的地方" in opened.messages.bar("fix").text
    assert opened.files.dialogs.shown == []


def test_a_draft_that_changed_meanwhile_is_left_alone(faulty, qtbot):
    faulty.menus.actions["fix_all"].trigger()
    faulty.editor.go_to(0, 0)
    faulty.editor.insert("新")
    now = text_of(faulty)
    qtbot.waitUntil(lambda: faulty.messages.bar("fix") is not None, timeout=30_000)
    assert "刚刚改动过" in faulty.messages.bar("fix").text
    assert text_of(faulty) == now
