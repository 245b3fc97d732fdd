"""A report as text for people."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from fazhi_desk.commands.printing import padded, severity, shortened
from fazhi_desk.model import (
    FAMILIES,
    KINDS,
    REQUIREMENTS,
    TOPIC_STATES,
    PlacedFinding,
    Report,
    Severity,
    TopicState,
)
from fazhi_desk.tasks.open_paper import OpenedPaper

LONG_LINE = 300
"""So far into a line the number of the line alone helps nobody."""


def print_report(report: Report, paper: OpenedPaper, dates: str = "", *, show_ignored: bool) -> None:
    """Head, findings by place, checklist of what lacks; ``dates``: by when the paper is due, in one line."""
    starts = [0] + [at + 1 for at, char in enumerate(paper.text) if char == "\n"]
    kind = KINDS[report.kind] + ("（推定）" if report.kind_guessed else "")
    year = f"{report.year}年" if report.year else "年份不详"
    print(report.title or "（没有标题）")
    print(f"{paper.path} · {kind} · {year} · {report.characters:,}字")
    if dates:
        print(f"期限：{dates}")
    for note in paper.notes:
        print(f"说明：{note}")
    print()
    _findings(report, starts)
    if show_ignored and report.ignored:
        print(f"\n已忽略的问题（{len(report.ignored)}）")
        for finding in report.ignored:
            _finding(finding, starts)
    _checklist(report)
    print(f"\n没有核对：{'、'.join(report.not_checked)}。\n")


def _findings(report: Report, starts: list[int]) -> None:
    counts = Counter(f.severity for f in report.findings)
    if not report.findings:
        print("问题：没有发现")
        return
    print("问题：" + "，".join(f"{severity(s.value)}{counts[s]}处" for s in Severity if counts[s]))
    for finding in report.findings:
        _finding(finding, starts)


def _finding(finding: PlacedFinding, starts: list[int]) -> None:
    where = _where(finding.place.start, starts) if finding.place else "全文"
    head = f"  {severity(finding.severity.value)} {padded(where, 9)} [{FAMILIES[finding.family]}] {finding.message}"
    print(head)
    if finding.place and finding.place.quote.strip() and finding.place.quote not in finding.message:
        print(f"         原文：{shortened(finding.place.quote, 44)}")


def _where(offset: int, starts: list[int]) -> str:
    """The line for people, and the character in it where the line is too long to look through."""
    line = bisect_right(starts, offset)
    column = offset - starts[line - 1]
    return f"第{line}行第{column + 1}字" if column >= LONG_LINE else f"第{line}行"


def _checklist(report: Report) -> None:
    if not report.topics:
        return
    must = [t for t in report.topics if t.requirement == "must"]
    done = [t for t in must if t.satisfied or t.waived is not None]
    print(f"\n清单：必写{len(must)}项，已写好{len(done)}项")
    for requirement in ("must", "should"):
        for topic in report.topics:
            if topic.requirement == requirement and not topic.satisfied and topic.waived is None:
                _topic(topic)


def _topic(topic: TopicState) -> None:
    parts = f"，缺：{'、'.join(topic.missing_parts)}" if topic.missing_parts else ""
    print(f"  [{REQUIREMENTS[topic.requirement]}] {padded(TOPIC_STATES[topic.state], 12)} {topic.name}{parts}")
