"""Numbers in the text with unit, scale and subject; pure in the text.

A year, a date, a document or article number, an ordinal, 12345热线, 24小时, 1+5+N and a placeholder are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fazhi_desk.model import Figure
from fazhi_desk.text.numerals import ascii_digits, chinese_number
from fazhi_desk.text.subjects import clause_starts, noun_after, subject_before
from fazhi_desk.text.units import CHINESE_COUNTED, unit_at, words

D = "[0-9０-９]"
DIGITS = frozenset("0123456789")
NUMBER = re.compile(
    rf"(?P<date>{D}{{4}}(?:[—–－~～至-]{{1,2}}{D}{{4}})?年(?:度)?(?:{D}{{1,2}}月(?:{D}{{1,2}}[日号])?)?"
    rf"|{D}{{1,2}}月(?:{D}{{1,2}}[日号])?)"
    rf"|(?P<n>{D}{{1,3}}(?:,{D}{{3}}){{1,4}}(?!{D})(?:[.．]{D}{{1,6}})?|{D}{{1,15}}(?:[.．]{D}{{1,6}})?)"
)
SCALES = {
    "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8,
    "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4, "千": 1e3, "百": 1e2,
}
AFTER = re.compile(
    "[ \u00a0\u3000]{0,2}(?P<more>[余多来]?)(?P<scale>万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?"
    "(?P<more2>[余多]?)[ \u00a0\u3000]{0,2}"
)
AFTER_FIRST = frozenset("余多来万亿千百十 \u00a0\u3000")
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
HARD_LEFT = frozenset("第+＋×·•/／:：〔﹝[［-－—–~～至到.．") | LETTERS
JOINS = frozenset("+＋×·•/／") | LETTERS
RANGE_SIGN = re.compile("[-－—–~～至到]{1,2}")
LEFT_OF = re.compile(
    "(?:约|大约|共约|近|将近|接近|超|超过|逾|突破|不少于|不低于|不超过|不高于|不足|不到|不多于|至少|最多|高于|低于|多于|少于|大于|小于)$"
)
LEFT_LAST = frozenset("约近超过逾破于足到少多")
RIGHT_OF = re.compile("[ ]?(?:左右|上下|以上|以下|以内|之内|之多|及以上|及以下)")
RIGHT_FIRST = frozenset("左上以之及 ")
LEAST = frozenset(words("超 超过 逾 突破 不少于 不低于 至少 高于 多于 大于 以上 及以上 余 多 来 之多"))
MOST = frozenset(words("近 将近 接近 不超过 不高于 不多于 不足 不到 最多 低于 少于 小于 以下 及以下 以内 之内 内"))
LOOSE = frozenset(words("约 大约 共约 近 将近 接近 左右 上下 余 多 来 超 超过 逾 突破"))
TIMES = words("天 日 小时 个小时 工作日 个工作日 个自然日 个月 年 周 分钟 秒")
CELLS = re.compile(
    rf"(?:(?<=[\t|])|^)[ \u3000]{{0,4}}[-－+]?(?P<n>{D}{{1,12}}(?:[.．]{D}{{1,6}})?)[ \u3000]{{0,4}}(?=[\t|]|$)"
)
CHINESE = re.compile(
    r"百分之(?P<p>[零〇一二两三四五六七八九十百点]{1,8}|[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,4})?)"
    r"|(?<![第数几前每十百千万零一二三四五六七八九“\"])(?P<n>[二两三四五六七八九十][一二三四五六七八九十百千零]{0,6})(?P<more>[余多]?)(?P<u>"
    + "|".join(sorted(CHINESE_COUNTED, key=len, reverse=True))
    + ")"
)


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of a paragraph, in order."""
    starts = clause_starts(text)
    found = list(_arabic(text, starts))
    if "\t" in text or "|" in text:
        found += _cells(text, {figure.number for figure in found})
    chinese = list(_chinese(text, starts))
    if chinese:
        taken = {at for figure in found for at in range(*figure.range)}
        found += [figure for figure in chinese if figure.range[0] not in taken]
    if chinese or "\t" in text or "|" in text:
        found.sort(key=lambda figure: figure.number)
    return tuple(found)


