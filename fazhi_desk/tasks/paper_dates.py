"""Tell by when a paper must be handed in and published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fazhi_desk.model import Report
from fazhi_desk.review.deadlines import Due, dues_of, in_one_line
from fazhi_desk.tasks.live import LiveReport
from fazhi_desk.tasks.topic_sheet import context_of_report
from fazhi_desk.tasks.workbench import Workbench


def paper_dates(bench: Workbench, report: Report | LiveReport, front: Mapping[str, Any]) -> tuple[Due, ...]:
    """The days of the paper that a report speaks of; ``front`` is the draft's front matter."""
    return dues_of(bench.review.requirements, context_of_report(report, front))


def told(dues: tuple[Due, ...]) -> tuple[str, str]:
    """The days in one line, and each in a line of its own with to whom and by what rule."""
    return in_one_line(dues), "\n".join(due.in_words() for due in dues)


def dates_json(dues: tuple[Due, ...]) -> list[dict[str, str]]:
    """The days as JSON values, dates in ISO form."""
    return [
        {
            "id": due.id, "name": due.name, "date": due.date.isoformat(), "to": due.to, "source": due.source,
            "certainty": due.certainty,
        }
        for due in dues
    ]
