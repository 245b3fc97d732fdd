"""The numbered headings of an article as series under their parents, and what is wrong with their numbers."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fazhi_desk.checks._series import Break, Fault, breaks
from fazhi_desk.model import Paragraph, Range, Role, Span, View
from fazhi_desk.text.numbering import enumerator

NEAR = 2
"""A heading of a wrong level stands at most so many headings from the break that shows it."""
SUSPECTS = 24
"""So many headings at most are tried at another level."""
HEADING = 24
"""A heading of the first level has at most so many characters."""
MANY = 400
"""With more numbered headings than this no other reading of their levels is tried."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered heading: where it stands, its marker as written, what it says; ``fresh``: counting may begin anew.

    ``run_in``: the text goes on behind it in the same paragraph.
    """

    paragraph: int
    marker: Range
    numbering: str
    level: int
    number: int
    fresh: bool = False
    run_in: bool = False

    @property
    def span(self) -> Span:
        """The place of the marker."""
        return Span(self.paragraph, *self.marker)


@dataclass(frozen=True, slots=True)
class Flaw:
    """``heading`` and ``before`` index the list of numbered headings; ``level`` is the level it should have."""

    heading: int
    fault: Fault
    expected: int
    level: int
    before: int = -1
    alike: tuple[int, ...] = ()
    """Further headings with the same flaw, told in one finding."""


LISTED = {
    2: (re.compile("[；;，,][（(][二三][）)]"), re.compile("[：:；;，,][（(]一[）)]")),
    3: (re.compile("[；;，,][23][.．、](?![0-9])"), re.compile("[：:；;，,]1[.．、](?![0-9])")),
    4: (re.compile("[；;，,。][（(][23][）)]"), re.compile("[：:；;，,。][（(]1[）)]")),
}
"""By level the marker that goes on with a first one inside a paragraph, and that of a list of its own."""


def opens_list(paragraph: Paragraph) -> bool:
    """（1）…；（2）…；（3）… in one paragraph: its first marker is the first of a list, and no heading's."""
    head = paragraph.heading
    if head is None or head.number != 1 or head.level not in LISTED:
        return False
    goes_on, anew = LISTED[head.level]
    second = goes_on.search(paragraph.text, head.marker[1])
    return second is not None and not anew.search(paragraph.text, head.marker[1], second.start())


def words_of(paragraph: Paragraph) -> tuple[str, bool] | None:
    """All that the numbering of headings takes from one paragraph: marker and heading, and whether a list follows."""
    text, head = paragraph.text, paragraph.heading
    opens = text.rstrip().endswith(("：", ":"))
    if head is not None and not opens_list(paragraph):
        return text[: max(head.text[1], head.marker[1] + 8)] + "。" * head.run_in, opens
    if paragraph.role is Role.ENUMERATION:
        return text[:40], opens
    return ("", opens) if opens else None


class _Same:
    """An article's paragraphs compared by identity: several rules ask for the same headings one after the other."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._paragraphs = view.paragraphs

    def __hash__(self) -> int:
        return id(self._paragraphs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._paragraphs is other._paragraphs


def numbered(view: View) -> tuple[Numbered, ...]:
    """The numbered headings of the article in order."""
    return _numbered(_Same(view))


@functools.lru_cache(maxsize=2)
def _numbered(same: _Same) -> tuple[Numbered, ...]:
    view = same.view
    found = []
    fresh = False
    listed = False
    others = in_place_of_headings(view)
    for at, paragraph in enumerate(view.paragraphs):
        head = paragraph.heading
        if at in others:
            found.append(others[at])
        if head is not None and paragraph.role is Role.HEADING and not opens_list(paragraph):
            if head.number:
                anew = fresh or (listed and head.level >= 3)
                found.append(Numbered(at, head.marker, head.numbering, head.level, head.number, anew, head.run_in))
                fresh = False
            elif not head.numbering:
                fresh = True
        elif paragraph.role in (Role.ATTACHMENT, Role.TITLE, Role.DATE):
            fresh = bool(found)
        if paragraph.role is not Role.BLANK:
            listed = paragraph.text.rstrip().endswith(("：", ":"))
    return tuple(found)


def in_place_of_headings(view: View) -> dict[int, Numbered]:
    """Paragraphs that begin with 第三， between the headings 二、 and 四、, or stand as a heading behind the last, by
    paragraph.
    """
    heads = [
        (at, p.heading.number) for at, p in enumerate(view.paragraphs) if p.heading and p.heading.level == 1
    ]
    found: dict[int, Numbered] = {}
    for (first, before), (last, after) in itertools.pairwise(heads):
        if before is None or after != before + 2:
            continue
        for at in range(first + 1, last):
            paragraph = view.paragraphs[at]
            item = enumerator(paragraph.text) if paragraph.role is Role.ENUMERATION else None
            if item is not None and item[1] == before + 1 and paragraph.text.lstrip().startswith("第"):
                marker = paragraph.text[slice(*item[0])]
                found[at] = Numbered(at, item[0], marker, 1, item[1])
                break
    if heads and heads[-1][1]:
        behind = _behind_the_last(view, *heads[-1])
        if behind is not None:
            found[behind.paragraph] = behind
    return found


def _behind_the_last(view: View, start: int, number: int | None) -> Numbered | None:
    """The first paragraph with 第 behind the last heading, if it has the next number and is no more than a heading."""
    for at in range(start + 1, len(view.paragraphs)):
        paragraph = view.paragraphs[at]
        item = enumerator(paragraph.text) if paragraph.role is Role.ENUMERATION else None
        if item is not None and paragraph.text.lstrip().startswith("第"):
            short = len(paragraph.text.strip()) <= HEADING and not paragraph.text.rstrip().endswith(("。", "；", "，"))
            follows = short and item[1] == (number or 0) + 1
            return Numbered(at, item[0], paragraph.text[slice(*item[0])], 1, item[1]) if follows else None
    return None


def flaws(view: View) -> tuple[Flaw, ...]:
    """What is wrong with the numbers of the article's headings, in order; each fault once."""
    return _flaws(_Same(view))


