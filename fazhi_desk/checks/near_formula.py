"""A long fixed wording with a word lost, a character exchanged or two swapped: 职责明确、依法行政的政府治理机系."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Example, Rule
from fazhi_desk.checks._literal import inside, is_term
from fazhi_desk.model import Edit, Finding, Fix, Range, Reach, Safety, Severity, Span, View
from fazhi_desk.text.bigrams import bigrams

REACH = Reach.PARAGRAPH
EDGE, FAR = 4, 2
"""So many characters at one end and at the other must stand as they are for the wording to be meant."""
MARKS = frozenset('、，,“”‘’" 《》和与及')
"""May differ or be missing: they are the business of other rules, or of taste."""
WITHOUT = str.maketrans("", "", "".join(MARKS))


@dataclass(frozen=True)
class Row:
    """``text`` is the wording, ``allowed`` are others with the same edges, ``free`` words that may be left out of it or
    put into it.
    """

    text: str
    allowed: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    severity: Severity | None = None
    bad: tuple[str | Example, ...] = ()
    good: tuple[str | Example, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text.translate(WITHOUT)) < 2 * EDGE + 1:
            raise ValueError(f"“{self.text}”太短，去掉标点至少要{2 * EDGE + 1}个字")

    @cached_property
    def core(self) -> str:
        """The wording without marks."""
        return self.text.translate(WITHOUT)

    @cached_property
    def right(self) -> frozenset[str]:
        """All right wordings without marks."""
        return frozenset([self.core, *(text.translate(WITHOUT) for text in self.allowed)])


@dataclass(frozen=True)
class Parameters:
    """The wordings; ``free`` are words that may be left out of any of them or put in."""

    rows: tuple[Row, ...]
    free: tuple[str, ...] = ()

    @cached_property
    def edges(self) -> Mapping[str, tuple[tuple[str, Row, bool], ...]]:
        """The first characters of each wording (true) and its last, by two neighbouring ones of them."""
        table: dict[str, list[tuple[str, Row, bool]]] = {}
        for row in self.rows:
            for edge, is_head in ((row.core[:EDGE], True), (row.core[-EDGE:], False)):
                pairs = [edge[n : n + 2] for n in range(EDGE - 1)]
                key = next((pair for pair in pairs if pair in row.text), pairs[0])
                table.setdefault(key, []).append((edge, row, is_head))
        return {key: tuple(rows) for key, rows in table.items()}

    @cached_property
    def keys(self) -> frozenset[str]:
        """Pairs of characters without which no wording stands in a text."""
        return frozenset(self.edges)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every wording that is nearly, but not quite, a fixed one."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    edges = rule.parameters.edges
    near = [entry for key in sorted(bigrams(text, facts) & rule.parameters.keys) for entry in edges[key]]
    if not near:
        return
    bare = text.translate(WITHOUT)
    places: list[int] = []
    told: set[int] = set()
    for edge, row, is_head in near:
        at = bare.find(edge)
        while at >= 0:
            low, high = _slip_at(bare, at, row, rule.parameters.free, is_head=is_head)
            at = bare.find(edge, at + EDGE)
            if low == high or low in told:
                continue
            told.add(low)
            places = places or [n for n, c in enumerate(text) if c not in MARKS]
            start, end = _with_marks(text, places[low], places[high - 1] + 1, row.text)
            quote = inside(facts.quoted, start, end)
            if quote is None or is_term(text, quote):
                yield _finding(rule, row, Span(0, start, end))


def _slip_at(bare: str, at: int, row: Row, free: tuple[str, ...], *, is_head: bool) -> Range:
    """Where a slip of the wording stands whose first (or last) characters are there; empty where there is none."""
    core = row.core
    lengths = [len(core) + more for more in (0, -1, -2, 1, 2)]
    windows = [(at, at + n) if is_head else (at + EDGE - n, at + EDGE) for n in lengths]
    inside_text = [(low, high) for low, high in windows if low >= 0 and high <= len(bare)]
    if any(bare[low:high] in row.right for low, high in inside_text):
        return 0, 0
    for low, high in inside_text:
        said = bare[low:high]
        if said.startswith(core[:FAR]) and said.endswith(core[-FAR:]) and _slip(said, core, (*free, *row.free)):
            return low, high
    return 0, 0


def _with_marks(text: str, start: int, end: int, right: str) -> Range:
    """The place with the marks that the wording itself begins or ends with."""
    if start and right[0] in MARKS and text[start - 1] == right[0]:
        start -= 1
    if right[-1] in MARKS and text[end : end + 1] == right[-1]:
        end += 1
    return start, end


def _slip(said: str, core: str, free: tuple[str, ...]) -> bool:
    """Whether one or two characters were lost in one place, one exchanged or written twice, or two neighbours swapped.

    Words put in (认真履行) and words exchanged for others are how people write; they are left alone.
    """
    first = next((n for n, (a, b) in enumerate(zip(said, core, strict=False)) if a != b), min(len(said), len(core)))
    short = min(len(said), len(core)) - first
    last = next((n for n in range(short) if said[-1 - n] != core[-1 - n]), short)
    ours, theirs = said[first : len(said) - last], core[first : len(core) - last]
    if ours in free or theirs in free:
        return False
    if not ours:
        return 1 <= len(theirs) <= 2
    if not theirs:
        return len(ours) <= 2 and core[:first].endswith(ours)
    return (len(ours) == len(theirs) == 1) or (len(ours) == 2 and ours == theirs[::-1])


def _finding(rule: Rule[Parameters], row: Row, span: Span) -> Finding:
    message = rule.head.message.replace("{new}", row.text)
    fix = Fix(f"改为“{row.text}”", (Edit(span, row.text),), Safety.ASK)
    return Finding(
        rule.id, rule.family, row.severity or rule.severity, span, message, rule.head.why, fixes=(fix,)
    )
