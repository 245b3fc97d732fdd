"""A paper without a title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Role, View

REACH = Reach.DOCUMENT


@dataclass(frozen=True)
class Parameters:
    """``least``: papers shorter than so many characters are not yet papers."""

    least: int = 300


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding without a place where no line reads as the title."""
    if view.context.title or any(p.role is Role.TITLE for p in view.paragraphs):
        return
    if sum(len(p.text) for p in view.paragraphs) >= rule.parameters.least:
        yield Finding(rule.id, rule.family, rule.severity, None, rule.head.message, rule.head.why, subject="title")
