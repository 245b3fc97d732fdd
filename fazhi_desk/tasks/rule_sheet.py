"""All rules in plain words: for the settings page, for ``explain`` and for counting what they find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.requirement import FindingText
from fazhi_desk.catalog.rule import Example, Head, Option
from fazhi_desk.model import FAMILIES
from fazhi_desk.tasks.workbench import Workbench

OPEN, CLOSE = "⟦", "⟧"
"""Around the words of a bad example that a rule finds."""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule. ``severity`` is "" where it depends on the case; ``usual``: on as delivered.

    In ``bad`` the words that are found stand between ⟦ and ⟧. ``values`` are those of the options as delivered.
    """

    id: str
    family: str
    severity: str
    title: str
    why: str
    source: str
    bad: str
    good: str
    usual: bool = True
    options: tuple[Option, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)


def rule_sheet(bench: Workbench) -> tuple[RuleEntry, ...]:
    """Every rule of the catalog and every kind of finding that the review makes itself, by family.

    Read from the tables alone: building the rules takes half a second and a good deal of memory.
    """
    catalog = bench.catalog
    entries = [_entry(table, name) for name, table in catalog.folder("checks").items()]
    own = [entry for name, table in catalog.own.items() if (entry := _own_entry(table, name)) is not None]
    taken = {entry.id for entry in own}
    entries = [entry for entry in entries if entry.id not in taken] + own
    for table in catalog.folder("requirements").values():
        for rule, text in table.get("findings", {}).items():
            entries.append(_about_content(rule, build(FindingText, text, f"requirements.findings.{rule}")))
    order = list(FAMILIES)
    return tuple(sorted(entries, key=lambda entry: order.index(entry.family)))


def _own_entry(table: Mapping[str, Any], name: str) -> RuleEntry | None:
    """A rule of the user's own; one with a mistake is told of by the catalog and left out."""
    try:
        return _entry(table, name)
    except (CatalogError, KeyError):
        return None


def _entry(table: Mapping[str, Any], name: str) -> RuleEntry:
    head = build(Head, table, name)
    return RuleEntry(
        id=head.id, family=head.family, severity=head.severity.value, title=head.title or head.id, why=head.why,
        source=head.source, bad=_example(head.bad, head.parameters, "bad"),
        good=_example(head.good, head.parameters, "good"), usual=head.enabled, options=head.options,
        values={option.name: head.parameters[option.name] for option in head.options},
    )


def _about_content(name: str, text: FindingText) -> RuleEntry:
    return RuleEntry(name, text.family, "", text.title, text.why, text.source, text.bad, text.good)


def _example(listed: tuple[Example, ...], parameters: Mapping[str, Any], which: str) -> str:
    """One example of the rule file, or of the first row of its table."""
    if listed:
        return listed[0].text.strip()
    for row in parameters.get("rows", ()):
        value = row.get(which) if isinstance(row, Mapping) else None
        if value:
            return str(value if isinstance(value, str) else value[0]).strip()
    return ""
