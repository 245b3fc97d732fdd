"""Dividing a title into lines: balanced, trapezoid or diamond, and never inside a word.

GB/T 9704-2012 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，标题排列应当使用梯形或菱形.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

ATOMS = re.compile(
    r"《[^《》]{1,40}》|〈[^〈〉]{1,40}〉|“[^“”]{1,30}”|（[^（）]{1,30}）|〔[^〔〕]{1,12}〕"
    r"|[0-9０-９X×]{1,12}(?:[.．][0-9]{1,4})?(?:年度|年|月份|月|日|个|项|万|亿|%|％)?"
    r"|第[一二三四五六七八九十百零〇0-9]{1,5}[届次个批期季]?|[一二三四五六七八九十]{1,3}(?:月份|月|项|大|个)"
    r"|[A-Za-z][A-Za-z0-9.\-]{0,30}|[—…]{2}|关于"
)
UNIT = re.compile(r"[^0-9０-９《》“”（）关\s]{2,18}(?=[0-9０-９]{4}|二〇|关于)")
NOT_FIRST = "，。、；：？！）》〉”’〕的了之者等"
NOT_LAST = "（《〈“‘〔第"
DIGIT = 0.6
"""Width of a digit in a title: with half a character a font with wider ones would push the last character over."""
AT_ABOUT = 28.0
"""What it is worth that a line begins with 关于: the unit's name above, its matter below."""
SPLIT_UNKNOWN = 40.0
"""Cost of a break beside a character that no known word covers: it may stand inside a word."""


def width(text: str, digit: float = 0.5) -> float:
    """Width in full-width characters: ASCII counts ``digit`` each."""
    return sum(digit if char < "\u0100" else 1.0 for char in text)


def divide(title: str, room: float, words: Iterable[str] = ()) -> tuple[str, ...]:
    """The title's lines of at most ``room`` full-width characters; the lines joined are the title again."""
    if width(title, DIGIT) <= room:
        return (title,)
    tokens = _tokens(title, words, room)
    spans = [min(width(text, DIGIT), room) if width(text) <= room else width(text, DIGIT) for text, _ in tokens]
    fewest = -(-int(sum(spans) * 2) // int(room * 2))
    for count in range(max(fewest, 2), fewest + 3):
        best = _best(tokens, spans, count, room)
        if best:
            return best
    return _by_force(title, room)


def _tokens(title: str, words: Iterable[str], room: float) -> list[tuple[str, bool]]:
    """Pieces that stay whole, each with whether it is a known word."""
    known = sorted({word for word in words if len(word) > 1 and width(word) <= room}, key=len, reverse=True)
    singles = {word for word in words if len(word) == 1}
    unit = UNIT.match(title)
    tokens: list[tuple[str, bool]] = []
    at = 0
    if unit and width(unit[0]) <= room:
        tokens.append((unit[0], True))
        at = unit.end()
    while at < len(title):
        atom = ATOMS.match(title, at)
        piece = atom[0] if atom and width(atom[0]) <= room else ""
        piece = max(piece, next((word for word in known if title.startswith(word, at)), ""), key=len)
        sure = bool(piece) or title[at] in singles or not title[at].isalnum()
        piece = piece or title[at]
        tokens.append((piece, sure))
        at += len(piece)
    return tokens


def _cost_of_break(left: tuple[str, bool], right: tuple[str, bool]) -> float:
    cost = 0.0 if left[1] and right[1] else SPLIT_UNKNOWN
    if right[0][0] in NOT_FIRST or left[0][-1] in NOT_LAST:
        return 1000.0
    if right[0].startswith("关于"):
        cost -= AT_ABOUT
    if left[0] in ("和", "与", "及", "暨", "关于"):
        cost += 6  # such a word belongs to what follows it
    return cost


def _best(tokens: Sequence[tuple[str, bool]], spans: Sequence[float], count: int, room: float) -> tuple[str, ...]:
    """The cheapest way to make ``count`` lines, by trying all; a title has few places to break."""
    breaks = [(n, _cost_of_break(tokens[n - 1], tokens[n])) for n in range(1, len(tokens))]
    allowed = [(n, cost) for n, cost in breaks if cost < 1000]
    ends = [0.0]
    for span in spans:
        ends.append(ends[-1] + span)
    mean = ends[-1] / count
    # Each partial answer: cost so far, the breaks taken. Kept per (line, break): a small dynamic programme.
    states: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(count):
        last = line == count - 1
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, taken) in states.items():
            for n, price in [(len(tokens), 0.0)] if last else allowed:
                long = ends[n] - ends[start]
                if n <= start or long > room:
                    continue
                total = cost + price + (long - mean) ** 2 + (_shape(ends, (*taken, n)) if last else 0.0)
                if n not in following or total < following[n][0]:
                    following[n] = (total, (*taken, n))
        states = following
    if len(tokens) not in states:
        return ()
    cuts = (0, *states[len(tokens)][1])
    return tuple("".join(text for text, _ in tokens[a:b]) for a, b in pairwise(cuts))


def _shape(ends: Sequence[float], cuts: Sequence[int]) -> float:
    """What a shape costs: a rectangle a little, an hourglass much."""
    lengths = [ends[b] - ends[a] for a, b in pairwise((0, *cuts))]
    cost = 3.0 * sum(abs(a - b) < 1 for a, b in pairwise(lengths))
    valley = any(a > b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))
    return cost + (30.0 if valley else 0.0)


def _by_force(title: str, room: float) -> tuple[str, ...]:
    """A single piece is longer than a line: cut it where the line is full."""
    lines = [""]
    for char in title:
        if width(lines[-1] + char, DIGIT) > room:
            lines.append("")
        lines[-1] += char
    return tuple(lines)
