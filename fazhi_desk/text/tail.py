"""The end of a paper: attachment notes, signature, date; an attachment may follow them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from fazhi_desk.model import Paragraph, Role
from fazhi_desk.text.numbering import heading

DIGIT = "[0-9０-９〇○零一二三四五六七八九十XxＸ×]"
DATE_LINE = re.compile(rf"[（(]?{DIGIT}{{2,4}}年{DIGIT}{{1,3}}月(?:{DIGIT}{{1,3}}[日号])?[）)]?")
OPEN_DATE = re.compile("【[^【】]{0,20}日期[^【】]{0,10}】")
OPEN_SIGNATURE = re.compile("【[^【】]{0,20}(?:署名|落款|姓名|单位名称)[^【】]{0,10}】")
"""Places of a draft that are still to be filled in (【待补：成文日期】): they stand where the filling will stand."""
NUMBER = "[0-9０-９一二三四五六七八九十]"
ATTACHMENT = re.compile(
    rf"附(?:件|表)?{NUMBER}{{0,3}}[ \u3000]{{0,2}}(?:[：:]|$)|附(?:件|表){NUMBER}{{1,3}}[ .．、\u3000]"
)
LISTED = re.compile(r"[ \t\u00a0\u3000]*[0-9０-９]{1,2}[.．、]")
SIGNATURE_MARKS = re.compile(r"[。；！？：，,;!?、]")
BLANK = " \t\u00a0\u3000"
SIGNED_AND_DATED = re.compile(
    rf"[^。；！？：，,;!?、{BLANK}]{{2,30}}[{BLANK}]{{1,20}}{DIGIT}{{2,4}}年{DIGIT}{{1,3}}月{DIGIT}{{1,3}}日"
)
UNIT = re.compile(r"(?:局|政府|委员会|办公室|[镇乡厅委办]|街道|党委|办事处|管委会|小组)$")
LONGEST = 80
SIGNERS = 3
"""So many units may sign one paper."""


@functools.lru_cache(maxsize=4096)
def is_attachment(line: str) -> bool:
    """附件：…, 附件1, and the like, not a sentence that begins with 附件."""
    return len(line) < LONGEST and line.startswith("附") and ATTACHMENT.match(line) is not None and "。" not in line


def is_open(text: str) -> bool:
    """Whether a line is only the place of a signature or date that is still to be filled in."""
    line = text.strip()
    return line.startswith("【") and any(place.fullmatch(line) for place in (OPEN_DATE, OPEN_SIGNATURE))


@functools.lru_cache(maxsize=4096)
def is_date(text: str) -> bool:
    """A date alone on its line."""
    return DATE_LINE.fullmatch("".join(text.split())) is not None


def tail_roles(paragraphs: Sequence[Paragraph], solid: Sequence[int]) -> dict[int, Role]:
    """Roles of the paragraphs that close a paper, by index; ``solid`` are those with text behind the front."""
    found: dict[int, Role] = {}
    for n, at in enumerate(solid):
        text = paragraphs[at].text
        if len(text) > LONGEST:
            continue
        if ("年" in text and is_date(text)) or (n + 1 == len(solid) and OPEN_DATE.fullmatch(text.strip())):
            _sign(paragraphs, solid, n, found)
        elif _attached(text, after=n > 0 and found.get(solid[n - 1]) is Role.ATTACHMENT):
            found[at] = Role.ATTACHMENT
    if solid and solid[-1] not in found and SIGNED_AND_DATED.fullmatch(paragraphs[solid[-1]].text.strip()):
        found[solid[-1]] = Role.SIGNATURE
    return found


def _attached(text: str, *, after: bool) -> bool:
    return ("附" in text and is_attachment(text.strip())) or (after and _entry(text))


def _entry(text: str) -> bool:
    """A further name in a list of attachments: short, without the end of a sentence."""
    return LISTED.match(text) is not None and len(text.strip()) <= 50 and text.rstrip()[-1:] not in "。；：;:"


def _sign(paragraphs: Sequence[Paragraph], solid: Sequence[int], n: int, found: dict[int, Role]) -> None:
    """A date alone on its line, and the units above it (or the one right below)."""
    above = []
    for before in range(n - 1, max(-1, n - 1 - SIGNERS), -1):
        at = solid[before]
        if at in found or not _is_signature(paragraphs[at].text):
            break
        above.append(at)
    if len(above) == SIGNERS and n - 1 - SIGNERS >= 0 and _is_signature(paragraphs[solid[n - 1 - SIGNERS]].text):
        above = above[:1]
    if above:
        found.update(dict.fromkeys(above, Role.SIGNATURE))
    elif n + 1 < len(solid) and _is_unit(paragraphs[solid[n + 1]].text):
        found[solid[n + 1]] = Role.SIGNATURE
    elif n + 3 < len(solid):
        return  # a date in the middle of the text stands for itself
    found[solid[n]] = Role.DATE


def _is_unit(text: str) -> bool:
    return UNIT.search(text.strip()) is not None and _is_signature(text)


def _is_signature(text: str) -> bool:
    line = text.strip()
    if OPEN_SIGNATURE.fullmatch(line):
        return True
    return 2 <= len(line) <= 40 and not SIGNATURE_MARKS.search(line) and heading(text) is None
