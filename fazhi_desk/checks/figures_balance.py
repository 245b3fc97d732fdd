"""上年结转12件，新收98件，审结103件，未审结9件: what came in must be what went out and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.counts import Count, statements
from fazhi_desk.text.parts import alike, counts_things

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"结转", "旧存", "年初"})
CARRIED, NEW, DONE, LEFT, OTHER = range(5)


@dataclass(frozen=True)
class Parameters:
    """What the counts are called: carried over from last year, come in, done, left; ``other`` are further ways out.

    ``only_new`` says that what came in does not hold what was carried over.
    """

    carried: str
    new: str
    done: str
    left: str
    other: str
    only_new: str

    @cached_property
    def patterns(self) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """The roles in the order in which they are looked for."""
        told = ((CARRIED, self.carried), (LEFT, self.left), (OTHER, self.other), (DONE, self.done), (NEW, self.new))
        return tuple((role, re.compile(pattern)) for role, pattern in told)

    @cached_property
    def exclusive(self) -> re.Pattern[str]:
        """Words for what came in anew."""
        return re.compile(self.only_new)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every account that does not balance."""
    if len(view.facts[0].figures) < 3:
        return
    text = view.paragraphs[0].text
    if "结转" not in text and "旧存" not in text and "年初" not in text:
        return
    for statement in statements(text, view.facts[0]):
        counts = [c for c in statement.counts if counts_things(c)]
        roles = [_role(c, rule.parameters) for c in counts]
        if len(counts) < 3 or roles.count(CARRIED) != 1:
            continue
        found = _judge(counts, roles, rule)
        if found is not None:
            yield found


def _role(count: Count, parameters: Parameters) -> int | None:
    label = count.label or count.gap[-12:]
    return next((role for role, pattern in parameters.patterns if pattern.search(label)), None)


def _judge(counts: Sequence[Count], roles: Sequence[int | None], rule: Rule[Parameters]) -> Finding | None:
    carried = counts[roles.index(CARRIED)]
    held = {
        role: [c for c, r in zip(counts, roles, strict=True) if r == role and alike(c, carried)]
        for role in (NEW, DONE, LEFT, OTHER)
    }
    if not held[NEW] or len(held[DONE]) != 1 or len(held[LEFT]) > 1:
        return None
    new, done = held[NEW][-1], held[DONE][0]
    # 新收申请316件，受理268件: what was admitted counts, if it stands behind what was asked for.
    if len(held[NEW]) > 2 or (len(held[NEW]) == 2 and not ("受理" in new.label and "申请" in held[NEW][0].label)):
        return None
    if any(c.figure.range > done.figure.range for c in held[OTHER]):
        return None
    left = held[LEFT][0] if held[LEFT] else None
    used = [carried, new, done, *held[LEFT]]
    if not all(c.exact for c in used):
        return None
    came, gone = carried.value + new.value, done.value + (left.value if left else 0)
    inclusive = not rule.parameters.exclusive.search(new.label) and new.value >= carried.value
    if gone == came or (inclusive and gone == new.value) or (left is None and gone < came):
        return None
    ordered = sorted(used, key=lambda c: c.figure.range)
    span = reckoning.span_of(ordered, ordered[-2:], ordered[-1:])
    out = f"与办结的{reckoning.told(done.value, done)}"
    out += f"、未结的{reckoning.told(left.value, left)}合计{reckoning.told(gone, done)}不符" if left else "不符"
    return reckoning.finding(rule, span, f"结转和新收合计{reckoning.told(came, new)}，{out}")
