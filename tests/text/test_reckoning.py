"""Counts, totals with their parts, changes, tables: what the checks of figures reckon with."""

from __future__ import annotations

from fazhi_desk.text.changes import changes_of
from fazhi_desk.text.counts import statements, tolerance
from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.parts import opened, summed
from fazhi_desk.text.tables import row_of


def sentences(text):
    return statements(text, facts_of(text))


def test_counts_know_their_label_and_depth():
    (statement,) = sentences("受理案件52件（含结转8件），办结50件。")
    assert [c.label for c in statement.counts] == ["受理案件", "含结转", "办结"]
    assert [c.depth for c in statement.counts] == [0, 1, 0]


def test_a_sentence_that_begins_with_part_of_belongs_to_the_one_before():
    (statement,) = sentences("化解纠纷286起。其中，婚姻家庭160起、邻里126起。")
    (claim,) = opened(statement)
    assert (claim.total, claim.parts) == (0, (1, 2))


def test_statements_are_kept_with_the_facts():
    text = "受理案件52件。"
    facts = facts_of(text)
    assert statements(text, facts) is statements(text, facts)


def test_whole_numbers_have_no_tolerance_and_rounded_ones_half_a_step():
    (whole,) = sentences("受理1件、2件。")
    (rounded,) = sentences("投入1.2亿元、0.8亿元。")
    assert tolerance(*whole.counts) < 0.01
    assert 4e6 < tolerance(*rounded.counts) < 6e6


def test_a_total_behind_its_parts():
    (statement,) = sentences("审查文件57件，保留42件、失效11件、修改4件，共计57件。")
    (claim,) = summed(statement)
    assert (claim.total, claim.parts, claim.complete) == (4, (1, 2, 3), True)


def test_changes_name_base_and_direction():
    text = "应诉案件由85件降至72件，下降15.3%；复议案件19件，较上年的16件增加3件；收案412件，同比减少30件，下降6.8%。"
    found = changes_of(text, facts_of(text))
    assert [(c.base.value, c.now.value, c.sign) for c in found] == [(85, 72, -1), (16, 19, 0), (442, 412, 0)]
    assert [claim.sign for c in found for claim in c.claims] == [-1, 1, -1]


def test_cells_of_both_kinds_of_row():
    tabbed = row_of("受理线索（件）\t1860\t1,523\t-15.3%")
    assert (tabbed.label, tabbed.unit) == ("受理线索", "件")
    assert [c.value for c in tabbed.cells] == [None, 1860, 1523, 15.3]
    assert (tabbed.cells[3].sign, tabbed.cells[3].percent) == ("-", True)
    assert row_of("| 合计 | 12 |").label == "合计"
