"""新聘法律顾问12名，总数由35名增加到49名: a whole cannot grow by more than what was added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.changes import Change, changes_of
from fazhi_desk.text.counts import Count, Statement, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"新", "增"})


@dataclass(frozen=True)
class Parameters:
    """``added`` begins the label of what came anew, ``total`` stands between it and the change."""

    added: str
    total: str

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """added, total."""
        return re.compile(f"^(?:全年|今年|本年|共|已|累计)*(?:{self.added})"), re.compile(self.total)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every growth that is larger than what was added right before it."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    if len(facts.figures) < 3 or ("新" not in text and "增" not in text):
        return
    for change in changes_of(text, facts):
        for statement in statements(text, facts):
            if statement.range[0] <= change.base.figure.range[0] < statement.range[1]:
                found = _judge(statement, change, rule)
                if found is not None:
                    yield found


def _judge(statement: Statement, change: Change, rule: Rule[Parameters]) -> Finding | None:
    added, total = rule.parameters.patterns
    at = next((n for n, c in enumerate(statement.counts) if c is change.base), 0)
    if not at or change.now.figure.range < change.base.figure.range:
        return None
    new: Count = statement.counts[at - 1]
    grown = change.now.value - change.base.value
    fits = alike(new, change.base) and new.exact and change.base.exact and change.now.exact
    if not fits or not added.search(new.label) or not total.search(change.base.gap) or grown <= new.value:
        return None
    span = reckoning.span_of([new, change.base, change.now], [change.base, change.now])
    message = f"新增{reckoning.told(new.value, new)}，与前后相差的{reckoning.told(grown, new)}不符"
    return reckoning.finding(rule, span, message)
