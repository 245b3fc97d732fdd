"""Where the missing sections of a kind belong in the draft: shown there and inserted there. No Qt here."""

from __future__ import annotations

from collections.abc import Mapping

from fazhi_desk.model import CALLING
from fazhi_desk.tasks.live import LiveReport, LiveSection


def missing_places(report: LiveReport, levels: Mapping[str, int]) -> dict[int, list[LiveSection]]:
    """Missing sections by the index of the last heading they follow, -1 for the top; ``levels`` by section id."""
    places: dict[int, list[LiveSection]] = {}
    last = -1
    for section in report.sections:
        if section.outline is not None:
            last = max(last, section.outline)
        elif not section.found and (section.required or report.kind not in CALLING):
            places.setdefault(_subtree_end(report, last, levels.get(section.id, 1)), []).append(section)
    return places


def place_of(report: LiveReport, levels: Mapping[str, int], section_id: str) -> int | None:
    """The index of the heading that a missing section follows, -1 for the top; None if it is not missing."""
    places = missing_places(report, levels)
    return next((at for at, held in places.items() if any(section.id == section_id for section in held)), None)


def _subtree_end(report: LiveReport, index: int, level: int) -> int:
    """Index of the last heading below the one of this level that holds the heading at ``index``."""
    at = index
    while 0 <= at < len(report.headings) - 1 and report.headings[at + 1].level > level:
        at += 1
    return at
