"""Applying fixes to a text: those that do not touch one another, again until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from fazhi_desk.model import PlacedEdit, PlacedFinding, Range, Report, Safety
from fazhi_desk.review.composition import Composition, applied
from fazhi_desk.text.masks import links, merged, quotes, titles

ROUNDS = 6
"""A fix may make room for another; more rounds than this would be two rules quarrelling."""
AROUND = 12
"""Characters of the line shown on either side of a change."""


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """One place of a change: its line (from 1), what stands there, what will, and the text around it in its line."""

    line: int
    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be taken or left by itself; its edits count in the text before any change.

    Rule, family and title are those of the first finding that asked for it, the message tells of all of them.
    """

    rule: str
    family: str
    title: str
    message: str
    edits: tuple[PlacedEdit, ...]
    places: tuple[ChangedPlace, ...]

    @property
    def line(self) -> int:
        """The line of its first place."""
        return self.places[0].line


def fixed(
    text: str, review: Callable[[str], Report], safeties: Collection[Safety]
) -> tuple[str, tuple[Change, ...]]:
    """The text with every fix of those safeties applied, and what was changed.

    Quotations, titles in 《》, links and e-mail addresses stay as they are: what another wrote is not mended unasked.
    Applying it again changes nothing: a round that only undoes or repeats an earlier state ends the work.
    """
    made = Composition(text)
    told: list[tuple[PlacedFinding, str]] = []
    seen = {text}
    for _ in range(ROUNDS):
        chosen = choose(review(made.text).findings, safeties, guarded(made.text))
        after = applied(made.text, [edit for _, _, edits in chosen for edit in edits])
        if not chosen or after in seen:
            break
        made.add(edits for _, _, edits in chosen)
        told += [(finding, title) for finding, title, _ in chosen]
        seen.add(after)
    changes = [_change(text, [told[n] for n in members], edits) for members, edits in made.changes()]
    return made.text, tuple(sorted(changes, key=lambda change: change.edits[0].start))


def choose(
    findings: Iterable[PlacedFinding], safeties: Collection[Safety], kept: tuple[Range, ...] = ()
) -> list[tuple[PlacedFinding, str, tuple[PlacedEdit, ...]]]:
    """The first fix of each finding that may be applied, in order, leaving out those that touch an earlier one.

    With the title of each its edits outside the ranges ``kept``; a fix that lies wholly inside is left out.
    """
    chosen: list[tuple[PlacedFinding, str, tuple[PlacedEdit, ...]]] = []
    taken: list[Range] = []
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safety in safeties), None)
        edits = tuple(edit for edit in fix.edits if not _inside(edit, kept)) if fix is not None else ()
        spans = [(edit.start, edit.end) for edit in edits]
        if fix is None or not edits or any(a <= end and start <= b for a, b in spans for start, end in taken):
            continue
        taken += spans
        chosen.append((finding, fix.title, edits))
    return chosen


def guarded(text: str) -> tuple[Range, ...]:
    """What no fix for everything may touch."""
    return merged(titles(text), quotes(text), links(text))


def _inside(edit: PlacedEdit, kept: tuple[Range, ...]) -> bool:
    """Whether an edit changes something of these ranges; an insertion right before or behind one does not."""
    return any((start < edit.end and edit.start < end) or start < edit.start < end for start, end in kept)


def _change(text: str, told: list[tuple[PlacedFinding, str]], edits: list[PlacedEdit]) -> Change:
    first, title = told[0]
    edits = sorted(edits)
    places = tuple(_place(text, edit) for edit in edits)
    message = "；".join(dict.fromkeys(finding.message.rstrip("。") for finding, _ in told))
    return Change(first.rule, first.family, title, message, tuple(edits), places)


def _place(text: str, edit: PlacedEdit) -> ChangedPlace:
    line_start = text.rfind("\n", 0, edit.start) + 1
    line_end = text.find("\n", edit.end)
    before = text[max(line_start, edit.start - AROUND) : edit.start]
    after = text[edit.end : min(edit.end + AROUND, len(text) if line_end < 0 else line_end)]
    return ChangedPlace(text.count("\n", 0, edit.start) + 1, before, text[edit.start : edit.end], edit.text, after)
