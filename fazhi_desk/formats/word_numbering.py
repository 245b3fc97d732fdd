"""Word's automatic numbering as the text a reader sees (numbering.xml; ECMA-376 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

DIGITS = "〇一二三四五六七八九"
COUNTING = "零一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
CLOSING = "、.．)）。:：,，"
BULLETS = {"\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0a7": "■"}
BULLET = "•"


def counting(number: int, digits: str = COUNTING, units: str = "十百千") -> str:
    """一, 十, 十一, 一百零五: the way headings are counted. Numbers over 9999 stay digits."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
        gap = not digit and bool(text)
    return text[1:] if text.startswith(digits[1] + "十") else text


def letters(number: int) -> str:
    """Give a, b, … z, aa, bb, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9) if number > 0 else ""


def roman(number: int) -> str:
    """Lower-case Roman numerals."""
    text = ""
    for value, sign in ROMAN:
        count, number = divmod(min(number, 3999), value)
        text += sign * count
    return text


def _enclosed(first: int, last: int, base: int) -> Callable[[int], str]:
    return lambda number: chr(base + number - first) if first <= number <= last else str(number)


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
    "decimalFullWidth2": lambda n: str(n).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
    "decimalHalfWidth": str,
    "decimalEnclosedCircle": _enclosed(1, 20, 0x2460),
    "decimalEnclosedCircleChinese": _enclosed(1, 20, 0x2460),
    "decimalEnclosedParen": _enclosed(1, 20, 0x2474),
    "decimalEnclosedFullstop": _enclosed(1, 20, 0x2488),
    "ideographEnclosedCircle": _enclosed(1, 10, 0x3280),
    "chineseCounting": counting,
    "chineseCountingThousand": counting,
    "taiwaneseCounting": counting,
    "taiwaneseCountingThousand": counting,
    "japaneseCounting": counting,
    "chineseLegalSimplified": lambda n: counting(n, LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda n: counting(n, LEGAL, "拾佰仟"),
    "ideographDigital": lambda n: "".join(DIGITS[int(d)] for d in str(n)),
    "taiwaneseDigital": lambda n: "".join(DIGITS[int(d)] for d in str(n)),
    "japaneseDigitalTenThousand": lambda n: "".join(DIGITS[int(d)] for d in str(n)),
    "ideographTraditional": lambda n: STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: BRANCHES[(n - 1) % 12],
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart`` is the level below which it starts anew, None for the usual rule."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    joined: bool = False
    """Nothing stands between number and text (w:suff)."""
    style: str = ""
    """The paragraph style that brings this level (w:pStyle)."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Lists by numId: the abstract list they count with, their levels, and where they start over."""

    lists: Mapping[str, tuple[str, Mapping[int, Level]]] = field(default_factory=dict)
    overrides: Mapping[str, Mapping[int, int]] = field(default_factory=dict)


class Counter:
    """Counts through one document, in the order of its paragraphs."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._values: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def level_of(self, list_id: str, styles: Sequence[str], told: int) -> int:
        """The level to which one of the styles is tied in the list; ``told`` where the list names none of them."""
        known = self._numbering.lists.get(list_id)
        if known is None:
            return told
        tied = {level.style: at for at, level in known[1].items() if level.style}
        return next((tied[style] for style in styles if style in tied), told)

    def label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of that list and level, with what stands between it and the text."""
        known = self._numbering.lists.get(list_id)
        if known is None or level not in known[1]:
            return ""
        abstract, levels = known
        values = self._values.setdefault(abstract, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, start in self._numbering.overrides.get(list_id, {}).items():
                values[at] = start - 1
        here = levels[level]
        values[level] = values.get(level, here.start - 1) + 1
        for deeper in [at for at in values if at > level and self._starts_over(levels.get(at), level)]:
            del values[deeper]
        for above in range(level):
            if above in levels:
                values.setdefault(above, levels[above].start)
        return _rendered(here, values, levels)

    @staticmethod
    def _starts_over(deeper: Level | None, level: int) -> bool:
        if deeper is None or deeper.restart is None:
            return True
        return deeper.restart > 0 and level <= deeper.restart - 1


def _rendered(here: Level, values: Mapping[int, int], levels: Mapping[int, Level]) -> str:
    if here.form == "bullet":
        sign = here.text[:1] or BULLET
        return BULLETS.get(sign, BULLET if "\ue000" <= sign <= "\uf8ff" else sign)

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        form = "decimal" if here.legal and at in levels else levels.get(at, Level()).form
        return FORMATS.get(form, str)(values.get(at, 1))

    text = re.sub(r"%([1-9])", number, here.text).strip()
    return text if not text or here.joined or text[-1] in CLOSING else text + " "


def read_numbering(root: _Element) -> Numbering:
    """The lists of a numbering part."""
    abstracts: dict[str, dict[int, Level]] = {}
    named: dict[str, str] = {}
    linked: dict[str, str] = {}
    for item in root.iterchildren("{*}abstractNum"):
        id_ = _value(item, "abstractNumId") or ""
        abstracts[id_] = {at: level for at, level in map(_level, item.iterchildren("{*}lvl")) if at >= 0}
        for child in item:
            kind = str(child.tag).rpartition("}")[2]
            if kind == "styleLink":
                named[_value(child, "val") or ""] = id_
            elif kind == "numStyleLink":
                linked[id_] = _value(child, "val") or ""
    lists: dict[str, tuple[str, Mapping[int, Level]]] = {}
    overrides: dict[str, dict[int, int]] = {}
    for item in root.iterchildren("{*}num"):
        id_ = _value(item, "numId") or ""
        reference = next(item.iterchildren("{*}abstractNumId"), None)
        abstract = (_value(reference, "val") if reference is not None else None) or ""
        abstract = named.get(linked.get(abstract, ""), abstract)
        levels = dict(abstracts.get(abstract, {}))
        for override in item.iterchildren("{*}lvlOverride"):
            at = _number(_value(override, "ilvl"), -1)
            for child in override.iterchildren("{*}lvl"):
                levels[at] = _level(child)[1]
            for child in override.iterchildren("{*}startOverride"):
                overrides.setdefault(id_, {})[at] = _number(_value(child, "val"), 1)
        lists[id_] = (abstract, levels)
    return Numbering(lists, overrides)


def _level(item: _Element) -> tuple[int, Level]:
    found: dict[str, str] = {}
    for child in item.iter("{*}start", "{*}numFmt", "{*}lvlText", "{*}isLgl", "{*}lvlRestart", "{*}suff", "{*}pStyle"):
        kind = str(child.tag).rpartition("}")[2]
        found[kind] = _value(child, "val") or ""  # of two number formats the second is for programs like this one
    restart = found.get("lvlRestart")
    legal = "isLgl" in found and found["isLgl"] not in ("0", "false", "off")
    return _number(_value(item, "ilvl"), -1), Level(
        _number(found.get("start"), 1), found.get("numFmt", "decimal"), found.get("lvlText", "")[:60], legal,
        None if restart is None else _number(restart, 0), found.get("suff") == "nothing", found.get("pStyle", ""),
    )


def _value(item: _Element, name: str) -> str | None:
    return next((str(v) for k, v in item.attrib.items() if str(k).rpartition("}")[2] == name), None)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else default
