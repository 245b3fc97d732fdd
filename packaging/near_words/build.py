"""Build resources/checks/typos-near-words.toml: phrases of the genre, and what sounds or looks alike.

    python packaging/near_words/build.py --seeds DIR --domain DIR

``seeds`` and ``domain`` are the shared papers and tables of the project. Words and phrases are kept with how often they
are used, sentences never: a phrase has at most six characters.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import jieba
from lost import lost
from pypinyin import Style, pinyin

from fazhi_desk.checks._cutting import STEP, UNKNOWN, following, packed

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TARGET = ROOT / "resources" / "checks" / "typos-near-words.toml"
HAN = re.compile("[\u4e00-\u9fff]+")
LONGEST = 6
LETTERS = 5400
"""So many common characters are compared by sound."""
SECOND = (
    "xing行 hang行 zhong重 chong重 chang长 zhang长 yue乐 tiao调 diao调 zhuan传 chuan传 shuai率 lv率 zeng曾 ceng曾 "
    "hui会 kuai会 chai差 cha差 dan单 jie解 zheng症 chu处 jue觉 jiao校 xiao校 zhang张 xiang相 liang量 cha查 du都 dou都"
)
"""Second readings that matter."""
STRONG = 8
"""A pair that is nearly a word which stands so often in the texts is always looked at."""
RARE = 40
"""So often a word of jieba's must have been counted."""
NAMES = ("nr", "ns", "nt", "nz")
"""Tags of names in jieba's dictionary: what looks like a name is often another one."""
BY_HAND = 5
"""A phrase listed by hand (phrases.txt, known.txt) counts so many times."""


def strings(value: object) -> Iterator[str]:
    """All strings of decoded JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def goods(value: object) -> Iterator[str]:
    """All good examples of decoded rule files."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner) if key in ("good", "fixed", "right", "known") else goods(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from goods(inner)


