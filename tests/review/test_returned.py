from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fazhi_desk.review.returned import accepted, differences
from fazhi_desk.text.alignment import align, fragments

TEXT = """临川县2026年法治政府建设工作总结

　　2026年，临川县坚持依法行政。现将有关情况报告如下。
　　一、加强组织领导
　　（一）深入学习。县政府常务会议专题学习6次，印发工作要点。组织34个单位述法。
　　（二）压实责任。开展法治督察2轮。
　　二、存在的不足
　　一是力量薄弱，主要原因是吸引力不足。
　　临川县人民政府
　　2027年1月15日"""
DRAFT = TEXT.split("\n")
SENT = [line.strip("　") for line in DRAFT if line]


def told(returned: list[str], draft: list[str] = DRAFT) -> list[tuple[str, str, str]]:
    return [(one.kind, one.old, one.new) for one in differences(draft, returned)]


def test_an_untouched_copy_has_no_differences() -> None:
    assert differences(DRAFT, SENT) == ()
    assert differences(DRAFT, [line.replace("，", "， ") for line in SENT]) == ()  # white space alone is none


def test_a_changed_sentence_is_one_difference_in_its_section() -> None:
    returned = [line.replace("专题学习6次", "专题学习8次") for line in SENT]
    (one,) = differences(DRAFT, returned)
    assert (one.kind, one.section) == ("changed", "一、加强组织领导 › （一）深入学习")
    assert one.old == "县政府常务会议专题学习6次，印发工作要点。"
    assert one.new == "县政府常务会议专题学习8次，印发工作要点。"
    new = accepted(DRAFT, [one])
    assert new[4] == "　　（一）深入学习。县政府常务会议专题学习8次，印发工作要点。组织34个单位述法。"
    assert new[:4] + new[5:] == DRAFT[:4] + DRAFT[5:]


def test_sentences_and_paragraphs_added_and_removed() -> None:
    returned = list(SENT)
    returned[3] = returned[3].replace("组织34个单位述法。", "建立健全述法评议制度。")
    returned.insert(5, "（三）强化保障。落实工作经费。")
    del returned[7]
    assert told(returned) == [
        ("removed", "组织34个单位述法。", ""),
        ("added", "", "建立健全述法评议制度。"),
        ("added", "", "（三）强化保障。落实工作经费。"),
        ("removed", "一是力量薄弱，主要原因是吸引力不足。", ""),
    ]
    found = differences(DRAFT, returned)
    assert accepted(DRAFT, [found[2]])[6] == "　　（三）强化保障。落实工作经费。"
    assert accepted(DRAFT, [found[3]]) == [line for line in DRAFT if "力量薄弱" not in line]
    assert [line.strip("　") for line in accepted(DRAFT, found) if line] == returned


def test_a_moved_paragraph_is_called_so() -> None:
    returned = [*SENT[:4], SENT[6], SENT[4], SENT[5], *SENT[7:]]
    found = differences(DRAFT, returned)
    assert {one.kind for one in found} == {"added", "removed"}
    assert all(one.moved for one in found)


def test_a_row_of_a_table_is_one_piece() -> None:
    draft = ["总结", "指标\t2025年", "案件\t152"]
    assert told(["总结", "指标\t2025年", "案件\t153"], draft) == [("changed", "案件\t152", "案件\t153")]


def test_a_hard_wrapped_sentence_keeps_its_other_lines() -> None:
    prose = "2026年，临川县坚持依法行政，认真贯彻落实法治政府建设实施纲要，各项任务取得新的进展和成效。全县没有发生重大行政" * 3
    draft = ["临川县2026年法治政府建设工作总结", "", *("　　" * (n == 0) + prose[n : n + 30] for n in range(0, 160, 30))]
    draft[-1] = draft[-1] + "执法过错案件。"
    from fazhi_desk.text.document import from_lines

    whole = next(p for p in from_lines(draft).paragraphs if len(p.pieces) > 1).text
    returned = [draft[0], whole.strip("　").replace("执法过错案件", "责任事故")]
    (one,) = differences(draft, returned)
    new = accepted(draft, [one])
    assert "".join(new[1:]).strip("　") == returned[1]
    assert new[:5] == draft[:5]


def test_several_added_sentences_keep_their_order() -> None:
    returned = [line.replace("2轮。", "2轮。乙方面也做了。甲方面也做了。") for line in SENT]
    found = differences(DRAFT, returned)
    assert [one.new for one in found] == ["乙方面也做了。", "甲方面也做了。"]
    assert "2轮。乙方面也做了。甲方面也做了。" in accepted(DRAFT, found)[5]


def test_two_changes_in_one_line_do_not_disturb_one_another() -> None:
    returned = [line.replace("6次", "8次").replace("34个", "36个") for line in SENT]
    first, second = differences(DRAFT, returned)
    assert accepted(DRAFT, [first, second])[4] == accepted(accepted(DRAFT, [second]), [first])[4]
    assert "8次" in accepted(DRAFT, [first])[4]
    assert "34个" in accepted(DRAFT, [first])[4]


def test_fragments_keep_numbers_whole() -> None:
    assert fragments("主持研究议题11次，批示9件", "主持研究议题12次，批示督办9件") == (
        ("keep", "主持研究议题"), ("cut", "11"), ("put", "12"), ("keep", "次，批示"), ("put", "督办"), ("keep", "9件"),
    )
    assert fragments("", "新") == (("put", "新"),)
    assert fragments("旧", "") == (("cut", "旧"),)


def test_alignment_pairs_the_most_alike() -> None:
    old = ["组织开展法治督察两轮。", "全年受理行政复议案件二十四件。"]
    new = ["新增一句完全不同的话语。", "全年受理行政复议案件三十六件。"]
    assert (1, 1) in align(old, new)
    assert align([], ["a"]) == [(None, 0)]


PIECES = st.sampled_from([
    "　　（一）深入学习。县政府常务会议学习6次。", "　　加强培训，全年举办3期。", "　　二、存在的不足", "", "甲\t1\t2",
    "　　力量薄弱。原因是吸引力不足。", "　　开展督察2轮。整改问题39个。完善机制。", "　　2026年，坚持依法行政。",
])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=10), st.lists(PIECES, min_size=1, max_size=10), st.data())
def test_accepting_everything_gives_the_returned_text_and_any_part_can_be_taken(
    draft: list[str], returned: list[str], data: st.DataObject
) -> None:
    draft, returned = ["工作总结", *draft], ["工作总结", *returned]

    def words(lines: list[str]) -> list[str]:
        return [text for line in lines if (text := "".join(line.split()))]

    found = differences(draft, returned)
    assert words(accepted(draft, found)) == words(returned)
    if found:
        one = data.draw(st.sampled_from(found))
        between = accepted(draft, [one])
        assert words(between) != words(draft)
        assert words(accepted(between, differences(between, returned))) == words(returned)


@pytest.mark.parametrize("draft", [[""], ["总结"]])
def test_an_empty_side_is_no_trouble(draft: list[str]) -> None:
    assert differences(draft, [""]) == () or draft == ["总结"]
    assert [one.kind for one in differences([""], ["总结", "正文。"])] == ["added", "added"]
