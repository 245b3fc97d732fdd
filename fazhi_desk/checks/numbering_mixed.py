"""A paragraph that begins with 第三， where its neighbours are headings 二、 and 四、."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._headings import numbered
from fazhi_desk.model import Edit, Finding, Fix, Reach, Role, Safety, Span, View
from fazhi_desk.text.numbering import enumerator, render

REACH = Reach.DOCUMENT


@dataclass(frozen=True)
class Parameters:
    """None."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Enumerators that fill the place of a heading of the first level, whose neighbours are there."""
    heads = [head for head in numbered(view) if head.level == 1]
    for before, after in itertools.pairwise(heads):
        if after.number != before.number + 2:
            continue
        for at in range(before.paragraph + 1, after.paragraph):
            paragraph = view.paragraphs[at]
            found = enumerator(paragraph.text) if paragraph.role is Role.ENUMERATION else None
            if found is None or found[1] != before.number + 1 or not paragraph.text.lstrip().startswith("第"):
                continue
            right = render(1, found[1])
            span = Span(at, *found[0])
            message = rule.head.message.replace("{found}", paragraph.text[slice(*found[0])]).replace("{new}", right)
            fix = Fix(f"改为“{right}”", (Edit(span, right),), Safety.ASK)
            yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))
