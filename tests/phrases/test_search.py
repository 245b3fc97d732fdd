from __future__ import annotations

import random
import string
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.phrases.search import PhraseIndex
from fazhi_desk.phrases.sections import SectionIndex
from tests.phrases.helpers import bank, phrase

SMALL = PhraseIndex(
    [
        phrase("压紧压实责任", "duty", topics=("organization",), sections=("组织领导",), articles=2, count=2),
        phrase("定期研究部署，压实主体责任", "duty", articles=1, count=1),
        phrase("优化营商环境", topics=("biz-environment",), articles=19, count=40),
        phrase("营商环境持续优化", "effect", topics=("biz-environment",), articles=2, count=2),
        phrase("深化“放管服”改革", topics=("fangguanfu",), articles=9, count=9),
        phrase("先行先试", articles=1, count=1),
        phrase("全年收到行政复议申请{件数}件", "figure", topics=("reconsideration",), needs={"organ": True}),
        phrase("执行行政裁量权基准", topics=("discretion",), sections=("行政执法",), articles=3, count=3),
        phrase("绿色通道", articles=1, count=1),
        phrase("党纪学习教育", "study", valid_from="2024-04", valid_to="2024-12"),
    ]
)


def texts(query: str, **more: object) -> list[str]:
    return [hit.phrase.text for hit in SMALL.search(query, **more)]


def test_initials_and_where_they_match() -> None:
    hit = SMALL.search("yjys")[0]
    assert hit.phrase.text == "压紧压实责任"
    assert hit.ranges == ((0, 4),)


def test_a_match_across_a_mark_has_two_ranges() -> None:
    hit = SMALL.search("bsyszt")[0]
    assert hit.phrase.text == "定期研究部署，压实主体责任"
    assert [hit.phrase.text[low:high] for low, high in hit.ranges] == ["部署", "压实主体"]


def test_full_pinyin_with_and_without_blanks() -> None:
    assert texts("yingshanghuanjing")[:2] == texts("ying shang huan jing")[:2] == ["营商环境持续优化", "优化营商环境"]


def test_pinyin_begins_where_a_syllable_does() -> None:
    assert "压紧压实责任" not in texts("in")
    assert texts("xianxingxianshi") == ["先行先试"]


def test_pinyin_mixed_with_initials_and_an_unfinished_syllable() -> None:
    assert texts("yajys")[0] == "压紧压实责任"
    assert texts("yahyshangh")[:1] == []
    assert texts("youhyshangh")[0] == "优化营商环境"


def test_a_single_syllable_or_its_beginning() -> None:
    assert texts("zhun") == ["执行行政裁量权基准"]
    assert texts("zhu") == ["执行行政裁量权基准", "定期研究部署，压实主体责任"]
    assert texts("cai") == ["执行行政裁量权基准"]
    hit = SMALL.search("cai")[0]
    assert [hit.phrase.text[low:high] for low, high in hit.ranges] == ["裁"]
    assert SMALL.search("you")[0].ranges == ((0, 1),)


def test_a_syllable_between_initials() -> None:
    assert texts("xzhengc") == ["执行行政裁量权基准"]
    assert texts("xxzcailq") == texts("zxingxzclq") == ["执行行政裁量权基准"]
    assert texts("xzhangc") == []


def test_han_mixed_with_letters() -> None:
    assert texts("优化yshj")[0] == "优化营商环境"
    assert texts("ys环境")[:2] == ["营商环境持续优化", "优化营商环境"]


def test_one_wrong_character() -> None:
    assert texts("优化营商环竟") == ["优化营商环境"]
    assert texts("营伤环境")[:2] == ["营商环境持续优化", "优化营商环境"]
    assert texts("营伤环竟") == []


def test_several_words_in_any_order() -> None:
    assert texts("责任 压实")[0] == "压紧压实责任"


def test_quotation_marks_do_not_matter() -> None:
    assert texts("深化放管服改革") == texts("深化“放管服”改革") == ["深化“放管服”改革"]


def test_heteronyms_and_umlaut() -> None:
    assert texts("xz")[0] in ("执行行政裁量权基准", "全年收到行政复议申请{件数}件")
    assert texts("lvse") == texts("lüse") == ["绿色通道"]


def test_prefix_goes_before_inner_and_exact_before_longer() -> None:
    assert texts("压实")[0] == "压紧压实责任"
    assert texts("营商环境")[0] == "营商环境持续优化"
    assert texts("优化营商环境")[0] == "优化营商环境"


def test_filters_by_function_topic_unit_and_year() -> None:
    assert texts("y", functions=["effect"]) == ["营商环境持续优化"]
    assert texts("h", topics=["fangguanfu"]) == ["深化“放管服”改革"]
    assert "全年收到行政复议申请{件数}件" in texts("qn")
    assert texts("qn", unit_facts={"organ": False}) == []
    assert texts("djxx", year=2025) == []
    assert texts("djxx", year=2024) == ["党纪学习教育"]


