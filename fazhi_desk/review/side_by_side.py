"""A draft and one earlier paper side by side: sections matched, sentences paired, what differs and what stayed.

Values in, values out. A sentence was carried over if with figures masked it is about the same (as in earlier.py);
one that is still recognisable is shown beside its model and counts as new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fazhi_desk.model import Facts, Paragraph, Range, Severity, View
from fazhi_desk.review.earlier import ALIKE, COMPARED, SHORTEST, body_of, masked
from fazhi_desk.review.earlier_figures import figures_of, told_by, unchanged
from fazhi_desk.text.differences import differences
from fazhi_desk.text.similarity_search import Search, length_of
from fazhi_desk.text.similarity_words import FORMULA, PAD

REWORDED = 58.0
"""Similarity from which a new sentence is shown beside the old one it was made from."""
NUMBERING = "（）一二三四五六七八九十.、0123456789"
Cut = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of one side; ``line`` and ``range`` are where it begins in the draft's lines (earlier paper: -1)."""

    text: str
    marks: tuple[Range, ...] = ()
    """What the other side does not have."""
    strong: tuple[Range, ...] = ()
    """Figures of the year that stayed as they were."""
    line: int = -1
    range: Range = (0, 0)


@dataclass(frozen=True, slots=True)
class Beside:
    """One row. ``state``: heading, stock (formulas, too short to count), new, reworded, carried, changed (carried over
    with new figures), kept (with figures of the year unchanged), doubtful (perhaps unchanged by right), gone.
    """

    state: str
    left: Said | None
    right: Said | None


@dataclass(frozen=True, slots=True)
class BesideSection:
    """A section of the draft with the one it goes with; ``new`` is the share of new text, None where nothing counts."""

    title: str
    other: str
    new: float | None
    rows: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The whole comparison; ``new`` is the share of the paper that is new (更新率)."""

    new: float
    sections: tuple[BesideSection, ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or heading: its section (by number at the top level), text, length that counts, place."""

    section: int
    at: int
    span: Range
    text: str
    length: int
    heading: bool = False


def side_by_side(draft: View, paper: View, search: Search, cut: Cut) -> SideBySide:
    """Compare a draft with one earlier paper."""
    left, right = _units(draft, search), _units(paper, search)
    pairs = _paired(left, right)
    matched = _matched(draft, paper, left, right, pairs)
    sections = []
    old = total = 0
    taken: set[int] = set()
    for number, title in _tops(draft):
        mine = [n for n, unit in enumerate(left) if unit.section == number]
        rows = tuple(_rows(_Both(draft, paper, left, right, cut), mine, pairs, matched.get(number), taken))
        told = sum(left[n].length for n in mine)
        carried = sum(left[n].length for n in mine if n in pairs and pairs[n][1] >= ALIKE)
        old, total = old + carried, total + told
        other = matched.get(number)
        name = next((title for at, title in _tops(paper) if at == other), "")
        sections.append(BesideSection(title, name, 1 - carried / told if told else None, rows))
    for number, title in _tops(paper):
        if number not in matched.values():
            gone = [n for n, unit in enumerate(right) if unit.section == number and n not in taken]
            rows = tuple(Beside("heading" if right[n].heading else "gone", None, Said(right[n].text)) for n in gone)
            if any(row.state == "gone" for row in rows):
                sections.append(BesideSection("", title, None, rows))
    return SideBySide(1 - old / total if total else 1.0, tuple(sections))


def _tops(view: View) -> list[tuple[int, str]]:
    """Sections of the first level (and the lead) by number, with their headings as they stand."""
    tops = []
    for number, section in enumerate(view.sections):
        if section.parent < 0:
            head = view.paragraphs[section.paragraph].heading if section.paragraph >= 0 else None
            tops.append((number, f"{head.numbering}{section.title}" if head else "导语"))
    return tops


def _units(view: View, search: Search) -> list[_Unit]:
    top = [0] * len(view.paragraphs)
    for number, section in enumerate(view.sections):
        if section.parent < 0:
            low, high = section.paragraphs
            top[low:high] = [number] * (high - low)
    firsts = {section.paragraph for section in view.sections if section.parent < 0}
    units: list[_Unit] = []
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role in COMPARED:
            units += _of_paragraph(paragraph, view.facts[at], top[at], at, search, head=at not in firsts)
    return units


def _of_paragraph(
    paragraph: Paragraph, facts: Facts, section: int, at: int, search: Search, *, head: bool
) -> Iterator[_Unit]:
    heading = paragraph.heading
    if heading is not None and head:
        span = (heading.marker[0], heading.text[1])
        yield _Unit(section, at, span, paragraph.text[slice(*span)].strip(), 0, heading=True)
    cleaned = search.clean(paragraph.text)
    for start, end in body_of(paragraph, facts):
        length = length_of(cleaned[start:end].replace(FORMULA, "").replace(PAD, ""))
        counts = length if length >= SHORTEST else 0
        yield _Unit(section, at, (start, end), paragraph.text[start:end].strip("\u3000 "), counts)


