"""新建: the skeleton follows unit and person until one is chosen; what was told stands in the draft."""

from __future__ import annotations

import pytest

from fazhi_desk.desktop.new_dialog import NewDialog
from tests.desktop.conftest import text_of


@pytest.fixture
def dialog(window, qtbot):
    made = NewDialog(window.bench, "county", window.shell)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_a_street_gets_its_own_skeleton(window, dialog):
    choose(dialog.kind, "township")
    dialog.unit.setText("城关街道办事处")
    assert dialog.unit_class.currentData() == "street_office"
    assert dialog.variant.currentData() == "street"
    window.commands.begin(dialog)
    text = text_of(window)
    assert "党工委" in text
    assert "人民政府" not in text
    assert window.files.draft.front["unit_class"] == "street_office"
    dialog.unit.setText("青石镇人民政府")
    assert dialog.variant.currentData() == ""


@pytest.mark.parametrize(("unit", "variant", "subject"), [
    ("临川县委书记", "party", "party_secretary"), ("临川县县长", "", "gov_head"), ("临川县公安局局长", "department", "dept_head"),
    ("青石镇党委书记", "party", "town_secretary"),
])
def test_a_duty_report_follows_the_person(window, dialog, unit, variant, subject):
    choose(dialog.kind, "duty-report")
    dialog.unit.setText(unit)
    assert dialog.variant.currentData() == variant
    window.commands.begin(dialog)
    assert window.files.draft.front["unit_facts"]["duty_subject"] == subject


def test_a_chosen_skeleton_stays_and_decides(window, dialog):
    choose(dialog.kind, "duty-report")
    choose(dialog.variant, "party")
    dialog.unit.setText("临川县县长")
    assert dialog.variant.currentData() == "party"
    window.commands.begin(dialog)
    assert window.files.draft.front["unit_facts"]["duty_subject"] == "party_secretary"


def test_six_facts_are_asked_where_they_arise(dialog):
    asked = [name for name, box in dialog._facts.items() if dialog._form.isRowVisible(box)]
    assert len(asked) + 1 >= 5
    choose(dialog.kind, "township")
    dialog.unit.setText("青石镇人民政府")
    assert "township_enforcement_state" in [n for n, box in dialog._facts.items() if dialog._form.isRowVisible(box)]


def test_a_department_is_told_what_its_trade_brings(dialog):
    dialog.kind.setCurrentIndex(dialog.kind.findData("department"))
    dialog.unit.setText("临川县公安局")
    assert "公安" in dialog.trade.text()
    assert "行刑衔接" in dialog.trade.text()
    dialog.unit.setText("临川县民政局")
    assert dialog.trade.text() == ""
    assert not dialog._form.isRowVisible(dialog.trade)
