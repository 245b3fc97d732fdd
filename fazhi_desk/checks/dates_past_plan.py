"""A plan that names the past: 在2022年底前 in the plan of a paper on 2023."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks import _dating as dating
from fazhi_desk.model import DateMention, Facts, Finding, Paragraph, Reach, Role, Span, View, Zone
from fazhi_desk.text.masks import covers

REACH = Reach.DOCUMENT
AROUND = 20
DONE = re.compile("[，,]?[^，。；]{0,16}(?:了|已)")
TO_BEGIN = re.compile("[\u3000 ]*(?:(?:力争|确保|争取|计划|务必|拟)?(?:在|于|到|至)?)")
OBJECT = re.compile("(?:对|把|凡|凡是|针对)(?:在|于|截至)?$")
"""对2021年6月30日前制发的文件: what the plan deals with is of that time, not the plan."""
DUE = re.compile("(?:年?[底末初]|上半年|下半年|第?[一二三四1-4]季度)?(?:以前|之前|前|内)")


@dataclass(frozen=True)
class Parameters:
    """A year in a plan is a deadline where ``before`` or ``after`` stands next to it, and looks back where ``unless``
    matches before it in its clause or ``unless_behind`` behind it, unless it ends in 底前. Outside the plan ``intent``
    must stand right before it, and so it must in papers of the kinds in ``skip``. Those in ``own_year`` plan within
    their own year.
    """

    before: str
    after: str
    intent: str
    unless: str
    unless_behind: str
    own_year: tuple[str, ...]
    skip: tuple[str, ...]

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """before, after, unless, unless_behind, intent."""
        intent = f"(?:{self.intent})[^，。；、0-9]{{0,4}}$"
        return tuple(
            re.compile(text) for text in (f"(?:{self.before})$", self.after, self.unless, self.unless_behind, intent)
        )


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only paragraphs with dates count."""
    return paragraph.text if facts.dates else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every deadline that is over."""
    context, parameters = view.context, rule.parameters
    year = dating.paper_year(view)
    if year is None:
        return
    wishes_only = context.kind in parameters.skip or dating.told_year(context) is None
    planned = year if context.kind in parameters.own_year else year + 1
    written: tuple[int, int] | None = None
    for at, zone in enumerate(view.zones):
        if not view.facts[at].dates:
            continue
        planning = zone is Zone.PLAN and not wishes_only
        asked = zone is Zone.EXHORTATION
        due = planned if planning else year
        written = written or _own_date(view)
        for mention in _deadlines(view, at, rule, intended=not planning and not asked):
            if planning and _month_is_over(mention, planned, written, half_year=context.kind == "half-year"):
                span = _span(view, at, mention)
                shown = view.paragraphs[at].text[span.start : span.end]
                yield dating.finding(rule, span, f"下一步工作的期限“{shown}”在成文之前，请核对")
            if mention.year is None or mention.year >= due:
                continue
            # A summary dated in November may well plan for December: the deadline is still ahead.
            if written == (0, 0) or written > (mention.year, mention.month or 12):
                what = "下一步工作" if planning else "打算"
                yield dating.finding(
                    rule, _span(view, at, mention), f"{what}的期限写成了{mention.year}年，这个时间已过",
                    fixes=dating.year_fix(at, mention, planned if planning else year),
                )


def _deadlines(view: View, at: int, rule: Rule[Parameters], *, intended: bool) -> tuple[DateMention, ...]:
    """The mentions of a paragraph that set a deadline, cached with its facts; ``intended``: a wish says so."""
    facts = view.facts[at]
    key = f"{rule.id} intended" if intended else rule.id
    kept = facts.extra.get(key)
    if isinstance(kept, tuple):
        return kept
    found = tuple(
        mention
        for mention in facts.dates
        if (mention.year is not None or mention.month is not None)
        and not mention.until
        and not mention.numbering
        and _is_deadline(view, at, mention, rule.parameters, intended=intended)
    )
    facts.extra[key] = found
    return found


def _is_deadline(view: View, at: int, mention: DateMention, parameters: Parameters, *, intended: bool) -> bool:
    facts, text = view.facts[at], view.paragraphs[at].text
    start, end = mention.range
    if covers(facts.masked, start, end):
        return False
    head = view.paragraphs[at].heading
    due = DUE.match(text, end) is not None
    if head is not None and start < head.text[1] and not due:
        return False
    before, after, unless, behind, intent = parameters.patterns
    low, high = next(((a, b) for a, b in facts.clauses if a <= start < b), (0, len(text)))
    if unless.search(text[low:start]):
        return False
    if due and (DONE.match(text, end) or OBJECT.search(text[low:start])):
        return False
    if not due and behind.match(text[end : min(high, end + AROUND)]):
        return False
    if mention.year is None and not (due and TO_BEGIN.fullmatch(text[low:start])):
        return False
    if intended and not intent.search(text[max(low, start - 8) : start]):
        return False
    return bool(before.search(text[max(low, start - 4) : start]) or after.match(text[end : end + AROUND]))


def _month_is_over(mention: DateMention, planned: int, written: tuple[int, int], *, half_year: bool) -> bool:
    """Whether a month of the planned year lies before the paper's own date; one of a half-year is written in July.

    A month without year is only judged in the plan of a half-year: it is of the same year there.
    """
    if mention.month is None or (mention.year or planned) != planned or (mention.year is None and not half_year):
        return False
    dated = written if written != (0, 0) or not half_year else (planned, 7)
    return (planned, mention.month) < dated


def _own_date(view: View) -> tuple[int, int]:
    """Year and month the paper itself is dated, (0, 0) without."""
    for paragraph, facts in zip(view.paragraphs, view.facts, strict=True):
        if paragraph.role is Role.DATE:
            for own in facts.dates:
                if own.year is not None and own.month is not None:
                    return own.year, own.month
    return 0, 0


def _span(view: View, at: int, mention: DateMention) -> Span:
    """The mention with the words that make it a deadline: 在2022年底前."""
    text = view.paragraphs[at].text
    start, end = mention.range
    if start and text[start - 1] in "在于到至":
        start -= 1
    tail = re.match(r"(?:年?[底末初])?(?:以前|之前|前|内)?", text[end : end + 6])
    return Span(at, start, end + (tail.end() if tail else 0))
