from __future__ import annotations

from fazhi_desk.model import Severity
from tests.checks.papers import CLEAN, planted, review, told


def rules(text: str) -> list[tuple[str, str]]:
    return [(f.rule, f.severity.value) for f in review(text).findings if f.rule.startswith("structure-")]


def test_an_empty_section_is_a_warning() -> None:
    body = "对照上级要求还有差距：一是少数干部运用法治思维的能力不强；二是基层执法力量不足，持证人员偏少；三是普法的针对性还不够，形式比较单一。\n"
    assert told(planted(body, "")) == [("structure", "二、存在的问题")]
    assert rules(planted(body, "还有差距。\n")) == [("structure-empty-section", "hint")]


def test_an_outline_still_to_be_written_is_no_row_of_warnings() -> None:
    assert told("临川县2024年法治政府建设工作总结\n一、主要工作\n二、存在的问题\n三、下一步打算") == []


def test_a_mark_behind_a_heading() -> None:
    assert told(planted("（一）强化组织领导", "（一）强化组织领导。")) == [("structure", "。")]
    assert told(planted("二、存在的问题", "二、存在的问题：")) == [("structure", "：")]


def test_lengths_are_hints() -> None:
    long = "全县各级各部门坚持依法行政，规范执法行为，完善工作机制，压实工作责任，推动任务落实。" * 22
    sentence = "各执法部门按照统一部署" + "在有关领域开展检查并将情况报送牵头单位汇总" * 12 + "。"
    assert rules(planted("专题研究4次，", long)) == [("structure-long-paragraph", "hint")]
    assert rules(planted("专题研究4次，", f"专题研究4次。{sentence}")) == [("structure-long-sentence", "hint")]
    assert rules(planted("按照省、市统一部署，", sentence[:-1] + "，")) == []


def test_a_paper_without_a_title() -> None:
    text = CLEAN.split("\n", 2)[2].split("现将有关情况")[1]
    found = [f for f in review("现将有关情况" + text).findings if f.rule == "structure-title"]
    assert [(f.severity, f.place, f.subject) for f in found] == [(Severity.HINT, None, "title")]
    assert rules(CLEAN) == []


def test_a_point_that_is_but_a_heading_among_points_that_tell_something() -> None:
    whole = "（二）着力提升执法规范化水平。加强执法人员培训，每年不少于60学时，开展案卷评查2次。"
    bare = planted(whole, "（二）着力提升执法规范化水平。")
    bare = planted("完善决策后评估制度，把公众参与落到实处", "完善决策后评估制度，把公众参与落到实处，每半年通报一次", bare)
    assert told(bare) == [("structure", "（二）着力提升执法规范化水平")]
    assert told(planted(whole, "（二）完成县委、县政府交办的其他工作。")) == []
    assert told(planted(whole, "（二）全年开展案卷评查2次。")) == []


def test_of_two_points_the_empty_one_is_seen_beside_the_points_of_other_parts() -> None:
    more = "四、有关保障\n（一）队伍建设\n招录执法人员12名，组织培训6期，参训人员860人次，考试合格率98.6%，清理证件13本。\n（二）经费装备\n\n附件"
    assert told(planted("附件：1", f"{more}：1")) == [("structure", "（二）经费装备")]


def test_a_part_of_sub_headings_only() -> None:
    at = CLEAN.index("一、主要工作"), CLEAN.index("二、存在的问题")
    lines = [line.split("。")[0] for line in CLEAN[slice(*at)].splitlines() if line.startswith(("一、", "（"))]
    bare = CLEAN.replace(CLEAN[slice(*at)], "\n".join(lines) + "\n")
    assert told(bare) == [("structure", "一、主要工作")]
