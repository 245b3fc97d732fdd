from __future__ import annotations

from fazhi_desk.review.coverage import scans_of
from fazhi_desk.review.mentions import matcher_of
from fazhi_desk.review.remedies import findings, pairs_of
from fazhi_desk.review.stretches import pieces_of
from tests import covering
from tests.review import known_papers


def pairs(text, kind="county"):
    view = covering.view(text, kind)
    scans = scans_of(view, matcher_of(covering.TOPICS))
    found = pairs_of(view, scans, pieces_of(view, scans))

    def quote(span):
        return view.paragraphs[span.paragraph].text[span.start : span.end]

    return [(quote(pair.problem), [quote(step) for step in pair.steps]) for pair in found], findings(found)


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
