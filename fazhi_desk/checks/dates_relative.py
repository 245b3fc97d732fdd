"""Years in words against years in digits: 去年（2022年） in a paper on 2024, 较2024年增长 in that paper itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Finding, Reach, Span, View, Zone
from fazhi_desk.text.bigrams import DATE
from fazhi_desk.text.numerals import ascii_digits

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({DATE})
AWAY = {
    "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "上年度": -1,
    "今年": 0, "本年": 0, "本年度": 0, "明年": 1, "下一年": 1, "下年度": 1,
}
"""Years from the one the paper is written in."""
WORDS = "|".join(sorted(AWAY, key=len, reverse=True))
TOLD = re.compile(f"(?P<word>{WORDS})(?:[（(]即?|，?即|也就是)(?P<year>20[0-9]{{2}})年?(?![0-9—–－~～至到-])")


BEFORE, BEHIND = 8, 8
"""So many characters around a year decide what it is compared with."""


@dataclass(frozen=True)
class Parameters:
    """Comparisons: ``base`` finds the year compared with (group ``year``), ``same`` the year of 同比 or 同期.

    ``unless`` in the sentence lets a comparison pass. ``zones`` and ``skip`` limit it to what reports on the year;
    ``odd`` are years that are compared with for years (2019, before the epidemic).
    """

    base: str
    same: str
    unless: str
    zones: tuple[Zone, ...]
    skip: tuple[str, ...]
    odd: tuple[int, ...] = ()

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        """base, same, unless."""
        return re.compile(self.base), re.compile(self.same), re.compile(self.unless)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every contradiction."""
    year = dating.told_year(view.context) if view.facts[0].dates else None
    if year is None:
        return
    text, parameters = view.paragraphs[0].text, rule.parameters
    comparing = view.zones[0] in parameters.zones and view.context.kind not in parameters.skip
    for mention in view.facts[0].dates:
        if mention.year is None or mention.numbering or mention.until is not None:
            continue
        low = max(0, mention.range[0] - BEFORE)
        around = ascii_digits(text[low : mention.range[1] + BEHIND])
        finding = _named(rule, mention, around, low, view)
        if finding is None and comparing:
            finding = _compared(rule, mention, around, low, view)
        if finding is not None:
            yield finding


def _named(rule: Rule[Parameters], mention: DateMention, around: str, low: int, view: View) -> Finding | None:
    """去年（2022年） where last year was another; ``around`` is the text from ``low`` on."""
    year = view.context.year or 0
    match = next((m for m in TOLD.finditer(around) if low + m.start("year") == mention.range[0]), None)
    # A report may be written in the year after its own, a plan in the year before.
    written = (year - 1, year) if view.context.kind == "plan" else (year, year + 1)
    if match is None or int(match["year"]) - AWAY[match["word"]] in written:
        return None
    message = f"题目是{year}年的，“{match['word']}”与“{match['year']}年”对不上"
    return dating.finding(rule, Span(0, low + match.start(), low + match.end()), message)


def _compared(rule: Rule[Parameters], mention: DateMention, around: str, low: int, view: View) -> Finding | None:
    """A comparison with the year itself, or 同比 with one that is not the last; ``around`` begins at ``low``."""
    year = view.context.year or 0
    base, same, unless = rule.parameters.patterns
    for pattern, wrong in ((base, (year,)), (same, (year, year - 2, year - 3))):
        match = next((m for m in pattern.finditer(around) if low + m.start("year") == mention.range[0]), None)
        if match is None or mention.year not in wrong:
            continue
        if mention.year != year and mention.year in rule.parameters.odd:
            continue
        start = mention.range[0]
        text = view.paragraphs[0].text
        a, b = next(((a, b) for a, b in view.facts[0].sentences if a <= start < b), (0, len(text)))
        sentence = ascii_digits(text[a:b])
        other = mention.year != year and str(year - 1) in sentence
        if unless.search(sentence) or str(year + 1) in sentence or other:
            continue
        how = "不能同自己比" if mention.year == year else f"同比一般是同{year - 1}年比"
        message = f"题目是{year}年的，{how}，请核对“{mention.year}年”"
        return dating.finding(rule, Span(0, start, start + 4), message)
    return None
