"""换一种说法: other wordings for a selected stretch, from the bank and from the groups of synonyms.

Nothing is offered inside fixed wordings, titles of laws and quotations, nor for verbs of procedure; where a group
says ``never_swap_in``, that binds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.catalog.synonyms import SynonymGroup, Synonyms
from fazhi_desk.phrases.insertion import with_open_places

Range = tuple[int, int]
QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|「[^「」]*」")
FIGURE = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万亿]+[件次个人名条份场起项]")
MARKS = "。！？；，、：\n"
NEAR = 8
"""Characters behind a word in which the object is looked for."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """Replace ``range`` of the line by ``text``; ``why`` says where it comes from, in the writer's words."""

    range: Range
    text: str
    why: str


class Rewording:
    """Alternates for one stretch of a line, from a bank and a table of synonyms."""

    def __init__(self, phrases: Iterable[Phrase], synonyms: Synonyms, protected: Collection[str] = ()) -> None:
        """``protected`` are wordings that must stay as they are, over and above the bank's fixed ones."""
        kept = list(phrases)
        self._phrases = {phrase.text: phrase for phrase in kept}
        self._synonyms = synonyms
        fixed = {phrase.text for phrase in kept if phrase.size == "formula"} | set(protected)
        self._fixed = tuple(sorted(fixed, key=len, reverse=True))

    def offers(self, line: str, start: int, end: int, *, limit: int = 8) -> list[Alternate]:
        """Other wordings for ``line[start:end]``, the bank's first; [] where nothing may be touched."""
        if not 0 <= start < end <= len(line):
            return []
        masked = self._masked(line)
        if any(start < high and low < end for low, high in masked):
            inside = any(low <= start and end <= high for low, high in masked)
            if inside or line[start:end] in self._phrases:
                return []
        found: dict[tuple[Range, str], Alternate] = {}
        for one in (*self._from_bank(line, start, end), *self._from_groups(line, start, end, masked)):
            found.setdefault((one.range, one.text), one)
        return list(found.values())[:limit]

    def _masked(self, line: str) -> tuple[Range, ...]:
        """Stretches that must not change: quotations, titles, fixed wordings."""
        masked = [match.span() for match in QUOTED.finditer(line)]
        for text in self._fixed:
            at = line.find(text)
            while at >= 0:
                masked.append((at, at + len(text)))
                at = line.find(text, at + 1)
        return tuple(masked)

    def _from_bank(self, line: str, start: int, end: int) -> Iterator[Alternate]:
        phrase = self._phrases.get(line[start:end].strip(MARKS))
        if phrase is None:
            return
        at = line.index(phrase.text, start)
        for other in phrase.alternates:
            yield Alternate((at, at + len(phrase.text)), with_open_places(other), "短语库里的近义说法")

    def _from_groups(self, line: str, start: int, end: int, masked: tuple[Range, ...]) -> Iterator[Alternate]:
        for group in self._synonyms.group:
            for at, word in _occurrences(group, line, start, end):
                span = (at, at + len(word))
                if any(span[0] < high and low < span[1] for low, high in masked):
                    continue
                if self._is_bound(group, line, span, word):
                    continue
                for other in group.members:
                    if other != word and self._may_stand(group, other, word, line, span):
                        yield Alternate(span, other, "近义词" if not group.note else f"近义词（{group.note}）")

    def _is_bound(self, group: SynonymGroup, line: str, span: Range, word: str) -> bool:
        """Whether the word may not be swapped here at all."""
        if word in self._synonyms.procedure.verbs or word in group.kept:
            return True
        if group.only_after and not line[: span[0]].endswith(group.only_after):
            return True
        if line.startswith(tuple(group.fixed.get(word, ())), span[1]):
            return True
        clause = _clause(line, span)
        if any(text in clause or _covers(line, text, span) for text in group.never_swap_in):
            return True
        if group.never_after and line[: span[0]].endswith(group.never_after):
            return True
        return group.never_with_figures and FIGURE.search(clause) is not None

    def _may_stand(self, group: SynonymGroup, other: str, word: str, line: str, span: Range) -> bool:
        """Whether ``other`` fits there: no verb of procedure, nothing said twice, an object it goes with."""
        before, following = line[: span[0]], line[span[1] : span[1] + NEAR]
        if other in self._synonyms.procedure.verbs or other in word or before.endswith(other):
            return False
        if other != word and following.startswith(other.removeprefix(word)) and other.startswith(word):
            return False
        adverbs = tuple(one.removesuffix(word) for one in group.members if one != word and one.endswith(word))
        if adverbs and other.endswith(word) and before.endswith(adverbs):
            return False
        objects = group.objects.get(other)
        return objects is None or any(text in following for text in objects)


def _occurrences(group: SynonymGroup, line: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Members of the group inside the stretch, the longest where one holds another."""
    taken: list[Range] = []
    for word in sorted(group.members, key=len, reverse=True):
        at = line.find(word, start, end)
        while at >= 0:
            if not any(low <= at < high for low, high in taken):
                taken.append((at, at + len(word)))
                yield at, word
            at = line.find(word, at + len(word), end)


def _clause(line: str, span: Range) -> str:
    low = max(line.rfind(mark, 0, span[0]) for mark in MARKS) + 1
    ends = [at for mark in MARKS if (at := line.find(mark, span[1])) >= 0]
    return line[low : min(ends, default=len(line))]


def _covers(line: str, text: str, span: Range) -> bool:
    """Whether the wording stands in the line around the span."""
    at = line.find(text)
    while at >= 0:
        if at <= span[0] and span[1] <= at + len(text):
            return True
        at = line.find(text, at + 1)
    return False
