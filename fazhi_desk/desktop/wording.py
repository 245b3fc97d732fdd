"""Words the panes share."""

from __future__ import annotations

from fazhi_desk.tasks.live import LiveReport
from fazhi_desk.text.lines import shortened

__all__ = ["STATE_MARKS", "ago", "lacking_musts", "open_places", "sentence", "shortened"]

STATE_MARKS = {
    "absent": "○", "mentioned": "◔", "planned": "◔", "problem": "◔", "partial": "◑", "described": "◕",
    "evidenced": "●", "nil-report": "●",
}
"""From an empty circle to a full one: readable without colour."""


def open_places(report: LiveReport | None) -> int:
    """How many open places (待补) a report knows."""
    return sum(finding.family == "placeholder" for finding in report.findings) if report else 0


def lacking_musts(report: LiveReport | None) -> int:
    """How many topics the paper must cover and does not."""
    topics = report.topics if report else ()
    return sum(topic.requirement == "must" and not topic.satisfied and topic.waived is None for topic in topics)


def ago(seconds: float) -> str:
    """How long ago, for people."""
    if seconds < 60:
        return f"{max(int(seconds), 1)}秒前"
    if seconds < 3600:
        return f"{int(seconds // 60)}分钟前"
    return f"{int(seconds // 3600)}小时前"


def sentence(text: str) -> str:
    """A message as a whole sentence."""
    return text if text.endswith(("。", "？", "…", "”")) else text + "。"
