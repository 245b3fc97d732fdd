from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.phrases.draft_use import DraftUse

TEXTS = ("压实责任", "压实责任制", "办理{件数}件", "责任压实压实责任")


def test_counts_by_line_and_leaves_slots_out() -> None:
    use = DraftUse(TEXTS)
    assert use.counts(["压实责任，压实责任制。", "办理3件。", "压实责任"]) == {"压实责任": 3, "压实责任制": 1}
    assert use.counts([]) == {}


@given(st.lists(st.text(alphabet="压实责任制，", max_size=12), max_size=6), st.lists(st.text(alphabet="压实责任制", max_size=8)))
def test_what_is_kept_of_earlier_lines_changes_nothing(first: list[str], second: list[str]) -> None:
    use = DraftUse(TEXTS)
    use.counts(first)
    assert use.counts(second) == DraftUse(TEXTS).counts(second)
    expected = {text: sum(sum(line.startswith(text, at) for at in range(len(line))) for line in second) for text in TEXTS}
    assert dict(use.counts(second)) == {text: count for text, count in expected.items() if count and "{" not in text}
