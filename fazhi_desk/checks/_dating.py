"""What the checks of dates share: years in the title, findings, the fix that writes another year."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import Any

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Context, DateMention, Edit, Finding, Fix, Role, Severity, Span, View
from fazhi_desk.text.numerals import ascii_digits

TITLE_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def title_years(context: Context) -> frozenset[int]:
    """The years the title names."""
    return _years_in(context.title)


@functools.lru_cache(maxsize=64)
def _years_in(title: str) -> frozenset[int]:
    """Asked for every paragraph of a paper, and the title hardly changes."""
    return frozenset(int(year) for year in TITLE_YEAR.findall(ascii_digits(title)))


def told_year(context: Context) -> int | None:
    """The report year, if title, user or opening words name it: a year guessed from the text proves nothing."""
    named = title_years(context)
    told = context.year in named if named else context.year_stated
    return context.year if told else None


def paper_year(view: View) -> int | None:
    """The report year as the title names it, else that of the date below the title or at the end, else the year the
    paper names most often. Of several years in the title the last.
    """
    named = title_years(view.context)
    if named:
        return max(named)
    for paragraph, facts in zip(view.paragraphs, view.facts, strict=True):
        if paragraph.role in (Role.SUBTITLE, Role.DATE):
            for mention in facts.dates:
                if mention.year is not None and mention.month is not None:
                    return mention.year
    return view.context.year


def year_fix(paragraph: int, mention: DateMention, year: int) -> tuple[Fix, ...]:
    """Write another year over the four digits the mention begins with."""
    start = mention.range[0]
    return (Fix(f"改为“{year}年”", (Edit(Span(paragraph, start, start + 4), str(year)),)),)


def finding(
    rule: Rule[Any], span: Span, message: str, severity: Severity | None = None, fixes: Iterable[Fix] = ()
) -> Finding:
    """A finding of the rule."""
    return Finding(rule.id, rule.family, severity or rule.severity, span, message, rule.head.why, fixes=tuple(fixes))
