from __future__ import annotations

import pytest

from fazhi_desk.desktop.twice_dialog import TwiceDialog
from tests.desktop.conftest import settle, text_of

DONE = "　　在码头设立渔事调解台，为外来船民办理争议调解37起，代写文书52份，得到船民好评。"
PLAN = "　　继续办好码头渔事调解台，争取为外来船民调解争议40起、代写文书60份。"


@pytest.fixture
def twice(opened, qtbot):
    """A draft that tells the same twice, and the dialog on it."""
    lines = opened.editor.bridge.lines
    at = next(n for n, line in enumerate(lines) if "目录5项" in line)
    opened.editing.add_lines([DONE], at)
    at = next(n for n, line in enumerate(opened.editor.bridge.lines) if "吸引力不足" in line)
    opened.editing.add_lines(["　　四、下一步安排", PLAN], at)
    settle(qtbot, opened)
    opened.shell.act("twice")
    return opened, opened.shell.findChild(TwiceDialog)


def test_both_places_with_their_paths_and_what_only_they_say(twice):
    _, dialog = twice
    [pair] = dialog.pairs
    assert (pair.earlier.path, pair.later.path) == ("二", "四")
    only = [pair.earlier.quote[a:b] for a, b in pair.earlier.lacking]
    assert "37" in "".join(only)
    assert "码头" not in "".join(only)
    assert "background-color" in dialog.earlier.text.text()
    assert "<u>" in dialog.earlier.text.text()
    assert "下划线" in dialog.note.text()
    assert "二　↔　四" in dialog.list.model().rows[0].detail


def test_a_click_goes_to_either_place(twice):
    window, dialog = twice
    dialog.earlier.go_button.click()
    here = window.editor.textCursor().blockNumber()
    assert "代写文书52份" in window.editor.bridge.lines[here]
    dialog.later.go_button.click()
    there = window.editor.textCursor().blockNumber()
    assert "代写文书60份" in window.editor.bridge.lines[there]


@pytest.mark.parametrize(("later", "gone", "left"), [(False, "代写文书60份", "代写文书52份"), (True, "代写文书52份", "代写文书60份")])
def test_keeping_one_deletes_the_other_in_one_step(twice, qtbot, later, gone, left):
    window, dialog = twice
    before = text_of(window)
    (dialog.later if later else dialog.earlier).keep_button.click()
    assert gone not in text_of(window)
    assert left in text_of(window)
    settle(qtbot, window)
    assert dialog.pairs == []
    assert "没有发现" in dialog.note.text()
    window.editor.undo()
    assert text_of(window) == before


def test_ignored_for_good_it_stands_in_the_draft(twice, qtbot):
    window, dialog = twice
    dialog.ignore.click()
    settle(qtbot, window)
    assert dialog.pairs == []
    assert any(row["rule"] == "duplicate" for row in window.files.draft.front["ignored"])


def test_the_pane_offers_the_comparison(twice):
    window, dialog = twice
    dialog.close()
    index = next(n for n, f in enumerate(window.editor.bridge.report.findings) if f.rule == "duplicate")
    window.view.show_pane(window.findings)
    window.findings.choose(index)
    assert window.findings.detail._beside.text() == "两处并排看"
    window.findings.detail._beside.click()
    assert dialog.isVisible()
