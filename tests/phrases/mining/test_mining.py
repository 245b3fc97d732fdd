from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.synonyms import Synonyms, synonyms_from
from fazhi_desk.phrases.mining.bank import Attestations, read_decisions
from fazhi_desk.phrases.mining.candidates import gather, groups_of, parts_of
from fazhi_desk.phrases.mining.cohesion import TermLimits, terms
from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.functions import FunctionGuess
from fazhi_desk.phrases.mining.normalise import normalise, unwrap
from fazhi_desk.phrases.mining.own_papers import mine, places_of, whole_terms
from fazhi_desk.phrases.mining.papers import papers, sentences
from fazhi_desk.phrases.mining.similar import Likeness, alternates
from fazhi_desk.phrases.mining.tables import TopicIndex
from fazhi_desk.phrases.mining.workshop import build_bank, tables_from
from fazhi_desk.phrases.sections import SectionIndex
from tests.phrases.helpers import phrase

SYNONYMS = synonyms_from(tomllib.loads((builtin("resources") / "synonyms.toml").read_text("utf-8")))
FILES = {path.name: tomllib.loads(path.read_text("utf-8")) for path in builtin("phrasebank").glob("*.toml")}
EXCLUSIONS = Exclusions.from_table(FILES["exclude.toml"])
PAPER = """关于法治建设的情况
一、加强组织领导
持续压实工作责任,将法治建设纳入重要议事日程;扩大公开范围,细化公开内容。全年办理案件12件。
二、存在的问题
普法形式单一,针对性不强。
"""


def test_half_width_marks_blanks_and_quotation_marks() -> None:
    assert normalise('坚持\u00a0"三项制度", 共1,204件(其中2.5%).') == "坚持“三项制度”，共1,204件（其中2.5%）。"
    assert normalise("办理结束.\n") == "办理结束。\n"


def test_hard_wraps_are_joined_but_headings_stay() -> None:
    line = "建立健全工作机制" * 5
    assert unwrap([line, "推动落实。"]) == [line + "推动落实。"]
    assert unwrap(["一、组织领导", "坚持统筹。", "（一）部署"]) == ["一、组织领导", "坚持统筹。", "（一）部署"]
    assert unwrap(["坚持统筹；", "", "狠抓落实。"]) == ["坚持统筹；狠抓落实。"]


def test_adverts_watermarks_and_contents_are_cut() -> None:
    text = "正文。\n【哒哒素材库】加入\n办##paidbegin##理流程\n1.目录标题  12\n"
    assert ["".join(lines) for lines in papers(text, EXCLUSIONS)] == [] or "哒哒" not in str(papers(text, EXCLUSIONS))
    assert EXCLUSIONS.cut("办##paidbegin##理流程") == "办理流程"


@pytest.mark.parametrize("text", ["贯彻***法治思想", "党的20D报告", "加强D委领导", "办理xx件", "在拉萨市推进", "刘斌勇授课"])
def test_masks_names_and_places_are_refused(text: str) -> None:
    assert EXCLUSIONS.refuses(text)


def test_sentences_know_their_heading() -> None:
    found = {s.text: s.heading for s in sentences(PAPER * 3, "a.txt", EXCLUSIONS)}
    assert found["普法形式单一，针对性不强"] == "存在的问题"


def test_predicates_inside_a_clause_stand_alone() -> None:
    assert list(parts_of("将法治建设纳入重要议事日程", EXCLUSIONS)) == ["将法治建设纳入重要议事日程", "纳入重要议事日程"]
    assert list(parts_of("持续压实工作责任", EXCLUSIONS)) == ["持续压实工作责任"]


def test_candidates_have_no_figures_and_groups_are_joined() -> None:
    found = gather(sentences(PAPER * 3, "a.txt", EXCLUSIONS), EXCLUSIONS)
    assert "全年办理案件12件" not in found
    assert found["扩大公开范围，细化公开内容"].size == "group"
    assert found["持续压实工作责任"].count == 3


