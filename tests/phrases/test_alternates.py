from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.synonyms import SynonymGroup, synonyms_from
from fazhi_desk.phrases.alternates import Rewording
from tests.phrases.helpers import bank, phrase

SYNONYMS = synonyms_from(tomllib.loads((builtin("resources") / "synonyms.toml").read_text("utf-8")))
SMALL = Rewording(
    [
        phrase("压紧压实责任", "duty", alternates=("层层传导责任",)),
        phrase("严格规范公正文明执法", size="formula"),
        phrase("发挥行政复议化解行政争议的主渠道作用", size="formula"),
    ],
    SYNONYMS,
)


def offered(line: str, part: str | None = None) -> list[str]:
    chosen = part or line
    start = line.index(chosen)
    return [one.text for one in SMALL.offers(line, start, start + len(chosen))]


def test_the_bank_goes_first_and_keeps_the_marks() -> None:
    line = "一是压紧压实责任，狠抓落实。"
    first = SMALL.offers(line, 2, 9)[0]
    assert (first.text, line[slice(*first.range)]) == ("层层传导责任", "压紧压实责任")


def test_slots_of_another_wording_are_open_places() -> None:
    small = Rewording([phrase("流于形式", alternates=("{制度}流于形式",))], SYNONYMS)
    assert small.offers("流于形式", 0, 4)[0].text == "【待补：制度】流于形式"


def test_synonyms_for_a_word_in_the_stretch() -> None:
    assert {"推动", "深入推进"} <= set(offered("推进依法行政", "推进"))


@pytest.mark.parametrize(
    "line",
    [
        "推进严格规范公正文明执法",
        "《推进依法行政工作规则》",
        "所谓“加强监督”",
    ],
)
def test_nothing_inside_fixed_wordings_titles_and_quotations(line: str) -> None:
    inner = line.removeprefix("推进")
    start = line.index(inner)
    assert [one for one in SMALL.offers(line, start, len(line)) if one.range[0] >= start] == []


@pytest.mark.parametrize(
    "line",
    [
        "全年受理行政复议申请", "审结复议案件", "立案侦查", "公示执法结果", "开展合法性审核", "报送审查",
        "委托执法", "赋权乡镇", "修订办法", "开展法治督察",
    ],
)
def test_procedural_verbs_are_never_swapped(line: str) -> None:
    for one in SMALL.offers(line, 0, len(line)):
        assert line[slice(*one.range)] not in SYNONYMS.procedure.verbs
        assert one.text not in SYNONYMS.procedure.verbs


def test_never_swap_in_binds() -> None:
    for group in SYNONYMS.group:
        for bound in group.never_swap_in:
            for one in SMALL.offers(bound, 0, len(bound)):
                assert bound[slice(*one.range)] not in group.members or one.text not in group.members, (bound, one)


def test_figures_bind_where_the_group_says_so() -> None:
    assert offered("全年查处违法案件12件", "查处") == []
    assert "依法查处" in offered("严肃查处违法案件", "查处")


def test_objects_decide() -> None:
    assert "缩短" in offered("压缩办理时限", "压缩")
    assert "精简" not in offered("压缩办理时限", "压缩")


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("推进法治政府建设", "建设"), ("深化政务公开", "公开"), ("优化营商环境", "环境"), ("收到复议申请", "收到"),
        ("按时办结", "按时"), ("调解和解率", "调解"), ("依法提交答复", "答复"), ("民生领域执法", "民生领域"),
        ("运用法治方式解决问题", "问题"), ("群众关心的热点难点问题", "问题"), ("严格按照规定程序", "严格"),
        ("组织实施", "组织"), ("全面协调可持续发展", "持续"), ("深化改革", "深化"), ("加强“两法衔接”", "衔接"),
    ],
)
def test_what_only_looks_like_a_synonym_stays(line: str, word: str) -> None:
    assert offered(line, word) == []


def test_problems_are_reworded_where_they_are_told() -> None:
    assert {"不足", "短板"} <= set(offered("仍存在一些问题", "问题"))


def test_conditions_name_members_only() -> None:
    with pytest.raises(ValueError, match="不是成员"):
        SynonymGroup("x", "动", "加强", ("加强",), kept=("强化",))


def test_the_same_word_is_not_doubled() -> None:
    assert "深入推进" not in offered("深入推进依法行政", "推进")


@given(st.text(alphabet="推进加强审核受理《》“”，。监督执法12件", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_stretch_is_answered_inside_the_line(line: str, start: int, end: int) -> None:
    for one in SMALL.offers(line, start, end):
        low, high = one.range
        assert start <= low < high <= end
        assert one.text != line[low:high]


def test_alternates_of_the_real_bank_respect_procedure() -> None:
    verbs = SYNONYMS.procedure.verbs
    for one in bank():
        for other in one.alternates:
            assert {verb for verb in verbs if verb in one.text} == {verb for verb in verbs if verb in other}
