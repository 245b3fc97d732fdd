from __future__ import annotations

import tomllib

import pytest

from fazhi_desk.catalog.files import builtin
from fazhi_desk.phrases.mining.tables import NeedIndex, NoteIndex, TopicIndex

FOLDER = builtin("phrasebank")
NEEDS = NeedIndex(tomllib.loads((FOLDER / "needs.toml").read_text("utf-8")))
TOPICS = TopicIndex(tomllib.loads((FOLDER / "topics.toml").read_text("utf-8")))
NOTES = NoteIndex(tomllib.loads((FOLDER / "notes.toml").read_text("utf-8")))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("推行轻微违法行为免罚清单", "enforcement_power"), ("首违不罚", "enforcement_power"),
        ("制定政府规章{件数}件", "legislative_power"), ("受理行政复议案件", "reconsideration_organ"),
        ("取消行政审批事项", "approval_power"), ("实行“一窗受理”新模式", "approval_power"),
        ("推进政务服务“掌上办”", "approval_power"), ("主渠道作用逐步彰显", "reconsideration_organ"),
        ("缩短审理周期", "reconsideration_organ"), ("全面推行“双随机、一公开”监管模式", "enforcement_power"),
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
    assert "行政裁量权" in NOTES.note("自由裁量权过大")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("牵头推进{工作}，协调解决{问题}", ()), ("化解矛盾纠纷", ("mediation",)), ("建立法律顾问制度", ("legal-counsel",)),
        ("与经济社会发展同部署、同推进、同督促", ("organization",)), ("对不规范执法行为进行严肃查处", ("enforcement-supervision",)),
        ("不予行政处罚", ("flexible-enforcement",)), ("推进多层次多领域依法治理", ("publicity",)),
    ],
)
def test_what_a_phrase_is_about(text: str, topics: tuple[str, ...]) -> None:
    assert TOPICS.topics(text) == topics
