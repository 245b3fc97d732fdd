"""The same indicator with two values in two places of the paper.

Silent unless subject, unit and period really are the same: a row of the rule's table names the indicator, or two
figures stand behind exactly the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._same_things import SCOPE, Things
from fazhi_desk.model import Facts, Figure, Finding, Paragraph, Reach, Role, Span, View, Zone
from fazhi_desk.text.slips import swapped
from fazhi_desk.text.units import canonical

REACH = Reach.DOCUMENT
BEFORE, BEHIND = 26, 14
LEAST_TAIL = 4
AHEAD = frozenset((Zone.PLAN, Zone.PROBLEM, Zone.EXHORTATION))
CLAUSE_MARK = "，。；：！？,;!?\n\u2028"
HALF = re.compile("上半年|(?<![0-9])1月?[—－–~～至-]{1,2}6月(?:份|底)?")
MONTHS = re.compile("期间|[0-9]月|季度|下半年")
"""Words before a clause that say it speaks of a part of the year."""
CLAUSE_END = re.compile(f"[{CLAUSE_MARK}]")


@dataclass(frozen=True)
class Indicator:
    """``pattern`` is looked for in the words around a figure, the figure itself written as ＃ (承接的＃执法事项).

    ``key`` stands in every match. A ``stock`` counts the same whenever it is named, plans and problems included;
    other figures only in what was done. With ``slip`` only two digits that changed places are told: 群众满意度 may be
    that of several surveys.
    """

    name: str
    key: str
    pattern: str
    stock: bool
    bad: str
    good: str
    slip: bool = False

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.pattern)


@dataclass(frozen=True)
class Parameters:
    """``unless`` in the words around a figure: another period, a part, or a wish. ``exact`` must occur in words that
    are compared letter by letter, which must be at least ``least`` long.
    """

    rows: tuple[Indicator, ...]
    unless: str
    exact: str
    least: int
    things: Things

    @cached_property
    def stocks(self) -> frozenset[str]:
        """Names of the rows that are stocks."""
        return frozenset(row.name for row in self.rows if row.stock)

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Words that make it another figure."""
        return re.compile(self.unless)

    @cached_property
    def precise(self) -> re.Pattern[str]:
        """Words of which the same always mean the same indicator."""
        return re.compile(self.exact)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure that stands for an indicator; ``key`` names it, with the group of its unit."""

    key: tuple[str, str]
    stock: bool
    figure: Figure
    year: int | None = None
    """The year named last before it in its sentence."""
    all: bool | None = None
    """For things known by their name alone: whether the figure counts all of them."""
    total: bool = False
    """Whether it is told to be all there is, so that no other may be larger."""
    scope: str = ""
    """全县, 全市 in the words around it."""
    ahead: bool = False
    """Whether it stands in a plan or among problems."""


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> object:
    """Only indicators count, and as they are written."""
    if not facts.figures or paragraph.role is Role.TABLE:
        return None
    return [
        (m.key, m.stock, m.year, m.all, m.total, m.scope, m.figure.value, paragraph.text[slice(*m.figure.range)])
        for m in _mentions(paragraph, facts, rule)
    ]


Place = tuple[int, Figure]
"""Index of the paragraph, and the figure."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every later place whose value differs from the first."""
    seen: dict[tuple[str, str], tuple[int, Figure]] = {}
    named: dict[tuple[str, str], list[tuple[int, Mention]]] = {}
    told: set[tuple[str, str] | tuple[int, Figure]] = set()
    for at, mention in _all(view, rule):
        key, here = mention.key, (at, mention.figure)
        if mention.all is not None:
            named.setdefault(key, []).append((at, mention))
            continue
        known = seen.setdefault(key, here)
        if known[1].value != mention.figure.value and key not in told:
            told |= {key, here}
            yield _finding(view, rule, here, known, mention.key[0])
    for mentions in named.values():
        found = _clash(mentions, rule.parameters.things) if len(mentions) > 1 else None
        if found is not None and found[0] not in told:
            told.add(found[0])
            yield _finding(view, rule, *found, mentions[0][1].key[0])
    for here, known, name in _longer_names(named):
        if here not in told:
            told.add(here)
            yield _finding(view, rule, here, known, name)


def _longer_names(named: dict[tuple[str, str], list[tuple[int, Mention]]]) -> Iterator[tuple[Place, Place, str]]:
    """乡镇综治中心121个 and 112个综治中心: names of which one ends with the other, and two digits changed places."""
    tails: dict[tuple[str, str], list[tuple[str, int, Mention]]] = {}
    for (name, unit), mentions in named.items():
        if len(name) >= LEAST_TAIL and mentions[0][1].stock:
            tails.setdefault((name[-LEAST_TAIL:], unit), []).append((name, *mentions[0]))
    for group in tails.values():
        for n, (name, at, here) in enumerate(group):
            for other, before, there in group[:n]:
                same = name.endswith(other) or other.endswith(name)
                if same and swapped(here.figure.value, there.figure.value):
                    places = sorted([(before, there.figure), (at, here.figure)], key=lambda p: (p[0], p[1].range))
                    yield places[1], places[0], min(name, other, key=len)


