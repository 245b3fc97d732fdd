"""One fault is told once: of findings of one family that lie on one another the surest, then the tightest, stays."""

from __future__ import annotations

from collections.abc import Iterable

from fazhi_desk.model import PlacedFinding, Severity

MERGED = frozenset({"typos", "terms", "punctuation"})
"""Families whose rules are tables: two rows may know the same slip."""
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
LARGE = 40
"""A finding longer than this speaks of something else than a word inside it."""


def merged(findings: Iterable[PlacedFinding]) -> list[PlacedFinding]:
    """The findings, in their order, without those that another of their family says better."""
    findings = list(findings)
    dropped: set[int] = set()
    last: dict[str, int] = {}
    for at, finding in [(at, finding) for at, finding in enumerate(findings) if finding.family in MERGED]:
        place = finding.place
        if place is None or place.end - place.start > LARGE:
            continue
        before = last.get(finding.family)
        if before is not None and _overlap(findings[before], finding):
            worse = at if _rank(findings[before]) <= _rank(finding) else before
            dropped.add(worse)
            last[finding.family] = before if worse == at else at
        else:
            last[finding.family] = at
    return [finding for at, finding in enumerate(findings) if at not in dropped] if dropped else findings


def _overlap(one: PlacedFinding, other: PlacedFinding) -> bool:
    a, b = one.place, other.place
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _rank(finding: PlacedFinding) -> tuple[int, bool, int]:
    place = finding.place
    length = place.end - place.start if place else 0
    return (ORDER[finding.severity], not finding.fixes, length)
