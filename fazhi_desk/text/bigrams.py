"""Pairs of neighbouring characters: the quickest way to know which of many literal words cannot stand in a text."""

from __future__ import annotations

from itertools import pairwise

from fazhi_desk.model import Facts

KEY = "bigrams"


def bigrams(text: str, facts: Facts) -> frozenset[str]:
    """All pairs of neighbouring characters of a paragraph, kept with its facts."""
    kept = facts.extra.get(KEY)
    if isinstance(kept, frozenset):
        return kept
    found = frozenset(map("".join, pairwise(text)))
    facts.extra[KEY] = found
    return found
