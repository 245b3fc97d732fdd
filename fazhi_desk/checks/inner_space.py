"""Spaces inside Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import HAN, kept
from fazhi_desk.checks._style import slips_or_style
from fazhi_desk.model import Facts, Finding, Paragraph, Range, Reach, Role, Span, View
from fazhi_desk.text.masks import covers

REACH = Reach.DOCUMENT
GAP = "[ \u00a0\t\u3000\u2002-\u200b]{1,8}"
MARKS = "，。；：、！？）》”％"
BETWEEN = re.compile(
    rf"(?<=[{HAN}{MARKS}]){GAP}(?=[{HAN}“《（，。；：、！？）》”])|(?<=[{HAN}“《（]){GAP}(?=[，。；：、！？）》”])"
)
NUMBER = re.compile(rf"(?<=[0-9%％])[ \u00a0]{{1,4}}(?=[{HAN}])|(?<=[{HAN}])[ \u00a0]{{1,4}}(?=[0-9])")
SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷"
    "龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
NAME = re.compile(rf"[{SURNAMES}]{GAP}[{HAN}](?=[，。、；）]|同志|$)|(?<![{HAN}])[{HAN}]{GAP}[{HAN}](?![{HAN}])")
"""张 三: a name of two characters is set apart to the width of three."""
UNIT = re.compile(r"(?:余?(?:件|场|人次|名|份|家|项|条|起|个|户|册|次|万)|[月日%％])")
SENTENCE = re.compile("[，。；：！？]")
"""A line without any of these is no sentence: 局长　陆怀远 below a title, a row of names, a label."""
TITLE = re.compile("《[^《》\n]{1,60}》")
"""A title may be of two halves: 《一渠水 一本账》."""
ENDED = frozenset("，。；、（")
VERB = re.compile("(?:[共计累收受办审开组举发培化调查检完约近达有年月第]|[理结展织办放训解审核成到])$")
JUDGED = (Role.BODY, Role.ENUMERATION, Role.HEADING)


@dataclass(frozen=True)
class Parameters:
    """``numbers``: look between digits and characters instead of between characters. ``slips``: more are a style."""

    numbers: bool = False
    slips: int = 5
    style_message: str = "全文有{count}处多余的空格，可以一次删去"


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> tuple[object, ...] | None:
    """Only paragraphs with spaces count, and where their lines were joined."""
    found = _spaces(paragraph, facts, rule.parameters.numbers)
    return (paragraph.text, [inside for inside, _ in paragraph.pieces]) if found else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Slips one by one, or the whole paper's habit once."""
    numbers = rule.parameters.numbers
    places = [
        (Span(at, *span), "")
        for at, (paragraph, facts) in enumerate(zip(view.paragraphs, view.facts, strict=True))
        if paragraph.role in JUDGED
        for span in _spaces(paragraph, facts, numbers)
    ]
    typed = [place for place in places if not _pasted(view, place[0])]
    pasted = [place for place in places if _pasted(view, place[0])]
    yield from slips_or_style(view, rule, typed, rule.parameters.slips, style=rule.parameters.style_message)
    yield from slips_or_style(view, rule, pasted, 0, style=rule.parameters.style_message)


def _pasted(view: View, span: Span) -> bool:
    """A no-break space comes from a web page, hardly from a slip of the keys."""
    return "\u00a0" in view.paragraphs[span.paragraph].text[span.start : span.end]


def _spaces(paragraph: Paragraph, facts: Facts, numbers: bool) -> list[Range]:
    text = paragraph.text
    found = kept(facts, f"inner-space-{numbers}", _read, text, numbers)
    return [span for span in found if _judged(paragraph, span)] if found else []


def _read(text: str, numbers: bool) -> tuple[Range, ...]:
    if not any(blank in text for blank in " \u00a0\t\u3000\u200b\u2003"):
        return ()
    if numbers:
        return tuple(match.span() for match in NUMBER.finditer(text))
    if not SENTENCE.search(text):
        return ()
    names = {match.start() + 1 for match in NAME.finditer(text)}
    titles = tuple(match.span() for match in TITLE.finditer(text))
    return tuple(
        match.span() for match in BETWEEN.finditer(text)
        if match.start() not in names
        and not covers(titles, *match.span())
        and not _lost_number(text, *match.span())
    )


def _lost_number(text: str, start: int, end: int) -> bool:
    """受理 件，: an open place, told by its own rule."""
    unit = UNIT.match(text, end)
    if unit is None:
        return False
    return text[unit.end() : unit.end() + 1] in ENDED or VERB.search(text, max(0, start - 3), start) is not None


def _judged(paragraph: Paragraph, span: Range) -> bool:
    """Not where lines were joined, not around a heading's marker, not between the two halves of a heading."""
    if any(span[0] <= inside <= span[1] for inside, _ in paragraph.pieces[1:]):
        return False
    heading = paragraph.heading
    if heading is None:
        return span[0] > len(paragraph.text) - len(paragraph.text.lstrip())
    own = heading.text
    if span[0] <= own[0] or span[0] <= own[1] <= span[1]:
        return False
    inside = paragraph.text[own[0] : own[1]]
    return span[0] > own[1] or span[0] - own[0] < 4 or own[1] - span[1] < 4 or len(inside.split()) != 2
