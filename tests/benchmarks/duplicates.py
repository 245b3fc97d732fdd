"""Repetition: pair search in a draft, all pairs against candidates, recall among real sentences, the earlier library.

Every figure is measured in this run, the yardstick beside it: ``rapidfuzz.process.cdist`` over all pairs with two
workers. With the seeds at hand (a folder ``shared`` beside the checkout) real sentences are used, else made-up ones.
"""

from __future__ import annotations

import json
import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

from fazhi_desk.catalog.catalog import load
from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.checks import kinds
from fazhi_desk.checks._comparison import lexicon_of, search_of
from fazhi_desk.model import View
from fazhi_desk.review.views import FactsCache, Given, view_of
from fazhi_desk.text.document import parse
from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.similarity import Model
from fazhi_desk.text.similarity_memory import Block, Memory, sentences_of
from fazhi_desk.text.similarity_pairs import Judge, Limits
from fazhi_desk.text.similarity_search import Index, Search, Sentence
from tests.benchmarks.earlier import library
from tests.benchmarks.papers import stock_lines as lines
from tests.examples import ZONES

SHARED = Path(__file__).resolve().parent.parent.parent.parent / "shared"
PAIRS = Path(__file__).resolve().parent.parent / "data" / "duplicate_pairs.tsv"


def timed(action: Callable[[], object], rounds: int = 5) -> float:
    """Median milliseconds."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took)


def real_sentences() -> list[str]:
    """Sentences of real papers, else of made-up ones."""
    found = []
    for file in sorted((SHARED / "seeds").glob("*.txt")):
        for paragraph in parse(file.read_text(encoding="utf-8-sig")).paragraphs:
            found += [paragraph.text[a:b] for a, b in facts_of(paragraph.text).sentences]
    if not found:
        found = [s + "。" for line in lines(110_000) for s in line.split("。") if len(s) > 12]
    return [s for s in found if len(s) > 8]


def sentence_of(text: str, search: Search) -> list[Sentence]:
    return list(sentences_of(search.clean(text), facts_of(text), 0, search))


def own_pairs() -> list[tuple[str, str]]:
    pairs = []
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            base, light, medium, *_ = line.split("\t")
            pairs += [(base, light), (base, medium)]
    return pairs


def sample_pairs() -> list[tuple[str, str]]:
    file = SHARED / "samples" / "paraphrase_pairs.json"
    if not file.exists():
        return []
    return [(p["a"], p["b"]) for p in json.loads(file.read_text(encoding="utf-8")) if p["grade"] in ("light", "medium")]


def recall(name: str, pairs: Sequence[tuple[str, str]], hay: Sequence[Sentence], search: Search) -> None:
    index = Index(search)
    for sentence in hay:
        index.add(sentence)
    index.unsettled()
    hits = 0
    for one, other in pairs:
        left, right = sentence_of(one, search), sentence_of(other, search)
        for sentence in (*left, *right):
            index.add(sentence)
        hits += any(c in right for sentence in left for c in index.candidates(sentence))
        for sentence in (*left, *right):
            index.remove(sentence)
    if pairs:
        print(f"candidate recall, {name:32}{hits / len(pairs):8.3f} of {len(pairs)}")


def draft(sentences: Sequence[str], characters: int) -> list[str]:
    rng = random.Random(3)
    out = ["临川县2026年法治政府建设工作总结", "一、主要工作"]
    pool = list(sentences)
    rng.shuffle(pool)
    size = 0
    while size < characters and pool:
        paragraph = "　　" + "".join(pool.pop() for _ in range(min(4, len(pool))))
        out.append(paragraph)
        size += len(paragraph)
    return out


def pair_search(sentences: Sequence[str], search: Search) -> None:
    tables = duplicates()
    words, model = lexicon_of(tables), Model(tables.weights.weights, tables.weights.constant)
    words.words("预先读好词表")
    for name, chosen in (("10,000 characters", within(sentences, 10_000)), (f"all {len(sentences):,} sentences", sentences)):
        cdist = timed(lambda c=chosen: process.cdist(c, c, scorer=fuzz.ratio, workers=2, dtype=np.uint8), 3)
        read = [Block(tuple(sentence_of(text, search))) for text in chosen]

        def candidates(blocks: Sequence[Block] = read) -> int:
            index = Index(search)
            for block in blocks:
                for sentence in block.sentences:
                    index.add(sentence)
            index.unsettled()
            return sum(1 for _ in index.all_candidates())

        def judged(blocks: Sequence[Block] = read) -> int:
            return len(Memory(search, Judge(words, model, Limits()), tables.weights.hint).pairs(blocks))

        found = timed(candidates, 5)
        told = timed(judged, 3)
        reading = timed(lambda c=chosen: [sentence_of(text, search) for text in c], 3)
        print(
            f"{name:22} reading {reading:7.1f} ms  candidates {found:7.1f} ms = {found / cdist:5.2f} of cdist x2 "
            f"({cdist:.1f} ms)  complete pair search {told:7.1f} ms = {told / cdist:5.2f}"
        )


def within(sentences: Sequence[str], characters: int) -> list[str]:
    rng = random.Random(5)
    pool = list(sentences)
    rng.shuffle(pool)
    chosen, size = [], 0
    for sentence in pool:
        if size >= characters:
            break
        chosen.append(sentence)
        size += len(sentence)
    return chosen


def after_edit(sentences: Sequence[str]) -> None:
    """The rules about repetition as a session asks them: with what they kept of the article as it was before."""
    every = kinds()
    rules = [rule for rule in load(every).rules if rule.head.kind.startswith("duplicate")]
    for characters in (10_000, 100_000):
        text = draft(sentences, characters)
        cache = FactsCache()
        views: list[View] = []

        def look(text: list[str] = text, views: list[View] = views, cache: FactsCache = cache) -> dict[str, float]:
            document = parse("\n".join(text))
            whole = (0, len(document.paragraphs))
            last = views[-1] if views else None
            memory = last.memory if last else {}
            view = view_of(document, whole, Given(kind="county"), cache, ZONES.of, last=last, memory=memory)
            views[:] = [view]
            took = {}
            for rule in rules:
                start = time.perf_counter()
                list(every[rule.head.kind].find(view, rule))
                took[rule.id] = 1000 * (time.perf_counter() - start)
            return took

        first = sum(look().values())
        later = []
        for n in range(20):
            at = 2 + n * 7 % (len(text) - 2)
            text[at] = text[at][:-1] + f"，新增第{n + 11}号事项。"
            later.append(sum(look().values()))
        later.sort()
        print(f"all {len(rules)} rules, {sum(map(len, text)):7,} characters: first {first:7.1f} ms, after an edit p50 "
              f"{later[10]:5.2f} ms, p95 {later[18]:5.2f} ms")


def main() -> None:
    search = search_of(duplicates())
    print(f"tables, lexicon and search: {timed(lambda: (lexicon_of(duplicates()), search_of(duplicates()))):.1f} ms")
    sentences = real_sentences()
    pair_search(sentences, search)
    hay = [s for text in sentences for s in sentence_of(text, search)]
    recall("sample pairs among real sentences", sample_pairs(), hay, search)
    recall("own pairs among real sentences", own_pairs(), hay, search)
    after_edit(sentences)
    library(sentences)
