"""A collection as papers, a paper as clauses with the heading above them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.normalise import normalise, unwrap

HEADING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)([^。：]{2,40})")
ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|[-*—]{1,2}|[一二三四五六七八九十]是(?:要)?)"
)
SENTENCE = re.compile(r"[^。；！？]+[。；！？]?")
LEAST = 100
"""Characters of a paper; less is the title of a collection, or a title that was pasted twice."""
CLAUSE = re.compile(r"[^，：。；！？]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paper; ``heading`` is the title of the section it stands in, "" in the lead."""

    text: str
    seed: str
    article: int
    heading: str

    @property
    def clauses(self) -> tuple[str, ...]:
        """Its clauses without ordinals and bullets."""
        parts = (ORDINAL.sub("", part.strip()) for part in CLAUSE.findall(self.text))
        return tuple(part for part in parts if part)


def papers(text: str, exclusions: Exclusions) -> list[list[str]]:
    """The papers of a collection, each as its paragraphs (titles included). What stands before the first is one too."""
    whole = exclusions.cut(normalise(text))
    lines = [line for line in whole.split("\n") if not exclusions.is_noise(line)]
    lines = unwrap(lines)
    starts = [at for at, line in enumerate(lines) if exclusions.is_title(line)]
    starts += [at - 1 for at, line in enumerate(lines) if at and exclusions.is_date_line(line)]
    cuts = sorted(set(starts))
    if not cuts:
        return [lines]
    parts = [lines[start:end] for start, end in zip(cuts, [*cuts[1:], len(lines)], strict=True)]
    return [part for part in parts if sum(map(len, part)) >= LEAST]


def sentences(text: str, seed: str, exclusions: Exclusions) -> Iterator[Sentence]:
    """All sentences of a collection with their place."""
    for article, lines in enumerate(papers(text, exclusions), start=1):
        heading = ""
        for line in lines:
            found = HEADING.match(line)
            if found is not None:
                heading = found.group(1)
            for part in SENTENCE.findall(line):
                yield Sentence(part.strip("。；！？"), seed, article, heading)


def clauses(found: Iterable[Sentence]) -> Iterator[tuple[str, Sentence]]:
    """Every clause with the sentence it stands in."""
    for sentence in found:
        for clause in sentence.clauses:
            yield clause, sentence
