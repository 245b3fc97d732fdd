"""Heading markers: 一、 （一） 1. （1） in full or half width, and where the heading's own text ends.

The level is the marker's (GB/T 9704-2012, 7.3.3), whatever stands around it.
"""

from __future__ import annotations

import functools
import re

from fazhi_desk.model import Heading, Range
from fazhi_desk.text.numerals import ascii_digits, chinese_number, to_chinese

SPACE = r"[ \t\u00a0\u3000\u2002\u2003\u200b\ufeff]{0,40}"
HAN = "一二三四五六七八九十"
MARKER = re.compile(
    rf"{SPACE}(?:"
    rf"(?P<l2>[（(]{SPACE}(?P<n2>[{HAN}]{{1,3}}){SPACE}[）)])[、.．]?"
    rf"|(?P<l4>[（(]{SPACE}(?P<n4>[0-9０-９]{{1,2}}){SPACE}[）)])[、.．]?"
    rf"|(?P<l1>(?P<n1>[{HAN}]{{1,3}}){SPACE}(?:[、．.]|[，,](?=[^。；]{{2,30}}$)))"
    rf"|(?P<half>(?P<nh>[{HAN}]{{1,3}})[）)])"
    rf"|(?P<open>[（(]{SPACE}(?P<no>[{HAN}]{{1,3}}))(?![{HAN}])(?![^（()）\n]{{0,40}}[）)])"
    rf"|(?P<l3>(?P<n3>[0-9０-９]{{1,2}}){SPACE}[.．、])"
    r")"
)
LEVELS = (("l1", "n1", 1), ("l2", "n2", 2), ("half", "nh", 2), ("open", "no", 2), ("l3", "n3", 3), ("l4", "n4", 4))
NOT_A_HEADING = {
    1: re.compile(r"[一二三四五六七八九十]{1,2}[、类级等季月号]|[。；，]"),
    3: re.compile(r"[0-9０-９％%](?!\d{3}[年—-])|[。；，]"),
}
"""What may not follow a marker: 一、二级; 1.5万, 3、4月 (but 1.2024年)."""
BLANKS = " \t\u00a0\u3000\u2002\u2003\u200b\ufeff"
BREAKS = "\u2028\u000b\u000c\u0085"
"""Soft line breaks inside a line: a heading ends there."""
ENUMERATOR = re.compile(
    rf"{SPACE}(?:(?P<is>[{HAN}]{{1,3}})(?:是|要)|第(?P<ord>[{HAN}]{{1,3}})[，,、]|(?P<ring>[①-⑳]))"
)
RUN_IN_COLON = 40
"""A colon further into the paragraph than this belongs to the sentence, not to a run-in heading."""
STANDALONE = 60
"""A numbered line without a full stop up to this length is a heading alone on its line."""
ENDS = "。！？!?" + BREAKS
CLOSERS = {"“": "”", "《": "》", "（": "）", "(": ")", "‘": "’", "「": "」", "【": "】"}
GAP = re.compile("(?<![，、,；;：: \u00a0\u3000])[ \u00a0\u3000]{1,4}")
RUN_IN_ENUMERATOR = re.compile(r"(?<![统唯同专单，,、；;：:。十])一是")


@functools.lru_cache(maxsize=16384)
def heading(text: str) -> Heading | None:
    """The heading that a paragraph's text is or begins with; None for ordinary text."""
    found = MARKER.match(text)
    if not found:
        return None
    group, numeral, level = next(row for row in LEVELS if found[row[0]])
    # 、 after （一） belongs to no one: it is kept out of the numbering and of the text (a finding names it).
    rest = found.end()
    if level in NOT_A_HEADING and NOT_A_HEADING[level].match(text, rest):
        return None
    body = _body(text, rest)
    if body is None:
        return None
    own, run_in = body
    digits = found[numeral]
    number = chinese_number(digits) if level <= 2 else int(ascii_digits(digits))
    return Heading(level, found[group], number, found.span(group), own, run_in)


def _body(text: str, start: int) -> tuple[Range, bool] | None:
    """The range of the heading's own text and whether the paragraph goes on after it."""
    while start < len(text) and text[start] in BLANKS:
        start += 1
    end = len(text.rstrip())
    if start >= end:
        return (start, start), False
    stop = _first_stop(text, start, end)
    early = _enumerator_or_space(text, start, end, end if stop is None else stop)
    if early is not None:
        return (start, early), True
    if stop is None:
        return (start, end), False
    if text[stop] in "：:":
        ends_sentence = text[end - 1] in "。；;！？!?”）)" or end - stop > STANDALONE
        if stop - start > RUN_IN_COLON or not (ends_sentence or stop == end - 1):
            return _after_colon(text, start, stop, end)
        return (start, stop), stop < end - 1
    return (start, stop), bool(text[stop + 1 : end].strip("”’）)"))


def _after_colon(text: str, start: int, colon: int, end: int) -> tuple[Range, bool]:
    """A colon inside a heading alone on its line, or far into a sentence: only a full stop ends the heading."""
    stop = _first_stop(text, colon + 1, end, colons=False)
    if stop is None:
        return (start, end), False
    return (start, stop), bool(text[stop + 1 : end].strip("”’）)"))


def _first_stop(text: str, start: int, end: int, *, colons: bool = True) -> int | None:
    """The first 。！？ or ： outside quotes, titles and brackets."""
    at = start
    while at < end:
        char = text[at]
        if char in CLOSERS:
            closed = text.find(CLOSERS[char], at, min(end, at + 200))
            if closed > 0:
                at = closed
        elif char in ENDS or (colons and char in "：:"):
            return at
        at += 1
    return None


def _enumerator_or_space(text: str, start: int, end: int, stop: int) -> int | None:
    """A run-in heading that ends at 一是 or at a space before its first full stop."""
    first = RUN_IN_ENUMERATOR.search(text, start + 4, min(stop, start + STANDALONE))
    if first and end - first.start() > 8:
        return first.start()
    gap = GAP.search(text, start + 4, min(stop, start + 30))
    if gap and end - gap.end() > 30 and text[end - 1] in "。；;":
        return gap.start()
    return None


@functools.lru_cache(maxsize=4096)
def enumerator(text: str) -> tuple[Range, int] | None:
    """一是, 第一， or ① at the beginning of a text: range and ordinal."""
    found = ENUMERATOR.match(text)
    if not found:
        return None
    start = found.start(found.lastgroup or 0) - (1 if found["ord"] else 0)
    number = ord(found["ring"]) - ord("①") + 1 if found["ring"] else chinese_number(found["is"] or found["ord"])
    return None if number is None else ((start, found.end()), number)


def render(level: int, number: int) -> str:
    """The marker of a level in the official form: 一、 （一） 1. （1）."""
    han = to_chinese(number)
    return {1: f"{han}、", 2: f"（{han}）", 3: f"{number}.", 4: f"（{number}）"}[level]
