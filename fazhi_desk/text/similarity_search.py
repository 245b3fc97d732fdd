"""Which sentences are worth comparing: those that share rare pairs of characters, figures or whole clauses.

The rarity of a pair of characters comes from a fixed table of the genre, not from the paper: whether two sentences are
candidates then depends on them alone, and an edit leaves all other pairs as they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from fazhi_desk.model import Range
from fazhi_desk.text.similarity_runs import Flat
from fazhi_desk.text.similarity_words import BLANK, FORMULA, HAN, NUMBER, PAD, figure_of, names_of

OPEN = re.compile("【[^【】]{0,120}】")
LABEL = re.compile(
    "(?:责任(?:单位|科室|部门|领导|人)|牵头(?:单位|科室|部门)|配合(?:单位|科室|部门)|(?:完成)?时限|完成时间)[：:][^。\n]{0,120}"
)
"""Who does a task and by when: such tags recur with every task of a plan."""
QUOTED = re.compile("“[^“”、]{1,20}(?:、[^“”、]{1,20}){2,}”")
"""A way of working in quotation marks (“一窗受理、分类流转、限时办结”): of three items and more it is a clause."""
CLAUSE = 12
"""Characters from which a clause that stands twice word for word makes a candidate on its own."""
CROWDED = ((600, 24), (2400, 40), (1 << 60, 60))
"""Grams that stand in more sentences than this find nothing: (up to so many sentences in all, limit)."""
CROWDED_CLAUSE = 120
"""The same for whole clauses."""
LEADING = re.compile("(?:并且|同时|此外|进一步|继续|持续|切实|着力|不断|积极|努力|大力|深入|全面|要|并|且|将|将要|还)+")


@dataclass(frozen=True)
class Search:
    """How candidates are chosen.

    ``common`` gives the weight of frequent pairs of characters (0 up), all others weigh ``rare``, a figure or a name
    ``number``. Two sentences are candidates if what they share weighs ``least`` and ``part`` of the lighter one, or
    ``enough`` and ``most`` of one clause. ``formulas`` and ``stock`` are taken out before.
    """

    common: Mapping[str, float] = field(default_factory=dict)
    rare: float = 5.8
    number: float = 8.0
    least: float = 12.0
    part: float = 0.2
    enough: float = 18.0
    most: float = 0.2
    formulas: tuple[str, ...] = ()
    stock: tuple[str, ...] = ()

    def clean(self, text: str, own: Sequence[str] = ()) -> str:
        """The text with formulas as one mark each, stock phrases and the paper's ``own`` names blank; same length.

        Open places (【待补：…】) and tags of office and deadline are blank too.
        """
        if "责任" in text or "时限" in text or "牵头" in text:
            text = LABEL.sub(lambda found: BLANK * len(found.group()), text)
        if "【" in text:
            text = OPEN.sub(lambda found: BLANK * len(found.group()), text)
        for formula in self.formulas:
            if formula in text:
                text = text.replace(formula, FORMULA + PAD * (len(formula) - 1))
        for phrase in (*own, *self.stock):
            if phrase and phrase in text:
                text = text.replace(phrase, BLANK * len(phrase))
        return text

    def grams(self, piece: str, normal: str) -> dict[str, float]:
        """What a clause of a cleaned text can be found by, with weights."""
        found: dict[str, float] = {}
        common, rare = self.common, self.rare
        for run in HAN.findall(piece):
            for pair in map("".join, pairwise(run)):
                weight = common.get(pair, rare)
                if weight:
                    found[pair] = weight
        for number in NUMBER.finditer(piece):
            told = figure_of(number)
            if len(told) > 2 and not told.startswith(("100", "20")):
                found["#" + told] = self.number
        for name in names_of(piece):
            found["“" + name] = self.number
        if len(normal) >= CLAUSE:
            found["=" + normal] = self.enough
        return found

    def near(self, one: Sentence, other: Sentence, shared: float) -> bool:
        """Whether what two sentences share makes them candidates: much of the lighter, or most of a clause."""
        if shared < self.least:
            return False
        lighter = min(one.total, other.total)
        if shared >= self.part * lighter:
            return True
        return shared >= self.enough and (self._clause(one, other) or self._clause(other, one))

    def _clause(self, one: Sentence, other: Sentence) -> bool:
        for part in one.parts:
            total = have = 0.0
            for gram, weight in part.items():
                total += weight
                if gram in other.grams:
                    have += weight
            if have >= self.least and have >= self.most * total:
                return True
        return False


def normal_form(text: str) -> str:
    """A clause without punctuation and leading adverbs; from ``CLAUSE`` characters on these are sorted, so that a
    clause that was merely reordered has the same form: so many characters are not the same by chance.
    """
    leading = LEADING.match(text)
    plain = [c for c in (text[leading.end() :] if leading else text) if c.isalnum() or c == FORMULA]
    return "".join(sorted(plain) if len(plain) >= CLAUSE else plain)


def length_of(text: str) -> int:
    """Characters of a cleaned text as the reader counts them: formulas in full, punctuation and stock phrases not."""
    return sum(c.isalnum() or c in (FORMULA, PAD) for c in text)


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence as compared. Ranges count in its paragraph's text; ``text`` is that text, cleaned.

    ``normals`` are the clauses in normal form, ``parts`` their grams with weights.
    """

    text: str
    range: Range
    clauses: tuple[Range, ...]
    normals: tuple[str, ...]
    parts: tuple[Mapping[str, float], ...]
    head: bool = False

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many characters of each clause count, as in ``length_of``."""
        return tuple([length_of(self.text[low:high]) for low, high in self.clauses])

    @cached_property
    def alone(self) -> tuple[object, ...]:
        """All that a comparison takes from it, wherever it stands: its text and clauses from its first clause on."""
        start = self.clauses[0][0]
        clauses = tuple((low - start, high - start) for low, high in self.clauses)
        return self.text[start : self.clauses[-1][1]], clauses, self.normals

    @cached_property
    def flat(self) -> Flat:
        """Its clauses in one row."""
        text = self.text
        places: list[int] = []
        begins, ends = set(), set()
        for low, high in self.clauses:
            begins.add(len(places))
            places += [at for at in range(low, high) if text[at].isalnum() or text[at] == FORMULA]
            ends.add(len(places))
            for quoted in QUOTED.finditer(text, low, high):
                begins.add(sum(at < quoted.start() for at in places))
                ends.add(sum(at < quoted.end() for at in places))
        return Flat("".join([text[at] for at in places]), tuple(places), frozenset(begins), frozenset(ends))

    @cached_property
    def grams(self) -> Mapping[str, float]:
        """What the whole sentence can be found by."""
        return {gram: weight for part in self.parts for gram, weight in part.items()}

    @cached_property
    def total(self) -> float:
        """The weight of the grams, whole clauses left out."""
        return sum([weight for gram, weight in self.grams.items() if gram[0] != "="])


class Index:
    """Sentences by their grams; what is added can be taken out again."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self._rows: dict[str, dict[int, None]] = {}
        self._sentences: dict[int, Sentence] = {}
        self._crossed: set[str] = set()
        """Grams that are crowded now and were not when this was last asked, or the other way round."""
        self._limit = CROWDED[0][1]

    def add(self, sentence: Sentence) -> None:
        """Put a sentence in."""
        key = id(sentence)
        self._sentences[key] = sentence
        rows = self._rows
        for gram in sentence.grams:
            row = rows.get(gram)
            if row is None:
                rows[gram] = {key: None}
            else:
                row[key] = None
                if len(row) == self._most(gram) + 1:
                    self._crossed ^= {gram}

    def remove(self, sentence: Sentence) -> None:
        """Take a sentence out."""
        del self._sentences[id(sentence)]
        for gram in sentence.grams:
            row = self._rows[gram]
            del row[id(sentence)]
            if len(row) == self._most(gram):
                self._crossed ^= {gram}
            if not row:
                del self._rows[gram]

    def _most(self, gram: str) -> int:
        return CROWDED_CLAUSE if gram[0] == "=" else self._limit

    def unsettled(self) -> list[Sentence]:
        """Sentences that hold a gram which became crowded, or is so no longer, since this was last asked."""
        limit = next(limit for size, limit in CROWDED if len(self._sentences) <= size)
        if limit != self._limit:
            low, high = sorted((limit, self._limit))
            self._limit = limit
            self._crossed ^= {gram for gram, row in self._rows.items() if gram[0] != "=" and low < len(row) <= high}
        keys = {key for gram in self._crossed for key in self._rows.get(gram, ())}
        self._crossed.clear()
        return [self._sentences[key] for key in keys]

    def all_candidates(self) -> Iterable[tuple[Sentence, Sentence]]:
        """Every pair of candidates in the index, each once: half the work of asking for each sentence in turn."""
        before: dict[str, list[int]] = {}
        rows, limit, least = self._rows, self._limit, self._search.least
        for key, sentence in self._sentences.items():
            shared: dict[int, float] = {}
            for gram, weight in sentence.grams.items():
                size = len(rows[gram])
                if size == 1 or size > (CROWDED_CLAUSE if gram[0] == "=" else limit):
                    continue
                row = before.get(gram)
                if row is None:
                    before[gram] = [key]
                    continue
                for other in row:
                    shared[other] = shared.get(other, 0.0) + weight
                row.append(key)
            for other, weight in shared.items():
                if weight >= least and self._search.near(sentence, self._sentences[other], weight):
                    yield sentence, self._sentences[other]

    def candidates(self, sentence: Sentence) -> Iterable[Sentence]:
        """Other sentences that share enough with this one, which is in the index itself."""
        shared: dict[int, float] = {}
        rows = self._rows
        for gram, weight in sentence.grams.items():
            row = rows[gram]
            if len(row) == 1 or len(row) > self._most(gram):
                continue
            for key in row:
                shared[key] = shared.get(key, 0.0) + weight
        shared.pop(id(sentence), None)
        for key, weight in shared.items():
            if weight >= self._search.least:
                other = self._sentences[key]
                if self._search.near(sentence, other, weight):
                    yield other
