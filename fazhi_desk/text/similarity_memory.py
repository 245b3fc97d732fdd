"""The search for repeated matter in a whole paper, kept from edit to edit.

The answer is a function of the paragraphs alone: what is kept (index, judged pairs) only saves work, and pairs are
judged by the two sentences and nothing else.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fazhi_desk.model import Facts, Paragraph, Range
from fazhi_desk.text.similarity_pairs import Judge, Match
from fazhi_desk.text.similarity_search import Index, Search, Sentence, normal_form

CLAUSES = 24
"""A sentence of more clauses is compared in parts."""
BLOCKS = 8_000
"""Paragraphs kept at most, per paper."""
MATCHES = 20_000
"""Judgements kept at most, per paper."""
PAPERS = 12
"""Papers kept at most: several may be pasted into one file."""


@dataclass(frozen=True, eq=False)
class Block:
    """The sentences of one paragraph text."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences with their match, in the order of their blocks in the paper."""

    first: Block
    second: Block
    one: Sentence
    other: Sentence
    match: Match


def sentences_of(cleaned: str, facts: Facts, head: int, search: Search) -> tuple[Sentence, ...]:
    """The sentences of a cleaned paragraph; what stands before ``head`` is its heading."""
    found = []
    clauses = facts.clauses
    at = 0
    for start, end in _cut(facts.sentences, head):
        inside: list[Range] = []
        while at < len(clauses) and clauses[at][0] < end:
            low, high = max(start, clauses[at][0]), min(end, clauses[at][1])
            low = next((mark[1] for mark, _ in facts.enumerators if mark[0] == low), low)
            if low < high:
                inside.append((low, high))
            if clauses[at][1] > end:
                break
            at += 1
        for first in range(0, len(inside), CLAUSES):
            some = tuple(inside[first : first + CLAUSES])
            normals = tuple(normal_form(cleaned[slice(*clause)]) for clause in some)
            parts = tuple(search.grams(cleaned[slice(*c)], n) for c, n in zip(some, normals, strict=True))
            whole = (start, end) if len(inside) <= CLAUSES else (some[0][0], some[-1][1])
            found.append(Sentence(cleaned, whole, some, normals, parts, end <= head))
    return tuple(found)


def _cut(sentences: Sequence[Range], head: int) -> Iterable[Range]:
    for start, end in sentences:
        if start < head < end:
            yield start, head
            yield head, end
        else:
            yield start, end


