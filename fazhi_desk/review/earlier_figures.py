"""Figures that a sentence carried over from an earlier paper still has from then."""

from __future__ import annotations

import re

from fazhi_desk.model import Facts, Figure, Period, Range, Severity, View
from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.periods import period_of

TELLING = 10
"""A figure below this may well be the same in two years (召开会议4次)."""
STRIKING = 100
"""From here on it is told even if other figures of the sentence were changed."""
EVENTS = frozenset(["件", "起", "条", "份", "本", "宗", "例", "户次", "家次", "件次"])
"""Units of what happened, where neither subject nor noun tells."""
ATTENDED = re.compile("参加|参训|参学|参与|受教育|接受|受益|旁听")
"""Behind a number of people: they were at something that happened."""
COMPARISON = re.compile("上年|去年|同期|往年|前年|上一年|历年|累计|以来|同比|环比")


Figures = frozenset[tuple[float, str]]
"""Values with their units."""


def figures_of(text: str) -> Figures:
    """The figures of a sentence."""
    return frozenset((figure.value, figure.unit) for figure in facts_of(text).figures)


def unchanged(
    view: View, at: int, span: Range, before: Figures, old_year: int | None
) -> tuple[tuple[Figure, ...], bool]:
    """Figures of the year in ``span`` that the earlier sentence has too, and whether any figure was changed."""
    year = view.context.year
    if old_year is not None and year is not None and old_year >= year:
        return (), False
    figures = [f for f in view.facts[at].figures if span[0] <= f.range[0] < span[1]]
    flows = [f for f in figures if _of_the_year(view.paragraphs[at].text, view.facts[at], f, year)]
    changed = any((f.value, f.unit) not in before for f in figures)
    same = tuple(f for f in flows if (f.value, f.unit) in before)
    return same, changed


def _of_the_year(text: str, facts: Facts, figure: Figure, year: int | None) -> bool:
    """Whether a figure must be another one each year: a flow, no stock, no bound by law, not last year's."""
    if (figure.bound and not figure.approximate) or (figure.percent and figure.value in (0.0, 100.0)):
        return False
    period = period_of(figure.subject, figure.unit, figure.noun)
    flow = period is Period.FLOW or (period is Period.UNKNOWN and figure.unit in EVENTS)
    flow = flow or (figure.percent and figure.decimals > 0)
    start, end = next((c for c in facts.clauses if c[0] <= figure.range[0] < c[1]), figure.range)
    flow = flow or (period is Period.UNKNOWN and ATTENDED.search(text, figure.range[1], end) is not None)
    if not flow:
        return False
    if COMPARISON.search(text, start, end):
        return False
    return not any(start <= d.range[0] < end and d.year is not None and d.year != year for d in facts.dates)

def told_by(same: tuple[Figure, ...], *, changed: bool) -> Severity | None:
    """How sure it is that figures left as they were were forgotten: small ones may well be the same in two years."""
    large = [figure for figure in same if figure.value >= TELLING]
    if not changed and (large or len(same) > 1):
        return Severity.WARNING
    return Severity.HINT if any(figure.value >= STRIKING for figure in large) else None
