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
QUERIES = (
    "y", "yj", "yjys", "责", "责任", "压实责认", "yingshanghuanjing", "优化yshj", "zhongdaxingzhengjuece", "落实 机制",
    "zh", "zhuan", "jiang", "zheng", "fzhua", "jianc", "xzhengji", "行政j", "行错诉", "行政机错", "fang zh",
)
"""What is typed on the way to a phrase: single syllables and what is hardly found cost most."""
EMPTY = {
    "(空，本节)": {"section": "行政执法", "section_topics": ("three-systems", "discretion"), "own_use": {"压实责任": 3}},
    "(空，不知何节)": {"unit_facts": {"enforcement_power": "none"}, "year": 2026},
    "(空，开头)": {"functions": ("guide", "lead-judge", "transition"), "year": 2026},
}
"""What the pane asks where nothing is typed."""
BUDGET = 5.0


def enlarged(phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The bank several times over, each further phrase the beginning of one and the end of another."""
    chance = random.Random(1)
    made = list(phrases)
    plain = [one for one in phrases if len(one.text) == len(one.initials) > 3]
    while len(made) < SIZE:
        one, other = chance.choice(plain), chance.choice(plain)
        size, rest = chance.randint(2, len(one.text) - 1), chance.randint(2, len(other.text) - 1)
        sounds = one.pinyin.split()[:size] + other.pinyin.split()[-rest:]
        made.append(
            replace(
                one,
                text=one.text[:size] + other.text[-rest:],
                pinyin=" ".join(sounds),
                initials="".join(sound[0] for sound in sounds),
            )
        )
    return made


def milliseconds(work, times: int = 30) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()  # what others do on the machine meanwhile does not count
        work()
        taken.append(1000 * (time.process_time() - start))
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
