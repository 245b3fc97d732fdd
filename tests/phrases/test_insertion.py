from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.phrases.insertion import insertion
from tests.phrases.helpers import phrase


def result(before: str, after: str, text: str, typed: int = 0) -> str:
    done = insertion(before, after, phrase(text), typed=typed)
    return before[: len(before) - done.before] + done.text + after


def test_plain_insertion_adds_no_marks() -> None:
    assert result("将法治建设", "。", "纳入重要议事日程") == "将法治建设纳入重要议事日程。"


def test_no_mark_is_doubled() -> None:
    assert result("工作扎实，", "。后文", "压紧压实责任。") == "工作扎实，压紧压实责任。后文"
    assert result("工作扎实，", "，后文", "压紧压实责任，") == "工作扎实，压紧压实责任，后文"
    assert result("工作扎实，", "", "，压紧压实责任") == "工作扎实，压紧压实责任"


def test_half_width_marks_become_full_width() -> None:
    assert result("工作扎实,", "", "加强领导,压实责任") == "工作扎实，加强领导，压实责任"
    assert result("共1,", "", "件") == "共1,件"


def test_slots_become_open_places_with_their_ranges() -> None:
    done = insertion("全年", "。", phrase("审结{件数}件，办结率{百分比}"))
    assert done.text == "审结【待补：件数】件，办结率【待补：百分比】"
    assert [done.text[low:high] for low, high in done.slots] == ["【待补：件数】", "【待补：百分比】"]
    assert done.caret == 2


def test_the_query_that_was_typed_is_replaced() -> None:
    assert result("坚持yjys", "", "压紧压实责任", typed=4) == "坚持压紧压实责任"


@given(st.text(max_size=20), st.text(max_size=10))
def test_neighbours_never_make_it_fail_and_marks_never_double(before: str, after: str) -> None:
    text = result(before, after, "压实{何人}责任，")
    assert "，，" not in text.removeprefix(before).removesuffix(after)
