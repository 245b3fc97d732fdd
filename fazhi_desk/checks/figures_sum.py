"""Parts that exceed their total, or miss it where the list claims to be complete."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.checks._outcomes import Outcomes, closed_sets
from fazhi_desk.model import Finding, Reach, Severity, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.counts import Count, Statement, statements, tolerance
from fazhi_desk.text.parts import Sum, alike, opened, summed
from fazhi_desk.text.slips import swapped

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})
REST = re.compile("(?:其余|剩余|余下|剩下)[^，。；、]{0,6}$")
"""A rest is reckoned by figures-rest."""
NEAR_WEAK = 0.12
SLIP = 3
"""A list that misses its total by so few is taken for a slip."""
SWAPPED_FROM = 0.8


@dataclass(frozen=True)
class Parameters:
    """``overlapping`` marks attributes that one person or case may share, ``stages`` steps of which each holds the
    next; parts of that sort may exceed their total. ``rest`` closes a list (其他, 其余).

    A list after 其中 that covers at least ``near_sure`` of its total and yet misses it is taken for a slip, from
    ``near`` on if it misses it by very few (``near_two`` for two parts, ``near_closed`` for a closed set).
    """

    sets: tuple[Outcomes, ...]
    overlapping: str
    stages: str
    rest: str
    near: float
    near_sure: float
    near_two: float
    near_closed: float
    hint_from: float

    @cached_property
    def overlap(self) -> re.Pattern[str]:
        """Attributes that may overlap."""
        return re.compile(self.overlapping)

    @cached_property
    def stage(self) -> re.Pattern[str]:
        """Steps of a procedure."""
        return re.compile(self.stages)

    @cached_property
    def step(self) -> re.Pattern[str]:
        """A label that begins with a step."""
        return re.compile(f"(?:已|均|共|全部|均已|现已)?(?:{self.stages})")

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """What closes a list."""
        return re.compile(self.rest)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every total whose parts do not fit."""
    if len(view.facts[0].figures) < 2:
        return
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        if len(statement.counts) < 2:
            continue
        spent: set[int] = set()
        told: set[int] = set()
        for claim in _claims(statement, rule.parameters):
            if claim.total in told or spent.intersection(claim.parts):
                continue
            found = _judge(statement, claim, rule)
            if found is not None:
                yield found
                told.update((claim.total, *claim.parts))
            if found is not None or not claim.summed:
                spent.update(claim.parts)


def _claims(statement: Statement, parameters: Parameters) -> Iterator[Sum]:
    yield from summed(statement)
    listed = [_trimmed(statement, claim, parameters) for claim in opened(statement)]
    yield from listed
    if len(statement.counts) > 2:
        yield from closed_sets(statement, parameters.sets, frozenset(n for claim in listed for n in claim.parts))


def _trimmed(statement: Statement, claim: Sum, parameters: Parameters) -> Sum:
    """The list without the steps told behind it: 其中婚姻纠纷412件，邻里纠纷386件，成功790件."""
    labels = [statement.counts[n].label for n in claim.parts]
    if parameters.step.match(labels[0].removeprefix("其中")):
        return claim
    kept = next((n for n, label in enumerate(labels) if n > 1 and parameters.step.match(label)), len(labels))
    return replace(claim, parts=claim.parts[:kept])


def _judge(statement: Statement, claim: Sum, rule: Rule[Parameters]) -> Finding | None:
    counts = statement.counts
    total, parts = counts[claim.total], [counts[n] for n in claim.parts]
    if not all(c.exact for c in (total, *parts)) or any(REST.search(c.label) for c in parts):
        return None
    added = sum(c.value for c in parts)
    allowed = tolerance(total, *parts)
    if abs(added - total.value) <= allowed:
        return None
    earlier = [c for c in counts[: claim.total] if alike(c, total)]
    if any(abs(added - c.value) <= allowed for c in earlier) and not claim.summed:
        return None
    largest = max(c.value for c in parts)
    if largest > total.value and any(c.value >= largest for c in earlier):
        return None
    if claim.weak and abs(added - total.value) > NEAR_WEAK * total.value:
        return None
    if claim.summed and _explained(parts, total, allowed):
        return None
    if added < total.value and not claim.complete and _told_as_rate(statement, added / total.value):
        return None
    severity = _severity(claim, (total, parts, earlier), rule.parameters, added - total.value)
    if severity is None:
        return None
    span = reckoning.span_of([total, *parts], parts, [total])
    if len(parts) == 1:
        part = reckoning.told(parts[0].value, parts[0])
        return reckoning.finding(rule, span, f"其中的{part}比总数{reckoning.told(total.value, total)}还多", severity)
    message = f"各项相加是{reckoning.told(added, total)}，与总数{reckoning.told(total.value, total)}不符"
    return reckoning.finding(rule, span, message, severity)


