"""What the checks of figures share: spans over several figures, numbers as people write them, findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Fix, Severity, Span
from fazhi_desk.text.counts import Count

TIGHT, WIDE = 40, 60


def span_of(*groups: Sequence[Count]) -> Span:
    """The span over the first group of counts that stays tight, else over the first that stays readable."""
    reaches = [(min(c.figure.range[0] for c in g), max(c.figure.range[1] for c in g)) for g in groups if g]
    for limit in (TIGHT, WIDE):
        for start, end in reaches:
            if end - start <= limit:
                return Span(0, start, end)
    last = reaches[-1]
    return Span(0, last[0], min(last[1], last[0] + WIDE))


def told(value: float, like: Count) -> str:
    """A value with the scale and unit of a count, as the paper writes it: 57件, 1.11亿元."""
    scale = {1e4: "万", 1e8: "亿"}.get(like.figure.scale, "")
    shown = value / like.figure.scale if scale else value
    text = f"{shown:.{max(like.figure.decimals, 0)}f}"
    if abs(float(text) - shown) > 1e-6:
        text = f"{shown:.4f}".rstrip("0").rstrip(".")
    return f"{text}{scale}{like.figure.unit}"


def percent(value: float, decimals: int) -> str:
    """A percentage with so many decimals."""
    return f"{value:.{decimals}f}%"


def finding(
    rule: Rule[Any],
    span: Span,
    message: str,
    severity: Severity | None = None,
    *,
    fixes: Iterable[Fix] = (),
    related: Iterable[Span] = (),
) -> Finding:
    """A finding of the rule in the one paragraph of the view."""
    return Finding(
        rule.id, rule.family, severity or rule.severity, span, message, rule.head.why,
        related=tuple(related), fixes=tuple(fixes),
    )
