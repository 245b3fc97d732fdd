"""The settings page: everything is applied at once, kept on disk, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fazhi_desk.catalog.choices import choices_from
from fazhi_desk.catalog.files import builtin
from fazhi_desk.desktop.settings_dialog import PAGES, open_settings
from fazhi_desk.model import Severity
from fazhi_desk.storage.settings import load
from tests.desktop.conftest import settle


def rules(window) -> set[str]:
    return {finding.rule for finding in window.editor.bridge.report.findings}


def kept(window):
    return load(window.bench.places.settings)


@pytest.fixture
def page(opened):
    dialog = open_settings(opened)
    yield dialog.rules
    dialog.close()


def test_a_rule_switched_off_is_silent_at_once_and_after_a_restart(opened, page, qtbot):
    assert "placeholder-own" in rules(opened)
    page.go_to("placeholder-own")
    page.tree.currentItem().setCheckState(0, Qt.CheckState.Unchecked)
    settle(qtbot, opened)
    assert "placeholder-own" not in rules(opened)
    assert choices_from(kept(opened).rules).off == {"placeholder-own"}
    opened.view.show_pane(opened.findings)
    qtbot.waitUntil(lambda: opened.findings.hidden.off.isVisibleTo(opened.findings))
    assert opened.findings.hidden.off.text() == "已关闭1条规则"
    page.tree.currentItem().setCheckState(0, Qt.CheckState.Checked)
    settle(qtbot, opened)
    assert "placeholder-own" in rules(opened)
    assert kept(opened).rules == {}


def test_a_family_goes_and_comes_as_one(opened, page, qtbot):
    top = page._families["topics"]
    assert top.checkState(0) is Qt.CheckState.Checked
    top.setCheckState(0, Qt.CheckState.Unchecked)
    settle(qtbot, opened)
    assert not any(finding.family == "topics" for finding in opened.editor.bridge.report.findings)
    assert all(top.child(n).checkState(0) is Qt.CheckState.Unchecked for n in range(top.childCount()))
    top.child(0).setCheckState(0, Qt.CheckState.Checked)
    assert top.checkState(0) is Qt.CheckState.PartiallyChecked
    page.reset.click()
    settle(qtbot, opened)
    assert kept(opened).rules == {}
    assert top.checkState(0) is Qt.CheckState.Checked


def test_severity_and_limit_are_applied_at_once(opened, page, qtbot):
    page.go_to("placeholder-own")
    box = page.detail.severity
    assert box.currentText() == "按规则（提示）"
    box.setCurrentIndex(box.findData("error"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, opened)
    found = [f for f in opened.editor.bridge.report.findings if f.rule == "placeholder-own"]
    assert {f.severity for f in found} == {"error"}
    assert choices_from(kept(opened).rules).severity("placeholder-own") is Severity.ERROR
    assert page.detail.back.isEnabled()
    page.detail.back.click()
    page.go_to("structure-long-sentence")
    assert page.detail.limits["sentence"].value() == 200
    page.detail.limits["sentence"].setValue(60)
    assert choices_from(kept(opened).rules).values_of("structure-long-sentence") == {"sentence": 60}
    page.detail.back.click()
    assert page.detail.limits["sentence"].value() == 200
    assert kept(opened).rules == {}


def test_every_rule_is_shown_with_reason_and_examples(page):
    for entry in page._entries:
        page.go_to(entry.id)
        words = page.detail._words.text()
        for head in ("为什么", "依据", "有问题的例子", "没有问题的例子"):
            assert head in words, entry.id
        assert "⟦" not in words
        assert "⟧" not in words


def test_the_search_shows_what_it_found(page):
    page.search.setText("引号")
    shown = [rule for rule, item in page._items.items() if not item.isHidden()]
    assert "punctuation-straight-quotes" in shown
    assert "numbering-gap" not in shown
    assert not page._items[page._by_id[shown[0]].id].isHidden()
    assert page.tree.currentItem() is page._items[shown[0]]
    page.search.setText("没有这样的规则")
    assert all(top.isHidden() for top in page._families.values())


def test_a_finding_silences_its_rule_and_the_bar_takes_it_back(opened, qtbot):
    index = next(n for n, f in enumerate(opened.editor.bridge.report.findings) if f.rule == "placeholder-own")
    opened.view.show_pane(opened.findings)
    opened.findings.choose(index)
    opened.findings.detail._silence.click()
    settle(qtbot, opened)
    assert "placeholder-own" not in rules(opened)
    bar = opened.messages.bar("silence")
    assert "不再提示“模板里的待补处”一类" in bar.text
    next(button for button in bar.buttons if button.text() == "撤销").click()
    settle(qtbot, opened)
    assert "placeholder-own" in rules(opened)


def test_an_ignored_place_is_listed_and_comes_back(opened, qtbot):
    index = next(n for n, f in enumerate(opened.editor.bridge.report.findings) if f.rule == "placeholder-own")
    opened.reviewing.ignore(index)
    settle(qtbot, opened)
    dialog = open_settings(opened, "ignored")
    page = dialog.ignored
    assert page.list.count() == 1
    assert "模板里的待补处" in page.list.item(0).text()
    assert not page.back.isEnabled()
    page.list.item(0).setSelected(True)
    page.back.click()
    settle(qtbot, opened)
    assert "placeholder-own" in rules(opened)
    assert page.list.count() == 0
    assert "没有忽略过" in page._head.text()
    dialog.close()


def test_looks_are_applied_at_once_and_kept(opened):
    page = open_settings(opened, "looks").looks
    page.theme.setCurrentIndex(page.theme.findData("dark"))
    page.theme.activated.emit(page.theme.currentIndex())
    page.points.setValue(20)
    page.completion.setChecked(True)
    assert opened.editor.theme.name == "dark"
    assert opened.editor._points == 20
    assert opened.completion.enabled
    assert opened.menus.actions["completion"].isChecked()
    stored = kept(opened)
    assert (stored.theme, stored.font_points, stored.completion) == ("dark", 20, True)
    page.points.setValue(16)
    opened.commands.set_theme("light")


def test_the_folders_are_shown_and_there_is_one_dialog(opened):
    dialog = open_settings(opened, "places")
    assert open_settings(opened, "rules") is dialog
    assert dialog.tabs.currentIndex() == PAGES["rules"]
    assert str(opened.bench.places.data) in [label.text() for label in dialog.places.shown]
    assert not any(button.autoDefault() for button in dialog.findChildren(QPushButton))


def test_the_choice_outlives_the_dialog(opened, qtbot):
    dialog = open_settings(opened)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    opened.preferences.silence("placeholder-own")
    settle(qtbot, opened)
    assert "placeholder-own" not in rules(opened)


def test_settings_that_cannot_be_kept_hold_for_now(opened, monkeypatch, qtbot):
    monkeypatch.setattr("fazhi_desk.desktop.preferences.save", lambda *_: (_ for _ in ()).throw(OSError("full")))
    opened.preferences.silence("placeholder-own")
    settle(qtbot, opened)
    assert "placeholder-own" not in rules(opened)
    assert any("设置没有保存成功" in text for text in opened.messages.texts)


def test_an_open_page_shows_the_rules_anew_when_the_own_files_change(opened, page):
    before = len(page._items)
    page.go_to("topic-missing")
    own = opened.bench.places.catalog / "checks"
    own.mkdir(parents=True, exist_ok=True)
    text = (builtin("resources") / "checks" / "cutoff-until.toml").read_text(encoding="utf-8")
    (own / "mine.toml").write_text(text.replace('id = "cutoff-until"', 'id = "mine"'), encoding="utf-8")
    opened.bench.forget_catalog()
    opened.catalog_changed()
    assert len(page._items) == before + 1
    assert "mine" in page._items
    assert page.tree.currentItem() is page._items["topic-missing"]
