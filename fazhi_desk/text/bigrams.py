"""What a text holds, told at a glance: the quickest way to know which of many rules can find nothing in it.

Characters and pairs of neighbouring characters, and by the names below how many figures and dates.
"""

from __future__ import annotations

from itertools import pairwise

from fazhi_desk.model import Facts

KEY = "bigrams"
FIGURE, TWO_FIGURES, THREE_FIGURES = "figure", "two figures", "three figures"
"""Names of texts that hold at least so many figures."""
DATE = "date"
"""Name of texts that hold a date."""
PERCENT = frozenset({"%", "％", "百分"})
"""One of these stands in every text with a percentage."""
_COUNTED = tuple(frozenset((FIGURE, TWO_FIGURES, THREE_FIGURES)[:count]) for count in range(4))


def held(text: str, facts: Facts) -> frozenset[str]:
    """Characters, pairs of characters, and the names that apply."""
    counted = _COUNTED[min(len(facts.figures), 3)]
    return bigrams(text, facts).union(text, counted, (DATE,) if facts.dates else ())


def bigrams(text: str, facts: Facts) -> frozenset[str]:
    """All pairs of neighbouring characters of a paragraph, kept with its facts."""
    kept = facts.extra.get(KEY)
    if isinstance(kept, frozenset):
        return kept
    found = frozenset(map("".join, pairwise(text)))
    facts.extra[KEY] = found
    return found
