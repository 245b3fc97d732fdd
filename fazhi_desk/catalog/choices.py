"""What a user decided about the rules: which are off, how sure they count, where a limit lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fazhi_desk.model import FAMILIES, SEVERITIES, Severity


@dataclass(frozen=True, slots=True)
class Choices:
    """Decisions by rule id; empty: everything as delivered.

    ``off`` and ``families`` (ids of families) are switched off, ``on`` are rules that are delivered off.
    ``severities`` and ``values`` (rule, parameter, value) take the place of the rule's own.
    """

    off: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    severities: frozenset[tuple[str, Severity]] = frozenset()
    values: frozenset[tuple[str, str, float]] = frozenset()

    def wants(self, rule: str, family: str, *, usual: bool = True) -> bool:
        """Whether a rule speaks; ``usual`` is how it is delivered."""
        return (usual or rule in self.on) and rule not in self.off and family not in self.families

    def severity(self, rule: str) -> Severity | None:
        """The severity chosen for a rule, None for its own."""
        return next((severity for name, severity in self.severities if name == rule), None)

    def values_of(self, rule: str) -> dict[str, float]:
        """The parameters chosen for a rule."""
        return {key: value for name, key, value in self.values if name == rule}


AS_DELIVERED = Choices()


def choices_from(kept: object) -> Choices:
    """Choices as the settings keep them; what is not of the form counts as not chosen."""
    table = kept if isinstance(kept, Mapping) else {}
    return Choices(
        frozenset(_words(table.get("off"))),
        frozenset(word for word in _words(table.get("families")) if word in FAMILIES),
        frozenset(_words(table.get("on"))),
        frozenset((rule, Severity(told)) for rule, told in _pairs(table.get("severities")) if told in SEVERITIES),
        frozenset(
            (rule, name, value)
            for rule, values in _pairs(table.get("values"))
            for name, value in _pairs(values)
            if isinstance(value, int | float) and not isinstance(value, bool)
        ),
    )


def kept_from(choices: Choices) -> dict[str, Any]:
    """Choices as plain values for the settings and the pipe; only what was chosen."""
    values: dict[str, dict[str, float]] = {}
    for rule, name, value in sorted(choices.values):
        values.setdefault(rule, {})[name] = value
    table: dict[str, Any] = {
        "off": sorted(choices.off),
        "families": sorted(choices.families),
        "on": sorted(choices.on),
        "severities": {rule: told.value for rule, told in sorted(choices.severities)},
        "values": values,
    }
    return {key: value for key, value in table.items() if value}


def _words(value: object) -> list[str]:
    return [word for word in value if isinstance(word, str)] if isinstance(value, list | tuple) else []


def _pairs(value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        yield from ((str(key), one) for key, one in value.items())
