"""More settled than received, more adopted than proposed: a part that outgrows what it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.checks._outcomes import name_of
from fazhi_desk.model import Finding, Reach, Severity, View
from fazhi_desk.text.bigrams import TWO_FIGURES
from fazhi_desk.text.counts import LABEL_CUT, Count, Statement, pairs, statements
from fazhi_desk.text.parts import alike

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({TWO_FIGURES})
BEHIND = 16
NEAR = 16
LEAST_LABEL = 2
ALL = re.compile("[^，。；、]{0,4}(?:均|全部|都)")
REFUSED = re.compile("不予|不属于|未(?=受理|立案|收到)|不(?=受理|立案)")
"""不予受理5件: what was turned away is no whole that others come out of."""
LINK = re.compile("(?:[^，。；、]{0,6}[，,])?")
"""What may stand before the first clause of a sentence that goes on with the one before: 截至目前，审结103件."""


@dataclass(frozen=True)
class Pair:
    """What is counted under ``part`` comes out of what is counted under ``whole``, in this order in one sentence."""

    whole: str
    part: str
    message: str
    bad: str | tuple[str, ...]
    good: str | tuple[str, ...]
    unless: str = ""
    unless_told: str = ""
    """Words in the sentence that explain it for this row alone: 超额."""
    behind: bool = False
    """The whole may be named behind its number: 126名执法人员参加考试."""
    severity: Severity | None = None

    @cached_property
    def whole_pattern(self) -> re.Pattern[str]:
        """The label of the whole."""
        return re.compile(self.whole)

    @cached_property
    def part_pattern(self) -> re.Pattern[str]:
        """The label of the part."""
        return re.compile(self.part)


@dataclass(frozen=True)
class Parameters:
    """``excuse`` in the sentence lets it pass (含上年结转), ``excuse_near`` right beside the part; ``verbs`` are taken
    off before two objects are compared.
    """

    rows: tuple[Pair, ...]
    excuse: str
    excuse_near: str
    verbs: str

    @cached_property
    def excused(self) -> re.Pattern[str]:
        """Words that explain why more is settled than received."""
        return re.compile(self.excuse)

    @cached_property
    def beside(self) -> re.Pattern[str]:
        """Words that explain it only right before or behind the part."""
        return re.compile(self.excuse_near)

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """Verbs and fillers of a label."""
        return re.compile(self.verbs)


Outgrown = tuple[Pair, Count, Count]
"""A row, the whole and the part that is larger."""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """The first pair that does not fit, once per part; the whole may stand in the sentence before."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    if len(facts.figures) < 2:
        return
    found = statements(text, facts)
    if not any(_outgrows(s.counts) for s in found) and len(found) < 2:
        return
    told: set[int] = set()
    for statement in found:
        if _outgrows(statement.counts):
            found_here = _pairs(statement.counts, rule.parameters)
            yield from _findings(_unexcused(statement, found_here, rule.parameters), told, rule)
    for before, after in pairs(text, facts):
        both = (*before.counts, *after.counts)
        if _outgrows(both) and not rule.parameters.excused.search(before.text + after.text):
            yield from _findings(_across(before, after, rule.parameters), told, rule)


def _unexcused(statement: Statement, found: Iterable[Outgrown], parameters: Parameters) -> Iterator[Outgrown]:
    """Without those that the sentence explains; what the whole itself is called (信访积案7件) explains nothing."""
    for row, whole, part in found:
        low, high = whole.figure.range[0] - len(whole.label) - statement.range[0], whole.figure.range[1]
        rest = statement.text[: max(0, low)] + "，" + statement.text[high - statement.range[0] :]
        if not parameters.excused.search(rest) and not (row.unless_told and re.search(row.unless_told, statement.text)):
            yield row, whole, part


