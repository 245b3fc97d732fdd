"""三个方面：一是…二是…: the count against the chain behind it (首先, ① as well), in the paragraph or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Facts, Finding, Paragraph, Range, Reach, Role, Span, View
from fazhi_desk.text import listings

REACH = Reach.DOCUMENT
NEAR = 2
"""The first item stands at most so many characters behind the colon or full stop of the announcement."""
COINED = re.compile("[一二三四五六七八九十百]")
"""Behind the number it makes a name (“三个一”)."""
CHAINS = (
    re.compile("(?P<first>首先)|其次|再次|再者|第三|第四|最后"),
    re.compile("(?P<first>①)|[②③④⑤⑥⑦⑧⑨]"),
    re.compile("(?P<first>[（(](?:1|１|一)[）)])|[（(](?:[2-9２-９]|[二三四五六七八九])[）)]"),
    re.compile("(?<![0-9])(?P<first>1[.．、])(?![0-9])|(?<![0-9.．])[2-9][.．、](?![0-9])"),
)
"""Marks of items that are not read with the paragraph's facts, each with its first."""


@dataclass(frozen=True)
class Parameters:
    """``opening`` is what stands behind the number of an announcement, up to the colon or full stop that opens the
    list; before a colon or comma any noun may stand but those of ``concrete`` (3个部门：一是…). ``units`` are those
    of such numbers; ``things`` are units that count only with their noun (四件事, not 四件案卷).
    """

    units: tuple[str, ...]
    things: str
    opening: str
    concrete: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What follows the number."""
        return re.compile(self.opening)

    @cached_property
    def thing(self) -> re.Pattern[str]:
        """Nouns that name people, bodies or papers, which a chain of sentences does not list."""
        return re.compile(self.concrete)


Told = tuple[Range, int, int, bool]
"""Range and value of an announced number, where its list opens, and whether only the paragraph itself can hold it."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every announced number that the list behind it contradicts."""
    for at, facts in enumerate(view.facts):
        text = view.paragraphs[at].text
        for place, value, end, inside in _announced(text, facts, rule):
            listed = _inside(facts, end) or _chained(text, end)
            if listed is None and not inside and not text[end:].strip():
                listed = _below(view, at)
            if listed is not None and listed >= 2 and listed != value:
                yield Finding(
                    rule.id, rule.family, rule.severity, Span(at, *place),
                    f"这里说“{text[slice(*place)]}”，后面列出{listed}项", rule.head.why,
                )


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> tuple[str | None, int]:
    """Announcements as they stand; the list behind them by its roles, its headings and the items of its paragraphs."""
    items = len(facts.enumerators) if paragraph.role is Role.ENUMERATION else 0
    return paragraph.text if _announced(paragraph.text, facts, rule) else None, items


def _announced(text: str, facts: Facts, rule: Rule[Parameters]) -> tuple[Told, ...]:
    kept = facts.extra.get(rule.id)
    if isinstance(kept, tuple):
        return kept
    found = tuple(_openings(text, facts, rule.parameters))
    facts.extra[rule.id] = found
    return found


def _openings(text: str, facts: Facts, parameters: Parameters) -> Iterator[Told]:
    for count in listings.announced(text, facts):
        if COINED.match(text, count.range[1]):
            continue
        if count.unit not in parameters.units and not _of_things(count.unit, text, count.range[1], parameters):
            continue
        opened = parameters.pattern.match(text, count.range[1])
        if opened is not None:
            yield count.range, count.value, opened.end(), False
        elif text[count.end : count.end + 1] in tuple("：:，,") and not parameters.thing.search(count.noun):
            yield count.range, count.value, count.end + 1, True


def _of_things(unit: str, text: str, end: int, parameters: Parameters) -> bool:
    return re.match(parameters.things, unit + text[end : end + 8]) is not None


def _chained(text: str, start: int) -> int | None:
    """How many items 首先, 其次 … or ①, ② … follow at once, None where none do."""
    for chain in CHAINS:
        marks = chain.finditer(text, start)
        first = next(marks, None)
        if first is None or not first["first"] or first.start() - start > NEAR:
            continue
        count = 1
        for mark in marks:
            if mark["first"]:
                break
            count += 1
        return count
    return None


def _inside(facts: Facts, start: int) -> int | None:
    """How many items 一是, 二是 … follow in the paragraph, None where none do."""
    count = expected = 0
    for place, ordinal in facts.enumerators:
        if place[0] < start:
            continue
        if count == 0 and place[0] - start > NEAR:
            return None
        if ordinal == 1 and count:
            break
        if count == 0 and ordinal != 1:
            return None
        count += 1
        expected = max(expected, ordinal)
    return count if count and expected - count <= 1 else None


def _below(view: View, at: int) -> int | None:
    """How many paragraphs of one sort stand below: headings of one level, or paragraphs that begin with 一是."""
    solid = [n for n in range(at + 1, len(view.paragraphs)) if view.paragraphs[n].role is not Role.BLANK]
    if not solid:
        return None
    first = view.paragraphs[solid[0]]
    if first.heading is not None:
        return _headings(view, solid, first.heading.level)
    if first.role is not Role.ENUMERATION:
        return None
    count = 0
    for n in solid:
        if view.paragraphs[n].role is Role.ENUMERATION:
            count += len(view.facts[n].enumerators) or 1
        elif view.paragraphs[n].heading is not None or count == 0:
            break
    return count


def _headings(view: View, solid: list[int], level: int) -> int | None:
    """Headings of a level below the one the announcement stands under; they must begin at one."""
    count = 0
    for n in solid:
        head = view.paragraphs[n].heading
        if head is None or head.level > level:
            continue
        if head.level < level or (head.number == 1 and count):
            break
        if count == 0 and head.number != 1:
            return None
        count += 1
    return count or None
