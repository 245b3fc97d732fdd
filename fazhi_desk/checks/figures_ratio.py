"""Rates recomputed from the two counts they are made of, within rounding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _rates as rates
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, View
from fazhi_desk.text.bigrams import PERCENT
from fazhi_desk.text.counts import Count, Statement, pairs, statements
from fazhi_desk.text.parts import counts_things

REACH = Reach.PARAGRAPH
TRIGGERS = PERCENT
NAME = re.compile(r"(?P<stem>[\u4e00-\u9fff]{1,10})率[^率，。；、0-9]{0,8}$")
SHARE = re.compile(r"占(?:比|总数的?|全部的?|其中的?)?(?:达到|达|为|的)?$")

THOSE = re.compile("在?已?(?P<done>审结|办结|结案|受理|评查|抽查)的?[^，。；、0-9]{0,8}(?:案件|案卷|申请|工单)中")
RIGHT_BEHIND = re.compile(
    "[，,（(]?(?:占(?:比|总数的?)?|(?:直接|综合)?(?:纠错|调解和解|和解|合格|优秀|优良)率)(?:达到|达|为)?"
)
PLAIN = re.compile("^(?:全年|今年|总|综合|平均|整体|案件|纠纷|全[县市乡镇区])+")
SHARE_GAP = re.compile(r"[^，。；]{0,6}[，,（(]?占(?:比|总数的?)?(?:达到|达|为)?")


@dataclass(frozen=True)
class Rate:
    """A rate by the stem of its name; the labels of its part and of its whole."""

    stem: str
    part: str
    whole: str
    unless: str = ""
    across: bool = False
    """Whether part and whole may be counted in different units (应诉案件17件，出庭15次)."""

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
        """Stem, part, whole."""
        return re.compile(f"(?:{self.stem})$"), re.compile(self.part), re.compile(self.whole)


@dataclass(frozen=True)
class Parameters:
    """``unless`` in the name of a rate: it cannot be recomputed from two counts (满意率 of a survey, 增长率)."""

    rates: tuple[Rate, ...]
    unless: str

    @cached_property
    def other(self) -> re.Pattern[str]:
        """Names of rates that are left alone."""
        return re.compile(self.unless)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every rate that does not follow from its two counts."""
    if not any(figure.percent for figure in view.facts[0].figures):
        return
    text, facts = view.paragraphs[0].text, view.facts[0]
    for statement in statements(text, facts):
        for at in _rates(statement):
            if len(statement.counts) > 2:
                found = _judge(statement, at, rule)
                if found is not None:
                    yield found
    for before, after in pairs(text, facts):
        yield from _across(before, after, rule)
        yield from _of_those(before, after, rule)


def _rates(statement: Statement) -> list[int]:
    return [
        n for n, c in enumerate(statement.counts)
        if c.figure.percent and not c.figure.chinese and c.value <= 100
    ]


def _across(before: Statement, after: Statement, rule: Rule[Parameters]) -> Iterator[Finding]:
    """受理98件，审结92件。结案率95%。: the rate opens a sentence of its own."""
    if not after.counts or 0 not in _rates(after) or any(c.figure.percent for c in before.counts):
        return
    told = after.counts[0]
    named = NAME.search(told.label)
    if named is None or len(before.counts) < 2:
        return
    if not any(rate.patterns[0].fullmatch(PLAIN.sub("", named["stem"])) for rate in rule.parameters.rates):
        return
    both = Statement((before.range[0], after.range[1]), before.text + after.text, (*before.counts, told))
    found = _judge(both, len(before.counts), rule)
    if found is not None:
        yield found


def _of_those(before: Statement, after: Statement, rule: Rule[Parameters]) -> Iterator[Finding]:
    """共审结251件。审结案件中，直接纠错36件，纠错率14.3%: rates of what the sentence before counted."""
    named = THOSE.match(after.text)
    wholes = [c for c in before.counts if named and named["done"] in c.label and counts_things(c)]
    if len(wholes) != 1 or not wholes[0].exact:
        return
    whole = wholes[0]
    for n in range(1, len(after.counts)):
        part, told = after.counts[n - 1], after.counts[n]
        if not told.figure.percent or told.figure.bound or not counts_things(part) or not part.exact:
            continue
        if part.group != whole.group or part.value > whole.value or not RIGHT_BEHIND.fullmatch(told.gap):
            continue
        both = Statement((before.range[0], after.range[1]), "", (*before.counts, *after.counts))
        if _explained(both, len(before.counts) + n):
            continue
        yield _finding(part, whole, told, rule)


def _judge(statement: Statement, at: int, rule: Rule[Parameters]) -> Finding | None:
    told = statement.counts[at]
    pair = _pair(statement, at, rule.parameters) or _read(statement, at, rule.parameters)
    if pair is None or _explained(statement, at):
        return None
    part, whole = pair
    if part.figure.approximate or whole.figure.approximate or whole.value <= 0 or part.value > whole.value:
        return None
    return _finding(part, whole, told, rule)


def _read(statement: Statement, at: int, parameters: Parameters) -> rates.Pair | None:
    """The two counts of a rate that no row of the table knows, if the rate is close to what they give."""
    label = statement.counts[at].label
    told = NAME.search(label)
    stem = told["stem"] if told and "分别" not in label and not parameters.other.search(told["stem"]) else ""
    if told and not stem:
        return None
    found = rates.readings(statement, at, stem)
    return found[0] if found and rates.likely(found[0], statement.counts[at]) else None


