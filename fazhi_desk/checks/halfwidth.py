"""Half-width punctuation in Chinese text: each mark where it is a slip, one finding where the whole paper has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._columns import column
from fazhi_desk.checks._marks import HAN, kept, told
from fazhi_desk.model import Edit, Facts, Finding, Fix, Paragraph, Range, Reach, Role, Safety, Severity, Span, View
from fazhi_desk.text.masks import covers, links

REACH = Reach.DOCUMENT
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
CHINESE = HAN + "，。；：？！、“”‘’（）《》〈〉【】〔〕…—％"
MARK = re.compile(
    rf"[,;:?!](?=[{CHINESE}])|(?<=[{CHINESE}])[,;:?!]|(?<=[0-9A-Za-z%％)\]])[,;:?!](?=[ \u00a0]?[{CHINESE}])"
    rf"|(?<=[{HAN}”》）%％])\.(?=[{HAN}“《]|[ \u00a0\u3000]*$)"
)
ROUND = re.compile(rf"\((?=[^()（）\n]{{0,80}}[{HAN}])[^()（）\n]{{1,80}}\)|\([^()（）\n]{{0,80}}\)(?<=[{HAN}]\))")
NUMERAL = re.compile(r"\([一二三四五六七八九十0-9]{1,3}\)")
SENTENCE = "，。；：？！"
HALF, FULL_KEY = "halfwidth-half", "halfwidth-full"
PAIR = 40
"""A pair of brackets up to this long is one finding."""


@dataclass(frozen=True)
class Parameters:
    """Above ``slips`` half-width marks, or a ``share`` of all marks, the paper is written so: one finding for all."""

    slips: int = 12
    share: float = 0.3
    style_message: str = "全文有{count}处半角标点，可以一次改为全角"


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> tuple[object, ...]:
    """Paragraphs with half-width marks count as they stand, the others by the number of their full-width ones."""
    found = _marks(paragraph, facts)
    return kept(facts, FULL_KEY, _full_marks, paragraph.text), paragraph.text if found else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Slips one by one, or the paper's style as a whole; brackets and other marks are weighed apart."""
    half = column(view, HALF, None, lambda at: _marks(view.paragraphs[at], view.facts[at]) or None)
    if not half:
        return
    found = [(at, span) for at, spans in half for span in spans]
    full = _full(view)
    brackets = [place for place in found if _at(view, place) in "()"]
    marks = [place for place in found if _at(view, place) not in "()"]
    if _is_style(len(marks), full[0], rule.parameters):
        yield _style(view, rule, found)
        return
    yield from _slips(view, rule, marks)
    if _is_style(len(brackets), full[1], rule.parameters):
        yield _style(view, rule, brackets)
    else:
        yield from _slips(view, rule, brackets)


def _at(view: View, place: tuple[int, Range]) -> str:
    return view.paragraphs[place[0]].text[place[1][0]]


def _is_style(half: int, full: int, parameters: Parameters) -> bool:
    return half > parameters.slips or (half > 2 and half >= parameters.share * (half + full))


def _slips(view: View, rule: Rule[Parameters], places: list[tuple[int, Range]]) -> Iterator[Finding]:
    """Each mark by itself; the two brackets of a pair together."""
    at = 0
    while at < len(places):
        paragraph, (start, end) = places[at]
        mark = _at(view, places[at])
        if mark == "(" and at + 1 < len(places):
            other, (_, stop) = places[at + 1]
            if other == paragraph and stop - start <= PAIR and _at(view, places[at + 1]) == ")":
                yield _brackets(rule, Span(paragraph, start, stop))
                at += 2
                continue
        yield told(rule, Span(paragraph, start, end), found=mark, new=FULL[mark], safety=Safety.SAFE)
        at += 1


def _brackets(rule: Rule[Parameters], span: Span) -> Finding:
    left = Edit(Span(span.paragraph, span.start, span.start + 1), "（")
    right = Edit(Span(span.paragraph, span.end - 1, span.end), "）")
    message = rule.head.message.replace("{found}", "()").replace("{new}", "（）")
    fix = Fix("改为全角括号", (left, right), Safety.SAFE)
    return Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))


def _style(view: View, rule: Rule[Parameters], places: list[tuple[int, Range]]) -> Finding:
    edits = tuple(Edit(Span(at, *span), FULL[_at(view, (at, span))]) for at, span in places)
    message = rule.parameters.style_message.replace("{count}", str(len(places)))
    fix = Fix(f"{len(places)}处全部改为全角", edits, Safety.SAFE)
    first = Span(places[0][0], *places[0][1])
    return Finding(rule.id, rule.family, Severity.HINT, first, message, rule.head.why, fixes=(fix,))


def _full(view: View) -> tuple[int, int]:
    """How many full-width marks the article has: those of sentences, and round brackets."""
    facts, paragraphs = view.facts, view.paragraphs
    rows = column(view, FULL_KEY, None, lambda at: kept(facts[at], FULL_KEY, _full_marks, paragraphs[at].text))
    return sum([row[0] for _, row in rows]), sum([row[1] for _, row in rows])


def _full_marks(text: str) -> tuple[int, int]:
    return sum([text.count(mark) for mark in SENTENCE]), text.count("（") + text.count("）")


def _marks(paragraph: Paragraph, facts: Facts) -> tuple[Range, ...]:
    """Half-width marks among Chinese of one paragraph; the marker of its heading is another rule's business."""
    if paragraph.role in (Role.TABLE, Role.BLANK):
        return ()
    text = paragraph.text
    found = kept(facts, "halfwidth", _read, text)
    if paragraph.heading is None or not found:
        return found
    after = paragraph.heading.marker[1]
    return tuple(span for span in found if span[0] >= after)


def _read(text: str) -> tuple[Range, ...]:
    if not any(mark in text for mark in ",;:?!()."):
        return ()
    found = [match.span() for match in MARK.finditer(text)]
    for match in ROUND.finditer(text):
        if not NUMERAL.fullmatch(match.group()):
            found += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    shut = links(text)
    return tuple(sorted(span for span in found if not covers(shut, *span) and not _allowed(text, span)))


def _allowed(text: str, span: Range) -> bool:
    """A clock time or ratio (9:30), thousands (1,204), https:, marks in a row (told as doubled)."""
    start, end = span
    mark = text[start]
    before, after = text[start - 1 : start], text[end : end + 1]
    if mark in ",:" and before.isdigit() and after.isdigit():
        return True
    if mark == "?" and "?" in (before, after):
        return True
    return (mark == ":" and text[end : end + 2] == "//") or (mark == before == after == ".")
