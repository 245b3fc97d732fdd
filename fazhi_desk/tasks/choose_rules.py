"""Switching rules and families off and on, other severities, other limits: choices in, choices out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fazhi_desk.catalog.choices import Choices
from fazhi_desk.model import Severity
from fazhi_desk.tasks.rule_sheet import RuleEntry


def is_on(choices: Choices, entry: RuleEntry) -> bool:
    """Whether a rule speaks."""
    return choices.wants(entry.id, entry.family, usual=entry.usual)


def switched(choices: Choices, entries: Sequence[RuleEntry], rule: str, *, on: bool) -> Choices:
    """One rule off or on. Switched on in a family that is off, the others of the family stay silent.

    A rule that stands in no list (a finding of an older version, say) can be switched off and on all the same.
    """
    entry = next((entry for entry in entries if entry.id == rule), None)
    if entry is not None and on and entry.family in choices.families:
        others = [other.id for other in entries if other.family == entry.family and other.id != rule]
        choices = replace(choices, families=choices.families - {entry.family}, off=choices.off | set(others))
    usual = entry is None or entry.usual
    return replace(
        choices,
        off=choices.off - {rule} if on or not usual else choices.off | {rule},
        on=choices.on | {rule} if on and not usual else choices.on - {rule},
    )


def family_switched(choices: Choices, entries: Sequence[RuleEntry], family: str, *, on: bool) -> Choices:
    """A whole family off, or back to how it is delivered; rules that a later version adds to it follow."""
    own = {entry.id for entry in entries if entry.family == family}
    families = choices.families - {family} if on else choices.families | {family}
    return replace(choices, families=families, off=choices.off - own, on=choices.on - own)


def told_as(choices: Choices, rule: str, severity: Severity | None) -> Choices:
    """Another severity for a rule; None gives it its own back."""
    rest = frozenset(pair for pair in choices.severities if pair[0] != rule)
    return replace(choices, severities=rest if severity is None else rest | {(rule, severity)})


def limited(choices: Choices, entry: RuleEntry, name: str, value: float) -> Choices:
    """Another limit for an option of a rule; the one it is delivered with is not kept."""
    rest = frozenset(one for one in choices.values if one[:2] != (entry.id, name))
    usual = abs(value - entry.values.get(name, value - 1)) < 1e-9
    return replace(choices, values=rest if usual else rest | {(entry.id, name, value)})


def as_delivered(choices: Choices, rule: str, entries: Sequence[RuleEntry]) -> Choices:
    """Everything about one rule as delivered."""
    entry = next((entry for entry in entries if entry.id == rule), None)
    choices = switched(choices, entries, rule, on=entry is None or entry.usual)
    return replace(
        told_as(choices, rule, None), values=frozenset(one for one in choices.values if one[0] != rule)
    )
