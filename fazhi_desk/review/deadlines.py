"""When this paper must be handed in and published: shown, never urged (domain/practice.md 1.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.catalog.requirement import Requirements, holds
from fazhi_desk.catalog.topic import CERTAINTY
from fazhi_desk.model import Context


@dataclass(frozen=True, slots=True)
class Due:
    """One day for one paper. ``certainty`` as in ``catalog.topic.CERTAINTY``."""

    id: str
    name: str
    date: dt.date
    to: str
    source: str
    certainty: str

    def in_words(self) -> str:
        """For a list: day, what is due and to whom, and what that rests on."""
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日前"
        return f"{day}{self.name}（{self.to}）；依据：{self.source}，{CERTAINTY[self.certainty]}"


def dues_of(requirements: Requirements, context: Context) -> tuple[Due, ...]:
    """The days of a paper in their order; none where the report year is not known or no rule names such a paper."""
    if context.year is None:
        return ()
    facts = requirements.facts(context)
    found = [
        Due(one.id, one.name, one.date(context.year), one.to, one.source, one.certainty)
        for one in requirements.file.deadlines
        if holds(one.when, facts)
    ]
    return tuple(sorted(found, key=lambda due: due.date))


def in_one_line(dues: Sequence[Due]) -> str:
    """All days in one line: 2027年3月1日前报送，4月1日前公开."""
    year, parts = 0, []
    for due in dues:
        head = f"{due.date.year}年" if due.date.year != year else ""
        year = due.date.year
        parts.append(f"{head}{due.date.month}月{due.date.day}日前{due.name}")
    return "，".join(parts)
