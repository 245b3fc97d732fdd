"""Private details are shown before anything leaves the house."""

from __future__ import annotations

import pytest

from tests.desktop.conftest import settle


@pytest.fixture
def private(opened, qtbot, tmp_path):
    opened.editor.go_to(7, len(opened.editor.bridge.lines[7]))
    opened.editor.insert("联系人李某，电话13800138000。")
    settle(qtbot, opened)
    opened.files.dialogs.name = str(tmp_path / "出.docx")
    return opened


def test_private_details_are_asked_about_and_sent_only_then(private, tmp_path):
    private.files.dialogs.sending = "stay"
    private.menus.actions["export_word"].trigger()
    assert "13800138000" in private.files.dialogs.asked[-1]
    assert not (tmp_path / "出.docx").exists()
    private.files.dialogs.sending = "go"
    private.menus.actions["export_word"].trigger()
    assert (tmp_path / "出.docx").exists()
    assert "有1处不宜公开" not in private.messages.bar("export").text


def test_looking_leads_to_the_place(private, tmp_path):
    private.files.dialogs.sending = "look"
    private.menus.actions["export_text"].trigger()
    assert not (tmp_path / "出.docx").exists()
    assert private.editor.textCursor().selectedText() == "13800138000"
    assert private.tabs.currentWidget() is private.findings
    assert all(row.header or row.key[0].startswith("privacy") for row in private.findings.list.rows.rows)


def test_what_the_writer_overlooks_is_not_asked_about(private, qtbot, tmp_path):
    report = private.editor.bridge.report
    index = next(n for n, finding in enumerate(report.findings) if finding.family == "privacy")
    private.reviewing.ignore(index)
    settle(qtbot, private)
    private.files.dialogs.sending = "stay"
    private.menus.actions["export_word"].trigger()
    assert (tmp_path / "出.docx").exists()


def test_missing_parts_are_told_with_the_export(opened, qtbot, tmp_path):
    for _ in range(2):
        opened.editor.bridge.replace_lines(len(opened.editor.bridge.lines) - 2, len(opened.editor.bridge.lines), [])
    settle(qtbot, opened)
    assert opened.outgoing.export_to(tmp_path / "出.docx")
    assert "没有写落款、成文日期" in opened.messages.bar("export").text
