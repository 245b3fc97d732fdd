"""A table of words that are wrong where they stand: one row a word, with what may stand around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Example, Rule
from fazhi_desk.checks._literal import (
    Index,
    apart,
    guarded,
    index_of,
    inside,
    is_term,
    occurrences,
    open_to,
    sentence_at,
    stands,
)
from fazhi_desk.model import Context, Edit, Finding, Fix, Reach, Safety, Severity, Span, View, Zone

REACH = Reach.PARAGRAPH


@dataclass(frozen=True)
class Row:
    """One wrong word.

    ``right`` is what should stand there: one for all of ``wrong``, or one each; without it there is no fix (an empty
    string deletes). ``before``, ``not_before``, ``after``, ``not_after`` are literals beside it ("^" and "$": the
    paragraph's ends); ``near`` and ``unless`` literals anywhere in the same sentence. ``since`` and ``until`` are
    inclusive report years. ``quotations`` false: never looked for in what somebody said.
    """

    wrong: tuple[str, ...]
    right: tuple[str, ...] = ()
    bad: tuple[str | Example, ...] = ()
    good: tuple[str | Example, ...] = ()
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    severity: Severity | None = None
    safety: Safety | None = None
    message: str = ""
    why: str = ""
    since: int | None = None
    until: int | None = None
    unit_classes: tuple[str, ...] = ()
    not_unit_classes: tuple[str, ...] = ()
    zones: tuple[Zone, ...] = ()
    quotations: bool = True

    def __post_init__(self) -> None:
        if not self.wrong:
            raise ValueError("每一行至少要有一个错误写法（wrong）")
        if len(self.right) not in (0, 1, len(self.wrong)):
            raise ValueError(f"“{self.wrong[0]}”这一行：正确写法（right）应为一个，或与错误写法一一对应")

    def replacement(self, wrong: str) -> str | None:
        """What should stand in place of that wrong form."""
        if not self.right:
            return None
        return self.right[0] if len(self.right) == 1 else self.right[self.wrong.index(wrong)]

    def meant_for(self, context: Context) -> bool:
        """Whether the paper's year and unit let the row speak."""
        if self.unit_classes and context.unit_class not in self.unit_classes:
            return False
        if context.unit_class in self.not_unit_classes:
            return False
        year = context.year
        return year is None or (self.since or year) <= year <= (self.until or year)


@dataclass(frozen=True)
class Parameters:
    """The rows. ``hide`` are right wordings, inside which nothing is looked at; ``safety`` is the default of rows."""

    rows: tuple[Row, ...]
    hide: tuple[str, ...] = ()
    safety: Safety = Safety.ASK

    @cached_property
    def index(self) -> Index[tuple[str, Row]]:
        """Wrong forms by the two characters that make them wrong."""
        usual = [right for row in self.rows for right in row.right] + list(self.hide)
        return index_of(((wrong, (wrong, row)) for row in self.rows for wrong in row.wrong), usual)

    @cached_property
    def hidden(self) -> Index[None]:
        """Right wordings to hide."""
        return index_of((right, None) for right in self.hide)


def triggers(rule: Rule[Parameters]) -> frozenset[str]:
    """Pairs of characters without one of which nothing is found."""
    return rule.parameters.index.keys


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every wrong word in the one paragraph of the view."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    parameters = rule.parameters
    found = [
        (start, end, entry)
        for start, end, entry in occurrences(text, facts, parameters.index)
        if _fits(view, start, end, entry[1], entry[1].severity or rule.severity)
    ]
    if not found:
        return
    right = [(start, end) for start, end, _ in occurrences(text, facts, parameters.hidden)]
    for start, end, (wrong, row) in apart(found):
        if not any(a <= start and end <= b for a, b in right):
            yield _finding(view, rule, Span(0, start, end), wrong, row)


def _fits(view: View, start: int, end: int, row: Row, severity: Severity) -> bool:
    text, facts = view.paragraphs[0].text, view.facts[0]
    if not stands(text, start, end, row) or not row.meant_for(view.context):
        return False
    if row.zones and view.zones[0] not in row.zones:
        return False
    if not open_to(facts, text, start, end, severity):
        return False
    quote = inside(facts.quoted, start, end)
    if quote is not None and not row.quotations and not is_term(text, quote):
        return False
    if row.near or row.unless:
        sentence = sentence_at(text, facts, start)
        if any(word in sentence for word in row.unless):
            return False
        return not row.near or any(word in sentence for word in row.near)
    return True


def _finding(view: View, rule: Rule[Parameters], span: Span, wrong: str, row: Row) -> Finding:
    new = row.replacement(wrong)
    fixes: tuple[Fix, ...] = ()
    if new is not None:
        safety = row.safety or rule.parameters.safety
        if safety is Safety.SAFE and guarded(view.facts[0], span.start, span.end):
            safety = Safety.ASK
        fixes = (Fix(f"改为“{new}”" if new else f"删去“{wrong}”", (Edit(span, new),), safety),)
    message = (row.message or rule.head.message).replace("{found}", wrong).replace("{new}", new or "")
    message = message.replace("““", "“").replace("””", "”")
    why = row.why or rule.head.why
    return Finding(rule.id, rule.family, row.severity or rule.severity, span, message, why, fixes=fixes)
