"""受理58件。在受理的56件案件中…; 监督员20名，22名监督员参与…: a number taken up again right behind it, and wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.counts import Count, statements
from fazhi_desk.text.parts import alike, counts_things

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})
CLAUSE = re.compile("[^。；]{0,24}[，。]")
FAR = 60
"""So many characters may stand between a number and the words that take it up again."""
MOST = 1.5
"""A number more than so many times the first counts something else."""
LEAST_NOUN = 2
EXTENT = re.compile("全年|全部|全程|均|都|共|已|也")
"""Words behind the things counted: 22名监督员全年参与."""


@dataclass(frozen=True)
class Parameters:
    """``taken_up`` matches the words between the sentence's start and the second number, with what was done as
    ``done``; ``all`` behind it says that it counts all there are; ``unless`` around it that it counts others.
    """

    taken_up: str
    all: str
    unless: str

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        """taken_up, all, unless."""
        return re.compile(self.taken_up), re.compile(self.all), re.compile(self.unless)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every number that does not take up the one before it."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    counts = [c for s in statements(text, facts) for c in s.counts]
    _, whole, unless = rule.parameters.patterns
    for n, (first, second) in enumerate(pairwise(counts)):
        if not _comparable(first, second) or unless.search(second.gap + second.tail[:12]):
            continue
        if not first.figure.chinese and _same_noun(first, second):
            more = first.value < second.value <= MOST * first.value
            if more or (first.value > second.value and whole.match(second.tail[len(second.figure.noun) :])):
                yield _finding(rule, first, second)
        elif second.label and _takes_up(text, second, rule.parameters):
            known = _source(counts[: n + 1], second, rule.parameters)
            if known is not None:
                yield _finding(rule, known, second)


def _comparable(first: Count, second: Count) -> bool:
    return first.exact and second.exact and counts_things(second) and first.depth == second.depth == 0


def _same_noun(first: Count, second: Count) -> bool:
    """监督员20名，22名监督员…; 45家执法单位…，46家单位…: the second begins a clause and ends as the first is called."""
    noun = EXTENT.split(second.figure.noun)[0]
    if not alike(first, second) or second.label or first.value == second.value or not CLAUSE.fullmatch(second.gap):
        return False
    if len(noun) < LEAST_NOUN:
        return False
    return first.label.strip("“”").endswith(noun) or first.figure.noun.endswith(noun)


def _takes_up(text: str, second: Count, parameters: Parameters) -> bool:
    start = second.figure.range[0] - len(second.gap)
    clause = re.split("[。；，]", text[start : second.figure.range[0]])[-1]
    told = parameters.patterns[0].fullmatch(clause)
    return told is not None and re.match("[^，。；、0-9]{0,14}中", second.tail) is not None


def _source(before: list[Count], second: Count, parameters: Parameters) -> Count | None:
    """What the number takes up: the only count before it of what was done, if it is another number."""
    clause = re.split("[。；，]", second.gap)[-1]
    told = parameters.patterns[0].fullmatch(clause)
    if told is None:
        return None
    near = [c for c in before if second.figure.range[0] - c.figure.range[1] <= FAR and alike(c, second)]
    named = [c for c in near if told["done"] in c.label and c.exact and counts_things(c)]
    if len(named) != 1 or any(c.value == second.value for c in near):
        return None
    return named[0] if named[0].value / MOST <= second.value <= MOST * named[0].value else None


def _finding(rule: Rule[Parameters], first: Count, second: Count) -> Finding:
    one, two = reckoning.told(first.value, first), reckoning.told(second.value, second)
    span = reckoning.span_of([first, second], [second])
    return reckoning.finding(rule, span, f"前面写的是{one}，紧接着又写成{two}")
