"""其余 and 剩余: what is left must be the total without the parts named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import THREE_FIGURES
from fazhi_desk.text.counts import Count, Statement, statements, tolerance
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({THREE_FIGURES})
MOST = 6
"""So many counts before the rest are tried in every combination."""


@dataclass(frozen=True)
class Parameters:
    """``words`` right before the number name a rest."""

    words: str

    @cached_property
    def rest(self) -> re.Pattern[str]:
        """Words that name a rest."""
        return re.compile(self.words)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every rest that cannot be had from the counts before it."""
    if len(view.facts[0].figures) < 3:
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        for at in range(2, len(statement.counts)):
            rest = statement.counts[at]
            if rest.exact and not rest.figure.percent and rule.parameters.rest.search(rest.label):
                found = _judge(statement, at, rule)
                if found is not None:
                    yield found


def _judge(statement: Statement, at: int, rule: Rule[Parameters]) -> Finding | None:
    rest = statement.counts[at]
    earlier = [c for c in statement.counts[:at] if alike(c, rest)][-MOST:]
    if len(earlier) < 2 or not all(c.exact for c in earlier) or _possible(earlier, rest):
        return None
    total = max(earlier, key=lambda c: c.value)
    parts = [c for c in earlier if c is not total]
    left = total.value - sum(c.value for c in parts)
    span = reckoning.span_of([total, *parts, rest], [*parts[-1:], rest])
    told = f"；按前面的数应为{reckoning.told(left, rest)}" if left > 0 else ""
    return reckoning.finding(rule, span, f"“{rest.label[:4]}{reckoning.told(rest.value, rest)}”与前面的数对不上{told}")


def _possible(earlier: Sequence[Count], rest: Count) -> bool:
    """Whether some counts told side by side (建议72件、提案85件), less some of those behind them, give the rest."""
    for low in range(len(earlier) - 1):
        for high in range(low + 1, len(earlier)):
            together, behind = earlier[low:high], earlier[high:]
            total = sum(c.value for c in together)
            for size in range(1, len(behind) + 1):
                for parts in combinations(behind, size):
                    left = total - sum(c.value for c in parts)
                    if abs(left - rest.value) <= tolerance(*together, rest, *parts):
                        return True
    return False
