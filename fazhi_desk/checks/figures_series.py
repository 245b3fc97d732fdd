"""连续三年下降 against the values that are named for the years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.bigrams import THREE_FIGURES
from fazhi_desk.text.changes import DOWN, UP
from fazhi_desk.text.counts import LABEL_CUT, Count, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({THREE_FIGURES})
SERIES = re.compile(rf"(?:连续|连年|逐年|持续)[^，。；]{{0,6}}(?:(?P<up>{UP})|(?P<down>{DOWN}))")
LISTED = re.compile(rf"[、，,]?(?:(?:{UP}|{DOWN})(?:到|至|为))?(?:[0-9]{{4}}年(?:度)?)?(?:和)?[^，。；、]{{0,4}}$")
BY_YEAR = re.compile("[0-9]{4}年(?:度)?的?(?:为|是)?$")
YEARS = re.compile("([0-9]{4})年?(?=[年至到—–、-])")
LEAST = 3
OWN_SUBJECT = 3
"""With more words than these before it in its clause, the series is one of something else."""


@dataclass(frozen=True)
class Parameters:
    """No parameters: the values speak for themselves."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every series that does not run as told."""
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        if len(statement.counts) < LEAST:
            continue
        for told in SERIES.finditer(statement.text):
            start = statement.range[0] + told.start()
            if len(LABEL_CUT.split(statement.text[: told.start()])[-1]) > OWN_SUBJECT:
                continue
            run = _run([count for count in statement.counts if count.figure.range[1] <= start])
            if len(run) < LEAST or not all(c.exact for c in run) or not _by_years(run):
                continue
            if _wrong(run, told, statement.text[: told.start()]):
                values = "、".join(reckoning.told(c.value, c) for c in run)
                span = Span(0, start, start + len(told.group()))
                yield reckoning.finding(rule, span, f"{values}，与“{told.group()}”不符")


def _run(counts: Sequence[Count]) -> list[Count]:
    """The last list of counts of one sort, in order."""
    run: list[Count] = []
    for count in reversed(counts):
        if run and not alike(count, run[-1]):
            break
        run.append(count)
        if not LISTED.fullmatch(count.gap):
            break
    return run[::-1]


def _by_years(run: Sequence[Count]) -> bool:
    """Whether each count is told with its year, or 分别 shares them out."""
    return "分别" in run[0].gap or sum(BY_YEAR.search(count.gap) is not None for count in run) >= LEAST


def _wrong(run: Sequence[Count], told: re.Match[str], before: str) -> bool:
    rising = all(a.value < b.value for a, b in pairwise(run))
    falling = all(a.value > b.value for a, b in pairwise(run))
    if (told["up"] and rising) or (told["down"] and falling):
        return False
    # The years may be told from the latest backwards; then neither order can be held against the writer.
    years = [int(year) for year in YEARS.findall(before)]
    return not (rising or falling) or (len(years) > 1 and all(a < b for a, b in pairwise(years)))
