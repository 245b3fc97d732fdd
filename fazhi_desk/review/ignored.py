"""Findings the writer does not want to see again, remembered by what stands there and around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fazhi_desk.model import PlacedFinding

AROUND = 8
"""Characters on either side that identify a place (contract)."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A rule and the place it is ignored at: quote and eight characters either side, white space removed."""

    rule: str
    quote: str
    before: str = ""
    after: str = ""


def ignored_from(rows: object) -> tuple[Ignored, ...]:
    """The front matter's list; rows that are not of the form are passed over."""
    found = []
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, Mapping) and isinstance(row.get("rule"), str) and isinstance(row.get("quote"), str):
            found.append(Ignored(row["rule"], row["quote"], str(row.get("before", "")), str(row.get("after", ""))))
    return tuple(found)


def key_of(finding: PlacedFinding, text: str) -> Ignored:
    """What to remember to ignore this finding."""
    if finding.place is None:
        return Ignored(finding.rule, finding.subject or "")
    start, end = finding.place.start, finding.place.end
    before = "".join(text[max(0, start - 4 * AROUND) : start].split())[-AROUND:]
    after = "".join(text[end : end + 4 * AROUND].split())[:AROUND]
    return Ignored(finding.rule, "".join(finding.place.quote.split()), before, after)


def split_ignored(
    findings: Iterable[PlacedFinding], ignored: tuple[Ignored, ...], text: str
) -> tuple[list[PlacedFinding], list[PlacedFinding]]:
    """Findings to show, and those ignored."""
    findings = list(findings)
    if not ignored:
        return findings, []
    known, rules = set(ignored), {row.rule for row in ignored}
    shown: list[PlacedFinding] = []
    hidden: list[PlacedFinding] = []
    for finding in findings:
        hide = finding.rule in rules and key_of(finding, text) in known
        (hidden if hide else shown).append(finding)
    return shown, hidden
