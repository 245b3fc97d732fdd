"""Completion: what the writer has begun to type, as phrases that go on from there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from fazhi_desk.catalog.phrase import Phrase

BEGUN = re.compile(r"[\u3400-\u9fff“《]{2,12}$")
LEAST, MOST = 2, 12
"""汉字 that must stand before a list is shown, and beyond which nothing is looked up."""
SECTION, TOPIC = 4.0, 3.0


@dataclass(frozen=True, slots=True)
class Completion:
    """A phrase that begins with the last ``typed`` characters before the caret; ``rest`` is what is missing."""

    phrase: Phrase
    typed: int
    rest: str


class CompletionIndex:
    """Phrases by their beginning: a sorted list, so that a key costs a few comparisons."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = sorted((phrase for phrase in phrases if len(phrase.text) > LEAST), key=lambda one: one.text)
        self._texts = [phrase.text for phrase in self._phrases]

    def complete(
        self,
        before: str,
        *,
        limit: int = 6,
        section: str = "",
        missing_topics: Collection[str] = (),
        own_use: Mapping[str, int] | None = None,
        unit_facts: Mapping[str, object] | None = None,
        year: int | None = None,
    ) -> list[Completion]:
        """Candidates for the text before the caret; the longest beginning that leads anywhere counts.

        What the unit may not say and what is not current in the report's year is left out.
        """
        match = BEGUN.search(before)
        if match is None:
            return []
        begun = match.group()
        for size in range(len(begun), LEAST - 1, -1):
            found = [
                one for one in self._starting(begun[-size:])
                if (year is None or one.is_current(year)) and (unit_facts is None or one.fits(unit_facts))
            ]
            if found:
                use = own_use or {}
                found.sort(key=lambda one: _rank(one, section, missing_topics, use))
                return [Completion(one, size, one.text[size:]) for one in found[:limit]]
        return []

    def _starting(self, begun: str) -> list[Phrase]:
        start = bisect_left(self._texts, begun)
        end = bisect_left(self._texts, begun + "\U0010ffff")
        return [phrase for phrase in self._phrases[start:end] if phrase.text != begun]


def _rank(phrase: Phrase, section: str, missing: Collection[str], use: Mapping[str, int]) -> tuple[float, int, str]:
    worth = float(phrase.articles + 3 * use.get(phrase.text, 0))
    worth += SECTION * (section in phrase.sections) + TOPIC * bool(set(missing) & set(phrase.topics))
    return -worth, len(phrase.text), phrase.text
