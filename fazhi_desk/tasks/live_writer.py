"""The live report as JSON text, piece by piece: what was written for the last revision is used again.

The text is that of ``encode`` (a test holds it to that); a draft of 100,000 characters has hundreds of findings, and
between two keys hardly one of them changes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fazhi_desk.model import PlacedFinding, Report, TopicState
from fazhi_desk.tasks.live import LineTable, finding_row, heading_rows, rest_of, topic_row

AROUND = 32
"""Characters on either side that a finding's row may be made from (review/ignored.py looks no further)."""


@dataclass(slots=True)
class _Shape:
    """What the rows of the last revision were made for; ``plain``: every paragraph is one line."""

    lines: int = -1
    plain: bool = False
    first: int = 0
    """The first line of the article that is judged for topics."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A finding's row as text, and all that it depends on beside the finding itself."""

    finding: PlacedFinding
    line: int
    before: str
    after: str
    text: str


@dataclass(slots=True)
class LiveWriter:
    """Writes report after report of one draft."""

    _shape: _Shape = field(default_factory=_Shape)
    _findings: dict[int, _Written] = field(default_factory=dict)
    _topics: dict[str, tuple[TopicState, str]] = field(default_factory=dict)

    def write(self, report: Report, lines: Sequence[str], text: str, revision: int, *, plain: bool, first: int) -> str:
        """The report in JSON; ``plain`` tells that every paragraph is one line, ``first`` where its article begins."""
        shape = _Shape(len(lines), plain, first)
        if not plain or shape != self._shape:
            self._findings, self._topics = {}, {}
        self._shape = shape
        table = LineTable(lines, 0)
        parts = {
            "findings": "[" + ",".join(self._rows(report.findings, table, text)) + "]",
            "topics": "[" + ",".join([self._topic(report, topic, table) for topic in report.topics]) + "]",
            "headings": _json(heading_rows(report, table)),
        }
        rest = _json({"type": "report", **rest_of(report, table, revision)})
        return rest[:-1] + "".join([f',"{name}":{part}' for name, part in parts.items()]) + "}"

    def _rows(self, findings: Sequence[PlacedFinding], table: LineTable, text: str) -> list[str]:
        old, new, rows = self._findings, {}, []
        for finding in findings:
            place = finding.place
            start, end = (place.start, place.end) if place else (0, 0)
            line = table.line(start) if place else -1
            before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
            known = old.get(id(finding.source))
            if (
                known is None
                or known.finding.source is not finding.source
                or known.line != line
                or known.before != before
                or known.after != after
            ):
                known = _Written(finding, line, before, after, _json(finding_row(finding, table, text)))
            new[id(finding.source)] = known
            rows.append(known.text)
        self._findings = new
        return rows

    def _topic(self, report: Report, topic: TopicState, table: LineTable) -> str:
        known = self._topics.get(topic.id)
        if known is None or known[0] != topic:
            known = self._topics[topic.id] = (topic, _json(topic_row(report, topic, table)))
        return known[1]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