def number_of(digits: str) -> float:
    """The value of Arabic digits, full-width and with thousands separators."""
    return float(ascii_digits(digits).replace(",", ""))


def _arabic(text: str, starts: list[int]) -> Iterator[Figure]:
    """Figures in Arabic digits. The first end of a range (2至3个) waits for the unit of the second."""
    waiting: re.Match[str] | None = None
    previous = 0
    for match in NUMBER.finditer(text):
        if match["date"]:
            waiting = None
            previous = match.end()
            continue
        figure = _one(text, match, previous, starts)
        if waiting is not None and figure is not None:
            yield _first_end(waiting, figure)
        waiting = None
        if figure is None:
            if _opens_range(text, match):
                waiting = match
            continue
        if figure.bound == "" and _opens_range(text, match, figure.range[1]):
            figure = replace(figure, bound="low")
        yield figure
        previous = figure.range[1]


def _one(text: str, match: re.Match[str], previous: int, starts: list[int]) -> Figure | None:
    start, end = match.span()
    if start and text[start - 1] in HARD_LEFT and not _may_follow(text, start):
        return None
    if end < len(text) and text[end] in JOINS:
        return None
    at, more, named = _scale(text, end)
    scale = SCALES.get(named, 1.0)
    percent = text.startswith(("%", "％"), at)
    unit = "%" if percent else unit_at(text, at)
    if (not unit and (more or scale < 1e4)) or (unit in TIMES and _not_counted(text, match.group(), unit, start)):
        return None
    stop = at + len(unit)
    digits = ascii_digits(match.group()).replace(",", "")
    bound, loose = _bound(text, start, stop, more)
    return Figure(
        (start, stop), (start, end), round(float(digits) * scale, 6), unit,
        len(digits.partition(".")[2]), scale, percent, loose,
        subject=subject_before(text, start, previous, starts),
        noun="" if percent else noun_after(text, stop), bound=bound,
    )


def _scale(text: str, end: int) -> tuple[int, str, str]:
    """Where the unit begins behind the digits, 余 or 多 on the way, and the name of the scale (万)."""
    if end >= len(text) or text[end] not in AFTER_FIRST:
        return end, "", ""
    after = AFTER.match(text, end)
    if after is None:  # pragma: no cover  (the pattern may be empty)
        return end, "", ""
    return after.end(), after["more"] or after["more2"], after["scale"] or ""


def _may_follow(text: str, start: int) -> bool:
    """After a range sign a number may stand (20%至30%); after a colon, a bracket that opens, or 至 as well."""
    mark = text[start - 1]
    if mark in "至到~～—–-－":
        return not (start > 1 and mark in "-－—–" and text[start - 2] in LETTERS)
    if mark in ":：":
        return not (start > 1 and _is_digit(text[start - 2]))
    return False


def _not_counted(text: str, digits: str, unit: str, start: int) -> bool:
    """24小时 is a way to say always; 2021年 and 5月31日 are dates."""
    if unit in ("小时", "个小时"):
        return ascii_digits(digits) == "24"
    return unit in ("年", "日") and (len(digits) > 2 or text[start - 1 : start] == "月")


def _bound(text: str, start: int, stop: int, more: str) -> tuple[str, bool]:
    """What 余, 近, 以上 make of the figure, and whether it is only approximate."""
    words = {more} if more else set()
    if start and text[start - 1] in LEFT_LAST:
        left = LEFT_OF.search(text, max(0, start - 4), start)
        words |= {left.group()} if left else set()
    if stop < len(text) and text[stop] in RIGHT_FIRST:
        right = RIGHT_OF.match(text, stop)
        words |= {right.group().strip()} if right else set()
    elif text[stop : stop + 1] == "内" and text[start:stop].endswith(tuple(TIMES)):
        words.add("内")
    if not words:
        return _end_of_range(text, start), False
    bound = "least" if words & LEAST else "most" if words & MOST else "about"
    return bound, bool(words & LOOSE)


