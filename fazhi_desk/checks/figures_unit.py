"""审查合同58名, 培训执法人员326件: a unit that its noun is never counted in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.bigrams import FIGURE
from fazhi_desk.text.counts import Count, statements

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({FIGURE})
FILLING = "(?:共计|共|累计|合计|总计|达到|达|约|近|超过|超|为|有)?"


@dataclass(frozen=True)
class Wrong:
    """``noun`` ends the words before a number; ``units`` are those it cannot have; ``usual`` is told as a help."""

    noun: str
    units: tuple[str, ...]
    usual: str
    bad: str | tuple[str, ...]
    good: str | tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The noun right before a number."""
        return re.compile(f"(?P<noun>{self.noun}){FILLING}$")


@dataclass(frozen=True)
class Parameters:
    """The rows are tried in order; the first whose noun fits decides."""

    rows: tuple[Wrong, ...]

    @cached_property
    def suspect(self) -> frozenset[str]:
        """The units of all rows; most numbers have another."""
        return frozenset(unit for row in self.rows for unit in row.units)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every such unit; a second number right behind (46人次、326件) may be the one that is meant."""
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for at, count in enumerate(statement.counts):
            if count.figure.unit not in rule.parameters.suspect or count.figure.chinese or not count.label:
                continue
            row = next((r for r in rule.parameters.rows if r.pattern.search(count.label)), None)
            if row is None or count.figure.unit not in row.units or _paired(statement.counts, at):
                continue
            if count.figure.unit == "元" and sum(c.figure.unit == "元" for c in statement.counts) > 1:
                continue  # 经费15万元，其中法律顾问4万元
            named = row.pattern.search(count.label)
            noun = named["noun"] if named else ""
            yield Finding(
                rule.id, rule.family, rule.severity, Span(0, *count.figure.range),
                f"“{noun}”不用“{count.figure.unit}”作单位，一般用“{row.usual}”", rule.head.why,
            )


def _paired(counts: tuple[Count, ...], at: int) -> bool:
    """Whether another number stands at once behind this one: 案件12件15人."""
    return at + 1 < len(counts) and len(counts[at + 1].gap) <= 1
