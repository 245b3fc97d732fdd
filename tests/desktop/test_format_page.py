"""The form over a format of one's own."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from fazhi_desk.desktop.settings_dialog import open_settings
from fazhi_desk.storage.settings import load


@pytest.fixture
def page(opened):
    dialog = open_settings(opened, "format")
    yield dialog.format
    dialog.close()


def test_a_shipped_format_is_shown_and_used_but_not_changed(opened, page):
    page.chosen.setCurrentIndex(page.chosen.findData("plain-report"))
    page._choose()
    assert not page.form.field("page", "top").isEnabled()
    assert "只能查看" in page.told.text()
    assert "三级标题加粗：是（标准为否）" in page.told.text()
    assert load(opened.bench.places.settings).profile == "plain-report"
    assert opened.outgoing.profile == "plain-report"


def test_an_own_format_tells_each_departure_and_reaches_the_export(opened, page, tmp_path):
    page.make.click()
    assert page.form.field("page", "top").isEnabled()
    assert "与标准没有不同" in page.told.text()
    page.form.field("page", "top").setValue(30)
    page.name.setText("县府办")
    page.flush()
    assert "上边距（天头）：30毫米（标准为37毫米）" in page.told.text()
    assert page.chosen.currentText() == "县府办"
    assert opened.bench.profile("own").page.top == 30
    target = tmp_path / "出.docx"
    assert opened.outgoing.export_to(target)
    with zipfile.ZipFile(target) as archive:
        assert 'w:top="1701"' in archive.read("word/document.xml").decode()


def test_what_no_page_can_have_is_told_and_not_kept(opened, page):
    page.make.click()
    page.form.field("page", "left").setValue(100)
    page.form.field("page", "right").setValue(100)
    page.form.field("page", "width").setValue(150)
    page.write()
    assert "没有保存" in page.told.text()
    assert "页边距加起来超过了纸张" in page.told.text()
    assert opened.bench.profile("own").page.width == 210


def test_deleting_returns_to_the_standard(opened, page):
    page.make.click()
    page.remove.click()
    assert page.chosen.currentData() == "gbt9704"
    assert page.chosen.findData("own") < 0
    assert opened.outgoing.profile == "gbt9704"


def test_filling_and_reading_the_form_changes_nothing(opened, page):
    for key in opened.bench.profiles:
        profile = opened.bench.profile(key)
        page.form.put(profile, editable=True)
        assert page.form.read() == profile


def test_the_wheel_scrolls_the_form_and_changes_no_number(opened, page):
    page.make.click()
    box = page.form.field("page", "top")
    page.name.setFocus()
    event = QWheelEvent(
        QPointF(5, 5), box.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )
    QApplication.sendEvent(box, event)
    assert box.value() == 37


def test_a_draft_with_a_format_of_its_own_follows_the_choice(opened):
    opened.files.set_front("profile", "plain-report")
    dialog = open_settings(opened, "format")
    assert dialog.format.chosen.currentData() == "plain-report"
    dialog.format.chosen.setCurrentIndex(dialog.format.chosen.findData("gbt9704"))
    dialog.format._choose()
    assert opened.files.draft.front["profile"] == "gbt9704"
    dialog.close()
