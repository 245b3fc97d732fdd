"""31个部门、9个乡镇主要负责人述法，现场述法12人、书面述法29人: one head for each unit, whatever they are counted in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.checks._outcomes import name_of
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.counts import Count, statements
from fazhi_desk.text.parts import counts_things

REACH = Reach.PARAGRAPH
JOINED = re.compile("[^，。；：！？0-9]{0,12}[、和及与]?")


@dataclass(frozen=True)
class Parameters:
    """``heads`` behind a number says that each of them has one who reports; ``ways`` are closed sets of how they did
    or how they were judged. A sum further from the number than ``near`` (a share) speaks of something else.
    """

    key: str
    heads: str
    units: tuple[str, ...]
    ways: tuple[str, ...]
    near: float

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Heads and ways."""
        return tuple(re.compile(text) for text in (self.heads, *self.ways))


def triggers(rule: Rule[Parameters]) -> frozenset[str]:
    """The key."""
    return frozenset({rule.parameters.key[:2]})


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every such pair of sums."""
    text, parameters = view.paragraphs[0].text, rule.parameters
    if parameters.key not in text:
        return
    heads, *ways = parameters.patterns
    for statement in statements(text, view.facts[0]):
        counts = [c for c in statement.counts if counts_things(c) and c.figure.unit in parameters.units]
        last = next((n for n, c in enumerate(counts) if heads.match(c.tail)), None)
        if last is None:
            continue
        wholes = _listed(counts, last)
        for way in ways:
            parts = _run(counts[last + 1 :], way)
            total, added = sum(c.value for c in wholes), sum(c.value for c in parts)
            if len(parts) < 2 or added == total or not all(c.exact for c in (*wholes, *parts)):
                continue
            # Of one unit they are reckoned by figures-sum.
            if len(wholes) == 1 and parts[0].group == wholes[0].group:
                continue
            if abs(added - total) <= max(1.0, parameters.near * total):
                span = reckoning.span_of([*wholes, *parts], parts)
                message = f"前面共{total:g}个，后面相加是{reckoning.told(added, parts[0])}，请核对"
                yield reckoning.finding(rule, span, message)


def _listed(counts: Sequence[Count], last: int) -> list[Count]:
    """The numbers joined by 、 that end with ``last``."""
    first = last
    while first and counts[first].group == counts[first - 1].group and _joined(counts[first]):
        first -= 1
    return list(counts[first : last + 1])


def _joined(count: Count) -> bool:
    return "、" in count.gap[-12:] or "和" in count.gap[-12:] if JOINED.fullmatch(count.gap) else False


def _run(counts: Sequence[Count], way: re.Pattern[str]) -> list[Count]:
    """The numbers of one closed set."""
    run: list[Count] = []
    for count in counts:
        if way.search(name_of(count)) and (not run or count.group == run[0].group):
            run.append(count)
        elif run:
            break
    return run
