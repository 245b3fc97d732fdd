"""What two places that tell the same do not have in common, for showing them beside one another."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.model import Range
from fazhi_desk.tasks.live import LiveFinding, LiveFix, LiveHeading, LiveReport, Mark

KEPT = 512
KEEP_EARLIER, KEEP_LATER = "保留前文", "保留此处"
"""How the two fixes of a repetition end (checks/duplicate.py)."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the two: its outline path (一/（二）), its words (line ends left out), what the other lacks, where."""

    path: str
    quote: str
    lacking: tuple[Range, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Twice:
    """A repetition of the draft: the earlier and the later place, and the fixes that keep either."""

    finding: int
    score: float
    hint: bool
    earlier: Place
    later: Place
    keep_earlier: int | None
    keep_later: int | None


def pairs_of(report: LiveReport) -> list[Twice]:
    """Every repetition within the draft, in its order."""
    found = []
    for number, finding in enumerate(report.findings):
        if finding.family != "duplicate" or finding.score is None or not finding.marks or not finding.related:
            continue
        related = finding.related[0]
        if related.path is None and related.marks:
            found.append(_twice(report, number, finding))
    return found


def _twice(report: LiveReport, number: int, finding: LiveFinding) -> Twice:
    related = finding.related[0]
    old, new = ("".join(quote.split("\n")) for quote in (related.quote, finding.quote))
    before, here = differing(old, new)
    earlier = Place(path_of(report.headings, related.marks[0][0]), old, before, related.marks)
    later = Place(path_of(report.headings, finding.marks[0][0]), new, here, finding.marks)
    return Twice(
        number, finding.score or 0.0, finding.severity == "hint", earlier, later,
        _fix(finding.fixes, KEEP_EARLIER), _fix(finding.fixes, KEEP_LATER),
    )


def _fix(fixes: Sequence[LiveFix], ending: str) -> int | None:
    return next((n for n, fix in enumerate(fixes) if fix.title.endswith(ending)), None)


def path_of(headings: Sequence[LiveHeading], line: int) -> str:
    """Where a line stands, for people: 一/（二）."""
    chain: list[LiveHeading] = []
    for heading in headings:
        if heading.line > line:
            break
        while chain and chain[-1].level >= heading.level:
            chain.pop()
        chain.append(heading)
    return "/".join(mark for heading in chain if (mark := heading.numbering.strip("、.．"))) or "导语"


@functools.lru_cache(maxsize=KEPT)
def differing(one: str, other: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """Words of each that the other lacks; what was merely moved is common."""
    from fazhi_desk.checks._comparison import lexicon
    from fazhi_desk.text.differences import lacking

    cut = lexicon().segment
    return lacking(one, other, cut), lacking(other, one, cut)
