"""All rules in plain words: for the settings page, for ``explain`` and for counting what they find."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi_desk.catalog.requirement import FindingText
from fazhi_desk.catalog.rule import Option, Rule
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


@dataclass(frozen=True, slots=True)
class RuleName:
    """What a rule is called, its family, whether it is on as delivered."""

    title: str
    family: str
    usual: bool = True


def rule_names(bench: Workbench) -> dict[str, RuleName]:
    """The delivered rules by id, from their tables alone: no rule is built for it."""
    names = {}
    for table in bench.catalog.folder("checks").values():
        title = str(table.get("title") or table["id"])
        names[str(table["id"])] = RuleName(title, str(table["family"]), bool(table.get("enabled", True)))
    for table in bench.catalog.folder("requirements").values():
        for rule, told in table.get("findings", {}).items():
            names[rule] = RuleName(str(told["title"]), str(told["family"]))
    return names


def rule_sheet(bench: Workbench) -> tuple[RuleEntry, ...]:
    """Every rule of the catalog and every kind of finding that the review makes itself, by family."""
    entries = [_entry(rule) for rule in bench.catalog.rules]
    entries += [_about_content(name, text) for name, text in bench.review.requirements.file.findings.items()]
    order = list(FAMILIES)
    return tuple(sorted(entries, key=lambda entry: order.index(entry.family)))


def _entry(rule: Rule[Any]) -> RuleEntry:
    head = rule.head
    return RuleEntry(
        id=rule.id, family=head.family, severity=head.severity.value, title=head.title or rule.id, why=head.why,
        source=head.source, bad=_example(rule, "bad"), good=_example(rule, "good"), usual=head.enabled,
        options=head.options,
        values={option.name: getattr(rule.parameters, option.name) for option in head.options},
    )


def _about_content(name: str, text: FindingText) -> RuleEntry:
    return RuleEntry(name, text.family, "", text.title, text.why, text.source, text.bad, text.good)


def _example(rule: Rule[Any], which: str) -> str:
    """One example of the rule file, or of the first row of its table."""
    listed = getattr(rule.head, which)
    if listed:
        return str(listed[0].text).strip()
    for row in getattr(rule.parameters, "rows", ()):
        value = getattr(row, which, "") if dataclasses.is_dataclass(row) else ""
        if value:
            return (value if isinstance(value, str) else str(value[0])).strip()
    return ""
