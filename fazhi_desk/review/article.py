"""One article under review: what is known of it is kept, and only what an edit touched is examined again.

What is kept only saves work: every answer is that of a fresh look (a property test holds the session to that).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from fazhi_desk.catalog.rule import Kind, Rule
from fazhi_desk.model import Role, View
from fazhi_desk.review.desk import KeptCover
from fazhi_desk.review.places import moved
from fazhi_desk.review.placing import Moved, Placing, spoken_of
from fazhi_desk.review.rules import Found, Locals, Rules, attempt
from fazhi_desk.text.edits import Change, change_between

UNIT = 32
"""Paragraphs between two looks at whether a newer state has come."""


class StoppedError(Exception):
    """A newer state has come."""


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
    placing: Placing = field(default_factory=Placing)
    moved: Moved = field(default_factory=Moved)
    """How its paragraphs moved in the last edit."""


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
    kept.moved = _moved(kept.view, view)
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


def _moved(old: View | None, new: View) -> Moved:
    """Which paragraph was edited and how far those behind it moved, where all else stands as it stood."""
    settled = _settled(old, new)
    if old is None or new.edited is None or new.edited[0] is not old.paragraphs:
        return Moved(settled)
    if any(len(p.pieces) > 1 for p in (old.paragraphs[-1], new.paragraphs[-1])):
        return Moved(settled)
    return Moved(settled, new.edited[1], new.paragraphs[-1].pieces[0][1] - old.paragraphs[-1].pieces[0][1])


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
    return Answer(found, read, frozenset(at for finding in found for at in spoken_of(finding)))