@functools.lru_cache(maxsize=2)
def _flaws(same: _Same) -> tuple[Flaw, ...]:
    heads = _numbered(same)
    levels = [head.level for head in heads]
    found = _broken(heads, levels)
    moved: list[Flaw] = []
    if found and len(heads) <= MANY:
        moved = [*_misnamed(heads, levels), *_misplaced(heads, levels, found)]
        places = {flaw.heading for flaw in moved}
        found = [flaw for flaw in _broken(heads, levels) if flaw.heading not in places] if moved else found
    jumps = _jumps(heads, levels)
    return tuple(sorted((*moved, *found, *jumps), key=lambda flaw: flaw.heading))


def _broken(heads: Sequence[Numbered], levels: Sequence[int]) -> list[Flaw]:
    """The breaks of every series, the levels being those given."""
    found = []
    through = _numbered_through(heads, levels)
    for series in _series(heads, levels):
        if through and levels[series[0]] == through:
            continue
        for broken in breaks([heads[at].number for at in series]):
            found.append(_flaw(series, broken, levels))
    return sorted(found, key=lambda flaw: flaw.heading)


def _numbered_through(heads: Sequence[Numbered], levels: Sequence[int]) -> int:
    """3 where the tasks 1. to n. of a plan are numbered straight through its sections, so that they can be cited."""
    numbers = [head.number for head, level in zip(heads, levels, strict=True) if level == 3]
    parts = sum(level == 3 for level in levels[:1]) + sum(
        after == 3 and before < 3 for before, after in itertools.pairwise(levels)
    )
    return 3 if parts > 1 and len(numbers) >= THROUGH and numbers == list(range(1, len(numbers) + 1)) else 0


THROUGH = 5
"""Fewer headings than this may run on by accident."""


def _flaw(series: Sequence[int], broken: Break, levels: Sequence[int]) -> Flaw:
    at = series[broken.at]
    return Flaw(at, broken.fault, broken.expected, levels[at], series[broken.before] if broken.before >= 0 else -1)


def _series(heads: Sequence[Numbered], levels: Sequence[int]) -> list[list[int]]:
    """Indices of headings that count together: one level under one parent."""
    done: list[list[int]] = []
    open_: dict[int, list[int]] = {}
    for at, head in enumerate(heads):
        level = levels[at]
        for deeper in [other for other in open_ if other > level]:
            done.append(open_.pop(deeper))
        if head.fresh and head.number == 1 and level in open_:
            for other in list(open_):
                if other >= level:
                    done.append(open_.pop(other))
        open_.setdefault(level, []).append(at)
    return done + list(open_.values())


def _misnamed(heads: Sequence[Numbered], levels: list[int]) -> list[Flaw]:
    """（四） 二、 （六） … 二、: a marker of another level that counts in neither series; changes ``levels``."""
    moved = []
    for at in range(1, len(heads) - 1):
        level = levels[at - 1] if levels[at - 1] == levels[at + 1] else 0
        number = heads[at - 1].number + 1
        if level <= levels[at] or heads[at + 1].number != number + 1 or heads[at].number == number:
            continue
        later = next((n for n in range(at + 1, len(heads)) if levels[n] <= levels[at]), -1)
        if later >= 0 and levels[later] == levels[at] and heads[later].number == heads[at].number:
            levels[at] = level
            moved.append(Flaw(at, Fault.LEVEL, number, level))
    return moved


