"""Which repetitions are faults where they stand, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.duplicates import Weights, duplicates
from fazhi_desk.checks._comparison import judge_of, search_of
from fazhi_desk.model import Range, Severity, View, Zone
from fazhi_desk.text.sections import innermost
from fazhi_desk.text.similarity import Model
from fazhi_desk.text.similarity_memory import Memories
from fazhi_desk.text.similarity_pairs import Limits, Match, place_values

LACKING = re.compile(
    "不够|不足|不强|不高|不深|不到位|"
    "不规范|不充分|不平衡|不及时|不完善|不紧密|难以|薄弱(?!环节)|滞后|有待|亟待|亟需|欠缺|缺乏|偏弱|偏少|短板(?=[明突仍较依])"
)


@dataclass(frozen=True)
class Parameters:
    """How sure a rewording must be to be told; lengths, weights and shares as in text/similarity_pairs.py.

    A list within a longer sentence must be as sure as ``clause``, a sentence of the same paragraph nearly word for word
    (``near_cover``); what shares no figure (``plain``, within longer sentences ``bare``), covers little of one another
    (``thin…``) or weighs little (``light``, ``part_cover``) surer too; a heading must be covered whole (``heading…``).
    ``hints_per`` is the number of characters for which one hint is allowed. ``same``, ``reordered``, ``alike`` and
    ``likely`` begin messages.
    """

    same: str
    reordered: str
    alike: str
    likely: str
    shortest: int = 13
    least: float = 10.0
    least_near: float = 14.0
    cover: float = 0.45
    part_cover: float = 0.7
    near_cover: float = 0.85
    clause: float = 0.9
    plain: float = 0.65
    bare: float = 0.6
    thin_cover: float = 0.47
    thin: float = 0.8
    light: float = 32.0
    heading: float = 0.8
    heading_cover: float = 0.6
    heading_high: float = 0.95
    hints_per: int = 1500

    @cached_property
    def memories(self) -> Memories:
        """Search, model and what they keep; made when the first paper is compared."""
        tables = duplicates()
        limits = Limits(self.shortest, self.least, self.least_near, self.cover)
        return Memories(search_of(tables), judge_of(tables, limits), tables.weights.hint)

    @property
    def weights(self) -> Weights:
        """The fitted models and from where they are believed."""
        return duplicates().weights

    @property
    def warn(self) -> float:
        """Probability from which a repetition is a warning."""
        return self.weights.warn

    @cached_property
    def place(self) -> Model:
        """Judges places within longer sentences."""
        return Model(self.weights.place, self.weights.place_constant)


@dataclass(frozen=True, slots=True)
class Told:
    """A match placed in the paper: paragraph of the earlier and of the later place."""

    earlier: int
    later: int
    match: Match
    head: bool
    severity: Severity = Severity.WARNING


def severity_of(view: View, parameters: Parameters, one: Told) -> Severity | None:
    """How sure a repetition is a fault where it stands; None if it is none."""
    match = one.match
    near = one.earlier == one.later
    if near and _overlap(match.first, match.second):
        return None
    if one.head:
        sure = match.exact or (
            match.probability >= parameters.heading
            and match.cover >= parameters.heading_cover
            and match.high >= parameters.heading_high
        )
        return Severity.WARNING if sure and not _below(view, one.earlier, one.later) else None
    if match.exact and not match.inside:
        return Severity.WARNING
    if {view.zones[one.earlier], view.zones[one.later]} == {Zone.PROBLEM, Zone.PLAN} or _denied(view, one):
        return None
    if match.exact:
        return Severity.WARNING
    if near and match.cover < parameters.near_cover:
        return None
    return _reworded(view, parameters, one)


def _reworded(view: View, parameters: Parameters, one: Told) -> Severity | None:
    """A place within longer sentences is judged by what it weighs and tells (model.toml, place); different figures of
    one part of the paper are two facts.
    """
    match = one.match
    if match.whole:
        sure = match.probability >= (parameters.warn if match.shared else parameters.plain)
        if match.cover < parameters.thin_cover:
            sure = match.probability >= parameters.thin
        if match.weight < parameters.light and not match.shared:
            sure = match.probability >= parameters.clause and match.cover >= parameters.part_cover
        likely = True
    else:
        weights = parameters.weights
        chance = parameters.place.probability(place_values(match))
        sure = chance >= (weights.place_warn if match.shared else parameters.bare) or (
            match.probability >= parameters.clause and match.cover >= parameters.near_cover and _lists(view, one)
        )
        likely = chance >= weights.place_hint or (match.shared > 0 and match.probability >= parameters.warn)
    same_zone = view.zones[one.earlier] is view.zones[one.later]
    other_fact = match.figures and same_zone and not (match.whole and match.cover >= parameters.near_cover)
    if sure and not other_fact:
        return Severity.WARNING
    return Severity.HINT if likely else None


def _ends_clause(text: str, at: int) -> bool:
    """Whether a clause ends at this place."""
    return at == len(text) or text[at] in "，。；！？,;!?"


def _lists(view: View, one: Told) -> bool:
    """Whether both places are lists of three and more items: they weigh little and yet are not said twice by chance."""
    places = ((one.earlier, one.match.first), (one.later, one.match.second))
    return all(view.paragraphs[at].text.count("、", *span) >= 2 for at, span in places)


def _denied(view: View, one: Told) -> bool:
    """One side says that it is lacking, the other that it is done: a shortcoming, not a repetition. Outside the section
    on problems only a clause that ends so says that (约谈工作滞后的单位 does not).
    """
    lacking = []
    for at, span in ((one.earlier, one.match.first), (one.later, one.match.second)):
        text = view.paragraphs[at].text[slice(*span)]
        problem = view.zones[at] is Zone.PROBLEM
        lacking.append(any(problem or _ends_clause(text, found.end()) for found in LACKING.finditer(text)))
    return lacking[0] != lacking[1]


def _below(view: View, earlier: int, later: int) -> bool:
    """Whether the one paragraph stands in the section that the other heads: a heading announces what follows."""
    for section in view.sections:
        if section.paragraph in (earlier, later):
            start, end = section.paragraphs
            if start <= earlier < end and start <= later < end:
                return True
    return innermost(view.sections, earlier) == innermost(view.sections, later)


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]
