"""《公平竞争审查条例》自2023年8月1日起施行: another day than the one on which a law came into force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fazhi_desk.catalog.law import normalised
from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Span, View

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"施行", "实施", "生效"})
TOLD = re.compile(
    "[^，。；《》]{0,4}(?:自|于|从)(?P<date>(?P<y>[12][0-9]{3})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日)"
    "(?:起)?(?:正式)?(?:施行|实施|生效)"
)
"""The day behind a title."""


@dataclass(frozen=True)
class Parameters:
    """``days`` by title: every day YYYY-MM-DD on which the law or a revision of it came into force, the last one last.

    A title of which not all are known is left out.
    """

    days: Mapping[str, tuple[str, ...]]


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every day that is none of those of its law."""
    text = view.paragraphs[0].text
    for start, end in view.facts[0].titles:
        days = rule.parameters.days.get(normalised(text[start:end]), ())
        told = TOLD.match(text, end) if days else None
        if told is None or f"{told['y']}-{int(told['m']):02}-{int(told['d']):02}" in days:
            continue
        year, month, day = (int(part) for part in days[-1].split("-"))
        right = f"{year}年{month}月{day}日"
        span = Span(0, *told.span("date"))
        message = f"{text[start:end]}自{right}起施行，这里写的是{told['date']}"
        fix = Fix(f"改为“{right}”", (Edit(span, right),), Safety.ASK)
        yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))
