"""Chinese numerals to numbers and back."""

from __future__ import annotations

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10_000, "亿": 100_000_000}
HAN = "〇一二三四五六七八九"


def chinese_number(text: str) -> int | None:
    """The value of a Chinese numeral such as 十二, 一百零五, 两万三千, 二〇二三; None if it is none."""
    if not text or any(c not in DIGITS and c not in UNITS and c not in BIG for c in text):
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text)) if len(text) > 1 else DIGITS[text]
    total = section = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in UNITS:
            section += (digit or 1) * UNITS[c]
            digit = 0
        else:
            total = (total + section + digit) * BIG[c]
            section = digit = 0
    return total + section + digit


def to_chinese(number: int) -> str:
    """1 to 99 as used in headings: 一, 十, 十二, 二十, 三十五; larger numbers digit by digit."""
    if not 0 < number < 100:
        return "".join(HAN[int(c)] for c in str(number))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十"
    return head + (HAN[ones] if ones else "")


def ascii_digits(text: str) -> str:
    """Full-width digits and point as half-width, same length."""
    return text.translate(FULL_TO_HALF)


FULL_TO_HALF = {0xFF10 + n: 0x30 + n for n in range(10)} | {0xFF0E: 0x2E, 0xFF05: 0x25, 0xFF0C: 0x2C}
