"""A stretch of a draft as a phrase for other papers: figures, years and open places become slots.

办理行政复议案件12件，办结率98.5% is kept as 办理行政复议案件{件数}件，办结率{百分比}.
"""

from __future__ import annotations

import re

from fazhi_desk.phrases.mining.papers import ORDINAL

HINTS = {
    "件": "件数", "起": "件数", "宗": "件数", "人": "人数", "名": "人数", "位": "人数", "人次": "人次", "次": "次数",
    "场": "场次", "场次": "场次", "期": "期数", "份": "份数", "条": "条数", "户": "户数", "卷": "卷数", "天": "天数",
    "个工作日": "天数", "小时": "时长", "分钟": "时长", "年": "年数",
}
"""What the writer is asked for, by the unit behind a figure; another unit asks for 数量."""
NUMBER = r"[0-9０-９][0-9０-９.,，]*(?<![.,，])"
OPEN = re.compile(r"【待补[：:]?([^【】]*)】")
PARTS = re.compile(
    rf"(?P<name>“[^“”]{{1,12}}”|\d+·\d+|12\d{{3}}(?![0-9]|[件人次起个条]))"
    rf"|(?P<number>[〔\[]20\d\d[〕\]]\d+号)"
    rf"|(?P<day>(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日)"
    rf"|(?P<year>20\d\d(?=年))"
    rf"|(?P<share>{NUMBER}[%％])"
    rf"|(?P<money>{NUMBER}(?:余)?(?:亿|万)?元)"
    rf"|{NUMBER}(?:余|多)?(?:万|亿)?(?P<unit>{'|'.join(sorted(HINTS, key=len, reverse=True))})?"
)
NAMES = {"number": "文号", "day": "日期", "year": "年份", "share": "百分比", "money": "金额"}
LONGEST_HINT = 12


def as_phrase_text(selected: str) -> str:
    """The text as a phrase: no blanks or marks at its ends, no ordinal, figures and open places as slots."""
    text = ORDINAL.sub("", "".join(selected.split()))
    text = text.strip("，、；：。！？,;:!?")
    return with_slots(text)


def with_slots(text: str) -> str:
    """Figures, dates, document numbers and open places as slots; a unit stays behind its slot."""
    pieces: list[str] = []
    at = 0
    for match in OPEN.finditer(text):
        hint = match.group(1).strip("{} ：:")
        pieces += [_figures(text[at : match.start()]), f"{{{hint[:LONGEST_HINT] or '内容'}}}"]
        at = match.end()
    return "".join([*pieces, _figures(text[at:])])


def _figures(text: str) -> str:
    kept = re.split(r"(\{[^{}]*\})", text)
    return "".join(part if part.startswith("{") else PARTS.sub(_slot, part) for part in kept)


def _slot(match: re.Match[str]) -> str:
    if match.lastgroup == "name":  # 12345 and “12·4” are names, not figures
        return match.group()
    name = NAMES.get(match.lastgroup or "")
    if name:
        return f"{{{name}}}"
    unit = match.group("unit") or ""
    return f"{{{HINTS.get(unit, '数量')}}}{unit}"
