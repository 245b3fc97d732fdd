"""What a figure counts, in words that two places of a paper share: 建成综治中心112个 and 121个综治中心."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.model import Figure
from fazhi_desk.text.slips import swapped

LEAST = 2
LEAST_TOTAL = 4
"""部门 or 人员 alone may be others each time."""
TAIL = 6
LONGEST = 14
LISTED = "[^，。；、0-9]{1,14}[0-9]{1,6}(?:名|人|个|家|支|所|处)[^，。；、0-9]{0,4}"
SCOPE = re.compile("全[县市省镇乡区州旗国局]")
MOST = 2.0
"""A number more than so many times the total counts something else."""
HAN = re.compile(r"[\u4e00-\u9fff（）]+")
MARKS = str.maketrans("()", "（）", '“”"‘’')

SAME_SCOPE = 0.25
"""全局96名执法人员 and 全局113名执法人员: so far apart two numbers of one scope may be meant for the same."""


@dataclass(frozen=True)
class Things:
    """``heads`` end the names of what there is (中心, 委员会); ``modifiers`` are taken off before it (建成, 规范化).

    ``scopes`` around a figure say that it counts all of them: such figures must agree even where no two digits
    changed places. ``events`` must stand in words before a figure that are compared as they are.

    ``totals`` is all that stands before the name of what is told to be all there is (全县共有), ``years`` before what
    was done in the whole year, if nothing of ``limits`` stands before that in the sentence. ``places`` are names of
    which any number may stand before another name (15个乡镇综合执法队) and in plans as well.
    """

    heads: str
    modifiers: str
    scopes: str
    events: str
    near: float
    totals: str
    years: str
    limits: str
    places: str

    @cached_property
    def endings(self) -> dict[int, frozenset[str]]:
        """The heads by their length, the longest first."""
        words = self.heads.split("|")
        return {n: frozenset(w for w in words if len(w) == n) for n in sorted({len(w) for w in words}, reverse=True)}

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        """Modifiers, scopes, events."""
        return re.compile(f"^(?:{self.modifiers})+"), re.compile(self.scopes), re.compile(self.events)

    @cached_property
    def scope_patterns(self) -> tuple[re.Pattern[str], ...]:
        """Totals, a total carried on by a list, years, limits, places."""
        told = f"(?:{self.totals})+"
        carried = f"(?:^|[，；。]){told}{LISTED}(?:[，、]{LISTED})*[，、]$"
        place = re.compile(f"(?P<place>{self.places})(?![（(、和与及或街级])")
        return re.compile(told), re.compile(carried), re.compile(f"(?:{self.years})+"), re.compile(self.limits), place

    def total(self, before: str, name: str, sentence: str) -> bool:
        """Whether the words before a figure say that it counts all there is; ``sentence`` stands before them."""
        if len(name) < LEAST_TOTAL and not self.place(name):
            return False
        told, carried, *_ = self.scope_patterns
        lead = before.strip().translate(MARKS).removesuffix(name)
        return told.fullmatch(lead) is not None if lead else carried.search(sentence) is not None

    def whole_year(self, before: str, subject: str, sentence: str) -> bool:
        """Whether the words before a figure say that it counts all that was done in the year."""
        *_, years, limits, _ = self.scope_patterns
        lead = before.strip().removesuffix(subject)
        return years.fullmatch(lead) is not None and limits.search(sentence) is None

    def place(self, noun: str) -> str:
        """The name of places a noun begins with: 乡镇 in 15个乡镇综合执法队."""
        found = self.scope_patterns[4].match(noun)
        return found["place"] if found else ""

    def name(self, subject: str, noun: str) -> str:
        """What there is so many of, as the words before or behind the figure tell; "" where that is not sure."""
        noun = noun.translate(MARKS)[:LONGEST]
        end = next((end for end in range(len(noun), 1, -1) if self._ends(noun, end)), 0)
        if end:
            found = noun[:end]
        else:
            subject = subject.translate(MARKS)
            found = subject[-LONGEST:] if self._ends(subject, len(subject)) else ""
        if not found or not HAN.fullmatch(found):
            return ""
        named = self.patterns[0].sub("", found)
        return named if len(named) >= LEAST else ""

    def _ends(self, text: str, end: int) -> bool:
        return any(text[end - length : end] in heads for length, heads in self.endings.items() if length <= end)

    def event(self, figure: Figure) -> str:
        """What was done so many times: the last words before the figure, or ""."""
        subject = figure.subject
        return subject[-TAIL:] if len(subject) >= TAIL and self.patterns[2].search(subject[-TAIL:]) else ""

    def whole(self, around: str) -> bool:
        """Whether the words around a figure say that it counts all of them."""
        return bool(self.patterns[1].search(around))

    def exceeds(self, total: float, other: float, scopes: tuple[str, str]) -> bool:
        """Whether a number is larger than all there is; each of the ``scopes`` (全县) as told with the two."""
        return total < other <= MOST * total and scopes[1] in ("", scopes[0])

    def contradict(self, one: tuple[float, bool], two: tuple[float, bool], *, same: bool = False) -> bool:
        """Whether two values of the same things cannot both be right; each with whether it counts all of them, and
        whether both name the ``same`` scope (全局): then they may lie further apart.
        """
        (a, all_a), (b, all_b) = one, two
        if swapped(a, b):
            return True
        near = max(self.near, SAME_SCOPE) if same else self.near
        return all_a and all_b and a != b and abs(a - b) <= max(2.0, near * max(a, b))
