"""A count right behind a list of things: 就业、社会保障、人才三项任务 must list three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text import listings
from fazhi_desk.text.counts import LABEL_CUT
from fazhi_desk.text.listings import Announced, Items

REACH = Reach.PARAGRAPH
CLAUSE_MARK = "，。；：！？,;:!?\n\u2028\t|"
BEFORE = 160
REACH_BACK = 30
LIST = re.compile("、|[”》][“《]")
SUMMED_UP = re.compile(
    "[2-9二两三四五六七八九十](?:个|项|类|种|大|支)[^、，；0-9]{0,8}?(?:以及|和|与|及)(?=[^、，；]{2})"
)
"""A list that ended before this one: 《A》《B》两项制度和《C》《D》《E》三个规则."""
NUMERAL = re.compile("[（(]?[一二三四五六七八九十]{1,3}[）)]?、")
SUMMING = re.compile("(?P<open>等)?(?P<all>共|共计|这|上述|以上)?[“‘]?$")
SIBLING = re.compile("”[、和与]?“$")
"""The number begins one more quoted name of the list (“两个确立”“四个意识”“两个维护”)."""
QUOTED = re.compile("“(?P<inside>[^“”，。；]{3,60}、[^“”，。；]{1,60})”$")


@dataclass(frozen=True)
class Parameters:
    """``units`` are the words a list is summed up with, ``nouns`` what must stand behind an Arabic number.

    ``verbs`` as the last item say that it was no list of things (建立、完善三项制度), ``acts`` at its end that the
    number belongs to another verb (公安、城管、交通设立三个站点). A list shorter than ``least`` items or further than
    ``most_off`` from its count is left alone. Other numbers (``counted`` in any unit of these) only where the list
    names more than they say.
    """

    units: tuple[str, ...]
    counted: tuple[str, ...]
    nouns: str
    verbs: str
    acts: str
    joining: str
    least: int = 3
    most_off: int = 2

    @cached_property
    def noun(self) -> re.Pattern[str]:
        """Nouns that sum up a list."""
        return re.compile(self.nouns)

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """Last items that are verbs."""
        return re.compile(self.verbs)

    @cached_property
    def act(self) -> re.Pattern[str]:
        """Verbs that end a last item."""
        return re.compile(f"(?:{self.acts})了?$")

    @cached_property
    def join(self) -> re.Pattern[str]:
        """Words that join the last two items."""
        return re.compile(self.joining)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every count that its list contradicts."""
    text, parameters = view.paragraphs[0].text, rule.parameters
    for count in listings.announced(text, view.facts[0]):
        if not LIST.search(text, max(0, count.range[0] - BEFORE), count.range[0]):
            continue
        summed = count.unit in parameters.units and (count.chinese or parameters.noun.search(count.noun[:8]))
        if summed or count.unit in parameters.counted:
            found = _judge(text, count, rule, summed=bool(summed))
            if found is not None:
                yield found


def _judge(text: str, count: Announced, rule: Rule[Parameters], *, summed: bool) -> Finding | None:
    start = count.range[0]
    before = text[max(0, start - BEFORE) : start]
    if SIBLING.search(before):
        return None
    ending = SUMMING.search(before)
    stretch = before[: ending.start()] if ending else before
    clause, low = _clause(stretch)
    found = replace(listings.items(clause), open=bool(ending and ending["open"]))
    wrong = _wrong(found, clause, count, rule.parameters) if summed else _fewer(found, count, rule.parameters)
    if not wrong:
        return None
    listed = f"{found.least}项" if found.least == found.most else f"{found.least}至{found.most}项"
    first = start - min(len(before) - low, REACH_BACK)
    words = f"{text[slice(*count.range)]}{LABEL_CUT.split(count.noun)[0].rstrip('”')}"
    return Finding(
        rule.id, rule.family, rule.severity, Span(0, first, count.range[1]), f"前面列出{listed}，与“{words}”不符",
        rule.head.why,
    )


def _clause(stretch: str) -> tuple[str, int]:
    """The clause that ends with the list, and where it begins; a list within one pair of quotes is read alone."""
    plain = listings.plain(stretch)
    low = max(plain.rfind(mark) for mark in CLAUSE_MARK) + 1
    quoted = QUOTED.search(stretch) if "、" not in plain[low:] else None
    if quoted:
        return quoted["inside"], quoted.start("inside")
    numeral = NUMERAL.match(plain, low)
    low = numeral.end() if numeral else low
    for ended in SUMMED_UP.finditer(plain, low):
        low = ended.end()
    return plain[low:], low


def _wrong(found: Items, clause: str, count: Announced, parameters: Parameters) -> bool:
    """Whether a list summed up by its number is not one of so many."""
    last = parameters.join.split(found.texts[-1])[-1].strip()
    if len(last) > listings.LONG_ITEM or len(found.texts) < 2 or not last or clause.endswith("的"):
        return False
    quoted = sum(listings.MASK in item and item[-1] in "”》" for item in found.texts)
    if 0 < quoted < len(found.texts) or parameters.verb.fullmatch(last) or parameters.act.search(last):
        return False
    if found.open:
        return 0 < found.least - count.value <= parameters.most_off
    if found.least < parameters.least:
        return False
    return not found.allow(count.value) and found.off(count.value) <= parameters.most_off


def _fewer(found: Items, count: Announced, parameters: Parameters) -> bool:
    """青石镇、白鹭乡、云台镇等2个乡镇: more names than things, whatever they are counted in."""
    if not 0 < found.least - count.value <= parameters.most_off or len(found.texts) < parameters.least:
        return False
    if found.open:
        return True
    *_, middle, last = found.texts
    return last != "" and (len(last) == len(middle) or last[-1] == middle[-1]) and not parameters.act.search(last)
