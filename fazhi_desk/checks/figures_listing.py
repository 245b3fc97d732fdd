"""三个小组，分别负责…；三张清单，即…；3个乡镇（…）: a number of things against the list behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text import listings
from fazhi_desk.text.listings import Announced, Items

REACH = Reach.PARAGRAPH
SENTENCE = re.compile("[^。！？!?\n\u2028\t|]{0,200}")
BRACKET = re.compile("[（(](?P<inside>[^（）()。；;：:\n]{3,120})[）)]")
CHAINED = re.compile("(?:一是|第一|首先|一要|①|（1）|[(]1[)]|1[.．、])")
QUANTITY = re.compile(
    "[0-9０-９一二两三四五六七八九十百千][余多]?[万千百]?(?:个|项|件|名|人|家|起|份|次|条|户|元|亩|处|篇|%|％)"
)
NUMBERED = re.compile("[0-9０-９一二两三四五六七八九十]{1,4}[^，。；、0-9]{1,10}[、和及与]$")
COMMA = re.compile("[，,]")


@dataclass(frozen=True)
class Parameters:
    """``opening`` stands between the number with its noun and the list; ``loose`` openings may leave some out, so
    only a list that is ``near`` counts. ``colon_units`` are the units whose list a colon opens, ``parallel`` those
    whose list may follow a bare comma, if its items all begin alike. ``general`` are brackets that say what a word
    takes in (部门（单位、乡镇）); ``unless`` as the noun: these are no things that a list names.

    ``dated`` are units of events, whose days a list may tell.
    """

    opening: str
    loose: str
    colon_units: tuple[str, ...]
    parallel: tuple[str, ...]
    dated: tuple[str, ...]
    general: str
    unless: str
    near: int = 1
    most_off: int = 2

    @cached_property
    def opens(self) -> re.Pattern[str]:
        """即, 分别为 and the like."""
        return re.compile(f"[，,、]?(?:{self.opening})[:：]?")

    @cached_property
    def may_leave_out(self) -> re.Pattern[str]:
        """包括."""
        return re.compile(self.loose)

    @cached_property
    def vague(self) -> re.Pattern[str]:
        """Items that name sorts, not things."""
        return re.compile(f"(?:{self.general})")

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Nouns whose list is one of something else."""
        return re.compile(self.unless)

    @cached_property
    def days(self) -> re.Pattern[str]:
        """The days of events: 分别于3月2日、6月8日和9月10日."""
        day = "(?:[0-9]{4}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|底|初)?)"
        return re.compile(f"[，,]?分别(?:为|于|在|是)(?P<days>{day}(?:[、和及，]{day})+)(?![0-9]|、)")


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every number that the list behind it contradicts."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    for count in listings.announced(text, facts):
        listed = _listed(text, count, rule.parameters)
        if listed is None:
            continue
        words = text[count.range[0] : count.range[1]]
        yield Finding(
            rule.id, rule.family, rule.severity, Span(0, count.range[0], listed[1]),
            f"这里说“{words}”，后面列出{listed[0]}项", rule.head.why,
        )


def _listed(text: str, count: Announced, parameters: Parameters) -> tuple[str, int] | None:
    """How many the list names and where it ends, if that contradicts the number."""
    end = count.end
    if end >= len(text) or NUMBERED.search(text, max(0, count.range[0] - 14), count.range[0]):
        return None
    days = parameters.days.match(text, end) if count.unit in parameters.dated else None
    if days:
        told = len(re.findall("月", days["days"]))
        return (str(told), days.end()) if told != count.value else None
    if parameters.other.search(count.noun):
        return None
    bracket = BRACKET.match(text, end)
    if bracket:
        return _bracket(bracket, count, parameters)
    opened = parameters.opens.match(text, end)
    if opened:
        start, near = opened.end(), parameters.may_leave_out.search(opened.group()) is not None
    elif text[end] in "：:" and count.unit in parameters.colon_units:
        start, near = end + 1, False
    elif text[end] in "，," and count.unit in parameters.parallel:
        return _alike(text, end + 1, count, parameters)
    else:
        return None
    if CHAINED.match(text, start):
        return None
    sentence = SENTENCE.match(text, start)
    stretch = listings.plain(sentence.group()) if sentence else ""
    colon = not opened
    found = _contradicting(stretch, count, colon=colon, most_off=parameters.near if near else parameters.most_off)
    if found is None or (near and found.least > count.value):
        return None
    return _told(found), start + len(COMMA.split(stretch)[0].split("；")[0])


def _told(found: Items) -> str:
    return str(found.least) if found.least == found.most else f"{found.least}至{found.most}"


def _bracket(bracket: re.Match[str], count: Announced, parameters: Parameters) -> tuple[str, int] | None:
    """3个乡镇（青石镇、白鹭乡、云台镇）: at least three items, so that 村（居、社区） is let pass."""
    stretch = listings.plain(bracket["inside"])
    if COMMA.search(stretch) or QUANTITY.search(stretch):
        return None
    found = listings.items(stretch)
    if len(found.texts) < 3 or all(len(t) < 2 or parameters.vague.fullmatch(t) for t in found.texts):
        return None
    if found.allow(count.value) or found.off(count.value) > parameters.most_off or not _even(found):
        return None
    return _told(found), bracket.end()


def _contradicting(stretch: str, count: Announced, *, colon: bool, most_off: int) -> Items | None:
    """The list as 、 parts it, unless any way to part the stretch gives the number."""
    sentence = stretch.split("；")
    clauses = COMMA.split(sentence[0])
    if len(sentence) == count.value or len(clauses) == count.value or "；" in stretch.rstrip("；"):
        return None
    found = listings.items(clauses[0])
    if len(found.texts) < 2:
        return _clauses(clauses, count) if colon else None
    if any("、" in clause for clause in clauses[1:]) or QUANTITY.search(clauses[0]):
        return None
    if found.allow(count.value) or found.off(count.value) > most_off or not _even(found):
        return None
    lengths = {len(text) for text in found.texts}
    return found if len(found.texts) > 2 or not colon or len(lengths) == 1 else None


def _clauses(clauses: list[str], count: Announced) -> Items | None:
    """健全制度，强化监督，提升能力: clauses of one length."""
    lengths = {len(clause) for clause in clauses}
    if len(clauses) < 3 or len(lengths) > 1 or lengths.pop() > LONGEST_CLAUSE or abs(len(clauses) - count.value) > 1:
        return None
    return Items(tuple(clauses), len(clauses), len(clauses), open=False)


LONGEST_CLAUSE = 8


def _alike(text: str, start: int, count: Announced, parameters: Parameters) -> tuple[str, int] | None:
    """三个重点，抓制度、抓执法、抓普法、抓队伍: items that all begin alike."""
    sentence = SENTENCE.match(text, start)
    clauses = COMMA.split(listings.plain(sentence.group())) if sentence else [""]
    texts = clauses[0].split("、") if "、" in clauses[0] else clauses
    first = next((n for n, item in enumerate(texts) if item[:1] != texts[0][:1]), len(texts))
    if first != len(texts) or len(texts) < 3 or max(map(len, texts)) > LONGEST_CLAUSE + 2:
        return None
    if "、" in "".join(clauses[1:]) or len(texts) == count.value or abs(len(texts) - count.value) > parameters.near:
        return None
    return str(len(texts)), start + len("、".join(texts))


def _even(found: Items) -> bool:
    """Whether the items look like things of one sort: none far longer than a term, none without words."""
    lengths = [len(text) for text in found.texts]
    return min(lengths) > 0 and max(lengths) <= listings.LONG_ITEM and max(lengths) <= 4 * min(lengths) + 2
