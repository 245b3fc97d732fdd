"""连续三年下降 against the values that are named for the years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.changes import DOWN, UP
from fazhi_desk.text.counts import LABEL_CUT, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
SERIES = re.compile(rf"(?:连续|连年|逐年|持续)[^，。；]{{0,6}}(?:(?P<up>{UP})|(?P<down>{DOWN}))")
LISTED = re.compile(rf"[、，,]?(?:(?:{UP}|{DOWN})(?:到|至|为))?(?:[0-9]{{4}}年(?:度)?)?(?:和)?[^，。；、]{{0,4}}$")
BY_YEAR = re.compile("[0-9]{4}年(?:度)?的?(?:为|是)?$")

OWN_SUBJECT = 3
"""With more words than these before it in its clause, the series is one of something else."""


@dataclass(frozen=True)
class Parameters:
    """No parameters: the values speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every series that does not run as told."""
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        told = SERIES.search(statement.text)
        if told is None or len(statement.counts) < 3:
            continue
        by_year = sum(BY_YEAR.search(count.gap) is not None for count in statement.counts)
        if "分别" not in statement.text and by_year < 3:
            continue
        if len(LABEL_CUT.split(statement.text[: told.start()])[-1]) > OWN_SUBJECT:
            continue
        run = [statement.counts[0]]
        for count in statement.counts[1:]:
            if alike(count, run[-1]) and LISTED.fullmatch(count.gap):
                run.append(count)
            elif len(run) < 3:
                run = [count]
        if len(run) < 3 or not all(c.exact for c in run):
            continue
        rising = all(a.value < b.value for a, b in pairwise(run))
        falling = all(a.value > b.value for a, b in pairwise(run))
        # The years may be told from the latest backwards; then neither order can be held against the writer.
        if (told["up"] and not rising) or (told["down"] and not falling):
            if rising or falling:
                continue
            start = statement.range[0] + told.start()
            values = "、".join(reckoning.told(c.value, c) for c in run)
            span = Span(0, start, start + len(told.group()))
            yield reckoning.finding(rule, span, f"{values}，与“{told.group()}”不符")
