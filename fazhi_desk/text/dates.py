"""Dates and years in the text: in digits (half- and full-width), in characters, with dots or hyphens."""

from __future__ import annotations

import re

from fazhi_desk.model import DateMention
from fazhi_desk.text.numerals import ascii_digits, chinese_number

D = "[0-9０-９]"
H = "[〇○零一二三四五六七八九十]"
S = "[ \u00a0\u3000]?"
DATE = re.compile(
    r"(?=[0-9０-９〇○零一二三四五六七八九十〔﹝\[［])(?:"
    rf"(?<!{D})(?P<y>{D}{{4}})(?:{S}[—–－~～至到-]{{1,2}}{S}(?P<u>{D}{{4}}))?{S}年(?:度)?"
    rf"(?:{S}(?P<m>{D}{{1,2}}){S}月(?:{S}(?P<d>{D}{{1,2}}){S}[日号])?)?"
    rf"|(?<![0-9０-９.．/／])(?P<m2>{D}{{1,2}}){S}月{S}(?P<d2>{D}{{1,2}}){S}[日号]"
    rf"|(?<![0-9０-９.．/／])(?P<m3>{D}{{1,2}})月(?![饼球亮光季])"
    rf"|(?<![0-9０-９.])(?P<y4>(?:19|20){D}{{2}})(?P<s>[.．/-])(?P<m4>{D}{{1,2}})(?:(?P=s)(?P<d4>{D}{{1,2}}))(?![0-9０-９.])"
    rf"|(?P<cy>[一二][〇○零一二三四五六七八九]{{3}})年(?:(?P<cm>{H}{{1,3}})月(?:(?P<cd>{H}{{1,3}})[日号])?)?"
    rf"|(?<![一二三四五六七八九十])(?P<cm2>{H}{{1,3}})月(?P<cd2>{H}{{1,3}})[日号]"
    rf"|[〔﹝\[［](?P<n>(?:19|20){D}{{2}})[〕﹞\]］]"
    rf"|(?<=[（(])(?P<r>(?:19|20){D}{{2}}){S}[—–－~～至-]{{1,2}}{S}(?P<ru>(?:19|20){D}{{2}}){S}(?=年?[）)]))"
)

PARTS = (("y", "y4", "r"), ("u", "ru"), ("m", "m2", "m3", "m4"), ("d", "d2", "d4"))


def dates(text: str) -> tuple[DateMention, ...]:
    """Every date or year of a paragraph, in order."""
    found = []
    for match in DATE.finditer(text):
        kind = match.lastgroup or ""
        if kind == "n":
            found.append(DateMention(match.span(), _number(match["n"]), numbering=True))
            continue
        if kind.startswith("c"):
            year, month, day = (_chinese(match, names) for names in (("cy",), ("cm", "cm2"), ("cd", "cd2")))
            found.append(DateMention(match.span(), year, month, day))
            continue
        year, until, month, day = (_first(match, names) for names in PARTS)
        found.append(DateMention(match.span(), year, month, day, until))
    return tuple(found)


def _first(match: re.Match[str], names: tuple[str, ...]) -> int | None:
    return next((_number(match[name]) for name in names if match[name]), None)


def _chinese(match: re.Match[str], names: tuple[str, ...]) -> int | None:
    told = next((match[name] for name in names if match[name]), None)
    return chinese_number(told.replace("○", "〇")) if told else None


def _number(digits: str) -> int:
    return int(ascii_digits(digits))
