"""What stands there where a common word of the genre has lost a character: 政府建 for 政府建设, 执案卷 for 执法案卷.

Only stretches that never stand so in any text are taken; whether the half of a word that is left stands alone in a text
is seen there (``checks/_lost_letters.py``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

HAN = re.compile("[\u4e00-\u9fff]+")
OFTEN = 4
"""So often the whole stretch of four characters must stand in the texts."""
SELDOM = 2
"""A pair that the loss makes must not stand more often than that."""
ALWAYS = 0.99
"""The share in which three characters are followed by one and the same."""
Found = dict[str, tuple[int, str, int]]
"""By the three characters left: how common the whole is, the one lost, before which of them it stood (3: behind)."""


def lost(texts: Iterable[str], words: Iterable[str]) -> list[str]:
    """Rows by first character: the other two, the character lost and its place, one after the other."""
    pairs, threes, fours, ends = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for text in texts:
        for run in HAN.findall(text.replace("\n", "")):
            pairs.update(run[at : at + 2] for at in range(len(run) - 1))
            threes.update(run[at : at + 3] for at in range(len(run) - 2))
            fours.update(run[at : at + 4] for at in range(len(run) - 3))
            ends[run[-3:]] += 1
    known = frozenset(word for word in words if len(word) == 2)
    found = _inner(fours, threes, pairs, known)
    for left, one in _last(fours, ends, known).items():
        found.setdefault(left, one)
    rows: dict[str, str] = {}
    for left, (_, letter, place) in sorted(found.items()):
        rows[left[0]] = rows.get(left[0], left[0]) + f"{left[1:]}{letter}{place}"
    return list(rows.values())


def _inner(fours: Counter[str], threes: Counter[str], pairs: Counter[str], known: frozenset[str]) -> Found:
    """The second or third of four characters lost."""
    found: Found = {}
    for whole, count in sorted(fours.items()):
        if count < OFTEN:
            continue
        for place in (1, 2):
            left = whole[:place] + whole[place + 1 :]
            made = whole[place - 1] + whole[place + 1]
            if threes[left] or made in known or pairs[made] > SELDOM:
                continue
            if left not in found or found[left][0] < count:
                found[left] = (count, whole[place], place)
    return found


def _last(fours: Counter[str], ends: Counter[str], known: frozenset[str]) -> Found:
    """The last of four characters lost, where the three before it are always followed by it."""
    behind: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for whole, count in fours.items():
        behind[whole[:3]][whole[3]] += count
    found: Found = {}
    for left, letters in behind.items():
        letter, count = letters.most_common(1)[0]
        always = count >= OFTEN and count >= ALWAYS * sum(letters.values()) and not ends[left]
        if always and left[2] + letter in known and left[1:] not in known:
            found[left] = (count, letter, 3)
    return found