def own_texts(domain: Path) -> Iterator[str]:
    """The project's own tables and the domain's."""
    for line in (ROOT / "phrasebank" / "phrases.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["text"]
    for room in ("topics", "templates", "requirements", "sample", "duplicates"):
        for file in sorted((ROOT / "resources" / room).glob("*")):
            yield file.read_text("utf-8")
    for name in ("topics", "requirements", "synonyms", "functions", "headings"):
        yield from strings(json.loads((domain / f"{name}.json").read_text("utf-8")))
    for entry in json.loads((domain / "formulas.json").read_text("utf-8"))["entries"]:
        yield from (entry["text"], *entry.get("allowed_variants", ()))
    for entry in json.loads((domain / "laws.json").read_text("utf-8"))["entries"]:
        yield from (entry["title"], entry.get("formal", ""), *entry.get("accepted_short", ()))
    for name in ("structure.md", "authority.md"):
        yield (domain / name).read_text("utf-8")


def pairs_of(text: str, into: Counter[str]) -> None:
    """Count the pairs of neighbouring characters."""
    for run in HAN.findall(text):
        into.update(run[at : at + 2] for at in range(len(run) - 1))


def words_of(text: str, into: Counter[str]) -> None:
    """Count the words."""
    for run in HAN.findall(text):
        into.update(jieba.cut(run, HMM=False))


def phrases_of(text: str, into: Counter[str], known: dict[str, tuple[int, str]]) -> None:
    """Count stretches of whole words, none of them a name, that begin and end with one of two characters or more."""
    for run in HAN.findall(text):
        words = jieba.lcut(run, HMM=False)
        for first in range(len(words)):
            phrase = ""
            for last in range(first, min(first + 4, len(words))):
                phrase += words[last]
                if len(phrase) > LONGEST or known.get(words[last], (0, ""))[1].startswith(NAMES):
                    break
                whole = first == last or (len(words[first]) > 1 and len(words[last]) > 1)
                if len(phrase) > 2 and whole:
                    into[phrase] += 1


def dictionary() -> dict[str, tuple[int, str]]:
    """Words of jieba with their frequency and part of speech."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    return {word: (int(count), tag) for word, count, tag in (line.split() for line in lines)}


def flat(syllable: str) -> str:
    """A syllable without the differences that some typists miss: zh/z, ch/c, sh/s, -n/-ng."""
    for full, short in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if syllable.startswith(full):
            syllable = short + syllable[2:]
    return syllable[:-1] if syllable.endswith("ng") else syllable


def alike(words: dict[str, tuple[int, str]]) -> tuple[list[str], list[str]]:
    """Groups of characters that sound or look alike, and groups that only nearly sound alike."""
    weight: Counter[str] = Counter()
    for word, (count, _) in words.items():
        for letter in word:
            weight[letter] += count
    groups: dict[str, str] = defaultdict(str)
    for letter, _ in weight.most_common(LETTERS):
        if HAN.match(letter):
            groups[pinyin(letter, style=Style.NORMAL)[0][0]] += letter
    for reading in SECOND.split():
        if reading[-1] not in groups[reading[:-1]]:
            groups[reading[:-1]] += reading[-1]
    merged: dict[str, list[str]] = defaultdict(list)
    for syllable in groups:
        merged[flat(syllable)].append(syllable)
    nearly = ["".join(groups[one] for one in several) for several in merged.values() if len(several) > 1]
    shapes = (HERE / "shapes.txt").read_text("utf-8").split()
    return sorted(group for group in [*groups.values(), *shapes] if len(group) > 1), sorted(nearly)


def costs(words: dict[str, tuple[int, str]], genre: Counter[str], phrases: Counter[str]) -> dict[str, float]:
    """The cost of using a word: minus the logarithm of its share, half by jieba, half by the genre."""
    total = sum(count for count, _ in words.values())
    own = sum(genre.values())
    table = {}
    for word in {*words, *genre, *phrases}:
        if len(word) > LONGEST or not HAN.fullmatch(word):
            continue
        common, here = words.get(word, (0, ""))[0], max(genre[word], phrases[word])
        cost = -math.log(common / total / 2 + here / own / 2 + 1e-9)
        kept = common >= RARE or here >= 2 or (len(word) < 5 and phrases[word])
        if (kept if len(word) > 1 else cost < UNKNOWN):
            table[word] = round(cost / STEP) * STEP
    return table


def slips_of(common: set[str], words: Iterable[str], groups: list[str]) -> set[str]:
    """Pairs one exchanged character, or a swap, away from a common word of two characters, and no words themselves."""
    mates: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for letter in group:
            mates[letter] |= set(group) - {letter}
    known = set(words)
    found = {word[1] + word[0] for word in common}
    for first, second in common:
        found |= {other + second for other in mates[first]} | {first + other for other in mates[second]}
    return found - known


def tables(seeds: list[Path], domain: Path) -> dict[str, list[str]]:
    """The lines of each table of the rule."""
    words = dictionary()
    genre, phrases, pairs = Counter[str](), Counter[str](), Counter[str]()
    paired = Counter[str]()
    wrong = (HERE / "never.txt").read_text("utf-8").split()
    for text in own_texts(domain):
        words_of(text, genre)
        phrases_of(text, phrases, words)
        pairs_of(text, pairs)
    for file in sorted((ROOT / "resources" / "checks").glob("*.toml")):
        if file != TARGET:
            rule = tomllib.loads(file.read_text("utf-8"))
            for text in goods(rule):
                pairs_of(text, pairs)
                words_of(text, genre)
    papers = [re.sub(r"##\w+##", "", file.read_text("utf-8")) for file in seeds]
    for text in papers:
        words_of(text, genre)
        phrases_of(text, phrases, words)
        pairs_of(text, paired)
    by_hand = (HERE / "phrases.txt").read_text("utf-8").split()
    for phrase in by_hand:
        pairs_of(phrase, pairs)
        phrases[phrase] += BY_HAND
    known = (HERE / "known.txt").read_text("utf-8").split()
    for word in known:
        phrases[word] += BY_HAND
    for table in (genre, phrases, words):
        for word in [word for word in table if any(slip in word for slip in wrong)]:
            del table[word]
    groups, nearly = alike(words)
    cost = costs(words, genre, phrases)
    strong = {word for word, count in genre.items() if len(word) == 2 and count >= STRONG}
    home = set(pairs) | {pair for pair, count in paired.items() if count > 1}
    home = (home - slips_of(strong, cost, [*groups, *nearly]) - set(wrong)) - set(cost)
    meant = {word for word in cost if genre[word] or phrases[word]}
    meant -= {word for word in meant if words.get(word, (0, ""))[1].startswith(NAMES)}
    meant |= {phrase for phrase in by_hand if len(phrase) > 1}
    meant -= set(known)
    likely = {word: cost[word] for word in cost if word in meant or len(word) == 1}
    others = {word: cost[word] for word in cost if word not in likely}
    at_home: dict[str, str] = {}
    for pair in sorted(home | {word for word in cost if len(word) == 2}):
        at_home[pair[0]] = at_home.get(pair[0], pair[0]) + pair[1]
    return {
        "alike": listed(groups),
        "nearly": listed(nearly),
        "words": listed(packed(likely, others)),
        "after": listed(following(likely)),
        "home": listed(at_home.values()),
        "lost_rows": listed(lost([*papers, *own_texts(domain), "\n".join([*by_hand, *known])], cost)),
        "right": [lines(sorted((HERE / "right.txt").read_text("utf-8").split()), " ", 40)],
    }


def main() -> None:
    """Write the rule file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=Path, required=True)
    parser.add_argument("--domain", type=Path, required=True)
    given = parser.parse_args()
    jieba.setLogLevel(60)
    write(**tables(sorted(given.seeds.glob("*.txt")), given.domain))


def listed(rows: Iterable[str]) -> list[str]:
    """The elements of a list in TOML."""
    return [f"  '{row}'," for row in rows]


def lines(parts: list[str], between: str, width: int) -> str:
    """The parts in lines."""
    return "\n".join(between.join(parts[at : at + width]) for at in range(0, len(parts), width))


def write(**tables: list[str]) -> None:
    """The head of the rule with its examples, and the tables."""
    head, _, examples = (HERE / "rule.toml").read_text("utf-8").partition("# tables\n")
    parts = []
    for name, content in tables.items():
        opening, closing = ("'''", "'''") if name == "right" else ("[", "]")
        parts.append(f"{name} = {opening}\n" + "\n".join(content) + f"\n{closing}")
    TARGET.write_text(head + "\n".join(parts) + "\n" + examples, "utf-8")


if __name__ == "__main__":
    main()
