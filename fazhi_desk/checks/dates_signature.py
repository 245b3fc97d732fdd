"""A date below the paper that does not go with the year in its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Role, Span, View

REACH = Reach.DOCUMENT


@dataclass(frozen=True)
class Parameters:
    """A paper is dated in its own year or the next; those of the kinds in ``before`` in their own or the one before,
    those in ``same`` in their own. ``skip`` names kinds that may be dated at any time, ``spoken`` those whose date
    stands below the title and may be of the first months. No summary of a year is written in its first months, up to
    ``too_early``.
    """

    before: tuple[str, ...]
    same: tuple[str, ...]
    skip: tuple[str, ...]
    too_early: int
    spoken: tuple[str, ...] = ()


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only what may be the paper's own date counts."""
    return paragraph.text if facts.dates and paragraph.role in (Role.DATE, Role.SUBTITLE) else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for a date that cannot be."""
    context, parameters = view.context, rule.parameters
    year = dating.told_year(context)
    if year is None or context.kind in parameters.skip or len(dating.title_years(context)) > 1:
        return
    fits = {year} if context.kind in parameters.same else {year, year + 1}
    if context.kind in parameters.before:
        fits = {year - 1, year}
    for at, paragraph in enumerate(view.paragraphs):
        spoken = context.kind in parameters.spoken
        if paragraph.role is not (Role.SUBTITLE if spoken else Role.DATE):
            continue
        for mention in view.facts[at].dates[:1]:
            early = mention.year == year and mention.month is not None and mention.month <= parameters.too_early
            early = early and context.kind not in (*parameters.before, *parameters.same, *parameters.spoken)
            if mention.year is not None and (mention.year not in fits or early):
                yield dating.finding(
                    rule, Span(at, *mention.range), f"日期写的是{mention.year}年，题目是{year}年的，请核对"
                )
