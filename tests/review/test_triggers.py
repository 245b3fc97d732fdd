"""Rules that are passed over by what a text does not hold would have found nothing in it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.catalog.catalog import load
from fazhi_desk.checks import kinds
from fazhi_desk.model import Reach
from fazhi_desk.review.rules import Triggers, attempt
from fazhi_desk.review.views import single
from fazhi_desk.text.facts import facts_of
from tests import examples
from tests.covering import view
from tests.review.pool import POOL

RULES = [rule for rule in load(kinds()).rules if kinds()[rule.head.kind].reach is Reach.PARAGRAPH]
TRIGGERS = Triggers.of(RULES, kinds())
PASSED_OVER = [n for n in range(len(RULES)) if n not in TRIGGERS.always]
BAD = [examples.unmark(example.text)[0] for rule in RULES for example in rule.head.bad]
NOISE = st.text("%％百分之周年第每各占倍季度半；<>-—…号件3XxＸ×＊*_某〇待补【】0123456789０ 　（）()“”'\"截止目前思想密内部余的的。，", max_size=30)


def missed(text):
    """What rules that are passed over would have found in the paragraphs of a text."""
    seen = view(text)
    for at, paragraph in enumerate(seen.paragraphs):
        chosen = set(TRIGGERS.rules(paragraph.text, facts_of(paragraph.text)))
        alone = single(seen, at)
        for n in PASSED_OVER:
            if n not in chosen:
                yield from attempt(kinds()[RULES[n].head.kind], alone, RULES[n])


def test_many_rules_are_passed_over():
    assert len(PASSED_OVER) > 75
    assert len(TRIGGERS.rules("开展检查", facts_of("开展检查"))) < len(RULES) - 30


@pytest.mark.parametrize("part", range(4))
def test_nothing_is_missed_in_the_examples(part):
    for text in BAD[part::4]:
        assert list(missed(text)) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(NOISE, st.sampled_from(POOL)), max_size=6))
def test_nothing_is_missed_in_any_text(pieces):
    assert list(missed("".join(pieces))) == []


def test_the_order_is_that_of_the_rules():
    text = "".join(BAD[:60]).replace("\n", "")
    chosen = TRIGGERS.rules(text, facts_of(text))
    assert chosen == sorted(chosen)
