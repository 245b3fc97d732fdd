from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.choices import Choices, choices_from, kept_from
from fazhi_desk.model import Severity
from fazhi_desk.storage.places import find_places
from fazhi_desk.tasks.choose_rules import as_delivered, family_switched, is_on, limited, switched, told_as
from fazhi_desk.tasks.rule_sheet import rule_sheet
from fazhi_desk.tasks.workbench import Workbench

ENTRIES = rule_sheet(Workbench(find_places()))
RULES = {entry.id: entry for entry in ENTRIES}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(RULES)), st.booleans()),
        st.tuples(st.sampled_from(sorted({entry.family for entry in ENTRIES})), st.booleans(), st.just("family")),
    ),
    max_size=12,
)


@given(STEPS)
def test_a_switch_moves_what_it_names_and_nothing_else(steps):
    choices = Choices()
    for step in steps:
        before = {entry.id: is_on(choices, entry) for entry in ENTRIES}
        if len(step) == 3:
            choices = family_switched(choices, ENTRIES, step[0], on=step[1])
            for entry in ENTRIES:
                wanted = (step[1] and entry.usual) if entry.family == step[0] else before[entry.id]
                assert is_on(choices, entry) == wanted
        else:
            choices = switched(choices, ENTRIES, step[0], on=step[1])
            after = {entry.id: is_on(choices, entry) for entry in ENTRIES}
            assert after == before | {step[0]: step[1]}
        assert choices_from(kept_from(choices)) == choices


def test_severity_and_limit_go_back_to_what_was_delivered():
    entry = RULES["structure-long-paragraph"]
    choices = told_as(limited(Choices(), entry, "paragraph", 500), entry.id, Severity.WARNING)
    assert choices.values_of(entry.id) == {"paragraph": 500}
    assert choices.severity(entry.id) is Severity.WARNING
    assert limited(choices, entry, "paragraph", entry.values["paragraph"]).values == frozenset()
    off = switched(choices, ENTRIES, entry.id, on=False)
    assert not is_on(off, entry)
    assert as_delivered(off, entry.id, ENTRIES) == Choices()


def test_a_rule_that_stands_in_no_list_can_be_switched_too():
    off = switched(Choices(), ENTRIES, "gone-rule", on=False)
    assert off.off == {"gone-rule"}
    assert switched(off, ENTRIES, "gone-rule", on=True) == Choices()
