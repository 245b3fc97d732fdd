"""Small numbers that a list explains (三项制度, 4个方面, “三张清单”), and how many things a stretch of text lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fazhi_desk.model import Facts, Range
from fazhi_desk.text.numerals import ascii_digits, chinese_number

KEY = "text.listings"
MOST = 12
"""A longer list is not counted by eye."""
UNITS = (
    "大类|大(?!队|厅|会|学|力|局|案|精神)|个|项|类|种|件|次|场次|场|期|轮|批|名|位|家|支|条|点|步|张|本|份|所|座|处|套|方面|阶段|环节|领域|机制|关"
)
COUNT = re.compile(
    r"(?<![0-9０-９.．一二两三四五六七八九十百千万几多数第余前每各])(?P<n>1[0-2]|[2-9２-９]|十[一二]?|[二两三四五六七八九])"
    rf"(?P<u>{UNITS})(?![0-9])"
)
OTHER = "[^，。；：！？、,;:!?（）()《》“”\n\u2028\t|0-9０-９]"
NOUN = re.compile(f"{OTHER}{{0,18}}”?{OTHER}{{0,8}}")
INNER = re.compile("“[^“”]{0,40}”|《[^《》]{0,60}》|（[^（）]{0,60}）|\\([^()]{0,60}\\)")
ADJOINING = re.compile("(?<=[”》])(?=[“《])")
JOINING = re.compile("以及|和|与|及|暨")
OPEN = re.compile("(?<![平同高初中劣均对])等(?!级|次|候|同|于|号|额|值)")
MASK = "＊"
LONG_ITEM = 16


@dataclass(frozen=True, slots=True)
class Announced:
    """A number of things: ``range`` covers number and unit, ``end`` is where the noun behind them ends."""

    range: Range
    value: int
    unit: str
    noun: str
    end: int
    chinese: bool


@dataclass(frozen=True, slots=True)
class Items:
    """A list. Between ``least`` and ``most`` things, since 和 may join two of them or stand within one.

    ``open`` where 等 says that more than these are meant.
    """

    texts: tuple[str, ...]
    least: int
    most: int
    open: bool

    def allow(self, number: int) -> bool:
        """Whether the list can be one of so many things."""
        return number >= self.least if self.open else self.least <= number <= self.most or number == self.joined

    @property
    def joined(self) -> int:
        """How many there are if every 和 joins all that stands before it: 教育、卫生和交通、水利两类."""
        return self.most - self.least + 1

    def off(self, number: int) -> int:
        """By how many the list misses the number."""
        return min(abs(number - self.least), abs(number - self.most))


def announced(text: str, facts: Facts) -> tuple[Announced, ...]:
    """Every such number of a paragraph, cached with its facts."""
    kept = facts.extra.get(KEY)
    if isinstance(kept, tuple):
        return kept
    found = tuple(_announced(text, match) for match in COUNT.finditer(text))
    facts.extra[KEY] = found
    return found


def _announced(text: str, match: re.Match[str]) -> Announced:
    numeral = match["n"]
    value = chinese_number(numeral)
    noun = NOUN.match(text, match.end())
    end = noun.end() if noun else match.end()
    number = int(ascii_digits(numeral)) if value is None else value
    return Announced(match.span(), number, match["u"], text[match.end() : end], end, value is not None)


def plain(text: str) -> str:
    """The text with what stands in quotes, titles and brackets made unreadable, letter for letter."""
    return INNER.sub(lambda m: m.group()[0] + MASK * (len(m.group()) - 2) + m.group()[-1], text)


def items(stretch: str) -> Items:
    """The things that 、 parts in a stretch made ``plain``; “A”“B” and 《A》《B》 are two."""
    open_ = OPEN.search(stretch.rsplit("、", 1)[-1])
    texts = tuple(item.strip() for item in ADJOINING.sub("、", stretch).split("、"))
    return Items(texts, len(texts), len(texts) + len(JOINING.findall(stretch)), open_ is not None)
