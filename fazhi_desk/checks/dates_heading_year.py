"""A heading whose year is not that of the title, nor (for a plan) the coming one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Finding, Heading, Reach, Span, View, Zone
from fazhi_desk.text.masks import covers

REACH = Reach.DOCUMENT


@dataclass(frozen=True)
class Parameters:
    """``unless`` in the heading lets it pass; ``rest`` names a plan for what is left of the report year. Papers of
    the kinds in ``same`` plan within their own year. Headings below ``max_level`` are not judged.
    """

    unless: str
    rest: str
    same: tuple[str, ...]
    skip: tuple[str, ...]
    max_level: int = 2

    @cached_property
    def free(self) -> re.Pattern[str]:
        """What lets a heading pass."""
        return re.compile(self.unless)

    @cached_property
    def remaining(self) -> re.Pattern[str]:
        """The rest of the year."""
        return re.compile(self.rest)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every such heading."""
    year = dating.told_year(view.context)
    if year is None or view.context.kind in rule.parameters.skip:
        return
    for section in view.sections[1:]:
        paragraph = view.paragraphs[section.paragraph]
        head = paragraph.heading
        if head is None or head.level > rule.parameters.max_level:
            continue
        facts = view.facts[section.paragraph]
        for mention in facts.dates:
            if not _in_heading(mention, head) or covers(facts.titles, *mention.range):
                continue
            wanted = _wanted(view, year, section.zone, section.title, rule.parameters)
            if mention.year in wanted or rule.parameters.free.search(section.title):
                continue
            told = f"题目是{year}年的" if wanted[0] == year else f"题目是{year}年的，下一步应写{wanted[0]}年"
            yield dating.finding(
                rule, Span(section.paragraph, *mention.range), f"标题里写“{mention.year}年”，{told}",
                fixes=dating.year_fix(section.paragraph, mention, wanted[0]),
            )


def _in_heading(mention: DateMention, head: Heading) -> bool:
    inside = head.text[0] <= mention.range[0] < head.text[1]
    return inside and mention.year is not None and mention.until is None and not mention.numbering


def _wanted(view: View, year: int, zone: Zone, title: str, parameters: Parameters) -> tuple[int, ...]:
    """The years a heading may name, the expected one first."""
    context = view.context
    if context.kind == "plan":
        return (year, year - 1)
    if zone is not Zone.PLAN:
        return (year, *dating.title_years(context))
    if context.kind in parameters.same or parameters.remaining.search(title):
        return (year, year + 1)
    later = [other for other in dating.title_years(context) if other > year]
    return (year + 1, *later)