def _finding(part: Count, whole: Count, told: Count, rule: Rule[Parameters]) -> Finding:
    expected = 100 * part.value / whole.value
    span = reckoning.span_of([whole, part, told], [part, told], [told])
    shown = reckoning.percent(expected, max(told.figure.decimals, 1))
    counts = f"{reckoning.told(part.value, part)}÷{reckoning.told(whole.value, whole)}"
    return reckoning.finding(rule, span, f"{counts}＝{shown}，与“{reckoning.told(told.value, told)}”不符")


def _pair(statement: Statement, at: int, parameters: Parameters) -> tuple[Count, Count] | None:
    """The two counts the rate is made of, as their labels tell; None where that is not sure."""
    label = statement.counts[at].label
    if SHARE.search(label):
        return _share(statement, at)
    if label == "的" and at >= 2 and re.search("占[^，。；、]{0,10}$", statement.counts[at - 1].gap):
        return _of_the_whole(statement, at)
    named = NAME.search(label)
    if named is None or "分别" in label:
        return None
    other = parameters.other.search(named["stem"])
    if other and not any(other.group() in count.label for count in statement.counts[:at]):
        return None
    for rate in parameters.rates:
        stem, part, whole = rate.patterns
        if stem.search(named["stem"]) and not (rate.unless and re.search(rate.unless, named["stem"])):
            pair = _labelled(statement, at, part, whole, across=rate.across)
            if pair is not None:
                return pair
    return None


def _of_the_whole(statement: Statement, at: int) -> tuple[Count, Count] | None:
    """56卷，占抽查总数60卷的90%."""
    part, whole = statement.counts[at - 2], statement.counts[at - 1]
    fits = part.group == whole.group and counts_things(part) and counts_things(whole)
    return (part, whole) if fits else None


def _labelled(
    statement: Statement, at: int, part: re.Pattern[str], whole: re.Pattern[str], *, across: bool
) -> tuple[Count, Count] | None:
    counts = statement.counts
    if not at:
        return _labelled_behind(counts, part, whole)
    behind = [at + 1] if at + 1 < len(counts) and re.match(r"[，,（(][^，。；]{0,10}$", counts[at + 1].gap) else []
    for n in (*range(at - 1, -1, -1), *behind):
        if not counts_things(counts[n]) or not part.search(counts[n].label):
            continue
        for m in range(min(n, at) - 1, -1, -1):
            fits = counts_things(counts[m]) and (across or counts[m].group == counts[n].group)
            if fits and m != n and whole.search(counts[m].label + counts[m].figure.noun):
                return counts[n], counts[m]
        return None
    return None


def _labelled_behind(
    counts: Sequence[Count], part: re.Pattern[str], whole: re.Pattern[str]
) -> tuple[Count, Count] | None:
    """调解成功率达97%，成功调解612件，受理680件: a rate that opens its sentence, and the two counts behind it."""
    one, two = counts[1:3]
    if not (counts_things(one) and counts_things(two)) or one.group != two.group:
        return None
    for smaller, larger in ((one, two), (two, one)):
        fits = part.search(smaller.label) and whole.search(larger.label) and not part.search(larger.label)
        if fits and smaller.value <= larger.value:
            return smaller, larger
    return None


def _share(statement: Statement, at: int) -> tuple[Count, Count] | None:
    """其中女性12人，占26.1%: the count right before, of the only other count of its kind."""
    counts = statement.counts
    part = counts[at - 1]
    if not counts_things(part) or not SHARE_GAP.fullmatch(counts[at].gap):
        return None
    wholes = [c for c in counts[: at - 1] if counts_things(c) and c.group == part.group]
    if len(wholes) == 1 and "其中" in part.gap:
        return part, wholes[0]
    return None


def _explained(statement: Statement, at: int) -> bool:
    """Whether any two counts of the sentence give the rate: then it is right, whatever its name."""
    told = statement.counts[at]
    step = 10.0**-told.figure.decimals * 1.01
    if _same_whole(statement, at):
        return True
    counts = [c for c in statement.counts if counts_things(c) and c.value > 0]
    for n, a in enumerate(counts):
        for b in counts:
            if a is not b and a.value <= b.value and _agrees(a.value, a, b, told, step):
                return True
            # 优秀74卷、良好121卷 …优良率: two neighbours together.
            together = n and counts[n - 1].group == a.group and b is not a and b is not counts[n - 1]
            if together and _agrees(counts[n - 1].value + a.value, a, b, told, step):
                return True
    return False


def _same_whole(statement: Statement, at: int) -> bool:
    """38件，占58.5%，其中公安26件，占40%: shares of one whole that is not told here."""
    counts, told = statement.counts, statement.counts[at]
    if not at or told.value <= 0 or not counts_things(counts[at - 1]):
        return False
    low, high = _implied(counts[at - 1], told)
    for part, share in pairwise(counts[: at - 1]):
        if share.figure.percent and share.value > 0 and counts_things(part) and part.group == counts[at - 1].group:
            least, most = _implied(part, share)
            if max(low, least) <= min(high, most):
                return True
    return False


def _implied(part: Count, share: Count) -> tuple[float, float]:
    """Between which values the whole lies that a part and its rounded share imply."""
    half = share.unit_in_last_place / 2
    return part.value / (share.value + half), part.value / (share.value - half)


def _agrees(value: float, part: Count, whole: Count, told: Count, step: float) -> bool:
    expected = 100 * value / whole.value
    loose = sum(c.unit_in_last_place for c in (part, whole) if c.figure.scale > 1 or c.figure.decimals)
    allowed = step + 50 * loose / whole.value
    if told.figure.bound == "least":
        return expected >= told.value - allowed
    if told.figure.bound == "most":
        return expected <= told.value + allowed
    if told.figure.bound or part.figure.approximate or whole.figure.approximate:
        allowed = max(allowed, 5.0)
    return abs(expected - told.value) <= allowed
