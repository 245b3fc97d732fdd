"""Applying fixes to a text: those that do not touch one another, again until nothing is left to fix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from fazhi_desk.model import PlacedEdit, PlacedFinding, Report, Safety

ROUNDS = 6
"""A fix may make room for another; more rounds than this would be two rules quarrelling."""


@dataclass(frozen=True, slots=True)
class Change:
    """One applied fix: where it stood in the text of its round, what stood there, what stands there now."""

    rule: str
    title: str
    message: str
    line: int
    old: str
    new: str


def fixed(
    text: str, review: Callable[[str], Report], safeties: Collection[Safety]
) -> tuple[str, tuple[Change, ...]]:
    """The text with every fix of those safeties applied, and what was changed.

    Applying it again changes nothing: a round that only undoes or repeats an earlier state ends the work.
    """
    changes: list[Change] = []
    seen = {text}
    for _ in range(ROUNDS):
        chosen = choose(review(text).findings, safeties)
        if not chosen:
            break
        after = apply(text, [edit for _, edits in chosen for edit in edits])
        if after in seen:
            break
        changes += [_change(text, finding, edits) for finding, edits in chosen]
        seen.add(after)
        text = after
    return text, tuple(changes)


def choose(
    findings: Iterable[PlacedFinding], safeties: Collection[Safety]
) -> list[tuple[PlacedFinding, tuple[PlacedEdit, ...]]]:
    """The first fix of each finding that may be applied, in order, leaving out those that touch an earlier one."""
    chosen: list[tuple[PlacedFinding, tuple[PlacedEdit, ...]]] = []
    taken: list[tuple[int, int]] = []
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safety in safeties), None)
        if fix is None:
            continue
        spans = [(edit.start, edit.end) for edit in fix.edits]
        if any(a <= end and start <= b for a, b in spans for start, end in taken):
            continue
        taken += spans
        chosen.append((finding, fix.edits))
    return chosen


def apply(text: str, edits: Iterable[PlacedEdit]) -> str:
    """The text after edits that do not touch one another."""
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _change(text: str, finding: PlacedFinding, edits: tuple[PlacedEdit, ...]) -> Change:
    start = min(edit.start for edit in edits)
    end = max(edit.end for edit in edits)
    title = next(fix.title for fix in finding.fixes if fix.edits == edits)
    new = apply(text[start:end], [PlacedEdit(e.start - start, e.end - start, e.text) for e in edits])
    return Change(finding.rule, title, finding.message, text.count("\n", 0, start) + 1, text[start:end], new)
