"""Cutting a clause into words the cheapest way, and what that would cost with some characters exchanged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

LONGEST = 6
"""Characters of a word."""
UNKNOWN = 15.5
"""Cost of a character that is no word."""
STEP = 0.5
"""Costs of the lexicon are multiples of it."""
LIKELY = 12.5
"""What costs more is too rare to be guessed."""
IDIOM = 4
"""Characters of the longest word that is not put together of others."""
CHEAPEST = 3.0
"""No word costs less."""
NEVER = float("inf")
KNOWN = "|"
WORD = re.compile("([^0-9]*)([0-9]+)")


one = dict[str, str]().setdefault
"""``one(letter, letter)`` is always the same string: sets and tables hold each of some thousand characters often."""


class Words(NamedTuple):
    """The words that begin with one character, which is left out."""

    costs: dict[str, float]
    """What is only known, never meant where something else stands, has its cost below zero."""
    longest: dict[str, int]
    """By the second character of those of three and more, the length of the longest."""


class Lexicon(dict[str, Words]):
    """Words by their first character, unpacked when a text first holds it: most of the thousands never stand in a
    paper, and all of them would fill ten megabytes.
    """

    def __init__(self, rows: Iterable[str], after: Iterable[str]) -> None:
        """``rows`` as ``packed`` makes them; ``after`` strings of a character and those that follow it in likely
        words.
        """
        super().__init__()
        self._rows = {one(row[0], row[0]): row for row in rows}
        following = {one(row[0], row[0]): row[1:] for row in after}
        leading: dict[str, list[str]] = {}
        for letter, others in following.items():
            for other in others:
                leading.setdefault(other, []).append(letter)
        self.after = Letters(lambda letter: following.get(letter, ""))
        """What follows a character inside likely words."""
        before = {letter: "".join(others) for letter, others in leading.items()}
        self.before = Letters(lambda letter: before.get(letter, ""))
        """What goes before a character inside likely words."""

    def __missing__(self, letter: str) -> Words:
        row = self._rows.get(letter, letter)
        meant, _, known = row[1:].partition(KNOWN)
        costs = {one(rest, rest) if len(rest) < 2 else rest: int(steps) * STEP for rest, steps in WORD.findall(meant)}
        for rest, steps in WORD.findall(known):
            costs[one(rest, rest) if len(rest) < 2 else rest] = -int(steps) * STEP
        longest: dict[str, int] = {}
        for rest in costs:
            size = len(rest) + 1
            if size > 2 and size > longest.get(rest[0], 0):
                longest[one(rest[0], rest[0])] = size
        made = self[one(letter, letter)] = Words(costs, longest)
        return made

    def cost(self, word: str) -> float:
        """What a word that may be meant costs."""
        cost = self[word[0]].costs.get(word[1:], NEVER)
        return cost if cost > 0 else NEVER


class Letters(dict[str, frozenset[str]]):
    """Sets of characters by character, each made when it is asked for: most of the thousands never are, and the strings
    they are made of take a tenth of the room.
    """

    def __init__(self, letters: Callable[[str], str]) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, letter: str) -> frozenset[str]:
        letters = self._letters(letter)
        made = self[one(letter, letter)] = frozenset(map(one, letters, letters))
        return made


def packed(meant: Mapping[str, float], known: Mapping[str, float]) -> list[str]:
    """The words by first character, one string each: the character, the rest of each word with its cost in steps,
    and behind a bar the words that are only known.
    """
    rows: dict[str, str] = {}
    for word, cost in sorted(meant.items()):
        rows[word[0]] = rows.get(word[0], word[0]) + f"{word[1:]}{round(cost / STEP)}"
    for word, cost in sorted(known.items()):
        row = rows.get(word[0], word[0])
        rows[word[0]] = row + KNOWN * (KNOWN not in row) + f"{word[1:]}{round(cost / STEP)}"
    return [row for _, row in sorted(rows.items())]


def following(meant: Mapping[str, float]) -> list[str]:
    """What follows each character inside words that are likely enough to be guessed, as ``Lexicon`` takes it."""
    after: dict[str, set[str]] = {}
    for word, cost in meant.items():
        if cost <= LIKELY and 1 < len(word) <= IDIOM:
            for one, other in pairwise(word):
                after.setdefault(one, set()).add(other)
    return [letter + "".join(sorted(others)) for letter, others in sorted(after.items())]


class Clause:
    """A run of Chinese characters between which words are cut; places count in it."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        size = len(text)
        self.ahead, self.behind = [0.0] + [NEVER] * size, [NEVER] * size + [0.0]
        """The least cost of what stands before each place, and of what stands from it on."""
        ahead, behind = self.ahead, self.behind
        words = []
        for start, letter in enumerate(text):
            costs, longest = lexicon[letter]
            base, next_to = ahead[start], start + 1
            cost = costs.get("", UNKNOWN)
            ahead[next_to] = min(ahead[next_to], base + cost)
            here = [(next_to, cost)]
            if next_to < size:
                last = start + longest.get(text[next_to], 2)
                for end in range(start + 2, min(size, last) + 1):
                    known = costs.get(text[next_to:end])
                    if known is not None:
                        known = abs(known)
                        here.append((end, known))
                        ahead[end] = min(ahead[end], base + known)
            words.append(here)
        for start in range(size - 1, -1, -1):
            behind[start] = min([behind[end] + cost for end, cost in words[start]])

    def at_ease(self, at: int) -> bool:
        """Whether cutting between the characters at ``at`` and behind it costs more than not to."""
        return self.ahead[at + 1] + self.behind[at + 1] > self.ahead[-1] + STEP

    def rooms(self, start: int, end: int, least: float) -> list[tuple[float, int, int]]:
        """Stretches over a place that another word could make cheaper by ``least``: what the rest costs, and bounds."""
        ahead, behind, size = self.ahead, self.behind, len(self.text)
        limit = ahead[-1] - least - CHEAPEST
        longest = LONGEST + end - start - 1  # one character may stand where two were
        return [
            (rest, low, high)
            for low in range(max(0, end - longest), start + 1)
            if ahead[low] < limit
            for high in range(end, min(size, low + longest) + 1)
            if (rest := ahead[low] + behind[high]) < limit
        ]

    def saved(self, start: int, end: int, letters: str, rooms: list[tuple[float, int, int]]) -> tuple[float, int, int]:
        """How much cheaper the whole gets with ``letters`` from ``start`` to ``end``, in a word over a room.

        Also the bounds of that word, in the clause as it stands.
        """
        text, cost_of = self.text, self.lexicon.cost
        best = (NEVER, start, end)
        for rest, low, high in rooms:
            if rest + CHEAPEST < best[0]:
                cost = rest + cost_of(text[low:start] + letters + text[end:high])
                if cost < best[0]:
                    best = (cost, low, high)
        return self.ahead[-1] - best[0], best[1], best[2]