def _end_of_range(text: str, start: int) -> str:
    """``high`` where the figure closes a range: a range sign before it and a number, unit or % before that."""
    if start < 2 or text[start - 1] not in "-－—–~～至到":
        return ""
    before = text[start - 2]
    return "high" if _is_digit(before) or before in "%％万亿个" else ""


def _is_digit(character: str) -> bool:
    return ascii_digits(character) in DIGITS


def _opens_range(text: str, match: re.Match[str], end: int | None = None) -> bool:
    at = match.end() if end is None else end
    sign = RANGE_SIGN.match(text, at)
    if sign is None or sign.end() >= len(text) or not _is_digit(text[sign.end()]):
        return False
    return not re.search(r"[由从自]$", text[max(0, match.start() - 1) : match.start()])


def _first_end(waiting: re.Match[str], second: Figure) -> Figure:
    digits = ascii_digits(waiting.group()).replace(",", "")
    return replace(
        second, range=waiting.span(), number=waiting.span(), value=round(float(digits) * second.scale, 6),
        decimals=len(digits.partition(".")[2]), bound="low", noun="",
    )


def _cells(text: str, taken: set[tuple[int, int]]) -> Iterator[Figure]:
    """Bare numbers in the cells of a table row; the row's first cell names them and may hold the unit: 线索（件）."""
    head = re.split(r"[\t|]", text.strip(" \u3000|"), maxsplit=1)[0].strip()
    unit = re.search(r"[（(]([^（）()]{1,6})[）)]$", head)
    scaled = re.match("[万亿]", unit[1]) if unit else None
    name = unit[1][1:] if unit and scaled and len(unit[1]) > 1 else unit[1] if unit else ""
    scale = SCALES[scaled.group()] if scaled and name != (unit[1] if unit else "") else 1.0
    for match in CELLS.finditer(text):
        span = match.span("n")
        if span in taken:
            continue
        digits = ascii_digits(match["n"])
        yield Figure(
            span, span, round(float(digits) * scale, 6), name, len(digits.partition(".")[2]), scale,
            percent=name in ("%", "％"), subject=head[: unit.start()] if unit else head,
        )


def _chinese(text: str, starts: list[int]) -> Iterator[Figure]:
    """Numerals in characters before a unit (十二个, 三项, 百分之九十五); 三四个, 几十 and 一个 are no figures."""
    for match in CHINESE.finditer(text):
        if match["p"]:
            value = _percent(match["p"])
            if value is not None:
                yield Figure(
                    match.span(), match.span("p"), value, "%", percent=True, chinese=True,
                    subject=subject_before(text, match.start(), 0, starts),
                )
            continue
        numeral = match["n"]
        number = chinese_number(numeral)
        if number is None or (len(numeral) > 1 and not set(numeral) & set("十百千")):
            continue
        start, end = match.span()
        yield Figure(
            (start, end), match.span("n"), float(number), match["u"], chinese=True, approximate=bool(match["more"]),
            subject=subject_before(text, start, 0, starts), noun=noun_after(text, end),
            bound="least" if match["more"] else "",
        )


def _percent(numeral: str) -> float | None:
    if _is_digit(numeral[0]):
        return float(ascii_digits(numeral))
    whole, _, rest = numeral.partition("点")
    number = chinese_number(whole)
    parts = [chinese_number(digit) for digit in rest]
    if number is None or any(part is None or part > 9 for part in parts):
        return None
    return float(f"{number}." + "".join(str(part) for part in parts)) if parts else float(number)
