"""Headings that break their series: gap, repeat, missing first, wrong number, wrong level, level left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._headings import Flaw, Numbered, flaws, numbered, words_of
from fazhi_desk.checks._series import Fault
from fazhi_desk.model import Edit, Facts, Finding, Fix, Paragraph, Reach, Safety, View
from fazhi_desk.text.numbering import render

REACH = Reach.DOCUMENT
LONGEST_SERIES = 99
"""Headings of one series that are renumbered at once; the markers of the official form end there."""


@dataclass(frozen=True)
class Parameters:
    """``faults`` this rule speaks of; ``messages`` by fault where the rule's own does not fit."""

    faults: tuple[Fault, ...]
    messages: Mapping[str, str] = field(default_factory=dict)


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> tuple[str, bool] | None:
    """Only headings count, and what stands in their place."""
    return words_of(paragraph)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every flaw of the kinds the rule speaks of, in order."""
    heads = numbered(view)
    for flaw in flaws(view):
        if flaw.fault in rule.parameters.faults:
            yield _finding(rule, heads, flaw)


def _finding(rule: Rule[Parameters], heads: tuple[Numbered, ...], flaw: Flaw) -> Finding:
    head = heads[flaw.heading]
    right = marker_like(head, flaw.level, flaw.expected)
    message = rule.parameters.messages.get(flaw.fault.value, rule.head.message)
    before = heads[flaw.before].numbering if flaw.before >= 0 else ""
    words = {"found": head.numbering, "new": right, "before": before, "missing": _missing(head, flaw)}
    for name, value in words.items():
        message = message.replace("{" + name + "}", value)
    others = (flaw.before,) if flaw.before >= 0 else flaw.alike
    return Finding(
        rule.id,
        rule.family,
        rule.severity,
        heads[flaw.heading].span,
        message,
        rule.head.why,
        related=tuple(heads[at].span for at in others),
        fixes=tuple(_fixes(heads, flaw, right)),
    )


def _missing(head: Numbered, flaw: Flaw) -> str:
    """The markers that were left out: （三） or （三）至（五）."""
    last = (head.number or 0) - 1
    first = marker_like(head, flaw.level, flaw.expected)
    return first if last <= flaw.expected else f"{first}至{marker_like(head, flaw.level, last)}"


def _fixes(heads: tuple[Numbered, ...], flaw: Flaw, right: str) -> Iterator[Fix]:
    """Renumber this one; or this and all that follow in its series."""
    span = heads[flaw.heading].span
    if flaw.fault is Fault.JUMP:
        edits = tuple(_jump_edits(heads, flaw))
        yield Fix(f"改为“{right}”" if len(edits) == 1 else "改为“1.”“2.”的序号", edits, Safety.ASK)
        return
    one = Fix(f"改为“{right}”", (Edit(span, right),), Safety.ASK)
    goes_on = flaw.fault in (Fault.GAP, Fault.REPEAT, Fault.START)
    rest = tuple(_from_here(heads, flaw)) if goes_on else ()
    goes_on = len(rest) > 1
    if goes_on and rest[1] is not None:
        yield Fix(f"从这里起依次改为“{right}”等{len(rest)}处", tuple(e for e in rest if e is not None), Safety.ASK)
    yield one


def _followers(heads: tuple[Numbered, ...], flaw: Flaw) -> Iterator[int]:
    """Headings behind the flaw that count in the same series."""
    level = heads[flaw.heading].level
    for at in range(flaw.heading + 1, len(heads)):
        if heads[at].level < level or (heads[at].fresh and heads[at].level == level):
            return
        if heads[at].level == level:
            yield at


def _from_here(heads: tuple[Numbered, ...], flaw: Flaw) -> list[Edit | None]:
    """The edits that renumber the flaw and its followers; None where a follower already has its number.

    None at all for a series longer than any real one: renumbering it at each of its flaws takes its length squared.
    """
    followers = list(islice(_followers(heads, flaw), LONGEST_SERIES))
    if len(followers) == LONGEST_SERIES:
        return []
    edits: list[Edit | None] = []
    for n, at in enumerate((flaw.heading, *followers)):
        head = heads[at]
        right = marker_like(head, flaw.level, flaw.expected + n)
        edits.append(None if right == head.numbering else Edit(heads[at].span, right))
    return edits


def _jump_edits(heads: tuple[Numbered, ...], flaw: Flaw) -> Iterator[Edit]:
    for start in (flaw.heading, *flaw.alike):
        for at in range(start, len(heads)):
            if heads[at].level < 4:
                break
            yield Edit(heads[at].span, f"{heads[at].number}.")


def marker_like(head: Numbered, level: int, number: int) -> str:
    """The marker of that level and number, brackets in the width of the given heading."""
    right = render(level, number)
    if level in (2, 4) and head.numbering.startswith("("):
        right = right.replace("（", "(").replace("）", ")")
    if level == 3 and head.level == 3 and head.numbering[-1] in "、．":
        right = right[:-1] + head.numbering[-1]
    return right
