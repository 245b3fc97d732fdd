from __future__ import annotations

import tomllib

import pytest

from fazhi_desk.catalog.files import builtin
from fazhi_desk.phrases.mining.tables import NeedIndex, NoteIndex

FOLDER = builtin("phrasebank")
NEEDS = NeedIndex(tomllib.loads((FOLDER / "needs.toml").read_text("utf-8")))
NOTES = NoteIndex(tomllib.loads((FOLDER / "notes.toml").read_text("utf-8")))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("推行轻微违法行为免罚清单", "enforcement_power"), ("首违不罚", "enforcement_power"),
        ("制定政府规章{件数}件", "legislative_power"), ("受理行政复议案件", "reconsideration_organ"),
        ("取消行政审批事项", "approval_power"),
    ],
)
def test_what_only_some_units_may_say(text: str, fact: str) -> None:
    assert fact in NEEDS.needs(text)


@pytest.mark.parametrize(
    "text", ["参与地方性法规、规章征求意见{件数}件", "配合{单位}开展执法检查", "本年度未发生行政复议案件", "加强组织领导"]
)
def test_what_every_unit_may_say(text: str) -> None:
    assert NEEDS.needs(text) == {}


def test_notes_tell_which_word_belongs_where() -> None:
    assert "经营主体" in NOTES.note("激发市场主体活力")
    assert "规范性文件用“合法性审核”" in NOTES.note("开展合法性审查")
    assert NOTES.note("压实责任") == ""
