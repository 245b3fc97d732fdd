from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.checks._comparison import lexicon_of, search_of
from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.similarity import FEATURES, Model, longest_run, loss, measures, row_of
from fazhi_desk.text.similarity_memory import Block, Memory, sentences_of
from fazhi_desk.text.similarity_pairs import Judge, Limits
from fazhi_desk.text.similarity_runs import common_run
from fazhi_desk.text.similarity_search import CROWDED, length_of, normal_form

TABLES = duplicates()
WORDS, SEARCH = lexicon_of(TABLES), search_of(TABLES)
LIMIT = CROWDED[0][1]
MODEL = Model(TABLES.weights.weights, TABLES.weights.constant)


def chance(one, other):
    return MODEL.probability(measures(WORDS.words(SEARCH.clean(one)), WORDS.words(SEARCH.clean(other)), WORDS))


def block(text):
    return Block(sentences_of(SEARCH.clean(text), facts_of(text), 0, SEARCH))


def memory():
    return Memory(SEARCH, Judge(WORDS, MODEL, Limits()), TABLES.weights.hint)


def told(pairs):
    return sorted((p.one.text[slice(*p.match.first)], p.other.text[slice(*p.match.second)]) for p in pairs)


def test_every_weight_has_its_measure():
    assert set(TABLES.weights.weights) == set(FEATURES)
    assert set(measures(WORDS.words("甲"), WORDS.words("乙"), WORDS)) == set(FEATURES)


def test_words_cut_numbers_names_and_subjects():
    words = WORDS.words("组织“法治夜校”36期，设立法律服务工作站2个，依据《中华人民共和国行政处罚法》办案")
    assert words.numbers == {"36次", "2个"}  # 期 and 次 are one unit
    assert words.names == {"法治夜校"}
    subjects = {TABLES.subjects[n].split()[0] for n in words.subjects}
    assert "公共法律服务" in subjects
    assert "立法" not in subjects


def test_a_cut_run_is_the_run_again():
    for text in ("设立婚姻家庭纠纷调解点", "饕餮龘龘纹样", "党委会议事日程"):
        assert "".join(WORDS.segment(text)) == text


def test_a_reordering_is_the_same_matter():
    one = "为各乡镇配备执法记录仪55台、无人机12架"
    assert chance(one, "配备执法记录仪55台、无人机12架到各乡镇") > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建立执法公示制度，通过网站及时公开处罚结果", "建立收支公开制度，通过网站及时公示预算执行"),
        ("设立复议受理点15个，方便群众就近申请复议", "设立调解工作室15个，方便群众就近化解纠纷"),
        ("严格落实信访包案制度，县级领导包案12件，化解率100%", "严格落实河长巡查制度，县级河长巡河12次，整改率100%"),
    ],
)
def test_other_matters_in_the_same_clothes_are_not(one, other):
    assert chance(one, other) < 0.3


def test_what_is_lost_counts_by_weight():
    one, other = WORDS.words("抽查案卷通报典型问题"), WORDS.words("抽查案卷")
    lost = loss(one, other, WORDS)
    assert 0.2 < lost.covered < 0.8
    assert loss(one, one, WORDS).covered == 1.0


@given(st.text("甲乙丙丁", max_size=12), st.text("甲乙丙丁", max_size=12))
def test_longest_run_is_the_longest_common_stretch(one, other):
    expected = max(
        (b - a for a in range(len(one)) for b in range(a, len(one) + 1) if one[a:b] in other), default=0
    )
    assert longest_run(one, other) == expected


def test_normal_form_ignores_order_of_items_punctuation_and_leading_adverbs():
    assert normal_form("继续推行容缺受理、告知承诺、帮办代办") == normal_form("推行帮办代办、告知承诺、 容缺受理")
    assert normal_form("继续推行容缺受理、帮办代办") != normal_form("推行容缺办理、帮办代办")


def test_formulas_count_in_length_but_weigh_little():
    cleaned = SEARCH.clean("深入学习贯彻习近平法治思想")
    assert len(cleaned) == 13
    assert length_of(cleaned) == 7
    assert WORDS.words(cleaned).total < 3


