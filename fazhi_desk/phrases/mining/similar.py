"""Alternates inside the bank: phrases that differ only in words of one synonym group, in adverbs or in 了."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.catalog.synonyms import Synonyms

MOST = 4
ADVERB = "状"
"""Part of speech of the groups whose words may be left out altogether."""
PARTICLES = "了“”"


class Likeness:
    """Brings a phrase to the form that all its rewordings share."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._procedure = synonyms.procedure.verbs
        self._heads: dict[str, str] = {}
        for group in synonyms.group:
            for word in group.members:
                self._heads.setdefault(word, "" if group.pos == ADVERB else f"<{group.id}>")
        for verb in self._procedure:
            self._heads.pop(verb, None)
        words = sorted([*self._heads, *self._procedure], key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words))) if words else None

    def form(self, text: str) -> str:
        """The text with every word of a group replaced by the group; words of procedure stay."""
        plain = "".join(char for char in text if char not in PARTICLES)
        if self._pattern is None:
            return plain
        return self._pattern.sub(lambda match: self._heads.get(match.group(), match.group()), plain)


def alternates(
    phrases: Sequence[Phrase], synonyms: Synonyms, by_hand: Sequence[Sequence[str]] = ()
) -> Mapping[str, tuple[str, ...]]:
    """Other wordings by text: those grouped by hand, then the most widely attested.

    One that holds the other whole is none, if it was not put there by hand.
    """
    likeness = Likeness(synonyms)
    groups: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if phrase.size == "phrase":
            groups[likeness.form(phrase.text)].append(phrase)
    found = {text: tuple(one for one in texts if one != text)[:MOST] for texts in by_hand for text in texts}
    for group in groups.values():
        for phrase in group:
            others = [one for one in group if one.text not in phrase.text and phrase.text not in one.text]
            others.sort(key=lambda one: (-one.articles, one.text))
            if others:
                known = (*found.get(phrase.text, ()), *(one.text for one in others))
                found[phrase.text] = tuple(dict.fromkeys(known))[:MOST]
    return found