def _paired(left: Sequence[_Unit], right: Sequence[_Unit]) -> dict[int, tuple[int, float]]:
    """Which earlier sentence each sentence goes with, and how alike they are; each once, the most alike first."""
    import numpy as np
    from rapidfuzz import fuzz, process

    mine = [n for n, unit in enumerate(left) if not unit.heading]
    theirs = [n for n, unit in enumerate(right) if not unit.heading]
    if not mine or not theirs:
        return {}
    scores = process.cdist(
        [masked(left[n].text) for n in mine], [masked(right[n].text) for n in theirs],
        scorer=fuzz.ratio, score_cutoff=REWORDED, dtype=np.float32,
    )
    rows, columns = np.nonzero(scores)
    order = np.argsort(-scores[rows, columns], kind="stable")
    pairs: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for k in order:
        one, other = mine[int(rows[k])], theirs[int(columns[k])]
        if one not in pairs and other not in taken:
            pairs[one] = (other, float(scores[rows[k], columns[k]]))
            taken.add(other)
    return pairs


def _matched(
    draft: View, paper: View, left: Sequence[_Unit], right: Sequence[_Unit], pairs: dict[int, tuple[int, float]]
) -> dict[int, int]:
    """Which section of the earlier paper goes with each of the draft: by what was carried over, else by its name."""
    from rapidfuzz import fuzz

    shared: Counter[tuple[int, int]] = Counter()
    for one, (other, score) in pairs.items():
        if score >= ALIKE and left[one].length:
            shared[left[one].section, right[other].section] += left[one].length
    mine, theirs = _tops(draft), _tops(paper)
    for number, title in mine:
        for other, name in theirs:
            alike = fuzz.ratio(title, name)
            if alike >= REWORDED:
                shared[number, other] += int(alike)
    shared[0, 0] += 1
    found: dict[int, int] = {}
    for (number, other), _ in shared.most_common():
        if number not in found and other not in found.values():
            found[number] = other
    return found


@dataclass(frozen=True, slots=True)
class _Both:
    draft: View
    paper: View
    left: Sequence[_Unit]
    right: Sequence[_Unit]
    cut: Cut


def _rows(
    both: _Both, mine: Sequence[int], pairs: dict[int, tuple[int, float]], section: int | None, taken: set[int]
) -> Iterator[Beside]:
    """The draft's sentences in their order, the earlier ones that nothing became of where they stood."""
    partners = {other for other, _ in pairs.values()}
    theirs = [n for n, unit in enumerate(both.right) if unit.section == section]
    heads = {both.right[n].text.lstrip(NUMBERING): n for n in theirs if both.right[n].heading}
    waiting = iter([n for n in theirs if n not in partners and not both.right[n].heading])
    gone = next(waiting, None)
    for n in mine:
        unit = both.left[n]
        if unit.heading:
            there = heads.get(unit.text.lstrip(NUMBERING))
            beside = Said(both.right[there].text) if there is not None else None
            yield Beside("heading", _said(both.draft, unit), beside)
            continue
        found = pairs.get(n)
        if found is not None and both.right[found[0]].section == section:
            while gone is not None and gone < found[0]:
                taken.add(gone)
                yield Beside("gone", None, Said(both.right[gone].text))
                gone = next(waiting, None)
        if found is not None:
            taken.add(found[0])
        yield _row(both, unit, found)
    while gone is not None:
        taken.add(gone)
        yield Beside("gone", None, Said(both.right[gone].text))
        gone = next(waiting, None)


def _row(both: _Both, unit: _Unit, found: tuple[int, float] | None) -> Beside:
    said = _said(both.draft, unit)
    if found is None:
        return Beside("new" if unit.length else "stock", said, None)
    other, score = found
    old = both.right[other].text
    mine, theirs = differences(unit.text, old, both.cut)
    if not unit.length:
        return Beside("stock", replace(said, marks=mine), Said(old, theirs))
    if score < ALIKE:
        return Beside("reworded", replace(said, marks=mine), Said(old, theirs))
    same, changed = unchanged(both.draft, unit.at, unit.span, figures_of(old), both.paper.context.year)
    severity = told_by(same, changed=changed)
    state = {Severity.WARNING: "kept", Severity.HINT: "doubtful"}.get(severity) if severity is not None else None
    shift = unit.span[0] + _indent(both.draft.paragraphs[unit.at].text[slice(*unit.span)])
    strong = tuple((f.range[0] - shift, f.range[1] - shift) for f in same) if state else ()
    if state is None:
        state = "changed" if changed else "carried"
    return Beside(state, replace(said, marks=mine, strong=strong), Said(old, theirs))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip("\u3000 "))


def _said(view: View, unit: _Unit) -> Said:
    paragraph = view.paragraphs[unit.at]
    start = unit.span[0] + _indent(paragraph.text[slice(*unit.span)])
    cuts = paragraph.lines(start, unit.span[1])
    line, span = cuts[0] if cuts else (paragraph.first_line, (0, 0))
    return Said(unit.text, line=line, range=span)