def _misplaced(heads: Sequence[Numbered], levels: list[int], found: Sequence[Flaw]) -> list[Flaw]:
    """Headings whose marker is of another level: reading them as that level heals the series. Changes ``levels``."""
    moved: list[Flaw] = []
    suspects = sorted({at for flaw in found for at in range(flaw.heading - NEAR, flaw.heading + NEAR + 1)})
    suspects = [at for at in suspects if 0 <= at < len(heads)][:SUSPECTS]
    cost = len(_broken(heads, levels))
    while cost:
        gain, at, best = max((_gain(heads, levels, at, cost) for at in suspects), default=(0, 0, 0))
        if gain < 1:
            break
        at = -at
        levels[at] = best
        cost -= gain
        suspects.remove(at)
        moved.append(Flaw(at, Fault.LEVEL, heads[at].number, best))
    return moved


def _gain(heads: Sequence[Numbered], levels: list[int], at: int, cost: int) -> tuple[int, int, int]:
    """How many breaks another level for this heading saves, its index negated (the first is best), and that level."""
    own, best, gain = levels[at], levels[at], 0
    for other in (1, 2, 3, 4):
        if other == own or not _fits(heads, levels, at, other):
            continue
        levels[at] = other
        saved = cost - len(_broken(heads, levels))
        levels[at] = own
        if saved > gain:
            best, gain = other, saved
    sure = gain >= 2 or (gain == 1 and _sure(heads, levels, at, best))
    return (gain, -at, best) if sure else (0, -at, own)


def _fits(heads: Sequence[Numbered], levels: Sequence[int], at: int, level: int) -> bool:
    """Whether the heading's number comes next at that level."""
    for before in range(at - 1, -1, -1):
        if levels[before] < level:
            return heads[at].number == 1
        if levels[before] == level:
            return heads[at].number == heads[before].number + 1
    return False


def _confirmed(heads: Sequence[Numbered], levels: Sequence[int], at: int) -> bool:
    """Whether a later heading of the same marker goes on as if this one were not there."""
    level = levels[at]
    before = next((n for n in range(at - 1, -1, -1) if levels[n] <= level), -1)
    after = next((n for n in range(at + 1, len(heads)) if levels[n] <= level), -1)
    if before < 0 or after < 0 or levels[before] != level or levels[after] != level:
        return False
    return heads[after].number == heads[before].number + 1


def _sure(heads: Sequence[Numbered], levels: Sequence[int], at: int, level: int) -> bool:
    """Whether a gain of one break is enough: the neighbours say so, and the new level has other headings."""
    if _between(heads, levels, at, level):
        return True
    alone = heads[at].number == 1 and not (at + 1 < len(heads) and levels[at + 1] == level)
    return not alone and _confirmed(heads, levels, at) and _whole(heads, levels, at, level)


def _whole(heads: Sequence[Numbered], levels: Sequence[int], at: int, level: int) -> bool:
    """Whether the headings of that level before this one count from 1 up to it without a break."""
    numbers = []
    for before in range(at - 1, -1, -1):
        if levels[before] < level:
            break
        if levels[before] == level:
            numbers.append(heads[before].number)
    return numbers == list(range(heads[at].number - 1, 0, -1))


def _between(heads: Sequence[Numbered], levels: Sequence[int], at: int, level: int) -> bool:
    """Whether the headings right before and behind are of that level and count through this one."""
    if not 0 < at < len(heads) - 1 or levels[at + 1] != level:
        return False
    before = next((n for n in range(at - 1, -1, -1) if levels[n] <= level), -1)
    number = heads[at].number
    counted = before >= 0 and levels[before] == level and heads[before].number == number - 1
    if not counted or heads[at + 1].number != number + 1:
        return False
    return not _at_home(heads, levels, at, (before, at + 1))


def _at_home(heads: Sequence[Numbered], levels: Sequence[int], at: int, others: tuple[int, ...]) -> bool:
    """Whether the heading comes next in its own series and runs into the text as that does, unlike the ``others``."""
    head = heads[at]
    if not at or levels[at - 1] != levels[at] or heads[at - 1].number != head.number - 1:
        return False
    return heads[at - 1].run_in == head.run_in and all(heads[n].run_in != head.run_in for n in others)


def _jumps(heads: Sequence[Numbered], levels: Sequence[int]) -> list[Flaw]:
    """（1） right below 一、 or （一）, without 1. between; told once for all such places of the article."""
    places = []
    open_: set[int] = set()
    for at, head in enumerate(heads):
        level = levels[at]
        open_ = {other for other in open_ if other < level} | ({level} if level in open_ else set())
        if level == 4 and level not in open_ and 3 not in open_ and open_ and head.level == 4:
            places.append(at)
        open_.add(level)
    if not places:
        return []
    return [Flaw(places[0], Fault.JUMP, heads[places[0]].number, 3, -1, tuple(places[1:]))]
