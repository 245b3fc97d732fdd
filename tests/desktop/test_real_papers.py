"""Real papers in the real window: open, review, edit, export, undo to the start."""

from __future__ import annotations

import pytest

from tests.desktop.conftest import settle, text_of, write
from tests.real import NAMES, real_paper


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_real_paper_in_the_window(name, shared, window, qtbot, tmp_path):
    text = real_paper(shared, name)
    path = tmp_path / "原稿.txt"
    path.write_text(text, encoding="utf-8")
    assert window.files.open_path(path)
    settle(qtbot, window)
    assert text_of(window) == text
    report = window.editor.bridge.report
    assert report.findings
    lines = text.split("\n")
    for finding in report.findings:
        shown = "".join(lines[line][start:end] for line, start, end in finding.marks)
        assert shown == "".join(finding.quote.split("\n"))
    window.editor.go_to(0, 0)
    write(window.editor, "关于")
    settle(qtbot, window)
    assert text_of(window) == "关于" + text
    target = tmp_path / "稿.docx"
    window.files.dialogs.name = str(target)
    window.menus.actions["export_word"].trigger()
    qtbot.waitUntil(target.exists, timeout=10_000)
    while window.editor.document().isUndoAvailable():
        window.editor.undo()
    assert text_of(window) == text
    assert path.read_text(encoding="utf-8") == text