SENTENCES = st.sampled_from(
    [
        "全县抽查行政执法案卷186件，通报典型问题23个。",
        "通报典型问题23个，全县共抽查行政执法案卷186件。",
        "选派律师到十二个司法所坐班，每月带教一次。",
        "律师到十二个司法所坐班带教，每月一次。",
        "对占道经营的商户以劝导为主，先提醒再整改。",
        "做到年初有计划、年中有检查、年末有考核。",
        "切实做到年初计划、年中检查、年末考核。",
        "夏收时节组织干部到田间普法，解答土地流转疑问。",
        "土地流转的疑问，由干部在夏收时节到田间普法时解答。",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map("".join), min_size=1, max_size=8), st.data())
def test_after_any_edits_the_answer_is_that_of_a_fresh_memory(texts, data):
    kept = memory()
    made: dict[str, Block] = {}
    for _ in range(3):
        blocks = [made.setdefault(text, block(text)) for text in texts]
        fresh = {text: block(text) for text in texts}
        assert told(kept.pairs(blocks)) == told(memory().pairs([fresh[text] for text in texts]))
        at = data.draw(st.integers(0, len(texts) - 1))
        texts = [*texts[:at], data.draw(SENTENCES), *texts[at + 1 :]]


def test_a_gram_that_becomes_crowded_changes_kept_answers_too():
    texts = [f"第{n}季度在青龙湖畔举办消夏普法夜市，接待游客{n * 37}人次。" for n in range(LIMIT + 4)]
    made = {text: block(text) for text in texts}
    kept = memory()
    for size in (10, LIMIT, LIMIT + 1, LIMIT + 4, LIMIT, 5):
        chosen = texts[:size]
        assert told(kept.pairs([made[t] for t in chosen])) == told(memory().pairs([block(t) for t in chosen]))


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=6), min_size=1, max_size=5), st.lists(
    st.text("甲乙丙", min_size=1, max_size=6), min_size=1, max_size=5))
def test_the_common_run_stands_in_both_and_is_whole_clauses_of_one(one, other):
    left, right = ("，".join(clauses) + "。" for clauses in (one, other))
    first, second = (next(iter(block(text).sentences)) for text in (left, right))
    run = common_run(first.flat, second.flat, 4)
    plain = [text.replace("，", "") for text in (left, right)]
    if run is not None:
        here, there = (text[slice(*span)].replace("，", "") for text, span in zip((left, right), run, strict=True))
        assert here == there
        assert len(here) >= 4
    for clause in one:
        if len(clause) >= 4 and clause in plain[1].rstrip("。"):
            assert run is not None
            assert run[0][1] - run[0][0] >= len(clause)


def test_things_are_told_from_deeds():
    words = WORDS.words("邀请律师查阅案卷")
    assert {"律师", "案卷"} <= words.things
    assert not {"邀请", "查阅"} & words.things


def test_the_row_tells_other_words_in_the_same_place_from_words_moved():
    one = "为各乡镇配备执法记录仪55台、无人机12架"
    moved, clothes = "配备无人机12架、执法记录仪55台到各乡镇", "为各学校配备饮水设备55台、投影仪12架"
    rows = []
    for other in (moved, clothes):
        left, right = WORDS.words(one), WORDS.words(other)
        rows.append(row_of(left, right, (loss(left, right, WORDS), loss(right, left, WORDS))))
    assert rows[0].places < rows[1].places
    assert rows[0].swapped < rows[1].swapped


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("向乡镇下放水利执法事项32项，完善配套办法", "从乡镇收回水利执法事项32项，完善配套办法"),
        ("上半年检查粮食储备库460次，发现隐患23处", "下半年检查粮食储备库460次，发现隐患23处"),
    ],
)
def test_the_opposite_is_not_the_same(one, other):
    first, second = (WORDS.words(SEARCH.clean(text)) for text in (one, other))
    assert measures(first, second, WORDS)["opposed"] == 0.5
    assert measures(first, first, WORDS)["opposed"] == 0.0


def test_a_way_of_working_in_quotation_marks_is_found_behind_another_verb():
    one, other = "实行“渔讯直报、夜间会商、限时回告、逐船销号”的机制。", "今后继续运行“渔讯直报、夜间会商、限时回告、逐船销号”的机制，不断线。"
    [pair] = memory().pairs([block(one), block(other)])
    assert one[slice(*pair.match.first)] == "渔讯直报、夜间会商、限时回告、逐船销号”的机制"
