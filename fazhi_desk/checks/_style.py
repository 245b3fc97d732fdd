"""A fault met a few times is a slip, told each time; met throughout it is the paper's style, told once as a hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import told
from fazhi_desk.model import Edit, Finding, Fix, Safety, Severity, Span, View

Slip = tuple[Span, str]
"""A place and what should stand there."""


def slips_or_style(
    view: View, rule: Rule[Any], slips: Sequence[Slip], most: int, *, style: str, safety: Safety = Safety.SAFE
) -> Iterator[Finding]:
    """Up to ``most`` places one by one, else one hint that says ``style`` ({count} places) with one fix for all."""
    if len(slips) <= max(most, 1):
        severity = None if most else Severity.HINT
        for span, new in slips:
            found = view.paragraphs[span.paragraph].text[span.start : span.end]
            yield told(rule, span, found=found, new=new, safety=safety, severity=severity)
        return
    edits = tuple(Edit(span, new) for span, new in slips)
    message = style.replace("{count}", str(len(slips)))
    fix = Fix(f"{len(slips)}处一并改正", edits, safety)
    yield Finding(rule.id, rule.family, Severity.HINT, slips[0][0], message, rule.head.why, fixes=(fix,))
