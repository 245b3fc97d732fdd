from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.checks._comparison import lexicon_of
from fazhi_desk.text.differences import differences, words

CUT = lexicon_of(duplicates()).segment


def told(one, other):
    return tuple(
        [text[a:b] for a, b in spans] for text, spans in zip((one, other), differences(one, other, CUT), strict=True)
    )


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        ("抽查案卷186件", "抽查执法案卷203件", ["186"], ["执法", "203"]),
        ("受理行政复议申请97件，办结91件。", "受理行政复议申请132件，办结125件。", ["97", "91"], ["132", "125"]),
        ("办结率96.5%，全省第一", "办结率98.1%，全省第一", ["96.5%"], ["98.1%"]),
        ("公开、透明", "公开，透明。", [], []),
        ("", "新写的话", [], ["新写的话"]),
    ],
)
def test_what_differs_is_cut_at_words_and_figures(one, other, left, right):
    assert told(one, other) == (left, right)


@given(st.text("甲乙12. 丙，案卷", max_size=20), st.text("甲乙12. 丙，案卷", max_size=20))
def test_without_the_differences_both_are_the_same(one, other):
    for text in (one, other):
        assert "".join(text[a:b] for a, b in words(text, CUT)) == text
    left, right = differences(one, other, CUT)

    def rest(text, spans):
        kept = "".join(c for at, c in enumerate(text) if not any(a <= at < b for a, b in spans))
        return re.sub(r"[\W_]", "", kept)

    assert rest(one, left) == rest(other, right)
