"""Parts that exceed their total, or miss it where the list claims to be complete."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Severity, View
from fazhi_desk.text.counts import Count, Statement, statements, tolerance
from fazhi_desk.text.parts import Sum, alike, before, follow, opened, plain, summed

REACH = Reach.PARAGRAPH
REST = re.compile("(?:其余|剩余|余下|剩下)[^，。；、]{0,6}$")
"""A rest is reckoned by figures-rest."""
NEAR_WEAK = 0.08


@dataclass(frozen=True)
class Outcomes:
    """A closed set of outcomes: what is counted under one of them is not counted under another.

    A list with a label that matches ``needs`` claims to be complete; ``whole`` says what such a total is called, for
    lists that no 其中 opens (empty: only after 其中).
    """

    name: str
    members: tuple[str, ...]
    needs: str
    whole: str = ""

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The members' patterns."""
        return tuple(re.compile(member) for member in self.members)

    def member_of(self, label: str) -> int:
        """Which member a label belongs to, -1 for none."""
        return next((n for n, pattern in enumerate(self.compiled) if pattern.search(label)), -1)


@dataclass(frozen=True)
class Parameters:
    """``overlapping`` marks attributes that one person or case may share, ``stages`` steps of which each holds the
    next; parts of that sort may exceed their total. ``rest`` closes a list (其他, 其余).

    A list after 其中 that covers at least ``near`` of its total and yet misses it is taken for a slip (``near_two``
    for two parts, ``near_closed`` for a closed set).
    """

    sets: tuple[Outcomes, ...]
    overlapping: str
    stages: str
    rest: str
    near: float
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
    def closing(self) -> re.Pattern[str]:
        """What closes a list."""
        return re.compile(self.rest)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every total whose parts do not fit."""
    for statement in statements(view.paragraphs[0].text, view.facts[0]):
        if len(statement.counts) < 2:
            continue
        used: set[int] = set()
        for claim in _claims(statement, rule.parameters):
            if used & {claim.total, *claim.parts}:
                continue
            found = _judge(statement, claim, rule)
            if found is not None:
                yield found
            used |= {claim.total, *claim.parts}


def _claims(statement: Statement, parameters: Parameters) -> Iterator[Sum]:
    yield from summed(statement)
    yield from opened(statement)
    for outcomes in parameters.sets:
        if outcomes.whole:
            yield from _unopened(statement, outcomes)


def _unopened(statement: Statement, outcomes: Outcomes) -> Iterator[Sum]:
    """收到41件，受理36件，不予受理4件: no 其中, but the labels are a closed set."""
    counts, indices = statement.counts, plain(statement.counts)
    for n in range(len(indices) - 2):
        total, first = counts[indices[n]], counts[indices[n + 1]]
        if not alike(total, first) or not re.search(outcomes.whole, total.label + total.figure.noun + first.gap):
            continue
        if outcomes.member_of(total.label) >= 0 and not re.search(outcomes.whole, total.label):
            continue
        if not re.match(r"[^。；;]{1,40}$", before(counts, indices, indices[n + 1], n + 1)):
            continue
        run = []
        for index in follow(counts, indices, n + 1):
            if outcomes.member_of(counts[index].label) < 0:
                break
            run.append(index)
        labels = [counts[index].label for index in run]
        whole = len({outcomes.member_of(label) for label in labels}) >= 2 and any(
            re.search(outcomes.needs, label) for label in labels
        )
        # A single part above the total is told by figures-settled.
        if whole and max(counts[index].value for index in run) <= total.value:
            yield Sum(indices[n], tuple(run), complete=True, summed=False)


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
    if claim.weak and abs(added - total.value) > NEAR_WEAK * total.value:
        return None
    if claim.summed and _explained(parts, total, allowed):
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


def _severity(
    claim: Sum, counts: tuple[Count, list[Count], list[Count]], parameters: Parameters, over: float
) -> Severity | None:
    """How sure it is that the parts should give the total; ``over`` is by how much they exceed it."""
    total, parts, earlier = counts
    labels = [c.label + c.figure.noun for c in parts]
    outcomes = _closed(labels, parameters)
    if claim.complete:
        return Severity.WARNING
    if len(parts) == 1:
        return Severity.WARNING if over > 0 and all(c.value < parts[0].value for c in earlier) else None
    if over > 0:
        mixed = outcomes is None and (
            any(parameters.overlap.search(label) for label in labels)
            or sum(bool(parameters.stage.search(label)) for label in labels) >= 2
        )
        return None if mixed and all(c.value <= total.value for c in parts) else Severity.WARNING
    covered = 1 + over / total.value
    if any(parameters.closing.search(label) for label in labels[1:]) or _named(total, labels):
        return Severity.WARNING
    if outcomes is not None and re.search(outcomes.needs, "，".join(labels)) and covered >= parameters.near_closed:
        return Severity.WARNING
    if covered >= (parameters.near if len(parts) > 2 else parameters.near_two):
        return Severity.WARNING
    return Severity.HINT if covered >= parameters.hint_from and len(parts) > 2 else None


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
