"""Columns of what kinds read: the same as a fresh look after any edits."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.checks._columns import column
from fazhi_desk.model import View
from tests.covering import view

LINES = st.lists(st.sampled_from(["甲", "乙一", "丙二", "丁", "戊三。"]), min_size=1, max_size=9)


def fresh(view: View) -> list[tuple[int, str]]:
    return [(at, p.text) for at, p in enumerate(view.paragraphs) if len(p.text) > 1]


def read(view: View) -> list[tuple[int, str]]:
    def of(at: int) -> str | None:
        text = view.paragraphs[at].text
        return text if len(text) > 1 else None

    return column(view, "test", fresh, of)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_a_column_is_that_of_a_fresh_look_after_any_edits(states):
    memory: dict[str, object] = {}
    for lines in states:
        seen = replace(view("\n".join(lines)), memory=memory)
        assert read(seen) == fresh(seen)