def test_one_mistake_in_a_query_of_han() -> None:
    for query in ("压紧压识责任", "压紧实责任", "压紧压压实责任", "紧压实责人", "压实责认", "压紧实压责任", "压责实任"):
        assert texts(query)[0] == "压紧压实责任", query
    assert texts("营商坏境优化") == []
    assert texts("营商环持续优化") == ["营商环境持续优化"]
    assert texts("压识") == []
    assert texts("定研究部署，压实主体责任") == texts("定期研究部署、压识主体责任") == ["定期研究部署，压实主体责任"]


def test_unasked_the_section_its_topics_and_the_moves_of_the_place_decide() -> None:
    here = texts("", section="行政执法", section_topics=["fangguanfu"], limit=3)
    assert here == ["执行行政裁量权基准", "深化“放管服”改革", "优化营商环境"]
    assert texts("", functions=["study", "effect"], year=2025) == ["营商环境持续优化"]
    assert texts("", own_use={"绿色通道": 50}, section="行政执法", limit=1) == ["绿色通道"]


def test_unasked_what_belongs_to_the_place_goes_before_what_is_said_everywhere() -> None:
    index = PhraseIndex(bank())
    for section in SectionIndex(tomllib.loads((builtin("phrasebank") / "sections.toml").read_text("utf-8"))).sections:
        first = [hit.phrase for hit in index.search("", section=section.name, section_topics=section.topics, limit=20)]
        assert len(first) == 20
        for one in first:
            assert set(one.topics) & set(section.topics) or section.name in one.sections, (section.name, one.text)


def test_place_missing_topics_own_use_and_overuse_move_hits() -> None:
    assert texts("", section="行政执法", limit=1) == ["执行行政裁量权基准"]
    assert texts("", missing_topics=["organization"], limit=1) == ["压紧压实责任"]
    assert texts("压实", own_use={"定期研究部署，压实主体责任": 3000})[0] == "定期研究部署，压实主体责任"
    assert texts("压实", draft_counts={"压紧压实责任": 20})[0] == "定期研究部署，压实主体责任"


def test_only_marks_find_nothing_and_blank_is_an_empty_query() -> None:
    assert texts("，。") == []
    assert len(texts("   ")) == 10


@given(st.text(alphabet=string.ascii_letters + string.digits + "压责任优化营商 ，。’'ü\\[](){}*+?|^$\n\t", max_size=40))
def test_any_query_is_answered_with_ranges_inside_the_text(query: str) -> None:
    for hit in SMALL.search(query):
        assert all(0 <= low < high <= len(hit.phrase.text) for low, high in hit.ranges)
        assert list(hit.ranges) == sorted(hit.ranges)


def test_initials_put_the_phrase_among_the_first_five() -> None:
    index = PhraseIndex(bank())
    chosen = [one for one in random.Random(7).sample(bank(), 400) if 4 <= len(one.initials) <= 16][:200]
    assert len(chosen) == 200
    missed = [one.text for one in chosen if one not in [hit.phrase for hit in index.search(one.initials, limit=5)]]
    assert missed == []


def mixed(one: Phrase, chance: random.Random) -> str:
    """Every syllable of a phrase written out or by its initial."""
    return "".join(sound if chance.random() < 0.5 else sound[0] for sound in one.pinyin.split())


def test_syllables_mixed_with_initials_put_the_phrase_among_the_first_five() -> None:
    index, chance = PhraseIndex(bank()), random.Random(9)
    chosen = [one for one in chance.sample(bank(), 400) if 4 <= len(one.initials) <= 12][:200]
    missed = [
        one.text for one in chosen if one not in [hit.phrase for hit in index.search(mixed(one, chance), limit=5)]
    ]
    assert len(missed) <= 2, missed


def test_the_first_letters_are_mostly_enough() -> None:
    index = PhraseIndex(bank())
    chosen = [one for one in random.Random(8).sample(bank(), 400) if 6 <= len(one.initials) <= 12][:200]
    found = sum(one in [hit.phrase for hit in index.search(one.initials[:5], limit=5)] for one in chosen)
    assert found >= 190


def test_full_pinyin_of_the_bank_finds_it() -> None:
    index = PhraseIndex(bank())
    for one in random.Random(9).sample(bank(), 150):
        if len(one.initials) <= 14:
            assert one in [hit.phrase for hit in index.search(one.pinyin.replace(" ", ""), limit=5)], one.text


def test_an_index_over_nothing() -> None:
    assert PhraseIndex([]).search("yj") == []
    assert PhraseIndex([]).search("") == []
