"""Makes resources/duplicates/lexicon.json and model.toml: rarity of words over clauses of real papers, fitted weights.

Run by hand: python -m tests.benchmarks.fit_duplicates SHARED, where SHARED holds ``seeds`` and ``samples``. Only words,
pairs of characters and numbers are kept, no sentence. The model is logistic regression with a ridge; it is fitted on the
project's own pairs and clauses (tests/data/duplicate_pairs.tsv, duplicate_clauses.tsv) and the light and medium sample
pairs. Heavy rewordings are left out: they lie below other matters in every measure and would teach that dissimilar means same.
"""

from __future__ import annotations

import json
import logging
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from fazhi_desk.catalog.duplicates import duplicates
from fazhi_desk.catalog.files import builtin
from fazhi_desk.checks._comparison import judge_of, lexicon_of, search_of
from fazhi_desk.text.document import parse
from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.sentences import clauses
from fazhi_desk.text.similarity import FEATURES, loss, measures
from fazhi_desk.text.similarity_memory import sentences_of
from fazhi_desk.text.similarity_pairs import PLACE, Limits, place_values
from fazhi_desk.text.similarity_search import Index
from fazhi_desk.text.similarity_words import Lexicon, Words

HAN = re.compile("[\u3400-\u9fff]+")
FREQUENT = 1000
"""Words of the general language that stand at least so often in jieba's dictionary are taken in."""
RIDGE = 0.5
REAL = 400.0
"""What all candidates of real papers together weigh beside the pairs written for this, each of which weighs one."""
FAINT = 0.05
"""Places less likely than this are not told whatever they weigh."""
ALIKE = 0.75
"""Sentences of real papers that cover so much of one another are not taken for other matters."""
BY_HAND = {
    "年初": 4.0, "年中": 4.0, "年末": 4.0, "年底": 4.0, "每季": 4.0, "每季度": 4.0, "每半年": 4.0, "半年": 3.5, "上半年": 3.5,
    "下半年": 3.5, "每年": 3.0, "每周": 4.0, "每月": 4.0, "答疑解惑": 5.0, "司法所": 5.0, "罚没款": 5.0, "执法证": 5.0,
    "短视频": 5.0, "讲师团": 6.0, "融媒体": 5.0, "网格员": 6.0, "便民服务点": 6.0, "案卷": 5.0, "办结率": 5.0, "满意率": 5.0,
    "群众": 3.0, "答复率": 5.0, "纠错率": 5.0, "应审尽审": 5.0, "应备尽备": 5.0, "全过程": 3.5, "好差评": 6.0,
}
"""Words that both dictionaries lack or misjudge."""
PAIRS = Path(__file__).parent.parent / "data" / "duplicate_pairs.tsv"
CLAUSES = PAIRS.with_name("duplicate_clauses.tsv")
MARKED = re.compile("⟦(.*?)⟧")


def seed_clauses(shared: Path) -> set[str]:
    found = set()
    for file in sorted((shared / "seeds").glob("*.txt")):
        for paragraph in parse(file.read_text(encoding="utf-8-sig")).paragraphs:
            found |= {paragraph.text[a:b] for a, b in clauses(paragraph.text)}
    return found


