"""Mining the writer's own papers: candidates for a preview, to be taken over or refused one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.phrases.mining.bank import Attestations, Entry, Tables, describe, size_of
from fazhi_desk.phrases.mining.candidates import Candidate, gather, han
from fazhi_desk.phrases.mining.cohesion import TermLimits, terms
from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.papers import Sentence, sentences

Progress = Callable[[int, int, str], None]
SHORTEST, LONGEST = 4, 16
MOST = 600
"""Entries of a preview at most: nobody reads more."""
TERMS = TermLimits(shortest=4, longest=10, count=3)


def mine(
    papers: Mapping[str, str],
    exclusions: Exclusions,
    tables: Tables,
    known: Collection[str] = (),
    progress: Progress | None = None,
) -> list[Phrase]:
    """Phrases of the papers (texts by name) that are not ``known``, the most frequent first."""
    tell = progress or _silent
    found: list[Sentence] = []
    for done, name in enumerate(sorted(papers)):
        tell(done, len(papers) + 1, f"正在读《{name}》")
        found += sentences(papers[name], name, exclusions)
    tell(len(papers), len(papers) + 1, "正在整理短语")
    texts = _ranked(gather(found, exclusions).values(), set(known))
    texts += [term for term in terms((one.text for one in found), TERMS) if _wanted(term, exclusions, known)]
    attested = Attestations(found)
    chosen = list(dict.fromkeys(texts))[:MOST]
    phrases = [describe(Entry(text, size_of(text, "")), attested, tables) for text in chosen]
    tell(len(papers) + 1, len(papers) + 1, "已完成")
    return sorted(phrases, key=lambda one: (-one.articles, -one.count, one.text))


def _silent(done: int, total: int, what: str) -> None:
    del done, total, what


def _ranked(candidates: Iterable[Candidate], known: Collection[str]) -> list[str]:
    """Whole clauses and predicates of a handy length: those in several papers, then those said more than once."""
    fitting = [one for one in candidates if SHORTEST <= han(one.text) <= LONGEST and one.text not in known]
    fitting.sort(key=lambda one: (-len(one.places), -one.count, len(one.text), one.text))
    return [one.text for one in fitting]


def _wanted(term: str, exclusions: Exclusions, known: Collection[str]) -> bool:
    return term not in known and not exclusions.refuses(term) and not exclusions.is_cut_off(term)