def _findings(found: Iterable[Outgrown], told: set[int], rule: Rule[Parameters]) -> Iterator[Finding]:
    for row, whole, part in found:
        at = part.figure.range[0]
        if at in told or rule.parameters.beside.search(part.gap + part.tail[:NEAR]):
            continue
        told.add(at)
        message = row.message.format(whole=reckoning.told(whole.value, whole), part=reckoning.told(part.value, part))
        yield reckoning.finding(rule, reckoning.span_of([whole, part], [part]), message, row.severity or rule.severity)


def _outgrows(counts: Sequence[Count]) -> bool:
    """Whether any count is larger than an alike one before it: most sentences end here."""
    least: dict[str, float] = {}
    for count in counts:
        if count.value > least.get(count.group, count.value):
            return True
        least[count.group] = min(count.value, least.get(count.group, count.value))
    return False


def _pairs(counts: Sequence[Count], parameters: Parameters) -> Iterator[Outgrown]:
    larger = [(at, c, name_of(c)) for at, c in enumerate(counts) if any(o.value < c.value for o in counts[:at])]
    for row in parameters.rows:
        for at, part, name in larger:
            if not _is_part(part, name, row):
                continue
            for whole in reversed(counts[:at]):
                if not alike(whole, part) or whole.figure.chinese or not _is_whole(whole, row):
                    continue
                if _exceeds(whole, part, row, parameters) and part.value > _listed(counts[:at], whole):
                    yield row, whole, part
                break


def _across(before: Statement, after: Statement, parameters: Parameters) -> Iterator[Outgrown]:
    """The first count of a sentence against the last of the sentence before: 受理98件。审结103件."""
    part = next((c for c in after.counts if not c.figure.percent), None)
    if part is None or not LINK.fullmatch(part.gap.removesuffix(part.label)):
        return
    whole = next((c for c in reversed(before.counts) if alike(c, part) and not c.figure.chinese), None)
    if whole is None:
        return
    name = name_of(part)
    for row in parameters.rows:
        if not _is_part(part, name, row) or row.whole_pattern.match(part.label):
            continue
        if not row.whole_pattern.search(whole.label):
            continue
        own = parameters.verb.sub("", row.part_pattern.sub("", part.label))
        if _exceeds(whole, part, row, parameters) and (len(own) < 2 or own in whole.label):
            yield row, whole, part
            return


def _is_part(part: Count, name: str, row: Pair) -> bool:
    if not row.part_pattern.search(name):
        return False
    if len(part.label) < LEAST_LABEL and ALL.match(part.tail):  # told by figures-all
        return False
    if not part.exact or part.figure.chinese or "其中" in part.gap:
        return False
    return not (row.unless and re.search(row.unless, name))


def _is_whole(whole: Count, row: Pair) -> bool:
    if REFUSED.search(whole.label):
        return False
    if row.whole_pattern.search(whole.label):
        return True
    return row.behind and bool(row.whole_pattern.search(LABEL_CUT.split(whole.tail[:BEHIND], maxsplit=1)[0]))


def _listed(counts: Sequence[Count], whole: Count) -> float:
    """The whole with what is listed behind it: 意见书31份、建议书22份."""
    start = next(n for n, count in enumerate(counts) if count is whole)
    added = whole.value
    for count in counts[start + 1 :]:
        if not alike(count, whole) or not count.gap.lstrip("）)").startswith(("、", "和", "及")):
            break
        added += count.value
    return added


def _exceeds(whole: Count, part: Count, row: Pair, parameters: Parameters) -> bool:
    if not whole.exact or part.value <= whole.value:
        return False
    return _same_object(whole.label, part.label, row, parameters)


def _same_object(whole: str, part: str, row: Pair, parameters: Parameters) -> bool:
    """Whether the two labels may speak of the same things: 办结45件 names none, 办结信访件45件 another one."""
    own = parameters.verb.sub("", row.part_pattern.sub("", part))
    other = parameters.verb.sub("", whole)
    return len(own) < 2 or own in other or other in own or len(set(own) & set(other)) * 2 >= len(set(own))
