"""Candidates for the bank: whole clauses, what can stand alone inside them, groups, and terms.

Nothing here decides what is a good phrase: the editor does. A candidate begins and ends where a clause or a part
of one does, holds no figure, no name and no mask, and has at most ``LONGEST`` 汉字.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.papers import Sentence

HAN = re.compile(r"[\u3400-\u9fff]")
DIGIT = re.compile(r"\d|[A-Za-z%]")
QUOTED = re.compile(r"“([^“”]{2,20})”")
LIST = re.compile(r"[^、]{2,16}(?:、[^、]{2,16}){2,9}")
SHORTEST, LONGEST = 4, 24
MEMBER = 9
"""汉字 of a clause that may be a member of a parallel group."""


@dataclass(slots=True)
class Candidate:
    """A stretch of text and where it was found; ``places`` counts by (seed, article)."""

    text: str
    size: str
    places: Counter[tuple[str, int]] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """Occurrences in all."""
        return sum(self.places.values())


def han(text: str) -> int:
    """The number of 汉字."""
    return len(HAN.findall(text))


NOMINAL = ("的", "、", "和", "与", "及", "了", "性", "化", "各类", "有关", "相关", "关于", "重大", "行政", "工作")
"""After these a verb is most likely part of a noun."""
LINK = ("要", "并", "以", "来", "应", "须", "必须", "能够", "可以", "等", "，")


def parts_of(clause: str, exclusions: Exclusions) -> Iterator[str]:
    """The clause itself and the predicates inside it that can stand alone."""
    yield clause
    at = 1
    taken = False
    while at < len(clause) - SHORTEST:
        verb = next((word for word in exclusions.verbs if clause.startswith(word, at)), "")
        before = clause[:at]
        linked = before.endswith(LINK)
        begins = bool(verb) and (linked or (not taken and exclusions.may_begin(verb, before)))
        if begins and _ends_free(before, exclusions):
            yield clause[at:]
            taken = True
        at += len(verb) or 1


def _ends_free(before: str, exclusions: Exclusions) -> bool:
    """Whether a predicate may begin after this stretch: not inside a noun, not after a mere adverb or a verb."""
    inside = before.endswith(NOMINAL) or before.endswith(exclusions.verbs)
    return not inside and not exclusions.is_adverbial(before)


def groups_of(sentence: Sentence) -> Iterator[str]:
    """Runs of short clauses of one length, joined as they stand."""
    clauses = sentence.clauses
    start = 0
    for at in range(1, len(clauses) + 1):
        same = at < len(clauses) and han(clauses[at]) == han(clauses[start]) <= MEMBER
        if not same:
            run = clauses[start:at]
            if len(run) >= 2 and "，".join(run) in sentence.text:
                yield "，".join(run)
            start = at


def pieces_of(sentence: Sentence, exclusions: Exclusions) -> Iterator[tuple[str, str]]:
    """Every candidate text of a sentence with its size."""
    for clause in sentence.clauses:
        for part in parts_of(clause, exclusions):
            yield part, "phrase"
        for match in LIST.finditer(clause):
            yield match.group(), "group"
    for group in groups_of(sentence):
        yield group, "group"
    for term in QUOTED.findall(sentence.text):
        yield f"“{term}”", "term"


def is_possible(text: str, exclusions: Exclusions) -> bool:
    """Whether a text may be shown to the editor at all."""
    return (
        (SHORTEST <= han(text) <= LONGEST or (text.startswith("“") and han(text) >= 2))
        and DIGIT.search(text) is None
        and not exclusions.refuses(text)
        and not exclusions.is_cut_off(text)
        and text.count("“") == text.count("”")
        and text.count("（") == text.count("）")
    )


def gather(found: Iterable[Sentence], exclusions: Exclusions) -> dict[str, Candidate]:
    """All candidates by their text, in the order of the papers."""
    candidates: dict[str, Candidate] = {}
    for sentence in found:
        seen: defaultdict[str, str] = defaultdict(str)
        for text, size in pieces_of(sentence, exclusions):
            if text not in seen and is_possible(text, exclusions):
                seen[text] = size
        for text, size in seen.items():
            entry = candidates.setdefault(text, Candidate(text, size))
            entry.places[sentence.seed, sentence.article] += 1
            entry.headings[sentence.heading] += 1
    return candidates
