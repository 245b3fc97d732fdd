"""Under one parent some headings stand alone on their line and others run into the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import told
from fazhi_desk.model import Facts, Finding, Heading, Paragraph, Reach, Span, View

REACH = Reach.DOCUMENT
LONGEST = 30
"""A longer heading is an item of a list."""


@dataclass(frozen=True)
class Parameters:
    """At least ``least`` headings of the usual kind under the parent, and fewer than half as many others."""

    least: int = 3


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only headings count."""
    return paragraph.text[: paragraph.heading.text[1]] if paragraph.heading is not None else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """The first odd heading of each parent."""
    groups: dict[tuple[int, int], list[tuple[int, Heading]]] = {}
    for section in view.sections:
        head = view.paragraphs[section.paragraph].heading if section.paragraph >= 0 else None
        if head is not None and head.text[1] - head.text[0] <= LONGEST:
            groups.setdefault((section.parent, section.level), []).append((section.paragraph, head))
    for group in groups.values():
        run_in = [entry for entry in group if entry[1].run_in]
        alone = [entry for entry in group if not entry[1].run_in]
        odd, usual = sorted((run_in, alone), key=len)
        if odd and len(usual) >= rule.parameters.least and len(odd) * 2 <= len(usual):
            at, head = odd[0]
            other = "接排" if usual is run_in else "独占一行"
            found = view.paragraphs[at].text[slice(*head.text)]
            message = rule.head.message.replace("{other}", other)
            yield told(rule, Span(at, *head.marker), found=found, message=message)
