from __future__ import annotations

import functools
import json

import pytest

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from fazhi_desk.checks.near_words import Parameters, SortedPairs, _meant, _repairs
from tests import examples

PARAMETERS = Parameters(
    pairs="执法法队队伍工作作会会议作有有序许可以来",
    inner="执法队伍工作会议有序许可",
    words="以来许可",
    phrases="执法队伍 工作会议 工作有序",
    alike=("伍五", "队对", "议以", "序许"),
    right="",
    particles="以",
)


def meant(text: str, at: int) -> list[tuple[int, int, str]]:
    return list(_meant(text, at, _repairs(text[at : at + 2], PARAMETERS), PARAMETERS))


def test_one_character_exchanged_is_seen_in_either_half():
    assert meant("执法队五", 2) == [(0, 4, "执法队伍")]
    assert meant("执法对伍", 2) == [(0, 4, "执法队伍")]


def test_two_characters_swapped_are_seen():
    assert meant("执法伍队", 2) == [(0, 4, "执法队伍")]


def test_a_particle_or_a_word_with_the_neighbour_is_let_pass():
    assert meant("工作会以来", 2) == []
    assert meant("工作有许可", 2) == []


def test_the_rest_of_the_phrase_must_stand_beside_it():
    assert meant("对伍执法", 0) == []


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


def test_pairs_are_found_in_the_sorted_text():
    pairs = SortedPairs("一一\n一万上下")
    assert [pair for pair in ("一一", "一万", "上下", "一", "", "万上", "一万上", "零零") if pair in pairs] == ["一一", "一万", "上下"]


@pytest.mark.parametrize("name", ["words", "seen"])
def test_the_large_tables_are_sorted(name):
    rule = next(rule for rule in rules_of_words() if rule.id == "typos-near-words")
    letters = "".join(getattr(rule.parameters, name).split())
    pairs = [letters[at : at + 2] for at in range(0, len(letters), 2)]
    assert pairs == sorted(pairs)
