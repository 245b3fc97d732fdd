"""Mining the writer's own papers: candidates for a preview, to be taken over or refused one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.phrases.mining.bank import Attestations, Entry, Tables, describe, size_of
from fazhi_desk.phrases.mining.candidates import Candidate, gather, han
from fazhi_desk.phrases.mining.cohesion import TermLimits, terms
from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.own_frames import frames_of
from fazhi_desk.phrases.mining.papers import Sentence, sentences
from fazhi_desk.text.words import Tokenizer

Progress = Callable[[int, int, str], None]
SHORTEST, LONGEST = 4, 16
MOST = 600
"""Entries of a preview at most: nobody reads more."""
TERMS = TermLimits(shortest=4, longest=10, count=3, freedom=1.0)
WHOLE = 0.7
"""Share of a term's places where it begins and ends with a word: 合法性审 is a piece of 合法性审核."""
UNIT = re.compile(r"(?:关于)?((?:[\u4e00-\u9fff]{2,3}?(?:省|市|州|县|区|旗|镇|乡|街道)(?!村))+)")
MARKS = re.compile("[“”、，]")
LEVEL = re.compile(r"省|市|州|县|区|旗|镇|乡|街道")
"""What parts the names of places at the beginning of a title."""


def mine(
    papers: Mapping[str, str],
    exclusions: Exclusions,
    tables: Tables,
    known: Collection[str] = (),
    progress: Progress | None = None,
) -> list[Phrase]:
    """Phrases of the papers (texts by name) that are not ``known``, the most frequent first, terms last."""
    tell = progress or _silent
    found: list[Sentence] = []
    for done, name in enumerate(sorted(papers)):
        tell(done, len(papers) + 1, f"正在读《{name}》")
        found += sentences(papers[name], name, exclusions)
    tell(len(papers), len(papers) + 1, "正在整理短语")
    local = {place for text in papers.values() for place in places_of(text)}
    plain_known = {_plain(text) for text in known}
    texts = _ranked(gather(found, exclusions), plain_known)
    single = whole_terms([one.text for one in found], exclusions, known)
    frames = [frame for frame in frames_of(found, exclusions) if _plain(frame) not in plain_known]
    fitting = (
        text for text in (*frames, *texts, *single)
        if not exclusions.refuses_own(text) and not any(place in text for place in local)
    )
    attested = Attestations(found)
    chosen = list(_once(fitting))[:MOST]
    sizes = dict.fromkeys(single, "term") | {text: size_of(text, "") for text in (*texts, *frames)}
    phrases = [describe(Entry(text, sizes[text]), attested, tables) for text in chosen]
    tell(len(papers) + 1, len(papers) + 1, "已完成")
    return sorted(phrases, key=lambda one: (one.size == "term", -one.articles, -one.count, one.text))


def _silent(done: int, total: int, what: str) -> None:
    del done, total, what


def places_of(text: str) -> tuple[str, ...]:
    """Names of places that a paper's title begins with (青石 of 青石镇2023年…): texts with them help nobody else."""
    title = next((line.strip() for line in text.split("\n") if line.strip()), "")
    begun = UNIT.match(title)
    return tuple(name for name in LEVEL.split(begun.group(1)) if name) if begun else ()


def _ranked(candidates: Mapping[str, Candidate], known: Collection[str]) -> list[str]:
    """Whole clauses and predicates of a handy length: those in several papers, then those said more than once."""
    fitting = [
        one for one in candidates.values()
        if SHORTEST <= han(one.text) <= LONGEST and _plain(one.text) not in known and not _is_mere_pair(one, candidates)
    ]
    fitting.sort(key=lambda one: (-len(one.places), -one.count, len(one.text), one.text))
    return [one.text for one in fitting]


def _plain(text: str) -> str:
    """Marks aside: “以案释法” is 以案释法."""
    return MARKS.sub("", text)


def _once(texts: Iterable[str]) -> Iterator[str]:
    """Each text once, marks aside: 落实“三项制度” and 落实三项制度 are one line to read."""
    seen: set[str] = set()
    for text in texts:
        if _plain(text) not in seen:
            seen.add(_plain(text))
            yield text


def _is_mere_pair(one: Candidate, candidates: Mapping[str, Candidate]) -> bool:
    """Two clauses said side by side once: each of them stands in the preview by itself."""
    members = one.text.split("，")
    return len(members) == 2 and one.count == 1 and all(member in candidates for member in members)


def whole_terms(texts: Sequence[str], exclusions: Exclusions, known: Collection[str]) -> list[str]:
    """Terms that begin and end where words do and are no part of something known."""
    all_known = _plain("\n".join(known))
    found = [
        term for term in terms(texts, TERMS)
        if term not in all_known and not exclusions.refuses_own(term) and not exclusions.is_cut_off(term)
    ]
    if not found:
        return []
    cut = Tokenizer()
    places: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for text in texts:
        here = [(term, at) for term in found for at in _occurrences(text, term)]
        edges = _edges(cut.words(text)) if here else set()
        for term, at in here:
            places[term] += 1
            whole[term] += at in edges and at + len(term) in edges and not _beside_figure(text, at, at + len(term))
    return [term for term in found if whole[term] >= WHOLE * places[term]]


def _occurrences(text: str, term: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + 1)


def _beside_figure(text: str, start: int, end: int) -> bool:
    """全年办理案件 before 12件 is half a sentence."""
    return text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


def _edges(words: Iterable[str]) -> set[int]:
    """Where words begin and end."""
    edges, at = {0}, 0
    for word in words:
        at += len(word)
        edges.add(at)
    return edges