def general() -> tuple[dict[str, int], dict[str, str]]:
    """Frequency and part of speech of words from jieba's dictionary (MIT)."""
    import jieba

    counts, kinds = {}, {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split()
        counts[word], kinds[word] = int(count), kind
    return counts, kinds


def part(word: str, kind: str) -> float:
    """What kind of word it is decides how much it can tell of the matter: names of things most, adverbs little."""
    if len(word) == 1:
        return 0.5 if kind[0] in "nva" else 0.1
    if kind[0] in "uympcfrqeokh":
        return 0.3
    return {"d": 0.35, "v": 0.75, "a": 0.7}.get(kind if kind == "v" else kind[0] if kind[0] in "da" else "", 1.0)


def names_a_thing(word: str, kinds: dict[str, str]) -> bool:
    """By its part of speech: nouns of all sorts, places, idioms, and verbs that are used as nouns (监督)."""
    kind = kinds.get(word)
    if kind is None:
        return len(word) > 1
    if len(word) == 1:
        return kind[0] == "n"
    return kind[0] in "njslitbz" or kind in ("vn", "an")


def lexicon(shared: Path) -> dict[str, object]:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    found = seed_clauses(shared)
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for clause in found:
        runs = HAN.findall(clause)
        words.update({w for run in runs for w in jieba.cut(run)})
        pairs.update({run[n : n + 2] for run in runs for n in range(len(run) - 1)})
    counts, kinds = general()
    scale = 6 * len(found) / sum(counts.values())  # a clause has about six words
    taken = set(words) | set(BY_HAND) | {
        w for w, n in counts.items()
        if n >= FREQUENT and len(w) <= 4 and HAN.fullmatch(w) and kinds[w][0] != "x" and kinds[w] not in ("nr", "nrfg", "nrt", "ns")
    }
    by_weight = defaultdict(list)
    chosen = sorted(w for w in taken if len(w) <= 5)
    for word in chosen:
        rarity = math.log((len(found) + 1) / (words[word] + scale * counts.get(word, 0) + 0.35))
        weight = max(0.3, rarity) * part(word, kinds.get(word, "n"))
        by_weight[f"{BY_HAND.get(word, weight):.1f}"].append(word)
    common = defaultdict(list)
    for pair, count in sorted(pairs.items()):
        weight = max(0.0, math.log(len(found) / (count + 1)) - 3)
        if count >= 12:
            common[f"{weight:.1f}"].append(pair)
    key = lambda item: float(item[0])  # noqa: E731
    return {
        "unknown": 8.0,
        "rare": round(math.log(len(found)) - 3, 1),
        "words": {weight: " ".join(row) for weight, row in sorted(by_weight.items(), key=key)},
        "pairs": {weight: "".join(row) for weight, row in sorted(common.items(), key=key)},
        "deeds": " ".join(word for word in chosen if not names_a_thing(word, kinds)),
    }


def own_pairs() -> Iterator[tuple[str, str, str]]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            base, light, medium, *others = line.split("\t")
            yield base, light, "light"
            yield base, medium, "medium"
            yield light, medium, "medium"
            for other in others:
                yield base, other, "hard_negative"
            yield light, others[-1], "hard_negative"
            yield (medium, others[0], "hard_negative") if len(others) == 1 else (others[0], others[1], "hard_negative")


def own_clauses() -> Iterator[tuple[str, str, str]]:
    """Clauses as they stand in longer sentences; other matters also with the sentences around them."""
    for line in CLAUSES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            grade, *sides = line.split("\t")
            one, other = (found[1] for found in map(MARKED.search, sides) if found)
            yield one, other, "hard_negative" if grade == "hard" else grade


def in_sentences() -> Iterator[tuple[str, str, str]]:
    """The same clauses with the sentences around them, and in sentences that go on about other things."""
    lines = [line.split("\t") for line in CLAUSES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    plain = [(MARKED.sub(r"\1", one), MARKED.sub(r"\1", other)) for _, one, other in lines]
    for at, ((told, *_), (one, other)) in enumerate(zip(lines, plain, strict=True)):
        grade = "hard_negative" if told == "hard" else told
        yield one, other, grade
        before, after = plain[at - 5][0], plain[at - 9][1]
        yield before.rstrip("。") + "，" + one, other.rstrip("。") + "，" + after, grade


def sample_pairs(shared: Path) -> Iterator[tuple[str, str, str]]:
    for pair in json.loads((shared / "samples" / "paraphrase_pairs.json").read_text(encoding="utf-8")):
        yield pair["a"], pair["b"], pair["grade"]


def seed_pairs(shared: Path) -> Iterator[tuple[str, str, str]]:
    """Candidates of real papers that cover little of one another: what a paper says of one subject in two ways.

    They are not labelled by hand; those that might be true repetitions are left out by ``unlike``.
    """
    search = search_of(duplicates())
    words = lexicon_of(duplicates())
    for file in sorted((shared / "seeds").glob("*.txt"))[1:]:
        document = parse(file.read_text(encoding="utf-8-sig"))
        for first, last in document.articles:
            read = []
            for paragraph in document.paragraphs[first:last]:
                facts = facts_of(paragraph.text)
                cleaned = search.clean(paragraph.text)
                read += sentences_of(cleaned, facts, 0, search)
            index = Index(search)
            for sentence in read:
                index.add(sentence)
            for sentence in read:
                for other in index.candidates(sentence):
                    if id(sentence) < id(other):
                        a, b = (s.text[slice(*s.range)] for s in (sentence, other))
                        if unlike(words.words(a), words.words(b), words):
                            yield a, b, "hard_negative"


def places(pairs: list[tuple[str, str, str]], labelled: int) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """What is known of the places within longer sentences where the pairs of the search match, and of which pair.

    Behind the ``labelled`` ones come candidates of real papers: a place of theirs that says nearly the same is a
    repetition indeed and must not be taken for none.
    """
    search = search_of(duplicates())
    judge = judge_of(duplicates(), Limits())
    values, labels, numbers = [], [], []
    for number, (a, b, grade) in enumerate(pairs):
        here, there = (list(sentences_of(search.clean(text), facts_of(text), 0, search)) for text in (a, b))
        for one in here:
            for other in there:
                match = judge.match(one, other)
                if match is None or match.exact or match.whole or (number >= labelled and match.cover >= ALIKE):
                    continue
                if match.probability >= FAINT:
                    values.append([place_values(match)[name] for name in PLACE] + [1.0])
                    labels.append(float(grade != "hard_negative"))
                    numbers.append(number)
    return np.array(values), np.array(labels), numbers


def unlike(one: Words, other: Words, lexicon: Lexicon) -> bool:
    return min(loss(one, other, lexicon).covered, loss(other, one, lexicon).covered) < 0.6


def rows(pairs: list[tuple[str, str, str]]) -> tuple[np.ndarray, np.ndarray]:
    words, search = lexicon_of(duplicates()), search_of(duplicates())
    values = [measures(words.words(search.clean(a)), words.words(search.clean(b)), words) for a, b, _ in pairs]
    return (
        np.array([[v[name] for name in FEATURES] + [1.0] for v in values]),
        np.array([grade != "hard_negative" for _, _, grade in pairs], float),
    )


def fit(x: np.ndarray, y: np.ndarray, s: np.ndarray) -> np.ndarray:
    """Newton's method; ``s`` weighs the examples, the constant is not held back."""
    weights = np.zeros(x.shape[1])
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[-1, -1] = 1e-4
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ weights))
        weights -= np.linalg.solve((x * (s * p * (1 - p))[:, None]).T @ x + ridge, x.T @ (s * (p - y)) + ridge @ weights)
    return weights


