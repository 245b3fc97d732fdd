"""Text as it should have been typed: full-width punctuation, no stray blanks, hard wraps joined."""

from __future__ import annotations

import re

WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
BLANKS = re.compile(r"[ \t\u00a0\u3000\u2002\u2003\u200b\ufeff]+")
AROUND_DIGITS = re.compile(r"(?<=\d)([，：])(?=\d)")
TO_NARROW = {"，": ",", "：": ":"}
QUOTE = re.compile(r'"([^"\n]{1,40})"')
FULL_STOP = re.compile(r"(?<=[\u3400-\u9fff”》）])\.(?=\s|$|[\u3400-\u9fff])")
CLAUSE_END = "。；！？：，、;!?:,"


def normalise(text: str) -> str:
    """Full-width punctuation, curly quotes; blanks removed between Chinese characters. Line ends stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = QUOTE.sub(r"“\1”", text).replace("﹝", "〔").replace("﹞", "〕")
    text = FULL_STOP.sub("。", text.translate(WIDE))
    text = AROUND_DIGITS.sub(lambda match: TO_NARROW[match.group(1)], text)
    return BLANKS.sub("", text)


def unwrap(lines: list[str]) -> list[str]:
    """Join a line to the next where it ends inside a clause and the next one is no heading.

    A line that ends with a comma, a semicolon or a Chinese character while the next begins in the middle of a
    sentence is a hard wrap; an empty line between them (a page break) does not part such a pair either.
    """
    joined: list[str] = []
    for line in lines:
        if not line:
            continue
        if joined and _runs_on(joined[-1], line):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


HEAD = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、]|-|篇|——)")
LONG_ENOUGH = 30
"""A shorter line that ends without punctuation is a heading, not a wrapped one."""


def _runs_on(before: str, after: str) -> bool:
    if HEAD.match(after):
        return False
    if before.endswith(("；", "，", "、")):
        return True
    return len(before) >= LONG_ENOUGH and before[-1] not in "。！？：”）…" and HEAD.match(before) is None
