"""The register in the window: written from the fields, felt at once by the checklist, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from fazhi_desk.desktop.documents_dialog import DocumentsDialog
from fazhi_desk.tasks.superior_documents import register_file, registered
from tests.desktop.conftest import settle


@pytest.fixture
def dialog(opened):
    opened.menus.actions["documents"].trigger()
    return opened.shell.findChild(DocumentsDialog)


def state(window, topic):
    return next(found.state for found in window.editor.bridge.report.topics if found.id == topic)


def tick(dialog, topic):
    item = next(item for item in dialog._items() if item.data(Qt.ItemDataRole.UserRole) == topic)
    item.setCheckState(Qt.CheckState.Checked)


def test_what_is_registered_counts_at_once(opened, dialog, qtbot):
    at = next(n for n, line in enumerate(opened.editor.bridge.lines) if "目录5项" in line)
    opened.editor.go_to(at, len(opened.editor.bridge.lines[at]))
    opened.editor.insert("按照执法为民若干措施的要求，逐项明确责任单位和完成时限。")
    settle(qtbot, opened)
    assert state(opened, "key-areas") == "absent"
    dialog.title.setText("《关于执法为民若干措施的通知》")
    dialog.number.setText("临府发(2026)7号")
    dialog.short.setText("执法为民若干措施")
    dialog.since.setValue(2026)
    tick(dialog, "key-areas")
    dialog.keep.click()
    assert "已登记《关于执法为民若干措施的通知》（临府发〔2026〕7号）" in dialog.said.text()
    settle(qtbot, opened)
    assert state(opened, "key-areas") == "evidenced"
    opened.view.show_pane(opened.checklist)
    opened.checklist.list.choose(("topic", "key-areas"))
    opened.checklist._refresh()
    assert "临府发〔2026〕7号" in opened.checklist.detail._why.text()
    dialog.drop.click()
    settle(qtbot, opened)
    assert registered(opened.bench) == ()
    assert state(opened, "key-areas") == "absent"


def test_a_mistake_is_told_and_the_fields_stay(opened, dialog):
    dialog.title.setText("关于执法为民若干措施的通知")
    dialog.date.setText("上个月")
    dialog.keep.click()
    assert "日期" in dialog.said.text()
    assert dialog.title.text() == "关于执法为民若干措施的通知"
    assert not register_file(opened.bench.places).exists()


def test_an_entry_is_changed_in_place(opened, dialog):
    dialog.title.setText("关于执法为民若干措施的通知")
    dialog.keep.click()
    dialog.title.setText("关于执法为民二十条措施的通知")
    dialog.until.setValue(2028)
    dialog.keep.click()
    assert [(one.title, one.valid_from, one.valid_to) for one in registered(opened.bench)] == [
        ("关于执法为民二十条措施的通知", None, 2028),
    ]
    dialog.fresh.click()
    assert dialog.title.text() == ""
    dialog.list.shown.emit(dialog.list.rows.rows[0])
    assert dialog.until.value() == 2028
