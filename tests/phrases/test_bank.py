"""What must hold of every entry of the built-in bank."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter

import pytest

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.phrase import FUNCTIONS, read_phrases
from fazhi_desk.phrases.mining.bank import read_decisions
from fazhi_desk.phrases.mining.formulas import formulas_from, wordings
from fazhi_desk.phrases.mining.tables import TopicIndex
from fazhi_desk.phrases.sections import SectionIndex
from tests.phrases.helpers import bank, readings

FOLDER = builtin("phrasebank")
PLACES = re.compile(r"拉萨|沈阳|福州|南宁|张掖|平顶山|滁州|洛阳|衡水|黔南|弥渡|灵台|朝阳县|孝南|五华|烟台|龙岩|东川|阿坝|汶川")
PEOPLE = re.compile(r"邱日波|罗旺达|刘斌勇|谭建宁|任让席|李忠良|米亚林|刘华龙|钟阳|宗吉|崔杨")
MASKS = re.compile(r"[*＊_#␎]|[XxＸｘ]{1,}|D(?:委|组|政|员|校|会|中央)|20D|AAA|\b[A-Z]\d?%")


def toml(name: str) -> dict[str, object]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def test_every_line_is_valid() -> None:
    lines = (FOLDER / "phrases.jsonl").read_text("utf-8").split("\n")
    assert len(list(read_phrases(lines, "phrases.jsonl"))) == len(bank())


def test_the_bank_has_the_size_it_should() -> None:
    assert 2500 <= len(bank()) <= 6000
    sizes = Counter(one.size for one in bank())
    assert set(sizes) == {"term", "phrase", "group", "frame", "formula"}
    assert {name for one in bank() for name in one.functions} == set(FUNCTIONS)


def test_no_text_twice_marks_aside() -> None:
    plain = Counter(re.sub(r"[“”]", "", one.text) for one in bank() if one.size != "formula")
    assert [text for text, count in plain.items() if count > 1] == []
    assert len({one.text for one in bank()}) == len({one.id for one in bank()}) == len(bank())


@pytest.mark.parametrize("pattern", [PLACES, PEOPLE, MASKS, re.compile(r"指导思想|哒哒|疫情|法制办")])
def test_no_places_people_masks_or_noise(pattern: re.Pattern[str]) -> None:
    assert [one.text for one in bank() if pattern.search(one.text)] == []


def test_full_width_marks_that_pair() -> None:
    for one in bank():
        assert not re.search(r"[,;:?!()\"'\s]", one.text), one.text
        assert one.text.count("“") == one.text.count("”"), one.text
        assert one.text.count("《") == one.text.count("》"), one.text
        assert one.text.count("（") == one.text.count("）"), one.text
        assert one.text[-1] not in "，、；：。！", one.text
        assert one.text[0] not in "，、；：。”》）", one.text


def test_political_wordings_come_by_hand_only() -> None:
    for one in bank():
        if re.search(r"习近平|总书记|两个确立|两个维护|二十大|二十届|中国特色社会主义", one.text):
            assert one.size == "formula", one.text


def test_mined_phrases_hold_no_figures() -> None:
    for one in bank():
        if one.size not in ("formula", "frame"):
            assert not re.search(r"\d", one.text), one.text


def test_pinyin_and_initials_are_what_the_table_gives() -> None:
    for one in bank():
        sounds = readings().syllables(one.text)
        assert " ".join(sounds) == one.pinyin, one.text
        assert "".join(sound[0] for sound in sounds) == one.initials, one.text


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("行政", "xing zheng"), ("重大", "zhong da"), ("重复", "chong fu"), ("长效", "chang xiao"),
        ("调解", "tiao jie"), ("调整", "tiao zheng"), ("调查", "diao cha"), ("协调", "xie tiao"), ("重点", "zhong dian"),
        ("处理", "chu li"), ("行业", "hang ye"), ("应诉", "ying su"), ("率", "lv"), ("率先", "shuai xian"),
        ("作为", "zuo wei"), ("纠纷调解", "jiu fen tiao jie"), ("法律", "fa lv"), ("还", "hai"), ("参与", "can yu"),
        ("着落", "zhuo luo"), ("同行", "tong xing"), ("同行业", "tong hang ye"), ("一行一策", "yi hang yi ce"),
        ("诉调对接", "su tiao dui jie"), ("以上率下", "yi shang shuai xia"), ("案结事了", "an jie shi liao"),
        ("偿还", "chang huan"), ("目的", "mu di"), ("项目的", "xiang mu de"), ("参差", "cen ci"), ("县长", "xian zhang"),
        ("抽调", "chou diao"), ("财会", "cai kuai"), ("给予", "ji yu"), ("不当得利", "bu dang de li"),
        ("表率", "biao shuai"), ("指明了方向", "zhi ming le fang xiang"), ("简明了然", "jian ming liao ran"),
    ],
)
def test_heteronyms(word: str, sound: str) -> None:
    assert " ".join(readings().syllables(word)) == sound


def test_topics_sections_and_facts_are_known() -> None:
    topics = set(TopicIndex(toml("topics.toml")).ids)
    sections = {part.name for part in SectionIndex(toml("sections.toml")).sections}
    assert len(topics) == 48
    for one in bank():
        assert set(one.topics) <= topics, one.text
        assert set(one.sections) <= sections, one.text
    assert {topic for part in SectionIndex(toml("sections.toml")).sections for topic in part.topics} <= topics


def test_slots_are_well_formed_and_frames_have_them() -> None:
    for one in bank():
        assert bool(one.slots) == (one.size == "frame"), one.text
        assert "{" not in re.sub(r"\{[\u4e00-\u9fff、]{1,10}\}", "", one.text), one.text


def test_a_bureau_is_not_offered_what_a_reconsideration_body_says() -> None:
    bureau = {"reconsideration_organ": "respondent_only"}
    refused = [one.text for one in bank() if not one.fits(bureau)]
    assert "全年收到行政复议申请{件数}件，审结{件数}件" in refused
    assert "加强行政复议能力建设" in refused
    assert "本年度未发生行政复议案件" not in refused


def test_a_unit_that_enforces_nothing_is_not_offered_enforcement() -> None:
    refused = {one.text for one in bank() if not one.fits({"enforcement_power": "none"})}
    assert {"亮证执法", "健全执法岗责体系", "加强跨领域跨部门联合执法"} <= refused
    assert not refused & {"严格落实“谁执法谁普法”普法责任制", "科学立法、严格执法、公正司法、全民守法"}


def test_provenance_counts_agree() -> None:
    for one in bank():
        assert one.articles == len(one.sources)
        assert one.count >= one.articles
        if one.size in ("term", "group") and not one.sources:
            raise AssertionError(one.text)


def test_alternates_are_in_the_bank_and_not_the_phrase_itself() -> None:
    texts = {one.text for one in bank()}
    for one in bank():
        assert one.text not in one.alternates
        assert set(one.alternates) <= texts


def test_every_verdict_has_its_reason_and_the_bank_follows_them() -> None:
    decisions = list(read_decisions((FOLDER / "decisions.jsonl").read_text("utf-8").split("\n")))
    texts = {one.text for one in bank()}
    formulas = {text for text, _ in wordings(formulas_from(toml("formulas.toml")))}
    assert texts == {decision.kept for decision in decisions if decision.kept} | formulas
    assert sum(decision.verdict == "reject" for decision in decisions) > 1000
    assert len({json.dumps(vars_of(decision)) for decision in decisions}) == len(decisions)


def vars_of(decision) -> list[str]:
    return [decision.text, decision.verdict, decision.as_]


def test_fixed_wordings_keep_their_years() -> None:
    by_text = {one.text: one for one in bank()}
    assert not by_text["“十四五”规划收官之年"].is_current(2026)
    assert by_text["“十四五”规划收官之年"].is_current(2025)
    assert by_text["压紧压实责任"].is_current(2019)
    assert [one.text for one in bank() if "八五" in one.text and one.is_current(2026)] == []