def test_groups_are_runs_of_one_length() -> None:
    sentence = next(sentences("加强领导，压实责任，狠抓任务落实，" * 20 + "。", "a", EXCLUSIONS))
    assert "加强领导，压实责任" in list(groups_of(sentence))


def test_terms_hold_together_and_stand_freely() -> None:
    texts = ["推行双随机监管", "实行双随机抽查", "开展双随机检查", "运用双随机方式", "我们在这里", "他们在那里"]
    found = terms(texts, TermLimits(shortest=3, longest=4, count=3))
    assert "双随机" in found
    assert "行双随" not in found


@given(st.lists(st.text(alphabet="双随机公开监管，。", max_size=12), max_size=8))
def test_terms_never_fail(texts: list[str]) -> None:
    assert all(2 < len(term) <= 10 for term in terms(texts))


def test_attestations_count_places_and_slots() -> None:
    found = list(sentences(PAPER * 3, "a.txt", EXCLUSIONS))
    assert sum(Attestations(found).places("普法形式单一").papers.values()) == 3
    assert sum(Attestations(found).places("办理案件{件数}件").papers.values()) == 3
    assert Attestations([]).places("无").papers == {}


def test_first_guess_of_functions() -> None:
    guess = FunctionGuess(FILES["functions.toml"])
    assert guess.functions("压紧压实责任")[0] == "duty"
    assert guess.functions("健全行政复议工作机制")[0] == "mechanism"
    assert guess.functions("针对性有待提高")[0] == "problem"
    assert guess.functions("随便什么") == ("measure",)


def test_sections_of_headings() -> None:
    index = SectionIndex(FILES["sections.toml"])
    assert index.at(["严格规范公正文明执法"]) == "行政执法"
    assert index.at(["（一）强化审核", "二、行政执法存在的问题"]) == "存在问题"
    assert index.at([]) == ""


def verdict(**row: object) -> str:
    return json.dumps(row, ensure_ascii=False)


def build(*rows: str) -> list[str]:
    return [phrase.text for phrase in build_bank(FILES, "\n".join(rows), {"a.txt": PAPER * 3}) if phrase.size != "formula"]


def test_verdicts_make_the_bank() -> None:
    made = build(
        verdict(text="持续压实工作责任", verdict="accept"),
        verdict(text="普法形式单一", verdict="reworded", why="改", **{"as": "普法形式较为单一"}),
        verdict(text="针对性不强", verdict="reject", why="残句"),
        verdict(text="重要议事日程", verdict="added"),
        verdict(text="全年办理案件{件数}件", verdict="frame", functions=["figure"]),
    )
    assert set(made) == {"持续压实工作责任", "普法形式较为单一", "重要议事日程", "全年办理案件{件数}件"}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (verdict(text="没有这样的候选", verdict="accept"), "不在候选之中"),
        (verdict(text="没有这样的话", verdict="added"), "在材料中找不到"),
        (verdict(text="针对性不强", verdict="reject"), "没有写明理由"),
        (verdict(text="针对性不强", verdict="perhaps"), "不认识的结论"),
        (verdict(text="针对性不强", verdict="reworded", why="改"), "没有写明改成什么"),
    ],
)
def test_wrong_verdicts_are_told(row: str, told: str) -> None:
    with pytest.raises(CatalogError, match=told):
        build(row)


def test_decisions_skip_blank_lines() -> None:
    assert list(read_decisions(["", "  "])) == []


def test_mining_ones_own_papers_leaves_out_what_is_known() -> None:
    told: list[tuple[int, int]] = []
    found = mine(
        {"甲.txt": PAPER * 3, "乙.txt": PAPER * 3},
        EXCLUSIONS,
        tables_from(FILES),
        known={"普法形式、单一"},
        progress=lambda done, total, _: told.append((done, total)),
    )
    texts = [one.text for one in found]
    assert "持续压实工作责任" in texts
    assert "普法形式单一" not in texts
    assert found[0].articles == 2
    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)
    assert mine({}, EXCLUSIONS, tables_from(FILES)) == []


