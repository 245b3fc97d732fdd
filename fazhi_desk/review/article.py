"""One article under review: what is known of it is kept, and only what an edit touched is examined again.

What is kept only saves work: every answer is that of a fresh look (a property test holds the session to that).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from fazhi_desk.catalog.rule import Kind, Rule
from fazhi_desk.model import Elsewhere, Finding, PlacedFinding, Range, Role, View
from fazhi_desk.review.desk import KeptCover
from fazhi_desk.review.places import moved, placed, shifted
from fazhi_desk.review.rules import Found, Locals, Rules, attempt
from fazhi_desk.text.edits import Change, change_between

UNIT = 32
"""Paragraphs between two looks at whether a newer state has come."""


class StoppedError(Exception):
    """A newer state has come."""


NOT_MOVED = (1 << 60, 0)


class KeptPlaces(NamedTuple):
    """Findings that one look gave, with their places in the document; the first and the last paragraph they name."""

    found: Found
    placed: tuple[PlacedFinding, ...]
    reaches: tuple[Range, ...]
    """Of each finding."""
    first: int
    last: int


@dataclass(slots=True)
class Answer:
    """What a DOCUMENT rule answered, and what it had read of each paragraph (None: it says not what it reads)."""

    found: Found
    read: list[Hashable] | None
    touched: frozenset[int]
    """The paragraphs that its findings speak of."""


@dataclass(slots=True)
class KeptArticle:
    """What is known of one article: the view last seen, findings by paragraph, answers by rule."""

    view: View | None = None
    first: str = ""
    """How it begins."""
    key: Hashable = None
    local: list[Found] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    cover: KeptCover | None = None
    memory: dict[str, object] = field(default_factory=dict)
    """What the checks keep."""
    places: dict[int, KeptPlaces] = field(default_factory=dict)
    settled: int = 0
    """So many paragraphs at the beginning stand where they stood, to the character."""
    moved: tuple[int, int] = NOT_MOVED
    """The one paragraph that was edited, and by how many characters all behind it moved on; NOT_MOVED: not known."""


def findings_of(
    kept: KeptArticle, view: View, rules: Rules, locals_: Locals, stop: Callable[[], bool]
) -> tuple[list[Found], Change]:
    """All findings of rules about an article, local ones in order first, those of one look together; ``kept`` is
    brought up to date.
    """
    same = kept.key == rules.key
    change = change_between(kept.view if same else None, view)
    local = _local(kept, view, change, lambda at: locals_.of(view, at, rules), stop)
    quiet = same and _quiet(kept.view, view, change)
    found = [row for row in local if row]
    answers = {}
    for rule in rules.whole:
        if stop():
            raise StoppedError
        answers[rule.id] = answer = _whole(kept, view, rule, locals_.kinds[rule.head.kind], change, quiet=quiet)
        found.append(answer.found)
    kept.settled, kept.moved = _settled(kept.view, view), _moved(kept.view, view)
    kept.view, kept.key, kept.local, kept.answers = view, rules.key, local, answers
    return found, change


def _settled(old: View | None, new: View) -> int:
    """How many paragraphs at the beginning are the very same, place in the document included."""
    if old is not None and new.edited is not None and new.edited[0] is old.paragraphs:
        at = new.edited[1]
        if new.paragraphs[0] is old.paragraphs[0] and new.paragraphs[at - 1] is old.paragraphs[at - 1]:
            return at
    count = 0
    for a, b in zip(old.paragraphs if old else (), new.paragraphs, strict=False):
        if a is not b and a != b:
            break
        count += 1
    return count


def _moved(old: View | None, new: View) -> tuple[int, int]:
    """Which paragraph was edited and how far those behind it moved, where all else stands as it stood."""
    if old is None or new.edited is None or new.edited[0] is not old.paragraphs:
        return NOT_MOVED
    at = new.edited[1]
    if any(len(p.pieces) > 1 for p in (old.paragraphs[-1], new.paragraphs[-1])):
        return NOT_MOVED
    return at, new.paragraphs[-1].pieces[0][1] - old.paragraphs[-1].pieces[0][1]


def _local(
    kept: KeptArticle, view: View, change: Change, look: Callable[[int], Found], stop: Callable[[], bool]
) -> list[Found]:
    """The findings of PARAGRAPH rules, paragraph by paragraph, in indices of the article."""
    window: list[Found] = []
    for n, at in enumerate(change.window):
        if n % UNIT == 0 and stop():
            raise StoppedError
        blank = view.paragraphs[at].role is Role.BLANK
        window.append(() if blank else tuple(moved(f, at) for f in look(at)))
    tail: Iterable[Found] = kept.local[change.before - change.tail :] if change.tail else ()
    if change.shift:
        tail = [tuple(moved(f, change.shift) for f in row) for row in tail]
    return [*kept.local[: change.head], *window, *tail]


def _quiet(old: View | None, new: View, change: Change) -> bool:
    """Whether the changed paragraphs are as many as before, of the same roles, headings and zones."""
    if old is None or change.shift:
        return False
    return all(
        old.paragraphs[at].role is new.paragraphs[at].role
        and old.paragraphs[at].heading == new.paragraphs[at].heading
        and old.zones[at] is new.zones[at]
        for at in change.window
    )


def _whole(kept: KeptArticle, view: View, rule: Rule[Any], kind: Kind, change: Change, *, quiet: bool) -> Answer:
    """The answer of a DOCUMENT rule: the last one, if it reads nothing new in the paragraphs that changed."""
    last = kept.answers.get(rule.id) if change.head or change.tail else None
    reads = kind.reads
    read = None
    if reads is not None:
        places = change.window if last is not None else range(change.after)
        window = [reads(view.paragraphs[at], view.facts[at], rule) for at in places]
        if last is None or last.read is None:
            read = window
        elif (
            quiet
            and window == last.read[change.head : change.before - change.tail]
            and last.touched.isdisjoint(change.window)
        ):
            return last
        else:
            read = change.spliced(last.read, window)
    found = attempt(kind, view, rule)
    if last is not None and found == last.found:
        return Answer(last.found, read, last.touched)  # the same objects: what was made of them still holds
    return Answer(found, read, frozenset(at for finding in found for at in _paragraphs(finding)))


def placed_findings(kept: KeptArticle, groups: Sequence[Found], text: str, number: int) -> list[PlacedFinding]:
    """The findings with their places in the document; those wholly before the first change are as they were."""
    view = kept.view
    if view is None:
        return []
    old, new = kept.places, {}
    result: list[PlacedFinding] = []
    for found in groups:
        if not found:
            continue
        known = old.get(id(found))
        if known is None or known.found is not found or known.placed[0].article != number:
            known = _place_anew(found, view, text, number)
        elif known.last >= kept.settled:
            known = known._replace(placed=tuple(_still_placed(kept, known, view, text, number)))
        new[id(found)] = known
        result += known.placed
    kept.places = new
    return result


def _place_anew(found: Found, view: View, text: str, number: int) -> KeptPlaces:
    reaches = tuple([_reach(finding) for finding in found])
    made = tuple([placed(finding, view.paragraphs, text, number) for finding in found])
    first, last = min([first for first, _ in reaches]), max([last for _, last in reaches])
    return KeptPlaces(found, made, reaches, first, last)


def _still_placed(
    kept: KeptArticle, known: KeptPlaces, view: View, text: str, number: int
) -> Iterator[PlacedFinding]:
    """Findings that were placed before, where they stand now."""
    edited, by = kept.moved
    if known.first > edited:
        yield from [shifted(one, by) for one in known.placed]
        return
    for finding, one, (first, last) in zip(known.found, known.placed, known.reaches, strict=True):
        if last < kept.settled:
            yield one
        else:
            yield shifted(one, by) if first > edited else placed(finding, view.paragraphs, text, number)


def _reach(finding: Finding) -> Range:
    """The first and the last paragraph that a finding speaks of; (0, -1) if none."""
    places = _paragraphs(finding)
    return (min(places), max(places)) if places else (0, -1)


def _paragraphs(finding: Finding) -> list[int]:
    spans = [finding.span, *(r for r in finding.related if not isinstance(r, Elsewhere))]
    spans += [edit.span for fix in finding.fixes for edit in fix.edits]
    return [span.paragraph for span in spans if span is not None]
