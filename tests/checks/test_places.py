from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.rule import Example
from fazhi_desk.checks import kinds
from tests import examples

RULES = {rule.id: rule for rule in load(kinds()).rules}
NAMES = st.sampled_from(("清溪", "澜平", "枫岭", "枫林", "云河", "石台", "大竹", "双禾", "白鹭"))
LEVELS = st.sampled_from(("县", "区", "旗", "镇", "乡", "街道"))
OWN_DOINGS = (
    "{0}坚持把法治建设摆在突出位置。",
    "建成{0}宪法主题公园1处。",
    "全面提升{0}法治建设水平。",
    "印发《{0}法治建设工作要点》。",
)
OTHERS_DOINGS = (
    "赴{0}考察学习基层治理经验。",
    "与{0}签订边界联防协议。",
    "由{0}人民法院集中管辖行政案件12件。",
    "{0}、明水镇等地来访交流。",
    "来自{0}的务工人员申请法律援助。",
)


def found(text: str, unit: str) -> list[str]:
    rule = RULES["terms-other-place"]
    view = examples.view_for(text, Example("", unit=unit))
    places = [f.span for f in examples.findings(rule, kinds()[rule.head.kind], view)]
    return [view.paragraphs[s.paragraph].text[s.start : s.end] for s in places if s is not None]


@given(NAMES, LEVELS, st.sampled_from(OWN_DOINGS))
def test_the_unit_itself_is_never_another_place(name, level, sentence):
    assert not found(sentence.format(name + level), f"{name}{level}人民政府")


@given(NAMES, NAMES, LEVELS, st.sampled_from(OWN_DOINGS))
def test_another_place_is_told_where_the_unit_speaks_of_itself(own, other, level, sentence):
    told = found(sentence.format(other + level), f"{own}{level}人民政府")
    assert told == ([other + level] if other != own else [])


@given(NAMES, NAMES, LEVELS, st.sampled_from(OTHERS_DOINGS))
def test_partners_parties_and_courts_are_let_pass(own, other, level, sentence):
    assert not found(sentence.format(other + level), f"{own}{level}人民政府")


def test_a_city_may_name_the_counties_below_it():
    assert not found("清溪县坚持把法治建设摆在突出位置。", "江城市司法局")
