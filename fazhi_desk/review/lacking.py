"""What a topic lacks, in one sentence, and the few findings that are worth telling about topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fazhi_desk.catalog.requirement import ELEMENTS, Level
from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import Finding, Severity, Span, TopicState, View
from fazhi_desk.review.sizes import sizes_of

MOST = 5
"""So many hints about topics at most: the checklist pane shows the rest."""
BOTH = "有数字、具体文件名或事例之一就好，没有的不要凑。"
WHY = "依据与可信度见清单；确实不涉及的，可写一句“未发生”，或标为不适用并写明理由。"


def in_words(topic: Topic, state: str, missing: Sequence[str], level: Level) -> str:
    """One sentence on what is lacking."""
    if state == "absent":
        nil = "；确实没有的写一句“未发生”即可" if level.nil_report_satisfies else ""
        return f"全文还没有写到{topic.name}{nil}"
    if state == "partial":
        return f"还缺：{'、'.join(missing)}"
    if state == "mentioned":
        return "只提到名称，还没有写做了什么、结果怎样"
    if state == "planned":
        return "只在打算或要求里写到，本年做了什么还没有写"
    if state == "problem":
        return "只在问题里写到，本年做了什么还没有写"
    if "evidenced" in level.satisfied_by and state == "described":
        return "写到了做法，还缺数字、具体文件名或事例之一"
    return "已写到，还可补充结果"


def findings_of(view: View, states: Sequence[TopicState], levels: Mapping[str, Level]) -> tuple[Finding, ...]:
    """A must topic that is absent is a warning where the requirement is sure; weaker things are at most five hints."""
    warnings: list[Finding] = []
    hints: list[Finding] = []
    wanted = [s for s in states if s.requirement == "must" and not s.satisfied and s.id not in ELEMENTS]
    fresh = bool(wanted) and any(sizes_of(view).open)
    for state in wanted:
        finding = _finding(view, state, levels[state.id], fresh)
        (warnings if finding.severity is Severity.WARNING else hints).append(finding)
    return (*warnings, *hints[:MOST])


def _finding(view: View, state: TopicState, level: Level, fresh: bool) -> Finding:
    if state.state == "absent":
        sure = level.certainty == "sure" and not fresh and state.id != "evidence"
        severity = Severity.WARNING if sure else Severity.HINT
        message = f"必写内容{quoted(state.name)}全文没有写到。"
        return Finding("topic-missing", "topics", severity, None, message, WHY, state.id)
    rule = {"mentioned": "topic-thin", "partial": "topic-partial"}.get(state.state, "topic-only-planned")
    if state.state == "described":
        rule = "topic-thin"
    message = f"{quoted(state.name)}：{state.missing}。"
    return Finding(rule, "topics", Severity.HINT, _place(view, state), message, BOTH, state.id)


def quoted(name: str) -> str:
    """A name in quotation marks; those inside it become single (GB/T 15834-2011, 4.8.3.3)."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"


def _place(view: View, state: TopicState) -> Span | None:
    """The first sentence that speaks of it, forty characters at most."""
    if not state.evidence:
        return None
    evidence = state.evidence[0]
    start, end = evidence.range
    while start < end and view.paragraphs[evidence.paragraph].text[start].isspace():
        start += 1
    return Span(evidence.paragraph, start, min(end, start + 40))
