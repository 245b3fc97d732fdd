"""Last year's year left in: 2022年，全县共受理… in a paper on 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Finding, Reach, Role, Span, View, Zone
from fazhi_desk.text.bigrams import DATE
from fazhi_desk.text.masks import covers

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({DATE})


@dataclass(frozen=True)
class Parameters:
    """A year that opens a clause speaks of the year reported on, unless ``unless`` matches in its sentence.

    ``opening`` is what may stand before such a year in its clause, ``doing`` what must follow in the sentence.
    ``issued`` is a paper of the year's own (要点, 任务分工) that was issued: its title must not name the year before;
    ``planned`` says the same without a title (制定2022年度普法责任清单). Its first months, up to ``early``, may lie
    behind the report year: the report is written then.
    ``coming`` lets a later year pass.
    """

    opening: str
    doing: str
    unless: str
    issued: str
    issued_unless: str
    planned: str
    coming: str
    zones: tuple[Zone, ...]
    skip: tuple[str, ...]
    early: int = 3

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The patterns by name."""
        names = ("opening", "doing", "unless", "issued", "issued_unless", "planned", "coming")
        return {name: re.compile(getattr(self, name)) for name in names}


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every year that is not the paper's own."""
    parameters, facts = rule.parameters, view.facts[0]
    year = dating.told_year(view.context)
    if year is None or not facts.dates or view.zones[0] not in parameters.zones:
        return
    if view.context.kind in parameters.skip or view.paragraphs[0].role is Role.TABLE:
        return
    own = dating.title_years(view.context)
    for mention in facts.dates:
        other = mention.year
        if other is None or other in own or mention.until or mention.numbering or abs(other - year) > 2:
            continue
        if _in_heading(view, mention) or not _left_in(view, mention, year, parameters):
            continue
        yield dating.finding(
            rule, Span(0, *mention.range), f"这里写的是{other}年，题目是{year}年，请核对是否沿用了旧稿",
            fixes=dating.year_fix(0, mention, year),
        )


def _in_heading(view: View, mention: DateMention) -> bool:
    head = view.paragraphs[0].heading
    return head is not None and mention.range[0] < head.text[1]


def _left_in(view: View, mention: DateMention, year: int, parameters: Parameters) -> bool:
    facts, text, patterns = view.facts[0], view.paragraphs[0].text, parameters.patterns
    start, end = mention.range
    low, high = next(((a, b) for a, b in facts.sentences if a <= start < b), (0, len(text)))
    sentence = text[low:high]
    if covers(facts.titles, start, end):
        return mention.year == year - 1 and _issued(text, (low, high), mention, parameters)
    if covers(facts.masked, start, end) or str(year) in sentence:
        return False
    clause = next((a for a, b in facts.clauses if a <= start < b), low)
    if mention.year == year - 1 and _planned(text, (clause, high), mention, parameters):
        return True
    if mention.year == year + 1 and text.startswith("以来", end):
        return True  # 自2025年1月以来 in what was done in 2024
    if mention.year == year + 1 and mention.month is not None and mention.month <= parameters.early:
        return False
    if not patterns["opening"].fullmatch(text[clause:start]) or patterns["unless"].search(sentence):
        return False
    if mention.year is not None and mention.year > year and patterns["coming"].search(sentence):
        return False
    return bool(patterns["doing"].search(text[end:high]))


def _planned(text: str, stretch: tuple[int, int], mention: DateMention, parameters: Parameters) -> bool:
    """制定2022年度普法责任清单 in a paper on 2023."""
    low, high = stretch
    if mention.month is not None or parameters.patterns["issued_unless"].search(text[low : mention.range[0]]):
        return False
    found = parameters.patterns["planned"].finditer(text, low, high)
    return any(match.start("year") == mention.range[0] for match in found)


def _issued(text: str, sentence: tuple[int, int], mention: DateMention, parameters: Parameters) -> bool:
    """印发《…2022年…工作要点》 in a paper on 2023."""
    low, high = sentence
    whole = text[low:high]
    if parameters.patterns["issued_unless"].search(whole.replace(text[slice(*mention.range)], "", 1)):
        return False
    return any(
        low + m.start() <= mention.range[0] < low + m.end() for m in parameters.patterns["issued"].finditer(whole)
    )
