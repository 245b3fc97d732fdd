"""More settled than received, more adopted than proposed: a part that outgrows what it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Severity, View
from fazhi_desk.text.counts import Count, Statement, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH


@dataclass(frozen=True)
class Pair:
    """What is counted under ``part`` comes out of what is counted under ``whole``, in this order in one sentence."""

    whole: str
    part: str
    message: str
    bad: str | tuple[str, ...]
    good: str | tuple[str, ...]
    unless: str = ""
    severity: Severity | None = None

    @cached_property
    def whole_pattern(self) -> re.Pattern[str]:
        """The label of the whole."""
        return re.compile(self.whole)

    @cached_property
    def part_pattern(self) -> re.Pattern[str]:
        """The label of the part."""
        return re.compile(self.part)


@dataclass(frozen=True)
class Parameters:
    """``excuse`` in the sentence lets it pass (含上年结转); ``verbs`` are taken off before two objects are compared."""

    rows: tuple[Pair, ...]
    excuse: str
    verbs: str

    @cached_property
    def excused(self) -> re.Pattern[str]:
        """Words that explain why more is settled than received."""
        return re.compile(self.excuse)

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """Verbs and fillers of a label."""
        return re.compile(self.verbs)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """The first pair that does not fit, once per part."""
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        if not _outgrows(statement) or rule.parameters.excused.search(statement.text):
            continue
        done: set[int] = set()
        for row in rule.parameters.rows:
            for at, whole, part in _pairs(statement, row, rule.parameters):
                if at not in done:
                    done.add(at)
                    message = row.message.format(
                        whole=reckoning.told(whole.value, whole), part=reckoning.told(part.value, part)
                    )
                    yield reckoning.finding(
                        rule, reckoning.span_of([whole, part], [part]), message, row.severity or rule.severity
                    )


def _outgrows(statement: Statement) -> bool:
    """Whether any count is larger than an alike one before it: most sentences end here."""
    least: dict[str, float] = {}
    for count in statement.counts:
        if count.value > least.get(count.group, count.value):
            return True
        least[count.group] = min(count.value, least.get(count.group, count.value))
    return False


def _pairs(statement: Statement, row: Pair, parameters: Parameters) -> Iterator[tuple[int, Count, Count]]:
    counts = statement.counts
    for at, part in enumerate(counts):
        if not part.exact or part.figure.chinese or not row.part_pattern.search(part.label):
            continue
        if "其中" in part.gap or (row.unless and re.search(row.unless, part.label)):
            continue
        for back in range(at - 1, -1, -1):
            whole = counts[back]
            if not alike(whole, part) or whole.figure.chinese or not row.whole_pattern.search(whole.label):
                continue
            if whole.exact and part.value > whole.value and _same_object(whole.label, part.label, row, parameters):
                yield at, whole, part
            break


def _same_object(whole: str, part: str, row: Pair, parameters: Parameters) -> bool:
    """Whether the two labels may speak of the same things: 办结45件 names none, 办结信访件45件 another one."""
    own = parameters.verb.sub("", row.part_pattern.sub("", part))
    other = parameters.verb.sub("", whole)
    return len(own) < 2 or own in other or other in own or len(set(own) & set(other)) * 2 >= len(set(own))
