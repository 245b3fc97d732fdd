"""126个村每村3名，共378名；每季度2次，全年8次；每年60万元，五年300万元: so many each, so many in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _reckoning as reckoning
from fazhi_desk.model import Finding, Reach, Span, View
from fazhi_desk.text.counts import LABEL_CUT, Count, Statement, statements
from fazhi_desk.text.numerals import chinese_number
from fazhi_desk.text.parts import alike, counts_things

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({"每", "各"})
EACH = re.compile(
    "(?:每(?:个|一个|一)?(?P<by>季度|半年|月|年|[\u4e00-\u9fff]{1,3}?)|(?P<all>各))[^，。；、每各]{0,10}$"
)
AT_LEAST = re.compile("至少|不少于|不低于")
YEARS = re.compile("(?:连续|近|过去|前)?(?P<n>[二两三四五六七八九十]|[2-9])年")
TIMES = {"季度": 4, "半年": 2, "月": 12}
HALF = {"季度": 2, "月": 6}
ONCE = re.compile("每(?P<by>季度|半年|月)(?!不?少)[^，。；、每各0-9]{0,12}一(?P<unit>次|期|场|轮|批)")
"""一 is no figure, since 一次 is seldom a number."""
PEOPLE = {"人", "人次"}
TRAINED = re.compile("(?:培训|轮训|参训|受训|参加|覆盖)[^，。；、0-9]{0,8}$")
"""4期，每期50人，共培训执法人员180人次: heads are counted in either unit."""
SLIP = 0.26
"""A total further from the product than this share of it counts something else (律师兼任多村)."""


@dataclass(frozen=True)
class Parameters:
    """``total`` is all that stands before the number of the whole, ``year`` what says that it is one of a year and
    ``half`` of half a year; ``unless`` between the two or right behind them lets it pass.
    """

    total: str
    year: str
    half: str
    unless: str

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """total, year, half, unless."""
        return tuple(re.compile(text) for text in (f"(?:{self.total})+", self.year, self.half, self.unless))


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every total that is not the product."""
    text = view.paragraphs[0].text
    if not view.facts[0].figures or ("每" not in text and "各" not in text):
        return
    for statement in statements(text, view.facts[0]):
        yield from _once(statement, rule)
        if len(statement.counts) > 1:
            for at, one in enumerate(statement.counts[:-1]):
                told = EACH.search(one.gap)
                found = _judge(statement, at, told, rule) if told else None
                if found is not None:
                    yield found


def _once(statement: Statement, rule: Rule[Parameters]) -> Iterator[Finding]:
    """每季度编发一期简报，全年共编发5期."""
    lead, year, half, unless = rule.parameters.patterns
    start = statement.range[0]
    for told in ONCE.finditer(statement.text):
        end = start + told.end("unit")
        whole = next((c for c in statement.counts if c.figure.range[0] > end), None)
        if whole is None or whole.figure.unit != told["unit"] or not whole.exact or not counts_things(whole):
            continue
        between = statement.text[told.end("unit") : whole.figure.range[0] - start]
        words = LABEL_CUT.split(between)[-1]
        opening = lead.match(words)
        rest = words[opening.end() :] if opening else words
        if opening is None or (rest and rest[-2:] not in between[: -len(words)]):
            continue
        if unless.search(between + LABEL_CUT.split(whole.tail)[0]):
            continue
        number = HALF.get(told["by"]) if half.search(between) else TIMES[told["by"]] if year.search(between) else None
        if number and number != whole.value:
            first = start + told.start()
            span = Span(0, first, whole.figure.range[1])
            span = span if span.end - span.start <= reckoning.WIDE else Span(0, *whole.figure.range)
            amount = f"每{told['by']}一{told['unit']}，应为{number}{told['unit']}"
            yield reckoning.finding(rule, span, f"{amount}，与“{reckoning.told(whole.value, whole)}”不符")