def _explained(parts: Sequence[Count], total: Count, allowed: float) -> bool:
    """Whether the last parts alone give the total: what stands before them belongs to something else."""
    return any(abs(sum(c.value for c in parts[n:]) - total.value) <= allowed for n in range(1, len(parts) - 1))


def _told_as_rate(statement: Statement, share: float) -> bool:
    """优秀45本、合格52本，合格率97%: the sentence says itself that the parts are not all."""
    rates = [c for c in statement.counts if c.figure.percent and c.value < 100]
    return any(abs(c.value - 100 * share) <= 10.0**-c.figure.decimals * 0.51 for c in rates)


def _severity(
    claim: Sum, counts: tuple[Count, list[Count], list[Count]], parameters: Parameters, over: float
) -> Severity | None:
    """How sure it is that the parts should give the total; ``over`` is by how much they exceed it."""
    total, parts, earlier = counts
    labels = [c.label + c.figure.noun for c in parts]
    outcomes = _closed(labels, parameters)
    if claim.partial and over < 0:
        return None
    if len(parts) == 1:
        return Severity.WARNING if over > 0 and all(c.value < parts[0].value for c in earlier) else None
    if claim.complete or claim.partial:
        return Severity.WARNING
    if over > 0:
        mixed = total.group != "元" and outcomes is None and (
            any(parameters.overlap.search(label) for label in labels)
            or sum(bool(parameters.stage.search(label)) for label in labels) >= 2
        )
        return None if mixed and all(c.value <= total.value for c in parts) else Severity.WARNING
    covered = 1 + over / total.value
    if any(parameters.closing.search(label) for label in labels[1:]) or _named(total, labels):
        return Severity.WARNING
    if outcomes is not None and re.search(outcomes.needs, "，".join(labels)):
        one_short = -over <= 1 and not outcomes.partial and covered >= SWAPPED_FROM
        if covered >= parameters.near_closed or one_short:
            return Severity.WARNING
    if _slip(total, parts, -over, covered, parameters):
        return Severity.WARNING
    return Severity.HINT if covered >= parameters.hint_from and len(parts) > 2 else None


def _slip(total: Count, parts: Sequence[Count], short: float, covered: float, parameters: Parameters) -> bool:
    """Whether the little that is missing looks like a slip of the pen, and not like a list that leaves some out."""
    if covered >= SWAPPED_FROM and any(swapped(c.value + short, c.value) for c in parts):
        return True
    if covered >= SWAPPED_FROM and swapped(total.value - short, total.value):
        return True
    if len(parts) == 2:
        return covered >= parameters.near_two
    return covered >= parameters.near_sure or (covered >= parameters.near and (short <= SLIP or total.group == "元"))


def _closed(labels: list[str], parameters: Parameters) -> Outcomes | None:
    """The closed set that all labels come from, each another member."""
    for outcomes in parameters.sets:
        members = [outcomes.member_of(label) for label in labels]
        if -1 not in members and len(set(members)) >= 2:
            return outcomes
    return None


def _named(total: Count, labels: list[str]) -> bool:
    """Whether the total's own clause names the parts one by one (审核文件、合同、协议61份，其中文件6份…)."""
    short = [re.sub(r"^.*(?:其中|包括)", "", label).strip("：:，, ") for label in labels]
    named = [label for label in short if len(label) >= 2 and label in total.gap]
    return len(named) == len(labels) and len(set(named)) == len(named)
