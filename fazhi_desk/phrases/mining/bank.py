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
from dataclasses import dataclass, replace

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.phrase import FUNCTIONS, SLOT, Phrase, Slot, Source, check, find_slots
from fazhi_desk.catalog.synonyms import Synonyms
from fazhi_desk.phrases.mining.candidates import han
from fazhi_desk.phrases.mining.formulas import Formula, wordings
from fazhi_desk.phrases.mining.functions import FunctionGuess, zones_of
from fazhi_desk.phrases.mining.papers import Sentence
from fazhi_desk.phrases.mining.readings import Readings
from fazhi_desk.phrases.mining.similar import alternates
from fazhi_desk.phrases.mining.tables import NeedIndex, NoteIndex, TopicIndex
from fazhi_desk.phrases.sections import SectionIndex

VERDICTS = ("accept", "reject", "reworded", "added", "frame")


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict. ``functions`` and ``topics`` go before the guesses; ``as_`` is the new wording.

    ``valid_to`` is the last month or year of a wording that goes out of use (“八五”普法: 2025).
    """

    text: str
    verdict: str
    why: str = ""
    as_: str = ""
    functions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    size: str = ""
    valid_to: str = ""

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
    synonyms: Synonyms
    notes: NoteIndex
    alternates: tuple[tuple[str, ...], ...] = ()
    """Phrases that make the same move, grouped by hand."""


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A text for the bank with what is already known of it."""

    text: str
    size: str
    functions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    formula: Formula | None = None
    found_as: str = ""
    """The candidate of a reworded text: its places count where the new wording stands nowhere."""
    valid_to: str = ""


def describe(entry: Entry, attested: Attestations, tables: Tables) -> Phrase:
    """One text as a phrase of the bank."""
    places = attested.places(entry.text)
    if not places.papers and entry.found_as:
        places = attested.places(entry.found_as)
    functions = entry.functions or tables.functions.functions(entry.text, zones_of(places.headings))
    syllables = tables.readings.syllables(entry.text)
    formula = entry.formula
    return Phrase(
        text=entry.text,
        functions=functions,
        function=FUNCTIONS[functions[0]],
        pinyin=" ".join(syllables),
        initials="".join(sound[0] for sound in syllables),
        id=identity(entry.text),
        size=entry.size,
        slots=tuple(Slot(*slot) for slot in find_slots(entry.text)),
        needs=tables.needs.needs(entry.text) or None,
        topics=entry.topics or tables.topics.topics(entry.text),
        sections=tables.sections.names(places.headings),
        count=sum(places.papers.values()),
        articles=len(places.papers),
        sources=tuple(Source(seed, article) for seed, article in places.papers),
        authority=formula.authority if formula else "",
        valid_from=formula.valid_from if formula else "",
        valid_to=formula.valid_to if formula else entry.valid_to,
        note=(formula.note if formula else "") or tables.notes.note(entry.text),
    )


def entries(decisions: Sequence[Decision], formulas: tuple[Formula, ...]) -> Iterator[Entry]:
    """Every text of the bank once: fixed wordings first, then the kept verdicts in their order."""
    seen: set[str] = set()
    for text, formula in wordings(formulas):
        seen.add(text)
        yield Entry(text, "formula", formula.functions, formula=formula)
    for decision in decisions:
        if decision.kept and decision.kept not in seen:
            seen.add(decision.kept)
            size = decision.size or size_of(decision.kept, decision.verdict)
            yield Entry(
                decision.kept,
                size,
                decision.functions,
                decision.topics,
                found_as=decision.text,
                valid_to=decision.valid_to,
            )


def join(
    candidates: Iterable[str],
    decisions: Sequence[Decision],
    formulas: tuple[Formula, ...],
    sentences: Sequence[Sentence],
    tables: Tables,
) -> list[Phrase]:
    """The bank, the most widely attested first. A verdict on a text that is no candidate is a mistake."""
    known = set(candidates)
    for decision in decisions:
        if decision.verdict in ("accept", "reject", "reworded") and decision.text not in known:
            raise CatalogError("decisions.jsonl", f"“{decision.text}”不在候选之中")
    attested = Attestations(sentences)
    picked = {decision.text for decision in decisions if decision.verdict == "added"}
    phrases: list[Phrase] = []
    for entry in entries(decisions, formulas):
        phrase = describe(entry, attested, tables)
        check(phrase)
        if entry.text in picked and entry.formula is None and not phrase.sources:
            raise CatalogError("decisions.jsonl", f"“{entry.text}”在材料中找不到")
        phrases.append(phrase)
    others = alternates(phrases, tables.synonyms, tables.alternates)
    phrases = [replace(phrase, alternates=others.get(phrase.text, ())) for phrase in phrases]
    return sorted(phrases, key=lambda phrase: (-phrase.articles, phrase.pinyin, phrase.text))
