"""Closed sets of outcomes: what is counted under one of them is not counted under another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.text.counts import LABEL_CUT, Count, Statement
from fazhi_desk.text.parts import OPENER, Sum, alike, counts_things

SHORT_LABEL = 2
FAR = 48
"""So many characters may stand between two outcomes, or between the total and the first."""
AFTERWARDS = 10


@dataclass(frozen=True)
class Outcomes:
    """A closed set of outcomes.

    A list with a label that matches ``needs`` claims to be complete, unless ``partial``: then it may miss its total
    but not exceed it. ``whole`` says what such a total is called, for lists that no 其中 opens (empty: only after
    其中). Members numbered in ``many`` may be named more than once; ``unless`` in the sentence lets it pass.
    """

    name: str
    members: tuple[str, ...]
    needs: str
    whole: str = ""
    partial: bool = False
    many: tuple[int, ...] = ()
    unless: str = ""

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The members' patterns."""
        return tuple(re.compile(member) for member in self.members)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None]:
        """needs, whole, unless."""
        return re.compile(self.needs), re.compile(self.whole), re.compile(self.unless) if self.unless else None

    def member_of(self, label: str) -> int:
        """Which member a label belongs to, -1 for none."""
        return next((n for n, pattern in enumerate(self.compiled) if pattern.search(label)), -1)


def name_of(count: Count) -> str:
    """What a count is called: the words before it, or those behind it where it opens its clause (12个单位现场述法)."""
    if len(count.label) >= SHORT_LABEL:
        return count.label
    return count.label + LABEL_CUT.split(count.tail[:AFTERWARDS], maxsplit=1)[0]


def closed_sets(statement: Statement, sets: Sequence[Outcomes], inner: frozenset[int]) -> Iterator[Sum]:
    """Totals and outcomes that stand side by side: 收到41件，受理36件，不予受理4件.

    ``inner`` are the counts that 其中 lists under another; they are passed over.
    """
    counts = [c for n, c in enumerate(statement.counts) if counts_things(c) and n not in inner]
    if len(counts) < 3:
        return
    names = [name_of(c) for c in counts]
    places = {id(c): n for n, c in enumerate(statement.counts)}
    for outcomes in sets:
        if outcomes.whole:
            for total, run in _runs(statement, counts, names, outcomes):
                parts = tuple(places[id(c)] for c in run)
                yield Sum(places[id(total)], parts, not outcomes.partial, summed=False, partial=outcomes.partial)


def _runs(
    statement: Statement, counts: Sequence[Count], names: Sequence[str], outcomes: Outcomes
) -> Iterator[tuple[Count, list[Count]]]:
    needs, whole, unless = outcomes.patterns
    if not needs.search(statement.text) or not whole.search(statement.text):
        return
    members = [outcomes.member_of(name) for name in names]
    if sum(member >= 0 for member in members) < 2 or (unless and unless.search(statement.text)):
        return
    for n in range(1, len(counts) - 1):
        if members[n] < 0:
            continue
        total = _total(counts, names, n, members, whole)
        if total is None:
            continue
        run = _run(counts, members, n, outcomes)
        if len(run) < 2 or len({members[m] for m in run}) < 2 or not any(needs.search(names[m]) for m in run):
            continue
        # A single part above the total is told by figures-settled.
        if max(counts[m].value for m in run) <= counts[total].value:
            yield counts[total], [counts[m] for m in _completed(counts, total, run)]
            return


def _completed(counts: Sequence[Count], total: int, run: list[int]) -> list[int]:
    """The run with the counts right behind it, if they make up just what it lacks (引导诉讼17件)."""
    lacks, more = counts[total].value - sum(counts[m].value for m in run), list(run)
    for n in range(run[-1] + 1, len(counts)):
        if lacks <= 0 or not alike(counts[n], counts[total]) or _far(counts, more[-1], n):
            break
        lacks -= counts[n].value
        more.append(n)
    return more if lacks == 0 else run


def _total(
    counts: Sequence[Count], names: Sequence[str], first: int, members: Sequence[int], whole: re.Pattern[str]
) -> int | None:
    """The count of its kind right before the first outcome, if it is called a whole."""
    for n in range(first - 1, -1, -1):
        if _far(counts, n, first):
            return None
        if not alike(counts[n], counts[first]):
            continue
        told = names[n] + counts[n].figure.noun + LABEL_CUT.split(counts[n].tail, maxsplit=1)[0]
        return n if whole.search(told) and (members[n] < 0 or whole.search(names[n])) else None
    return None


def _run(counts: Sequence[Count], members: Sequence[int], first: int, outcomes: Outcomes) -> list[int]:
    """The outcomes from ``first`` on; counts of other things between them are passed over."""
    run, seen = [first], {members[first]}
    for n in range(first + 1, len(counts)):
        if counts[n].depth > counts[first].depth:
            continue
        if counts[n].depth < counts[first].depth or _far(counts, run[-1], n):
            break
        if not alike(counts[n], counts[first]):
            continue
        member = members[n]
        if member < 0 or (member in seen and member not in outcomes.many) or OPENER.search(counts[n].gap):
            break
        seen.add(member)
        run.append(n)
    return run


def _far(counts: Sequence[Count], low: int, high: int) -> bool:
    """Whether the two stand too far apart, or in two sentences."""
    between = counts[high].figure.range[0] - counts[low].figure.range[1]
    return between > FAR or any("。" in c.gap for c in counts[low + 1 : high + 1])
