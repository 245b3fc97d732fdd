"""Phrase search over 20,000 phrases: milliseconds per key, as ratios to one pass over all texts."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.phrase import Phrase, load_phrases
from fazhi_desk.phrases.search import PhraseIndex

SIZE = 20_000
QUERIES = ("y", "yj", "yjys", "责", "责任", "压实责认", "yingshanghuanjing", "优化yshj", "zhongdaxingzhengjuece", "落实 机制")
EMPTY = {
    "(空，本节)": {"section": "行政执法", "section_topics": ("three-systems", "discretion"), "own_use": {"压实责任": 3}},
    "(空，不知何节)": {"unit_facts": {"enforcement_power": "none"}, "year": 2026},
    "(空，开头)": {"functions": ("guide", "lead-judge", "transition"), "year": 2026},
}
"""What the pane asks where nothing is typed."""
BUDGET = 5.0


def enlarged(phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The bank several times over, each copy with its characters shuffled by words of two."""
    chance = random.Random(1)
    made = list(phrases)
    while len(made) < SIZE:
        one = chance.choice(phrases)
        if one.slots or len(one.text) != len(one.initials):
            continue
        order = list(range(len(one.text)))
        chance.shuffle(order)
        sounds = one.pinyin.split()
        made.append(
            replace(
                one,
                text="".join(one.text[at] for at in order),
                pinyin=" ".join(sounds[at] for at in order),
                initials="".join(one.initials[at] for at in order),
            )
        )
    return made


def milliseconds(work, times: int = 30) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def main() -> None:
    path = builtin("phrasebank") / "phrases.jsonl"
    start = time.perf_counter()
    phrases = load_phrases(path, trusted=True)
    loaded = 1000 * (time.perf_counter() - start)
    many = enlarged(phrases)
    start = time.perf_counter()
    index = PhraseIndex(many)
    built = 1000 * (time.perf_counter() - start)
    base = milliseconds(lambda: [text for text in (one.text for one in many) if "责任" in text])
    print(f"bank of {len(phrases)} loaded in {loaded:.0f} ms; index of {len(many)} built in {built:.0f} ms")
    print(f"one pass over all texts: {base:.2f} ms")
    worst = 0.0
    for query in (*QUERIES, ""):
        spent = milliseconds(lambda query=query: index.search(query, section="行政执法", missing_topics=("discretion",)))
        worst = max(worst, spent)
        print(f"  {query or '(empty)':<24} {spent:6.2f} ms  {spent / base:5.2f} passes")
    for name, wish in EMPTY.items():
        spent = milliseconds(lambda wish=wish: index.search("", limit=240, **wish))
        worst = max(worst, spent)
        print(f"  {name:<22} {spent:6.2f} ms  {spent / base:5.2f} passes")
    print(f"worst {worst:.2f} ms of {BUDGET:.0f} ms allowed: ratio {worst / BUDGET:.2f}")
