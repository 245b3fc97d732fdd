from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.phrases import own
from fazhi_desk.phrases.own import OwnPhrases
from tests.phrases.helpers import phrase

BUILTIN = (phrase("压紧压实责任"), phrase("优化营商环境"))


def texts(mine: OwnPhrases) -> list[str]:
    return [one.text for one in mine.bank(BUILTIN)]


def test_add_edit_remove() -> None:
    mine = own.add(OwnPhrases(), phrase("我的说法"))
    assert texts(mine) == ["我的说法", "压紧压实责任", "优化营商环境"]
    mine = own.edit(mine, "我的说法", phrase("新的说法"))
    assert texts(mine)[0] == "新的说法"
    assert texts(own.remove(mine, "新的说法")) == ["压紧压实责任", "优化营商环境"]


def test_editing_a_built_in_phrase_hides_it() -> None:
    mine = own.edit(OwnPhrases(), "压紧压实责任", phrase("压实各方责任"))
    assert texts(mine) == ["压实各方责任", "优化营商环境"]
    assert texts(own.show(mine, "压紧压实责任"))[-2:] == ["压紧压实责任", "优化营商环境"]


def test_favourites_and_uses_weigh() -> None:
    mine = own.use(own.favour(OwnPhrases(), "优化营商环境"), "优化营商环境")
    assert mine.weights() == {"优化营商环境": own.FAVOURITE + 1}
    assert own.favour(mine, "优化营商环境", on=False).weights() == {"优化营商环境": 1}


def test_adding_again_shows_what_was_hidden() -> None:
    mine = own.add(own.hide(OwnPhrases(), "优化营商环境"), phrase("优化营商环境", "effect"))
    assert [one.functions for one in mine.bank(BUILTIN)] == [("effect",), ("measure",)]


def test_too_long_is_one_sentence() -> None:
    with pytest.raises(ValueError, match="最多120字"):
        own.add(OwnPhrases(), phrase("长" * 121))


def test_a_bad_row_loses_nothing_else() -> None:
    mine, problems = own.read_own(['{"favourite": "压紧压实责任"}', "{", "[1]", '{"text": "甲"}', '{"hidden": "优化营商环境"}'])
    assert mine.favourites == {"压紧压实责任"}
    assert mine.hidden == {"优化营商环境"}
    assert [problem.startswith("自建短语第") for problem in problems] == [True] * 3


def test_a_colleagues_file_adds_what_is_new() -> None:
    mine = own.add(own.hide(OwnPhrases(), "优化营商环境"), phrase("甲方说法"))
    theirs = own.favour(own.add(own.add(OwnPhrases(), phrase("甲方说法", "goal")), phrase("乙方说法")), "优化营商环境")
    both = own.merge(mine, theirs)
    assert [(one.text, one.functions[0]) for one in both.added] == [("甲方说法", "measure"), ("乙方说法", "measure")]
    assert both.favourites == frozenset()


WORDS = st.text(alphabet="压紧责任优化环境", min_size=2, max_size=6)


@given(st.lists(st.tuples(st.sampled_from(["add", "hide", "favour", "use", "remove"]), WORDS), max_size=12))
def test_the_file_gives_back_what_was_written(steps: list[tuple[str, str]]) -> None:
    mine = OwnPhrases()
    for step, text in steps:
        mine = own.add(mine, phrase(text)) if step == "add" else getattr(own, step)(mine, text)
    again, problems = own.read_own(own.own_lines(mine).split("\n"))
    assert problems == ()
    assert set(texts(again)) == set(texts(mine))
    assert again.weights() == mine.weights()
