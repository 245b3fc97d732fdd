from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.synonyms import synonyms_from
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