def _judge(statement: Statement, at: int, told: re.Match[str], rule: Rule[Parameters]) -> Finding | None:
    counts, one = statement.counts, statement.counts[at]
    least = one.figure.bound == "least" or AT_LEAST.search(one.label) is not None
    by_time = told["by"] in TIMES or told["by"] == "年"
    if not (one.exact or least) or not counts_things(one):
        return None
    total = _total(counts, at, rule.parameters, by_time=by_time)
    # 每月不少于1次，全年不少于10次: both are the least.
    both = total is not None and least and counts[total].figure.bound == "least"
    if total is None or not (counts[total].exact or both):
        return None
    whole = counts[total]
    between = "".join(c.gap for c in counts[at + 1 : total + 1])
    around = one.gap[: len(one.gap) - len(one.label)] + between + LABEL_CUT.split(whole.tail)[0]
    if rule.parameters.patterns[3].search(AT_LEAST.sub("", around) if both else around):
        return None
    words = LABEL_CUT.split(one.gap[: told.start()])[-1] + between
    number = _times(statement, told["by"], words, rule.parameters) if by_time else _number(counts, at, total, told)
    if not number or number == 1:
        return None
    product = number * one.value
    off = abs(whole.value - product)
    if off <= max(0.001, one.unit_in_last_place * number * 0.5 if one.figure.scale > 1 or one.figure.decimals else 0):
        return None
    if least and whole.value > product:
        return None
    if told["by"] not in TIMES and off > SLIP * product:
        return None
    span = reckoning.span_of([one, whole], [whole])
    amount = f"{number:g}×{reckoning.told(one.value, one)}＝{reckoning.told(product, whole)}"
    return reckoning.finding(rule, span, f"{amount}，与“{reckoning.told(whole.value, whole)}”不符")


def _total(counts: Sequence[Count], at: int, parameters: Parameters, *, by_time: bool) -> int | None:
    """The next count of its kind, if only words of a total and the noun stand right before it."""
    for n in range(at + 1, min(at + 3, len(counts))):
        heads = {counts[n].group, counts[at].group} == PEOPLE
        if not (alike(counts[n], counts[at]) or heads) or re.search("[。；]", counts[n].gap):
            continue
        words = counts[n].gap.split("，")[-1].split("、")[-1].split("（")[-1].lstrip("，,、（( ")
        years = list(YEARS.finditer(words))
        words = words[years[-1].end() :].lstrip("来") if years else words
        if n > at + 1:  # 34个社区共配备34名: what stands between may be the number of those
            words = counts[n].label
            words = words[words.find("共") :] if "共" in words else words
        lead = parameters.patterns[0].match(words)
        rest = words[lead.end() :] if lead else words
        named = len(rest) > 1 and rest[-2:] in counts[at].figure.noun and not by_time
        trained = heads and TRAINED.search(words) is not None
        return n if lead and (not rest or named or trained) else None
    return None


def _times(statement: Statement, by: str, words: str, parameters: Parameters) -> float | None:
    """How many quarters, months or years the total takes in."""
    if by == "年":
        told = {chinese_number(m["n"]) or int(m["n"]) for m in YEARS.finditer(statement.text)}
        return float(told.pop()) if len(told) == 1 else None
    if parameters.patterns[2].search(words):
        return HALF.get(by)
    return TIMES[by] if parameters.patterns[1].search(words) else None


def _number(counts: Sequence[Count], at: int, total: int, told: re.Match[str]) -> float | None:
    """How many there are of those that each have so many."""
    if told["all"]:
        before = counts[at - 1] if at else None
        return before.value if before and counts_things(before) and before.exact and "、" not in before.tail else None
    by = told["by"]
    found = {c.value for n, c in enumerate(counts) if n not in (at, total) and n < total and _counted(c, by)}
    return found.pop() if len(found) == 1 else None


def _counted(count: Count, by: str) -> bool:
    noun = re.split("[每各均都]", count.figure.noun)[0]
    return counts_things(count) and count.exact and (noun.startswith(by) or noun.endswith(by) or count.group == by)
