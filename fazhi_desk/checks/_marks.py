"""What the kinds about marks and places share: characters of Chinese text, findings with one edit, kept facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Facts, Finding, Fix, Safety, Severity, Span

T = TypeVar("T")
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside the brackets of a regular expression."""
FULL_MARKS = "，。；：？！、“”‘’（）《》〈〉【】〔〕…—～「」"


def is_han(char: str) -> bool:
    """Whether it is a Chinese character."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


def kept(facts: Facts, name: str, compute: Callable[..., T], *arguments: object) -> T:
    """What a kind knows of a paragraph's text, computed once and kept with its facts."""
    if name not in facts.extra:
        facts.extra[name] = compute(*arguments)
    value: Any = facts.extra[name]
    return value  # type: ignore[no-any-return]


def told(
    rule: Rule[Any],
    span: Span,
    *,
    found: str = "",
    new: str | None = None,
    safety: Safety = Safety.ASK,
    severity: Severity | None = None,
    message: str = "",
) -> Finding:
    """A finding of the rule; with ``new`` it can be replaced by that."""
    fixes: tuple[Fix, ...] = ()
    if new is not None:
        fixes = (Fix(f"改为“{new}”" if new else "删去", (Edit(span, new),), safety),)
    text = (message or rule.head.message).replace("{found}", found).replace("{new}", new or "")
    return Finding(rule.id, rule.family, severity or rule.severity, span, text, rule.head.why, fixes=fixes)


def moved_to(paragraph: int, finding: Finding) -> Finding:
    """A finding made in paragraph 0, moved to another."""
    if paragraph == 0 or finding.span is None:
        return finding
    fixes = tuple(
        Fix(fix.title, tuple(Edit(replace(e.span, paragraph=paragraph), e.text) for e in fix.edits), fix.safety)
        for fix in finding.fixes
    )
    return replace(finding, span=replace(finding.span, paragraph=paragraph), fixes=fixes)