def test_what_says_the_same_with_and_without_marks_is_shown_once() -> None:
    paper = "甲镇2024年工作总结\n" + "全面落实“四项清单”。抓实阵地建设。全面落实四项清单。守住安全底线。" * 3
    texts = [one.text for one in mine({"甲.txt": paper}, EXCLUSIONS, tables_from(FILES))]
    assert len([text for text in texts if text.replace("“", "").replace("”", "") == "全面落实四项清单"]) == 1
    assert "抓实阵地建设" in texts


def test_terms_of_ones_own_papers_begin_and_end_with_words() -> None:
    sides = ("认真做好", "全面开展", "抓实", "强化", "组织", "推动")
    ends = ("任务", "工作", "衔接", "示范", "项目", "帮扶")
    texts = [f"{side}合法性审{end}" for side, end in zip(sides * 2, ("核", "查") * 6, strict=True)]
    texts += [f"{side}乡村振兴{end}" for side, end in zip(sides, ends, strict=True)]
    found = whole_terms(texts, EXCLUSIONS, ())
    assert "乡村振兴" in found
    assert "合法性审" not in found
    assert whole_terms(texts, EXCLUSIONS, ["全面推进乡村振兴", "合法性审核", "合法性审查"]) == []
    assert whole_terms([], EXCLUSIONS, ()) == []


@pytest.mark.parametrize(
    "text",
    ["贯彻党的二十精神", "全年参与涉法事务××次", "推广石桥村经验", "现将工作情况总结如下", "提升能力上下功夫", "对村干部"],
)
def test_what_no_editor_will_read_is_refused_more_strictly(text: str) -> None:
    assert EXCLUSIONS.refuses_own(text)


@pytest.mark.parametrize("text", ["在提升能力上下功夫", "建设美丽乡村", "落实村规民约", "对违法行为依法查处", "示范村创建"])
def test_what_can_be_used_elsewhere_is_not(text: str) -> None:
    assert not EXCLUSIONS.refuses_own(text)


def test_places_of_the_title_are_left_out() -> None:
    assert places_of("\n青石镇2023年法治政府建设工作总结\n正文") == ("青石",)
    assert places_of("平川市城东区司法局工作总结") == ("平川", "城东")
    assert places_of("法治乡村建设工作总结") == places_of("") == places_of("全县法治建设情况") == ()
    paper = "青石镇法治建设总结\n" + "为建设法治青石而努力。推进阳光政府建设。" * 5
    texts = [one.text for one in mine({"甲.txt": paper}, EXCLUSIONS, tables_from(FILES))]
    assert "推进阳光政府建设" in texts
    assert not any("青石" in text for text in texts)


def test_rewordings_share_a_form_and_words_of_procedure_do_not() -> None:
    likeness = Likeness(SYNONYMS)
    assert likeness.form("健全立法机制") == likeness.form("完善立法机制")
    assert likeness.form("切实提升政府公信力") == likeness.form("提高了政府公信力")
    assert likeness.form("受理复议案件") != likeness.form("审结复议案件")
    assert Likeness(Synonyms()).form("健全机制") == "健全机制"


def test_alternates_by_hand_go_first() -> None:
    made = [phrase(text, articles=count) for text, count in (("多措并举", 1), ("多管齐下", 3), ("强化领导", 2), ("加强领导", 1))]
    others = alternates(made, SYNONYMS, [("多措并举", "多管齐下"), ("强化领导", "高位推动")])
    assert others["多措并举"] == ("多管齐下",)
    assert others["强化领导"] == ("高位推动", "加强领导")
    assert others["加强领导"] == ("强化领导",)


def test_founding_is_not_legislating() -> None:
    index = TopicIndex(FILES["topics.toml"])
    assert "legislation" not in index.topics("建立法律顾问制度")
    assert "legislation" in index.topics("加强重点领域立法")


def test_an_office_is_not_an_errand() -> None:
    index = TopicIndex(FILES["topics.toml"])
    assert "fangguanfu" not in index.topics("指导街道办事处司法所")
    assert "fangguanfu" not in index.topics("办事依法、遇事找法、解决问题用法、化解矛盾靠法")
    assert "fangguanfu" in index.topics("提高办事效率")
