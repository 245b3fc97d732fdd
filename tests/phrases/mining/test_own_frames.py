from __future__ import annotations

import tomllib

from fazhi_desk.catalog.files import builtin
from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.own_frames import frames_of
from fazhi_desk.phrases.mining.papers import Sentence

EXCLUSIONS = Exclusions.from_table(tomllib.loads((builtin("phrasebank") / "exclude.toml").read_text("utf-8")))


def frames(*texts: str) -> list[str]:
    return frames_of([Sentence(text, "甲", number, "") for number, text in enumerate(texts)], EXCLUSIONS)


def test_what_is_said_again_with_other_figures_is_a_frame() -> None:
    assert frames(
        "加强应诉，办理行政应诉案件12件，败诉1件，效果好", "办理行政应诉案件7件，败诉0件", "办理信访积案3件", "全县有34个村"
    ) == ["办理行政应诉案件{件数}件，败诉{件数}件"]


def test_a_part_that_is_said_more_often_stands_beside_the_whole() -> None:
    assert frames("办结信访积案12件，按期办结率98%", "办结信访积案7件，按期办结率99%", "办结信访积案3件") == [
        "办结信访积案{件数}件", "办结信访积案{件数}件，按期办结率{百分比}", "按期办结率{百分比}",
    ][:2]


def test_nothing_that_begins_with_a_figure_or_is_masked() -> None:
    assert frames("12月5日召开会议", "12月6日召开会议", "办理xx案件12件", "办理xx案件13件") == []
    assert frames("党的20D报告提出要求", "党的20D报告提出要求") == []
