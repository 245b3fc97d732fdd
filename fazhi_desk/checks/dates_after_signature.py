"""Something done on a day, or a document of a year, that had not yet come when the paper was dated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Facts, Finding, Paragraph, Reach, Role, Span, View, Zone
from fazhi_desk.text.masks import covers

REACH = Reach.DOCUMENT
DAY_KNOWN = (Zone.LEAD, Zone.ACHIEVEMENT, Zone.RESPONSIBLE)


@dataclass(frozen=True)
class Parameters:
    """``unless`` in the sentence lets it pass: what is to come, and what was done in other years."""

    unless: str

    @cached_property
    def free(self) -> re.Pattern[str]:
        """What lets a sentence pass."""
        return re.compile(self.unless)


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only paragraphs with dates count."""
    return paragraph.text if facts.dates else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every day behind the paper's own date."""
    signed = _signed(view)
    if signed is None or dating.told_year(view.context) is None:
        return
    for at, paragraph in enumerate(view.paragraphs):
        facts = view.facts[at]
        if not facts.dates or view.zones[at] not in DAY_KNOWN or paragraph.role not in (Role.BODY, Role.ENUMERATION):
            continue
        for mention in facts.dates:
            if not _later(mention, signed, view.context.year):
                continue
            start = mention.range[0]
            low, high = next(((a, b) for a, b in facts.sentences if a <= start < b), (0, len(paragraph.text)))
            if mention.numbering:
                message = f"落款是{signed[0]}年的，这里引用了{mention.year}年的文号，请核对"
                yield dating.finding(rule, Span(at, *mention.range), message)
                continue
            if covers(facts.masked, *mention.range) or rule.parameters.free.search(paragraph.text[low:high]):
                continue
            shown = f"{signed[0]}年{signed[1]}月{signed[2]}日"
            message = f"“{paragraph.text[slice(*mention.range)]}”在落款日期{shown}之后，请核对"
            yield dating.finding(rule, Span(at, *mention.range), message)


def _signed(view: View) -> tuple[int, int, int] | None:
    """The date at the end, if it is complete."""
    for at in range(len(view.paragraphs) - 1, -1, -1):
        if view.paragraphs[at].role is Role.DATE:
            for own in view.facts[at].dates:
                if own.year is not None and own.month is not None and own.day is not None:
                    return own.year, own.month, own.day
    return None


def _later(mention: DateMention, signed: tuple[int, int, int], year: int | None) -> bool:
    """Whether the day is later; one without year is of the report year."""
    told = mention.year if mention.year is not None else year
    if told is None or mention.until:
        return False
    if mention.numbering:
        return told > signed[0]
    if mention.month is None or (mention.year is None and mention.day is None):
        return False
    return (told, mention.month, mention.day or 0) > signed