class Memory:
    """Candidates and matches of the paper last seen; another paper only costs more time, never another answer."""

    def __init__(self, search: Search, judge: Judge, hint: float) -> None:
        self._search = search
        self._judge = judge
        self._hint = hint
        self._blocks: OrderedDict[tuple[str, int, tuple[str, ...]], Block] = OrderedDict()
        self._index = Index(search)
        self._inside: dict[int, Block] = {}
        self._of: dict[int, Block] = {}
        self._judged: dict[tuple[int, int], Pair | None] = {}
        self._found: dict[tuple[int, int], Pair] = {}
        self._touching: dict[int, set[tuple[int, int]]] = {}
        self._flipped: dict[int, tuple[Pair, Pair]] = {}
        self._matches: dict[tuple[object, object], Match | None] = {}

    def block(self, paragraph: Paragraph, facts: Facts, own: tuple[str, ...]) -> Block:
        """The sentences of a paragraph, read once per text."""
        heading = paragraph.heading
        head = heading.text[1] if heading else 0
        text = paragraph.text
        own = tuple([name for name in own if name in text])  # a title being typed is in few paragraphs
        key = (text, head, own)
        block = self._blocks.get(key)
        if block is None:
            cleaned = self._search.clean(paragraph.text, own)
            block = Block(sentences_of(cleaned, facts, head, self._search))
            self._blocks[key] = block
            if len(self._blocks) > BLOCKS:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(key)
        return block

    def pairs(self, blocks: Sequence[Block]) -> list[Pair]:
        """All matches within and between these blocks, each block once however often it stands in the paper."""
        order = {id(block): at for at, block in reversed([*enumerate(blocks)])}
        return sorted(self.found(blocks, order), key=lambda p: _place(p, order))

    def found(self, blocks: Sequence[Block], order: dict[int, int]) -> list[Pair]:
        """The same in no order; ``order`` gives the first place of each block by its identity."""
        wanted = {id(block): block for block in blocks}
        if wanted.keys() != self._inside.keys():
            for key in self._inside.keys() - wanted.keys():
                self._take_out(self._inside.pop(key))
            fresh = [block for key, block in wanted.items() if key not in self._inside]
            for block in fresh:
                self._put_in(block)
            self._search_again(fresh)
        if len(self._flipped) > 2 * len(self._found) + 64:
            self._flipped.clear()
        return [self._turned(pair, order) for pair in self._found.values()]

    def exchange(self, gone: Sequence[Block], come: Sequence[Block]) -> bool:
        """Whether blocks can take the place of others so that the pairs stay what they were; if they can, they do.

        The others must each stand once in the paper. What was begun in vain is no harm: ``found`` looks again.
        """
        new = {id(block) for block in come}
        if len(new) < len(come) or new & self._inside.keys() or any(id(block) not in self._inside for block in gone):
            return False
        before = dict(self._found)
        for block in gone:
            self._take_out(self._inside.pop(id(block)))
        for block in come:
            self._put_in(block)
        self._search_again(come)
        return len(before) == len(self._found) and all(self._found.get(key) is pair for key, pair in before.items())

    def _turned(self, pair: Pair, order: dict[int, int]) -> Pair:
        """The pair with the block that stands first in the paper first; the same object each time."""
        if order[id(pair.first)] <= order[id(pair.second)]:
            return pair
        known = self._flipped.get(id(pair))
        if known is None or known[0] is not pair:
            known = self._flipped[id(pair)] = (pair, _flipped(pair))
        return known[1]

    def _search_again(self, fresh: Sequence[Block]) -> None:
        """Bring the pairs up to date: all anew for a paper not seen before, else those an edit can have changed."""
        again = self._index.unsettled()
        if len(fresh) == len(self._inside):
            for block in fresh:
                for sentence in block.sentences:
                    self._search_inside(sentence)
            for one, other in self._index.all_candidates():
                self._keep(one, other)
            return
        for sentence in again:
            for pair in self._touching.get(id(sentence), ()):
                self._found.pop(pair, None)
        for sentence in (*again, *(sentence for block in fresh for sentence in block.sentences)):
            self._search_inside(sentence)
            for other in self._index.candidates(sentence):
                self._keep(sentence, other)

    def _put_in(self, block: Block) -> None:
        self._inside[id(block)] = block
        for sentence in block.sentences:
            self._of[id(sentence)] = block
            self._index.add(sentence)

    def _take_out(self, block: Block) -> None:
        for sentence in block.sentences:
            self._index.remove(sentence)
            del self._of[id(sentence)]
            for key in self._touching.pop(id(sentence), ()):
                self._found.pop(key, None)
                self._judged.pop(key, None)

    def _search_inside(self, sentence: Sentence) -> None:
        if len(set(sentence.normals)) < len(sentence.normals):
            self._keep(sentence, sentence)

    def _keep(self, one: Sentence, other: Sentence) -> None:
        key = (min(id(one), id(other)), max(id(one), id(other)))
        if key not in self._judged:
            self._judged[key] = self._pair(one, other)
            for sentence in (one, other):
                self._touching.setdefault(id(sentence), set()).add(key)
        pair = self._judged[key]
        if pair is not None:
            self._found[key] = pair

    def _pair(self, one: Sentence, other: Sentence) -> Pair | None:
        first, second = self._of[id(one)], self._of[id(other)]
        if (first is second and other.range < one.range) or (first is not second and other.text < one.text):
            one, other, first, second = other, one, second, first
        match = self._match(one, other)
        if match is None or match.probability < self._hint:
            return None
        return Pair(first, second, one, other, match)

    def _match(self, one: Sentence, other: Sentence) -> Match | None:
        """The judgement; remembered by what the two say, since the other sentences of a paragraph that is being
        written stay as they are but for their place.
        """
        if one is other:
            return self._judge.match(one, other)
        key = (one.alone, other.alone)
        here, there = one.clauses[0][0], other.clauses[0][0]
        if key not in self._matches:
            if len(self._matches) > MATCHES:
                self._matches.clear()
            match = self._judge.match(one, other)
            self._matches[key] = match and _moved(match, -here, -there)
        known = self._matches[key]
        return known and _moved(known, here, there)


class Memories:
    """One memory per paper, the paper known by its own names; the least recently used go first."""

    def __init__(self, search: Search, judge: Judge, hint: float) -> None:
        self._parts = (search, judge, hint)
        self._kept: OrderedDict[tuple[str, ...], Memory] = OrderedDict()

    def fresh(self) -> Memory:
        """A memory for somebody who keeps it."""
        return Memory(*self._parts)

    def of(self, own: tuple[str, ...]) -> Memory:
        """The memory of the paper with these names."""
        memory = self._kept.get(own)
        if memory is None:
            memory = self._kept[own] = self.fresh()
            if len(self._kept) > PAPERS:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(own)
        return memory


def _moved(match: Match, here: int, there: int) -> Match:
    first, second = match.first, match.second
    return replace(
        match, first=(first[0] + here, first[1] + here), second=(second[0] + there, second[1] + there)
    )


def _flipped(pair: Pair) -> Pair:
    m = pair.match
    match = replace(m, first=m.second, second=m.first, lost=(m.lost[1], m.lost[0]))
    return Pair(pair.second, pair.first, pair.other, pair.one, match)


def _place(pair: Pair, order: dict[int, int]) -> tuple[int, Range, int, Range]:
    return order[id(pair.first)], pair.match.first, order[id(pair.second)], pair.match.second
