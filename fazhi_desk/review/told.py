"""What one paragraph says of each topic where it stands: the unit of work of coverage.

It is kept as long as nothing of it changes; ranges count in the paragraph, so that it may move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from fazhi_desk.model import Paragraph, Range, Zone
from fazhi_desk.review.elements import NOTHING, Share, Stretch, share_of
from fazhi_desk.review.mentions import Hit, Matcher, Scan
from fazhi_desk.review.remedies import Point, points_of
from fazhi_desk.review.stretches import Bit, Setting, Stand, State, read_bits
from fazhi_desk.review.substance import THIN

DONE, LEAD, PLANNED, PROBLEM = range(4)
PLACES = {
    Zone.ACHIEVEMENT: DONE,
    Zone.RESPONSIBLE: DONE,
    Zone.LEAD: LEAD,
    Zone.PLAN: PLANNED,
    Zone.EXHORTATION: PLANNED,
    Zone.PROBLEM: PROBLEM,
}
"""Where a mention counts; what stands elsewhere proves nothing."""
CALL = 4
"""In a speech or a plan a measure is named in fewer words than it is reported: 动态调整行政裁量权基准."""
Topics = frozenset[int]
T = TypeVar("T")


class Entry(NamedTuple):
    """One mention of a topic: where it counts, what it proves there, its range, the parts of the topic it names."""

    place: int
    level: str
    range: Range
    parts: tuple[int, ...]


class Frame(NamedTuple):
    """What holds for the whole article; ``whole`` are topics that every stretch of it may go on about."""

    matcher: Matcher
    whole: Topics
    setting: Setting


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """``zones`` are those of its sentences; ``named`` and ``proved`` the topics it names and tells something of where
    the paper reports (a speech, a plan: anywhere), ``opens`` those its first unit names.
    """

    stand: Stand
    after: State
    topics: dict[int, tuple[Entry, ...]]
    zones: frozenset[Zone]
    named: Topics
    proved: Topics
    opens: Topics
    share: Share
    problems: tuple[Point, ...] = ()
    steps: tuple[Point, ...] = ()


@dataclass(slots=True)
class Inside:
    """Sums over all paragraphs: what is told of an element, its characters, how many paragraphs prove it, and behind
    how many the text goes on about it.
    """

    told: int = 0
    length: int = 0
    proved: int = 0
    turned: int = 0

    def add(self, stretch: Stretch, by: int, *, turned: bool) -> None:
        """Count a paragraph in, or out (by -1)."""
        self.turned += by * turned
        if stretch is not NOTHING:
            self.told += by * stretch.told
            self.proved += by * stretch.proved
            self.length += by * sum([end - start for start, end in stretch.ranges])


@dataclass(slots=True)
class Said:
    """In how many paragraphs each zone stands, each topic is told of, or at least named; how much is told of the
    problems and of the plan, wherever.
    """

    zones: Counter[Zone] = field(default_factory=Counter)
    proved: Counter[int] = field(default_factory=Counter)
    named: Counter[int] = field(default_factory=Counter)
    problem: Inside = field(default_factory=Inside)
    plan: Inside = field(default_factory=Inside)

    def add(self, records: Iterable[Told | None], by: int = 1) -> None:
        """Count records in, or out (by -1); what stands nowhere is left out."""
        for record in records:
            if record is not None:
                _count(self.zones, record.zones, by)
                _count(self.proved, record.proved, by)
                _count(self.named, record.named, by)
                self.problem.add(record.share.problem, by, turned=record.after[0] is Zone.PROBLEM)
                self.plan.add(record.share.plan, by, turned=record.after[0] is Zone.PLAN)


def _count(counts: Counter[T], found: frozenset[T], by: int) -> None:
    for one in found:
        counts[one] += by
        if not counts[one]:
            del counts[one]


def told_of(paragraph: Paragraph, scan: Scan, zone: Zone, stand: Stand, frame: Frame) -> Told:
    """Read one paragraph where it stands."""
    bits, after = read_bits(paragraph, scan, zone, stand, frame.setting)
    named = [
        hit
        for bit in bits
        if frame.setting.called or PLACES.get(bit.zone) in (DONE, LEAD)
        for hit in scan.hits[bit.unit]
        if hit.named
    ]
    return Told(
        stand,
        after,
        _topics(scan, bits, stand.around, frame),
        frozenset(bit.zone for bit in bits if not bit.heading),
        frozenset(hit.topic for hit in named),
        frozenset(hit.topic for hit in named if hit.proof or hit.nothing or hit.content >= THIN),
        frozenset(hit.topic for row in scan.hits[:1] for hit in row if hit.named),
        share_of(paragraph, scan, bits),
        _points(paragraph, scan, bits, Zone.PROBLEM),
        _points(paragraph, scan, bits, Zone.PLAN),
    )


def _topics(scan: Scan, bits: tuple[Bit, ...], around: Topics, frame: Frame) -> dict[int, tuple[Entry, ...]]:
    """The mentions that count. Words that go on about a topic need its name before them or in a heading above."""
    found: dict[int, tuple[Entry, ...]] = {}
    opened: set[int] = set()
    least = CALL if frame.setting.called else THIN
    for bit in bits:
        place = PLACES.get(bit.zone)
        unit = scan.units[bit.unit]
        for hit in scan.hits[bit.unit]:
            if hit.named:
                opened.add(hit.topic)
            elif hit.topic not in frame.whole:
                if hit.topic not in around and hit.topic not in opened:
                    continue
                if not hit.alone and around != {hit.topic}:
                    continue  # a sentence that names another topic belongs to that one
            if place is not None:
                entry = Entry(place, _level(hit, bit, least), (unit.start, unit.end), hit.parts)
                found[hit.topic] = (*found.get(hit.topic, ()), entry)
    return found


def _level(hit: Hit, bit: Bit, least: int) -> str:
    """What one unit proves of a topic where it counts; ``least`` characters beside set phrases are a measure."""
    if hit.hollow:
        return "mentioned"
    if hit.nothing and not hit.proof:
        return "nil-report"
    if bit.heading:
        return "mentioned"
    if hit.proof:
        return "evidenced"
    return "described" if hit.content >= least else "mentioned"


def _points(paragraph: Paragraph, scan: Scan, bits: tuple[Bit, ...], zone: Zone) -> tuple[Point, ...]:
    return points_of(paragraph, scan, [bit.unit for bit in bits if bit.zone is zone])


def titled(paragraph: Paragraph, scan: Scan | None) -> Topics:
    """The topics that a paragraph's heading names."""
    head = paragraph.heading
    if scan is None or head is None:
        return frozenset()
    rows = (row for unit, row in zip(scan.units, scan.hits, strict=True) if unit.start < head.text[1])
    return frozenset(hit.topic for row in rows for hit in row if hit.named)
