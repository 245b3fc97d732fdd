"""A common word that has lost a character (政府建 for 政府建设), seen by the half of it that stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fazhi_desk.checks._cutting import IDIOM, NEVER, Lexicon

STRIDE = 4
"""Characters of an entry: two that are left, the one lost, its place."""
VERBS = frozenset("促学保强稳优提抓惠护防治管惩扬讲守用懂知信遵普宣送建创办查纠督帮扶助解答听看谈悟思践育聚暖安兴富净")
"""Verbs that are often said by one character (促公平, 学宪法): nothing is lost there."""
FREE = 7.5
"""A character that costs no more is a word of its own (的, 对), and may stand alone."""


class Lost(NamedTuple):
    """What stands from ``start`` to ``end``, and what was meant."""

    start: int
    end: int
    right: str


class Losses(dict[str, str]):
    """The stretches of three characters left of four, by their first."""

    def __init__(self, rows: Iterable[str]) -> None:
        super().__init__((row[0], row) for row in rows)

    def of(self, three: str) -> tuple[str, int] | None:
        """The character lost, and before which of the three it stood (3: behind them)."""
        row = self.get(three[:1], "")
        at = row.find(three[1:], 1) if len(three) == STRIDE - 1 else -1
        while at > 0 and at % STRIDE != 1:
            at = row.find(three[1:], at + 1)
        return (row[at + 2], int(row[at + 3])) if at >= 0 else None


def losses(text: str, places: Iterable[int], table: Losses, lexicon: Lexicon) -> Iterator[Lost]:
    """Every loss in a run of Chinese characters whose strange pairs begin at ``places``, or at its end."""
    for at in places:
        for start in (at - 1, at):
            yield from _loss(text, start, table, lexicon, inner=True)
        yield from _loss(text, at - 2, table, lexicon, inner=False)
    yield from _loss(text, len(text) - 3, table, lexicon, inner=False)


def _loss(text: str, start: int, table: Losses, lexicon: Lexicon, *, inner: bool) -> Iterator[Lost]:
    three = text[start : start + 3] if start >= 0 else ""
    found = table.of(three)
    if found is None or (found[1] < 3) is not inner:
        return
    letter, place = found
    at = start + place
    behind = text[at : at + 1]
    if not inner and behind and (behind in (letter, three[2]) or behind in lexicon[three[2]].costs):
        return
    if inner and shortened(text, at, lexicon):
        return
    halves = [n for n in (at - 1, at) if _half(text, n, letter, lexicon, before=n < at)]
    if any(_alone(text, n, lexicon) for n in halves):
        yield Lost(start, start + 3, three[:place] + letter + three[place:])


def shortened(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of one character and what it does stand before and behind ``at``: 促|公平, 学|宪法."""
    return 0 < at < len(text) and text[at - 1] in VERBS and text[at + 1 : at + 2] in lexicon[text[at]].costs


def _half(text: str, at: int, letter: str, lexicon: Lexicon, *, before: bool) -> bool:
    """Whether the character there makes a word of two with the one lost, and is none of its own."""
    if not 0 <= at < len(text):
        return False
    first, second = (text[at], letter) if before else (letter, text[at])
    return second in lexicon[first].costs and abs(lexicon[text[at]].costs.get("", NEVER)) > FREE


def _alone(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether no word of the text takes the character in."""
    for start in range(max(0, at - IDIOM + 1), at + 1):
        costs = lexicon[text[start]].costs
        for end in range(max(at + 1, start + 2), min(len(text), start + IDIOM) + 1):
            if text[start + 1 : end] in costs:
                return False
    return True