def chance(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x @ weights))


def tell(name: str, pairs: list[tuple[str, str, str]], p: np.ndarray, warn: float) -> None:
    told = []
    for grade in ("light", "medium", "heavy", "hard_negative"):
        chosen = np.array([g == grade for _, _, g in pairs])
        if chosen.any():
            told.append(f"{grade} {np.mean(p[chosen] >= warn):.3f} of {chosen.sum()}")
    print(f"{name:34}{', '.join(told)} at {warn}")


def main() -> None:
    shared = Path(sys.argv[1])
    folder = builtin("resources") / "duplicates"
    if "--weights-only" not in sys.argv:
        (folder / "lexicon.json").write_text(json.dumps(lexicon(shared), ensure_ascii=False, indent=0), encoding="utf-8")
    duplicates.cache_clear()
    own, clauses_ = list(own_pairs()), list(own_clauses())
    sample = [p for p in sample_pairs(shared) if p[2] != "heavy"]
    heavy = [p for p in sample_pairs(shared) if p[2] == "heavy"]
    seeds = list(seed_pairs(shared))
    (x, y), (xs, ys), (xn, yn), (xc, yc) = rows(own), rows(sample), rows(seeds), rows(clauses_)
    so, ss, sn, sc = (np.full(len(v), w) for v, w in ((y, 1.0), (ys, 1.0), (yn, REAL / max(1, len(yn))), (yc, 1.0)))
    warn = 0.55
    without = fit(np.vstack([x, xn]), np.concatenate([y, yn]), np.concatenate([so, sn]))
    tell("fitted on own, judged on samples", sample, chance(xs, without), warn)
    group = np.arange(len(own)) // 7 % 5
    held = np.zeros(len(own))
    for n in range(5):
        inside = group != n
        part_ = fit(np.vstack([x[inside], xn]), np.concatenate([y[inside], yn]), np.concatenate([so[inside], sn]))
        held[group == n] = chance(x[group == n], part_)
    tell("own, five-fold by base sentence", own, held, warn)
    tell("fitted on own pairs, judged on clauses", clauses_, chance(xc, without), warn)
    weights = fit(np.vstack([x, xs, xn, xc]), np.concatenate([y, ys, yn, yc]), np.concatenate([so, ss, sn, sc]))
    tell("seeds' candidates, all fitted", seeds, chance(xn, weights), warn)
    tell("heavy rewordings, all fitted", heavy, chance(rows(heavy)[0], weights), warn)
    head = [f"constant = {weights[-1]:.3f}", f"warn = {warn}", "hint = 0.45"]
    told = [f"{name} = {weight:.3f}" for name, weight in zip(FEATURES, weights, strict=False)]
    write(folder, head, told, [0.0] * (len(PLACE) + 1))
    every = own + sample + list(in_sentences()) + seeds
    xp, yp, of = places(every, len(every) - len(seeds))
    group = np.array([n // 7 % 5 for n in of])
    held = np.zeros(len(yp))
    for n in range(5):
        held[group == n] = chance(xp[group == n], fit(xp[group != n], yp[group != n], np.ones(np.sum(group != n))))
    for warn_ in (0.5, 0.4, 0.3):
        tell("places, five-fold", [("", "", "medium" if y else "hard_negative") for y in yp], held, warn_)
    write(folder, head, told, fit(xp, yp, np.ones(len(yp))))


def write(folder: Path, head: list[str], told: list[str], place: Sequence[float]) -> None:
    lines = ["# Written by tests/benchmarks/fit_duplicates.py; the measures are explained in fazhi_desk/text/similarity.py,",
             "# those of a place in fazhi_desk/text/similarity_pairs.py.", *head]
    lines += [f"place_constant = {place[-1]:.3f}", "place_warn = 0.4", "place_hint = 0.15", "", "[weights]", *told]
    lines += ["", "[place]", *(f"{name} = {weight:.3f}" for name, weight in zip(PLACE, place, strict=False))]
    (folder / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    duplicates.cache_clear()


if __name__ == "__main__":
    main()
