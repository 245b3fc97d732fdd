from __future__ import annotations

from fazhi_desk.phrases.completion import CompletionIndex
from tests.phrases.helpers import phrase

INDEX = CompletionIndex(
    [
        phrase("压紧压实责任", articles=2),
        phrase("压紧责任链条", articles=1, sections=("组织领导",)),
        phrase("优化营商环境", articles=19),
        phrase("“双随机、一公开”监管", articles=3),
    ]
)


def rests(before: str, **more: object) -> list[str]:
    return [one.rest for one in INDEX.complete(before, **more)]


def test_two_characters_begin_a_list() -> None:
    assert rests("我们要压紧") == ["压实责任", "责任链条"]
    assert rests("我们要压") == []


def test_the_longest_beginning_counts() -> None:
    found = INDEX.complete("持续优化营商")
    assert [(one.typed, one.rest) for one in found] == [(4, "环境")]


def test_section_and_own_use_raise() -> None:
    assert rests("压紧", section="组织领导")[0] == "责任链条"
    assert rests("压紧", own_use={"压紧责任链条": 9})[0] == "责任链条"


def test_a_quotation_mark_may_begin_it() -> None:
    assert rests("推行“双") == ["随机、一公开”监管"]


def test_nothing_after_a_mark_or_a_finished_phrase() -> None:
    assert rests("优化，") == []
    assert rests("优化营商环境") == []
    assert rests("") == []
