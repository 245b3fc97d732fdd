"""A draft against earlier papers: what was carried over, what is new, and which figures stayed last year's.

Values in, values out: who reads the files and keeps the arrays is another matter (tasks, storage).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from fazhi_desk.catalog.duplicates import Duplicates, duplicates
from fazhi_desk.checks._comparison import search_of
from fazhi_desk.model import Elsewhere, Facts, Figure, Finding, Paragraph, Range, Role, Severity, Span, View, Zone
from fazhi_desk.review.earlier_figures import figures_of, told_by, unchanged
from fazhi_desk.text.about import title_of, year_of
from fazhi_desk.text.document import Document
from fazhi_desk.text.facts import facts_of
from fazhi_desk.text.similarity_library import Library, Rarity, Shelf, library_of, nearest, shelf_of
from fazhi_desk.text.similarity_search import Search, length_of

COMPARED = (Role.BODY, Role.ENUMERATION, Role.HEADING)
SHORTEST = 12
"""Characters, formulas and stock phrases left out, from which a sentence is compared."""
LEAST = 12.0
ALIKE = 78.0
"""Similarity (0 to 100, figures masked) from which a sentence was carried over."""
DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
MOSTLY_OLD = 0.4
"""Share of new text below which the writer is told."""
RULE = "earlier-figures"
SHARE = "earlier-share"
WHY = "沿用去年的句子而没有改数字，是总结材料最常见的硬伤；当年发生的数应当按今年的台账重新填写。"
WHY_SHARE = "总结要写今年的新情况；与往年雷同过多，容易被退回重写。"


@dataclass(frozen=True, slots=True)
class EarlierPaper:
    """One earlier paper: its path as the user gave it, title and report year."""

    path: str
    title: str
    year: int | None


@dataclass(frozen=True)
class Earlier:
    """A library of earlier papers, ready for comparing."""

    papers: tuple[EarlierPaper, ...]
    library: Library
    sifted: bool = False
    """Pass over papers of the draft's own year and later: the user's folders hold those too."""
    tables: Duplicates = field(default_factory=duplicates)

    @cached_property
    def search(self) -> Search:
        """What is taken out before comparing."""
        return search_of(self.tables)

    @cached_property
    def rarity(self) -> Rarity:
        """Weights of pairs of characters."""
        return Rarity(self.tables.packed.common(), self.tables.packed.rare)


@dataclass(frozen=True, slots=True)
class Carried:
    """A sentence of the draft that stands in an earlier paper too.

    ``score`` is 0 to 100 with figures masked; ``same`` are figures of the year that were left unchanged, ``changed``
    tells whether any figure was changed.
    """

    span: Span
    paper: int
    place: Elsewhere
    score: float
    same: tuple[Figure, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing a draft found. Shares are of characters, 0 to 1; ``sections`` runs parallel to the view's."""

    findings: tuple[Finding, ...]
    carried: tuple[Carried, ...]
    new: float
    sections: tuple[float | None, ...]
    earlier_share: dict[str, float]


def read_paper(path: str, document: Document) -> tuple[EarlierPaper, Shelf]:
    """An earlier paper for the library; only the sentences of its text, headings and tables left out."""
    title = title_of(document.paragraphs)
    return EarlierPaper(path, title, year_of(document.paragraphs, title)), shelf_of(list(_sentences(document)))


def earlier_of(read: Sequence[tuple[EarlierPaper, Shelf]]) -> Earlier:
    """The library of these papers."""
    return Earlier(tuple(paper for paper, _ in read), library_of([shelf for _, shelf in read]))


def _sentences(document: Document) -> Iterator[tuple[str, int, int]]:
    for paragraph in document.paragraphs:
        if paragraph.role in COMPARED:
            for start, end in body_of(paragraph, facts_of(paragraph.text)):
                yield paragraph.text[start:end], *paragraph.to_document(start, end)


def body_of(paragraph: Paragraph, facts: Facts) -> Iterable[Range]:
    """The sentences of a paragraph below its heading."""
    heading = paragraph.heading
    if heading is not None and not heading.run_in:
        return []
    head = heading.text[1] if heading else 0
    return [(max(start, head), end) for start, end in facts.sentences if end > head + 1]


def compare(view: View, earlier: Earlier, without: frozenset[str] = frozenset()) -> Comparison:
    """Every sentence of the draft against the library; formulas do not count.

    Papers at paths ``without`` are passed over (the draft itself may lie in the library's folder), and in a ``sifted``
    library those that are not earlier than the draft.
    """
    return compare_with(view, earlier, _passed_over(view, earlier, without))


def _passed_over(view: View, earlier: Earlier, without: frozenset[str]) -> frozenset[int]:
    year = view.context.year if earlier.sifted else None
    return frozenset(
        number
        for number, paper in enumerate(earlier.papers)
        if paper.path in without or (year is not None and paper.year is not None and paper.year >= year)
    )


