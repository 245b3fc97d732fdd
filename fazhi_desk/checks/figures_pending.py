"""排查隐患326处，已整改312处，正在整改24处: what is done and what is under way together outgrow what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import THREE_FIGURES
from fazhi_desk.text.counts import Count, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({THREE_FIGURES})


@dataclass(frozen=True)
class Parameters:
    """What the whole, the done and the pending part are called; ``unless`` in the sentence explains more of them."""

    whole: str
    done: str
    pending: str
    unless: str

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """whole, done, pending, unless."""
        return tuple(re.compile(text) for text in (self.whole, self.done, self.pending, self.unless))


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every pending part that leaves the whole behind."""
    if len(view.facts[0].figures) < 3:
        return
    excused = rule.parameters.patterns[3]
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        if len(statement.counts) < 3 or excused.search(statement.text):
            continue
        for n in range(2, len(statement.counts)):
            three = statement.counts[n - 2 : n + 1]
            if _outgrown(three, rule.parameters):
                whole, done, pending = three
                both = reckoning.told(done.value + pending.value, whole)
                span = reckoning.span_of([whole, done, pending], [done, pending])
                message = f"已办的和在办的合计{both}，多于{reckoning.told(whole.value, whole)}"
                yield reckoning.finding(rule, span, message)


def _outgrown(three: tuple[Count, ...], parameters: Parameters) -> bool:
    whole, done, pending = three
    named = zip(parameters.patterns, three, strict=False)
    if not all(c.exact and not c.figure.chinese for c in three) or not (alike(whole, done) and alike(done, pending)):
        return False
    if not all(pattern.search(count.label) for pattern, count in named):
        return False
    return done.value < whole.value < done.value + pending.value
