"""Candidates and the editor's verdicts joined into the bank.

Verdicts: ``accept`` (the candidate as it is), ``reject``, ``reworded`` (kept as ``as``), ``added`` (a stretch the
editor picked by hand; it must stand in the papers), ``frame`` (a pattern with slots, written by the editor).
Provenance is counted afresh over all papers, so that it does not depend on how a candidate was found.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.phrase import FUNCTIONS, SLOT, Phrase, Slot, Source, find_slots
from fazhi_desk.phrases.mining.candidates import han
from fazhi_desk.phrases.mining.functions import FunctionGuess, zones_of
from fazhi_desk.phrases.mining.papers import Sentence
from fazhi_desk.phrases.mining.readings import Readings
from fazhi_desk.phrases.mining.tables import NeedIndex, SectionIndex, TopicIndex

VERDICTS = ("accept", "reject", "reworded", "added", "frame")
TERM = 8
"""汉字 of a term at most; a longer noun is a phrase."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict. ``functions``, ``topics`` and ``needs`` go before the guesses; ``as_`` is the new wording."""

    text: str
    verdict: str
    why: str = ""
    as_: str = ""
    functions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    size: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"不认识的结论“{self.verdict}”")
        if self.verdict == "reworded" and not self.as_:
            raise ValueError("改写的条目没有写明改成什么")
        if self.verdict in ("reject", "reworded") and not self.why:
            raise ValueError("没有写明理由")

    @property
    def kept(self) -> str:
        """The text that goes into the bank, "" for a rejected candidate."""
        return {"reject": "", "reworded": self.as_}.get(self.verdict, self.text)


def read_decisions(lines: Iterable[str], where: str = "decisions.jsonl") -> Iterator[Decision]:
    """The verdicts of JSON lines."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{where}第{number}行"
            try:
                table = json.loads(line)
            except ValueError as error:
                raise CatalogError(place, "不是正确的 JSON") from error
            yield build(Decision, {("as_" if key == "as" else key): value for key, value in table.items()}, place)


@dataclass(frozen=True, slots=True)
class Tables:
    """All that is needed to describe a phrase."""

    functions: FunctionGuess
    topics: TopicIndex
    sections: SectionIndex
    needs: NeedIndex
    readings: Readings


@dataclass(frozen=True, slots=True)
class Places:
    """Where a text stands: occurrences by paper, and the headings above them."""

    papers: Mapping[tuple[str, int], int]
    headings: Sequence[str]


class Attestations:
    """Finds texts in all papers at once: one string, one search per text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for sentence in sentences:
            self._starts.append(at)
            parts.append(sentence.text)
            at += len(sentence.text) + 1
        self._all = "\n".join(parts)

    def places(self, text: str) -> Places:
        """Every place of a text; a slot in it stands for figures, a name or the like (up to 20 characters)."""
        pieces = [re.escape(piece) for piece in SLOT.sub("\x00", text).split("\x00")]
        pattern = r"[^。；\n]{1,20}?".join(pieces)
        found: Counter[tuple[str, int]] = Counter()
        headings: dict[str, None] = {}
        for match in re.finditer(pattern, self._all):
            sentence = self._sentence(match.start())
            found[sentence.seed, sentence.article] += 1
            headings[sentence.heading] = None
        return Places(dict(sorted(found.items())), tuple(headings))

    def _sentence(self, at: int) -> Sentence:
        low, high = 0, len(self._starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._starts[middle] <= at else (low, middle)
        return self._sentences[low]


def identity(text: str) -> str:
    """A short name that stays as long as the text does."""
    return "p" + hashlib.sha256(text.encode()).hexdigest()[:10]


def size_of(text: str, verdict: str) -> str:
    """Which of the four sizes a text has."""
    if find_slots(text) or verdict == "frame":
        return "frame"
    if text.startswith("“") and text.endswith("”") and text.count("“") == 1:
        return "term"
    members = re.split(r"[、，；]|”“", text.strip("“”"))
    if len(members) >= 3 or ("，" in text and han(members[0]) == han(members[1])):
        return "group"
    return "phrase"


def describe(decision: Decision, attested: Attestations, tables: Tables) -> Phrase:
    """One kept verdict as a phrase of the bank."""
    text = decision.kept
    places = attested.places(text)
    if not places.papers and decision.verdict == "reworded":
        places = attested.places(decision.text)
    zones = zones_of(places.headings)
    functions = decision.functions or tables.functions.functions(text, zones)
    syllables = tables.readings.syllables(text)
    slots = tuple(Slot(*slot) for slot in find_slots(text))
    return Phrase(
        text=text,
        functions=functions,
        function=FUNCTIONS[functions[0]],
        pinyin=" ".join(syllables),
        initials="".join(sound[0] for sound in syllables),
        id=identity(text),
        size=decision.size or size_of(text, decision.verdict),
        slots=slots,
        needs=tables.needs.needs(text) or None,
        topics=decision.topics or tables.topics.topics(text),
        sections=tables.sections.names(places.headings),
        count=sum(places.papers.values()),
        articles=len(places.papers),
        sources=tuple(Source(seed, article) for seed, article in places.papers),
    )


def join(
    candidates: Iterable[str], decisions: Sequence[Decision], sentences: Sequence[Sentence], tables: Tables
) -> list[Phrase]:
    """The bank: every kept verdict once, ordered by text. A verdict on a text that is no candidate is a mistake."""
    known = set(candidates)
    attested = Attestations(sentences)
    kept: dict[str, Phrase] = {}
    for decision in decisions:
        if decision.verdict in ("accept", "reject", "reworded") and decision.text not in known:
            raise CatalogError("decisions.jsonl", f"“{decision.text}”不在候选之中")
        if not decision.kept or decision.kept in kept:
            continue
        phrase = describe(decision, attested, tables)
        if decision.verdict == "added" and not phrase.sources:
            raise CatalogError("decisions.jsonl", f"“{decision.text}”在材料中找不到")
        kept[phrase.text] = phrase
    return sorted(kept.values(), key=lambda phrase: (-phrase.articles, phrase.pinyin, phrase.text))
