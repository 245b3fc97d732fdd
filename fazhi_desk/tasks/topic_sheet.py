"""What the checklist tells of a topic in this paper: why it is asked, what it rests on, the usual figures; 补一段."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fazhi_desk.model import Context, Report
from fazhi_desk.review.new_draft import suggestion
from fazhi_desk.tasks.live import LiveReport
from fazhi_desk.tasks.superior_documents import with_registered
from fazhi_desk.tasks.workbench import Workbench


def context_of_report(report: Report | LiveReport, front: Mapping[str, Any]) -> Context:
    """What is known of the paper that a report speaks of; ``front`` is the draft's front matter."""
    facts = front.get("unit_facts")
    return Context(
        kind=report.kind, unit_class=report.unit_class, unit=str(front.get("unit", "")), title=report.title,
        year=report.year, unit_facts=facts if isinstance(facts, Mapping) else {},
    )


def topic_sheet(bench: Workbench, topic: str, table: Mapping[str, Any], context: Context | None) -> Mapping[str, Any]:
    """A topic's table as it holds for the paper: registered documents first among ``authority``, ``reason`` why the
    level is what it is, ``figures`` as the unit's trade gives them; as it stands where no paper is known.
    """
    sheet = with_registered(table, topic, bench)
    if context is None:
        return sheet
    level = bench.review.requirements.level(topic, context)
    own = level.focus.figures if level.focus is not None else ()
    return {**sheet, "reason": level.why, "figures": own or table.get("figures", ())}


def topic_lines(bench: Workbench, topic_id: str, context: Context) -> list[str]:
    """The lines of 补一段: questions as open places, in the words of the unit's trade; none for an unknown topic."""
    topic = next((topic for topic in bench.review.topics if topic.id == topic_id), None)
    if topic is None:
        return []
    return suggestion(topic, context, bench.review.requirements.level(topic_id, context).focus).split("\n")
