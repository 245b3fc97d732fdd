"""Years in words against years in digits: 去年（2022年） in a paper on 2024, 较2024年增长 in that paper itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import Finding, Reach, Span, View, Zone
from fazhi_desk.text.numerals import ascii_digits

REACH = Reach.PARAGRAPH
AWAY = {
    "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "上年度": -1,
    "今年": 0, "本年": 0, "本年度": 0, "明年": 1, "下一年": 1, "下年度": 1,
}
"""Years from the one the paper is written in."""
WORDS = "|".join(sorted(AWAY, key=len, reverse=True))
TOLD = re.compile(f"(?P<word>{WORDS})(?:[（(]即?|，?即|也就是)(?P<year>20[0-9]{{2}})年?(?![0-9—–－~～至到-])")


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
    year = dating.told_year(view.context)
    text = view.paragraphs[0].text
    if year is None or not view.facts[0].dates or "年" not in text:
        return
    plain = ascii_digits(text)
    # A report may be written in the year after its own, a plan in the year before.
    written = (year - 1, year) if view.context.kind == "plan" else (year, year + 1)
    for match in TOLD.finditer(plain):
        told, word = int(match["year"]), match["word"]
        if told - AWAY[word] not in written:
            message = f"题目是{year}年的，“{text[slice(*match.span('word'))]}”与“{told}年”对不上"
            yield dating.finding(rule, Span(0, match.start(), match.end()), message)
    if view.zones[0] in rule.parameters.zones and view.context.kind not in rule.parameters.skip:
        yield from _comparisons(view, rule, plain, year)


def _comparisons(view: View, rule: Rule[Parameters], plain: str, year: int) -> Iterator[Finding]:
    base, same, unless = rule.parameters.patterns
    seen: set[int] = set()
    for pattern, wrong in ((base, (year,)), (same, (year, year - 2, year - 3))):
        for match in pattern.finditer(plain):
            told = int(match["year"])
            if match.start("year") in seen or told not in wrong or (told != year and told in rule.parameters.odd):
                continue
            low, high = next(((a, b) for a, b in view.facts[0].sentences if a <= match.start() < b), (0, len(plain)))
            sentence = plain[low:high]
            if unless.search(sentence) or str(year + 1) in sentence or (told != year and str(year - 1) in sentence):
                continue
            seen.add(match.start("year"))
            how = "不能同自己比" if told == year else f"同比一般是同{year - 1}年比"
            yield dating.finding(
                rule, Span(0, *match.span("year")), f"题目是{year}年的，{how}，请核对“{told}年”"
            )