def compare_with(view: View, earlier: Earlier, without: frozenset[int]) -> Comparison:
    """The same, passing over papers by their numbers."""
    carried: list[Carried] = []
    told: list[int] = [0] * len(view.paragraphs)
    old: list[int] = [0] * len(view.paragraphs)
    by_paper: dict[str, int] = {}
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role not in COMPARED or view.zones[at] is Zone.FRONT:
            continue
        for (start, end), length, found in _paragraph(paragraph, view.facts[at], earlier, without):
            told[at] += length
            if found is None:
                continue
            old[at] += length
            one = _placed(view, at, (start, end), found, earlier)
            carried.append(one)
            by_paper[one.place.path] = by_paper.get(one.place.path, 0) + length
    total = sum(told)
    new = 1.0 - sum(old) / total if total else 1.0
    return Comparison(
        tuple(_findings(view, carried, earlier, new)),
        tuple(carried),
        new,
        tuple(_share(told, old, section.paragraphs) for section in view.sections),
        {path: round(count / total, 4) for path, count in sorted(by_paper.items())},
    )


def _share(told: Sequence[int], old: Sequence[int], paragraphs: Range) -> float | None:
    total = sum(told[slice(*paragraphs)])
    return 1.0 - sum(old[slice(*paragraphs)]) / total if total else None


@dataclass(frozen=True, slots=True)
class Found:
    """The most similar sentence of the library: its number, text and figures, and the similarity."""

    sentence: int
    score: float
    text: str
    figures: frozenset[tuple[float, str]]


Read = tuple[Range, int, Found | None]
"""Range of a sentence, its length, and what it was carried over from."""


def _paragraph(
    paragraph: Paragraph, facts: Facts, earlier: Earlier, without: frozenset[int]
) -> tuple[Read, ...]:
    """The sentences of a paragraph that count, kept with its facts for this library."""
    kept = facts.extra.get("earlier")
    if isinstance(kept, tuple) and kept[0] is earlier and kept[1] == without:
        return kept[2]  # type: ignore[no-any-return]
    read: list[Read] = []
    cleaned = earlier.search.clean(paragraph.text)
    for start, end in body_of(paragraph, facts):
        length = length_of(cleaned[start:end].replace("\ue000", "").replace("\u200b", ""))
        if length >= SHORTEST:
            read.append(((start, end), length, _nearest(paragraph.text[start:end], earlier, without)))
    facts.extra["earlier"] = (earlier, without, tuple(read))
    return tuple(read)


def _nearest(text: str, earlier: Earlier, without: frozenset[int]) -> Found | None:
    from rapidfuzz import fuzz

    mine = masked(text)
    best: tuple[float, int, str] | None = None
    for sentence in nearest(earlier.library, earlier.rarity, text, least=LEAST, without=without):
        old = earlier.library.text(sentence)
        score = fuzz.ratio(mine, masked(old), score_cutoff=ALIKE)
        if score and (best is None or score > best[0]):
            best = (score, sentence, old)
    return Found(best[1], round(best[0], 1), best[2], figures_of(best[2])) if best else None


def masked(text: str) -> str:
    """Figures as one mark, white space and punctuation left out."""
    return "".join(c for c in DIGITS.sub("0", text) if c.isalnum())


def _placed(view: View, at: int, span: Range, found: Found, earlier: Earlier) -> Carried:
    paper, start, end = earlier.library.place(found.sentence)
    place = Elsewhere(earlier.papers[paper].path, start, end, found.text)
    same, changed = unchanged(view, at, span, found.figures, earlier.papers[paper].year)
    return Carried(Span(at, *span), paper, place, found.score, same, changed)


def _findings(view: View, carried: Sequence[Carried], earlier: Earlier, new: float) -> Iterator[Finding]:
    for one in carried:
        severity = told_by(one.same, changed=one.changed)
        if severity is not None:
            yield _figures_kept(view, one, severity, earlier.papers[one.paper])
    if carried and new < MOSTLY_OLD:
        first = max(carried, key=lambda c: c.score)
        told = f"全文与往年相比，新写的内容约占{new:.0%}，请补充今年的新情况"
        yield Finding(
            SHARE, "duplicate", Severity.HINT, first.span, told, WHY_SHARE, score=first.score, related=(first.place,)
        )


def _figures_kept(view: View, one: Carried, severity: Severity, paper: EarlierPaper) -> Finding:
    text = view.paragraphs[one.span.paragraph].text
    told = "".join(f"“{text[slice(*figure.range)]}”" for figure in one.same[:4])
    return Finding(
        RULE,
        "duplicate",
        severity,
        Span(one.span.paragraph, one.same[0].range[0], one.same[-1].range[1]),
        f"这句话沿用自{_name(paper)}，{told}与那时相同，请核对是否忘了改",
        WHY,
        score=one.score,
        related=(one.place,),
    )


def _name(paper: EarlierPaper) -> str:
    return f"{paper.year}年的《{paper.title}》" if paper.year else f"《{paper.title or paper.path}》"