def _all(view: View, rule: Rule[Parameters]) -> Iterator[tuple[int, Mention]]:
    """The mentions of the paper that speak of its own year and of what is."""
    rule_id, year = rule.id, view.context.year
    for at, facts in enumerate(view.facts):
        if not facts.figures:
            continue
        mentions = facts.extra.get(rule_id)  # looked up here: most paragraphs with figures have nothing to compare
        if mentions == () or view.paragraphs[at].role is Role.TABLE:
            continue
        ahead = view.zones[at] in AHEAD
        for mention in _mentions(view.paragraphs[at], facts, rule):
            past = mention.key[0].startswith("上半年")
            if mention.year in (None, year) and (mention.stock or past or not ahead):
                yield at, replace(mention, ahead=ahead) if ahead and mention.all is not None else mention


def _clash(
    mentions: list[tuple[int, Mention]], things: Things
) -> tuple[tuple[int, Figure], tuple[int, Figure]] | None:
    """The first figure that contradicts one before it, and that one."""
    first: dict[tuple[float, bool | None, bool], tuple[int, Mention]] = {}
    for at, here in mentions:
        if (here.figure.value, here.all, here.total) in first:
            continue
        for before, other in first.values():
            values = ((other.figure.value, bool(other.all)), (here.figure.value, bool(here.all)))
            exceeds = at != before and (_exceeds(here, other, things) or _exceeds(other, here, things))
            same = bool(here.scope) and here.scope == other.scope
            if exceeds or things.contradict(*values, same=same):
                return (at, here.figure), (before, other.figure)
        first[(here.figure.value, here.all, here.total)] = (at, here)
    return None


def _exceeds(other: Mention, total: Mention, things: Things) -> bool:
    """13个乡镇 in all, and 15个乡镇 elsewhere; what is planned may be more, unless it is places."""
    if not total.total or total.ahead or (other.ahead and not things.place(other.key[0])):
        return False
    return things.exceeds(total.figure.value, other.figure.value, (total.scope, other.scope))


def _finding(
    view: View, rule: Rule[Parameters], here: tuple[int, Figure], there: tuple[int, Figure], name: str
) -> Finding:
    texts = [view.paragraphs[at].text[slice(*figure.range)] for at, figure in (there, here)]
    return Finding(
        rule.id, rule.family, rule.severity, Span(here[0], *here[1].range),
        f"“{name}”前面写的是{texts[0]}，这里是{texts[1]}", rule.head.why,
        related=(Span(there[0], *there[1].range),),
    )


def _mentions(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> tuple[Mention, ...]:
    kept = facts.extra.get(rule.id)
    if isinstance(kept, tuple):
        return kept
    text, parameters = paragraph.text, rule.parameters
    found = tuple(m for figure in facts.figures for m in _mention(text, facts, figure, parameters))
    facts.extra[rule.id] = found
    return found


def _mention(text: str, facts: Facts, figure: Figure, parameters: Parameters) -> Iterator[Mention]:
    if figure.bound or figure.approximate or figure.chinese or figure.unit == "个百分点":
        return
    start, end = figure.range
    before = CLAUSE_END.split(text[max(0, start - BEFORE) : start])[-1]
    behind = CLAUSE_END.split(text[end : end + BEHIND], maxsplit=1)[0]
    around = f"{before}＃{behind}"
    sentence = text[next((a for a, b in facts.sentences if a <= start < b), 0) : start - len(before)]
    things = _things(figure, behind, (before, around, sentence), parameters.things)
    found = [*_named(figure, before, around, parameters), *things]
    # The words that let a figure pass are many; most figures stand for nothing that is compared.
    half = HALF.search(around) or HALF.search(sentence) if found else None
    if not found or parameters.other.search(HALF.sub("", around).partition("中")[0] if half else around):
        return
    scope = SCOPE.search(around)
    for name, stock, counts_all, total in found:
        key = f"上半年{name}" if half and not stock else name
        if key == name and not stock and counts_all is None and MONTHS.search(sentence):
            continue
        low = start - len(before) if counts_all is not None or key in parameters.stocks else None
        year = _year(facts, start, low if stock else None)
        yield Mention(
            (key, canonical(figure.unit)), stock, figure, year, counts_all, total, scope.group() if scope else ""
        )


Candidate = tuple[str, bool, bool | None, bool]
"""Key, whether it is a stock, and for things known by their name alone whether it counts all of them, surely all."""


def _named(figure: Figure, before: str, around: str, parameters: Parameters) -> Iterator[Candidate]:
    """The indicator that a row of the table names, or that words before the figure name that are always the same."""
    for row in parameters.rows:
        if row.key in around and row.compiled.search(around):
            yield row.name, row.stock, False if row.slip else None, False
            return
    subject = figure.subject
    if len(subject) >= parameters.least and parameters.precise.search(subject) and before.strip().endswith(subject):
        yield subject, False, None, False


def _things(figure: Figure, behind: str, words: tuple[str, str, str], things: Things) -> Iterator[Candidate]:
    """What it counts by its name; ``words`` are those before it in its clause, around it, and before the clause."""
    before, around, sentence = words
    noun = figure.noun or behind
    name = "" if figure.percent else things.name(figure.subject, noun)
    place = "" if figure.percent else things.place(noun)
    if place and place != name:
        yield place, True, False, False
    if name:
        yield name, True, things.whole(around), things.total(before, name, sentence)
        return
    event = things.event(figure)
    if event:
        yield event, False, False, things.whole_year(before, figure.subject, sentence)


def _year(facts: Facts, at: int, low: int | None = None) -> int | None:
    """The last year told before ``at``, not before ``low`` (None: the sentence's start)."""
    if low is None:
        low = next((a for a, b in facts.sentences if a <= at < b), 0)
    years = [d.year for d in facts.dates if low <= d.range[0] < at and d.year is not None and not d.numbering]
    return years[-1] if years else None
