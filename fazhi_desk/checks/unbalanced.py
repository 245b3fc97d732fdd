"""Quotation marks and brackets of which one side is missing, turned the wrong way, or of another width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._columns import column
from fazhi_desk.checks._marks import kept, moved_to, told
from fazhi_desk.checks._pairing import Lone, Pair, pairing
from fazhi_desk.model import Edit, Facts, Finding, Fix, Paragraph, Range, Reach, Role, Safety, Span, View

REACH = Reach.DOCUMENT
Read = tuple[tuple[Lone, ...], tuple[Range, ...]]
Wrong = tuple[tuple[Pair, tuple[Lone, ...], tuple[Range, ...]], ...]
LONGEST = 40
"""A finding covers at most so many characters behind or before the mark."""
MOST = 12
"""So many marks of one pair are told in one paragraph: with more, the paragraph itself is what is wrong."""
CLAUSE = "，。；：？！,;:?!、\n\u2028"
NUMERAL = re.compile(
    r"(?:^|[\s，。；：、（(]|[^0-9A-Za-z])(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Zⅰ-ⅹ①-⑳])$"
)


@dataclass(frozen=True)
class Parameters:
    """The pairs; ``ends`` are words before which a missing closing quotation mark is likely to belong."""

    pairs: tuple[Pair, ...]
    ends: tuple[str, ...] = ()
    mixed_message: str = "{name}左右宽度不一致，应为“{new}”"
    turned_message: str = "{name}方向不对，应为“{new}”"

    @cached_property
    def guess(self) -> re.Pattern[str]:
        """Where the closing mark may belong."""
        words = "|".join(re.escape(word) for word in self.ends)
        return re.compile(f"(?:{words})") if words else re.compile("(?!)")


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> str | None:
    """Only paragraphs with something wrong count."""
    wrong = kept(facts, rule.id, _read, paragraph.text, rule.parameters.pairs)
    return paragraph.text if wrong else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Lone and mixed marks of every paragraph."""
    running: set[str] = set()
    for at, read in column(view, rule.id, rule.parameters, lambda at: _wrong(view, at, rule)):
        paragraph, text = view.paragraphs[at], view.paragraphs[at].text
        for pair, lone, mixed in read:
            closed = pair.opens in running and bool(lone) and not lone[0].opens
            running.discard(pair.opens)
            judged = lone[1:] if closed else lone
            if judged and paragraph.heading is None and _runs_on(text, judged[-1], pair):
                running.add(pair.opens)
                judged = judged[:-1]
            yield from _judged(view, rule, pair, at, (judged[:MOST], mixed[:MOST]))


def _wrong(view: View, at: int, rule: Rule[Parameters]) -> Wrong | None:
    """What is wrong in a paragraph, if anything."""
    paragraph = view.paragraphs[at]
    if paragraph.role in (Role.TABLE, Role.BLANK):
        return None
    return kept(view.facts[at], rule.id, _read, paragraph.text, rule.parameters.pairs) or None


def _read(text: str, pairs: tuple[Pair, ...]) -> Wrong:
    """The pairs of which something is wrong in the text."""
    found = []
    for pair in pairs:
        if pair.pattern.search(text):
            lone, mixed = pairing(text, pair)
            if lone or mixed:
                found.append((pair, lone, mixed))
    return tuple(found)


def _judged(view: View, rule: Rule[Parameters], pair: Pair, at: int, read: Read) -> Iterator[Finding]:
    """The findings of one paragraph; the marker of its heading is another rule's business."""
    paragraph, text = view.paragraphs[at], view.paragraphs[at].text
    skip = paragraph.heading.marker if paragraph.heading else (0, 0)
    for place in read[1]:
        if place[1] > skip[1]:
            yield moved_to(at, _mixed(rule, pair, text, place))
    for mark in read[0]:
        if not skip[0] <= mark.at < skip[1] and not _excused(text, mark, pair):
            yield moved_to(at, _finding(rule, pair, text, mark))


def _runs_on(text: str, mark: Lone, pair: Pair) -> bool:
    """A quotation that goes on in the next paragraph: opened here, and the paragraph stops in mid-sentence."""
    return mark.opens and mark.partner < 0 and pair.opens == "“" and text.rstrip()[-1:] not in "。！？”）)"


def _excused(text: str, mark: Lone, pair: Pair) -> bool:
    """1） and 一） as list markers; ’ as an apostrophe; a quotation of several paragraphs, each opened anew."""
    if pair.opens == "（" and not mark.opens:
        return bool(NUMERAL.search(text[max(0, mark.at - 5) : mark.at]))
    if pair.closes == "’" and not mark.opens:
        return mark.at > 0 and text[mark.at - 1].isascii()
    if pair.opens != "“":
        return False
    if '"' in text[max(0, mark.at - LONGEST) : mark.at + LONGEST]:
        return True  # its partner is a straight one, told as such
    first = mark.at == len(text) - len(text.lstrip())
    return first and mark.opens and "”" not in text and text.count("“") == 1 and text.count("。") > 1


def _finding(rule: Rule[Parameters], pair: Pair, text: str, mark: Lone) -> Finding:
    char = text[mark.at]
    if mark.partner >= 0:
        right = pair.closes if mark.opens else pair.opens
        span = Span(0, mark.at, mark.at + 1)
        message = rule.parameters.turned_message.replace("{name}", pair.name)
        return told(rule, span, found=char, new=right, message=message)
    start, end = _reach(text, mark, pair)
    message = rule.head.message.replace("{name}", pair.name).replace("{side}", "右" if mark.opens else "左")
    fixes = tuple(_guessed(rule, pair, text, mark, end))
    return Finding(
        rule.id, rule.family, rule.severity, Span(0, start, end), message.replace("{found}", text[start:end]),
        rule.head.why, fixes=fixes,
    )


def _reach(text: str, mark: Lone, pair: Pair) -> Range:
    """From a lone opening mark to the end of its clause; from the clause's beginning to a lone closing mark."""
    at = mark.at
    if mark.opens:
        end = at + 1
        while end < min(len(text), at + LONGEST) and text[end] not in CLAUSE + pair.opens:
            end += 1
        return at, end
    start = at
    while start > max(0, at - LONGEST + 1) and text[start - 1] not in CLAUSE:
        start -= 1
    return start, at + 1


def _guessed(rule: Rule[Parameters], pair: Pair, text: str, mark: Lone, end: int) -> Iterator[Fix]:
    """Put in the missing closing mark where it most likely belongs; or take the lone mark away."""
    if mark.opens and pair.closes == "”":
        match = rule.parameters.guess.search(text, mark.at + 3, end)
        at = match.start() if match else end
        new = text[mark.at : at] + pair.closes
        yield Fix(f"补上右{pair.name}：{new}", (Edit(Span(0, at, at), pair.closes),), Safety.ASK)
    elif mark.opens:
        yield Fix(f"补上右{pair.name}", (Edit(Span(0, end, end), pair.closes),), Safety.ASK)
    yield Fix(f"删去这个{pair.name}", (Edit(Span(0, mark.at, mark.at + 1), ""),), Safety.ASK)


def _mixed(rule: Rule[Parameters], pair: Pair, text: str, place: Range) -> Finding:
    """（…): the half-width one is told."""
    wrong = next(at for at in place if text[at] in pair.half_opens + pair.half_closes)
    right = pair.opens if text[wrong] in pair.half_opens else pair.closes
    message = rule.parameters.mixed_message.replace("{name}", pair.name)
    return told(rule, Span(0, wrong, wrong + 1), found=text[wrong], new=right, safety=Safety.SAFE, message=message)
