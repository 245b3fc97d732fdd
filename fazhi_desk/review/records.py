"""What every paragraph of an article says of the topics, kept from edit to edit."""

from __future__ import annotations

from fazhi_desk.model import View
from fazhi_desk.review.mentions import Matcher, Scan
from fazhi_desk.review.stretches import SILENT, START, Stand, sections_by_paragraph
from fazhi_desk.review.told import Frame, Told, Topics, titled, told_of
from fazhi_desk.text.edits import Change

Records = list[Told | None]
"""One per paragraph; None for those that say nothing of topics (titles, blank lines, signatures)."""


def scans_of(view: View, matcher: Matcher) -> list[Scan | None]:
    """The scan of each paragraph that says something."""
    return [
        None if paragraph.role in SILENT else matcher.scan(paragraph.text, facts)
        for paragraph, facts in zip(view.paragraphs, view.facts, strict=True)
    ]


def records_of(
    view: View, frame: Frame, around: list[Topics], old: Records, change: Change, *, same: bool
) -> Records:
    """What each paragraph says; the old record where the paragraph stands as it stood.

    ``around`` are the topics of the headings above each section; ``same``: neither they nor the sections changed.
    """
    inner = sections_by_paragraph(view)
    records = old[: change.head]
    state = next((record.after for record in reversed(records) if record is not None), START)
    behind = change.after - change.tail
    for at in range(change.head, change.after):
        paragraph = view.paragraphs[at]
        if paragraph.role in SILENT:
            records.append(None)
            continue
        section = inner[at]
        level = view.sections[section].level if view.sections else 0
        about = around[section] if around else frozenset[int]()
        record = old[at - change.shift] if at >= behind else None
        if record is None or not record.stand.same(state, level, about):
            scan = frame.matcher.scan(paragraph.text, view.facts[at])
            record = told_of(paragraph, scan, view.zones[at], Stand(state, level, about), frame)
        elif same:
            return [*records, *old[at:]]  # what follows stands behind the same state, too
        records.append(record)
        state = record.after
    return records


def headed(view: View, matcher: Matcher) -> list[Topics]:
    """The topics that the headings above each section name, its own included."""
    found: list[Topics] = []
    for section in view.sections:
        own: Topics = found[section.parent] if section.parent >= 0 else frozenset()
        if section.paragraph >= 0:
            paragraph = view.paragraphs[section.paragraph]
            if paragraph.role not in SILENT:
                own |= titled(paragraph, matcher.scan(paragraph.text, view.facts[section.paragraph]))
        found.append(own)
    return found
