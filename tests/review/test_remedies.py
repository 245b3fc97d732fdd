from __future__ import annotations

from tests import covering
from tests.review import known_papers


def pairs(text, kind="county"):
    view, coverage = covering.covered(text, kind)

    def quote(span):
        return view.paragraphs[span.paragraph].text[span.start : span.end]

    told = [(quote(pair.problem), [quote(step) for step in pair.steps]) for pair in coverage.remedies]
    return told, [finding for finding in coverage.findings if finding.rule == "problem-without-step"]


def told_in(problems, plan):
    return pairs(known_papers.COUNTY.partition("\n二、")[0] + f"\n二、存在的不足和原因\n{problems}\n三、下一步安排\n{plan}\n")[0]


def test_each_problem_finds_its_step():
    told, hints = pairs(known_papers.COUNTY)
    assert len(told) == 3
    assert all(steps for _, steps in told)
    assert not hints


def test_a_problem_without_a_step_is_hinted():
    text = known_papers.COUNTY.replace("（三）做好行政复议工作，设立便民服务点5个。", "（三）优化营商环境，办结企业诉求。")
    told, hints = pairs(text)
    assert [problem[:6] for problem, steps in told if not steps] == ["三是行政复议"]
    assert [hint.rule for hint in hints] == ["problem-without-step"]


def test_what_follows_an_enumerator_belongs_to_it():
    told = told_in(
        "对照要求仍有差距：一是合同管理不严。个别部门重签订、轻履约，合同台账更新滞后，主要是缺少信息化手段。二是普法形式单一。"
        "原因在于创新不够。",
        "建设政府合同管理模块，合同台账每半年更新一次。\n开展普法短视频征集，创新普法形式。",
    )
    assert [problem[:6] for problem, _ in told] == ["一是合同管理", "二是普法形式"]
    assert "更新滞后" in told[0][0]
    assert [[step[:4] for step in steps] for _, steps in told] == [["建设政府"], ["开展普法"]]


def test_sentences_about_the_problems_are_none():
    told = told_in(
        "执法力量薄弱，专职人员仅2名。原因是编制少。\n上述问题，某种程度上反映出基层法治力量建设仍需加强。",
        "公开招考执法人员3名，充实执法力量。",
    )
    assert [problem for problem, _ in told] == ["执法力量薄弱，专职人员仅2名。原因是编制少。"]


def test_a_numbered_paragraph_is_one_point():
    told = told_in(
        "（一）合同台账更新滞后。个别部门重签订、轻履约。\n（二）短视频普法偏少。一线素材不够。",
        "（一）推行合同线上闭环。台账按月更新。\n（二）征集短视频素材。每季度评选一次。",
    )
    assert [problem[-5:] for problem, _ in told] == ["、轻履约。", "素材不够。"]
    assert [[step[:4] for step in steps] for _, steps in told] == [["（一）推"], ["（二）征"]]
