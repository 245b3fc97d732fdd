"""Attachments: the numbers of the list, and those the text refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import kept, told
from fazhi_desk.checks._series import Fault, breaks
from fazhi_desk.model import Facts, Finding, Paragraph, Range, Reach, Role, Span, View

REACH = Reach.DOCUMENT
LABEL = re.compile(r"\s*附件(?:[：:]\s*)?(?P<n>[0-9]{1,2})(?=[.．、 \u3000:：]|$)|\s*(?P<m>[0-9]{1,2})[.．、]")
LISTED = re.compile(r"\s*附件[：:]\s*[0-9]{1,2}[.．、]|\s*[0-9]{1,2}[.．、]")
REFERENCE = re.compile(r"附件(?P<n>[0-9]{1,2})(?![0-9.．])")


@dataclass(frozen=True)
class Parameters:
    """``beyond``: the text refers to an attachment that the list does not have."""

    beyond: str


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only attachments and references to them count."""
    return paragraph.text if "附" in paragraph.text or paragraph.role is Role.ATTACHMENT else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Breaks of the list, then references beyond its end."""
    listed: list[tuple[Span, int]] = []
    references: list[tuple[Span, int]] = []
    for at, (paragraph, facts) in enumerate(zip(view.paragraphs, view.facts, strict=True)):
        if paragraph.role is Role.ATTACHMENT:
            match = LABEL.match(paragraph.text) if LISTED.match(paragraph.text) else None
            if match:
                name = "n" if match["n"] else "m"
                listed.append((Span(at, *match.span(name)), int(match[name])))
        elif paragraph.role is not Role.BLANK:
            found = kept(facts, "attachments", _references, paragraph.text)
            references += [(Span(at, *span), number) for span, number in found]
    for broken in breaks([number for _, number in listed]):
        if broken.fault is not Fault.RESTART:
            span, number = listed[broken.at]
            yield told(rule, span, found=str(number), new=str(broken.expected))
    last = max((number for _, number in listed), default=0)
    for span, number in references:
        if last and number > last:
            message = rule.parameters.beyond.replace("{last}", str(last))
            yield told(rule, span, found=str(number), message=message)


def _references(text: str) -> tuple[tuple[Range, int], ...]:
    if "附件" not in text:
        return ()
    return tuple((match.span(), int(match["n"])) for match in REFERENCE.finditer(text))
