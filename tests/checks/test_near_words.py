from __future__ import annotations

import functools
import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from fazhi_desk.checks._cutting import NEVER, Clause, following, packed
from fazhi_desk.checks.near_words import Parameters, slips
from fazhi_desk.text.facts import facts_of
from tests import examples

COSTS = {
    **dict.fromkeys("的和", 4.0),
    **dict.fromkeys(["执法", "队伍", "建设", "工作", "会议", "许可", "座谈", "座谈会"], 7.0),
    **dict.fromkeys("对五以来队坐谈会作", 11.0),
}
"""Function words are cheap, words dearer, rare characters dearest."""
PARAMETERS = Parameters(
    words=tuple(packed(COSTS, {"会谈": 12.0})),
    after=tuple(following(COSTS)),
    home=("法对队", "执法", "队伍", "建设", "工作", "会议", "许可", "座谈", "谈会"),
    alike=("伍五", "队对", "坐座"),
    right="建设队",
    names=("镇",),
)


def meant(text: str) -> list[tuple[int, int, str]]:
    return [(slip.start, slip.end, slip.right) for slip in slips(text, facts_of(text), PARAMETERS)]


def test_one_character_exchanged_is_seen_in_either_half():
    assert meant("执法队五建设") == [(2, 4, "队伍")]
    assert meant("执法对伍建设") == [(2, 4, "队伍")]


def test_two_characters_swapped_are_seen():
    assert meant("执法伍队建设") == [(2, 4, "队伍")]


def test_a_character_written_twice_is_seen():
    assert meant("工作座谈谈会") == [(2, 6, "座谈会")]
    assert meant("年年座谈会") == []


def test_two_words_that_meet_are_let_pass():
    assert meant("执法工作会议许可") == []
    assert meant("建设队伍执法") == []


def test_a_name_is_let_pass():
    assert meant("队五镇建设") == []


@settings(max_examples=60)
@given(st.text(alphabet="执法队伍五对建设工作会议座谈坐的，。一", max_size=40))
def test_slips_lie_in_the_text_apart_and_change_it(text):
    found = slips(text, facts_of(text), PARAMETERS)
    assert all(0 <= s.start < s.end <= len(text) and text[s.start : s.end] != s.right for s in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.text(alphabet="执法队伍五建设工作的座谈会", min_size=1, max_size=14))
def test_what_is_saved_is_the_difference_of_two_whole_cuts(text):
    lexicon = PARAMETERS.lexicon
    clause = Clause(text, lexicon)
    assert clause.ahead[-1] == pytest.approx(clause.behind[0])
    for at in range(len(text)):
        saved, low, high = clause.saved(at, at + 1, "伍", clause.rooms(at, at + 1, -NEVER))
        if low < at or high > at + 1:
            whole = Clause(text[:at] + "伍" + text[at + 1 :], lexicon)
            assert whole.ahead[-1] <= clause.ahead[-1] - saved + 1e-6


@functools.cache
def rules_of_words():
    return [rule for rule in load(kinds()).rules if rule.family == "typos"]


def phrases() -> list[str]:
    lines = (builtin("phrasebank") / "phrases.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.mark.parametrize("part", range(8))
def test_no_rule_of_typos_fires_on_the_phrase_bank(part):
    text = "\n".join("　　" + phrase for phrase in phrases()[part::8])
    view = examples.view_for(text, Example(text, year=2025))
    found = []
    for rule in rules_of_words():
        for finding in examples.findings(rule, kinds()[rule.head.kind], view):
            paragraph = view.paragraphs[finding.span.paragraph].text
            found.append((rule.id, paragraph[finding.span.start : finding.span.end], paragraph))
    assert found == []
