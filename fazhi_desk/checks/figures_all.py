"""立案处罚12件，13件均已结案: a number taken up again with 均 or 全部 must be the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.counts import Count, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})
TAKEN_UP = re.compile("[^，。；、0-9]{0,8}[，,]$")


@dataclass(frozen=True)
class Parameters:
    """``words`` right behind the number say that it is the whole of what was named before; ``done`` names what was
    done with all of it, which a smaller number told behind it contradicts.
    """

    words: str
    done: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words."""
        return re.compile(self.words)

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """25项任务全部完成, up to the end of the clause."""
        return re.compile(f"[^，。；、]{{0,10}}(?:全部|均已|都已|已全部|全面)(?P<done>{self.done})[，,；;]")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every number that is not the one it takes up."""
    if len(view.facts[0].figures) < 2:
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        counts = statement.counts
        for n in range(1, len(counts)):
            before, again = counts[n - 1], counts[n]
            if not alike(before, again) or not before.exact or not again.exact or before.value == again.value:
                continue
            message = _taken_up(counts, n, rule.parameters) or _not_all(before, again, rule.parameters)
            if message:
                yield reckoning.finding(rule, reckoning.span_of([before, again], [again]), message)


def _taken_up(counts: Sequence[Count], n: int, parameters: Parameters) -> str:
    """建议14件、提案11件，26件均已答复: neither the last number nor a sum of the numbers before."""
    before, again = counts[n - 1], counts[n]
    if again.figure.unit != before.figure.unit or not TAKEN_UP.fullmatch(again.gap):
        return ""
    if not parameters.pattern.match(again.tail):
        return ""
    added, listed = 0.0, 0
    for count in reversed(counts[:n]):
        if not alike(count, again) or not count.exact:
            break
        added += count.value
        listed += 1
        if again.value in (added, count.value):
            return ""
    told = reckoning.told(again.value, again)
    if listed > 1 and "、" in before.gap:
        return f"前面相加是{reckoning.told(added, before)}，这里说{told}全部如此，两个数应当一致"
    return f"前面是{reckoning.told(before.value, before)}，这里说{told}全部如此，两个数应当一致"


def _not_all(before: Count, again: Count, parameters: Parameters) -> str:
    """25项任务全部完成，完成23项."""
    whole = parameters.whole.match(before.tail)
    if whole is None or again.value > before.value:
        return ""
    if not re.fullmatch(f"(?:其中|已|实际|共|全年)?{whole['done']}", again.label):
        return ""
    first, second = reckoning.told(before.value, before), reckoning.told(again.value, again)
    return f"前面说{first}全部{whole['done']}，这里是{second}"
