"""What each paragraph is: title, addressee, heading, body, signature, date, and so on."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from fazhi_desk.model import Heading, Paragraph, Range, Role
from fazhi_desk.text.articles import NOISE, OPEN, SENTENCE_MARKS, TITLE_END, contents_of, is_title, without_part
from fazhi_desk.text.headless import unnumbered, unnumbered_below
from fazhi_desk.text.numbering import enumerator, heading
from fazhi_desk.text.tail import is_attachment, tail_roles

ADDRESSEE = re.compile(r"[^。；！？]{2,60}[：:]$")
NOT_AN_ADDRESSEE = re.compile(r"现将|如下|汇报|报告|主要|一是|开展")
SALUTATION = re.compile(
    r"(?:(?:尊敬的)?各位[^。；]{1,20}|同志们|各位)(?:[，,、]?(?:同志们|朋友们|各位[^。；]{1,10})){0,3}[：:！!]$"
)
BRACKETED = re.compile(r"[（(〔][^（）()]{2,40}[）)〕]")
DIGIT = "[0-9０-９〇○零一二三四五六七八九十XxＸ×]"
DATE_LINE = re.compile(rf"{DIGIT}{{2,4}}年{DIGIT}{{1,3}}月(?:{DIGIT}{{1,3}}[日号])?")
OPENING = 8
"""So many paragraphs with text at the beginning of an article may be title lines."""
BYLINE = 20
"""A line between title and salutation up to this long names the speaker."""


def with_roles(paragraphs: Sequence[Paragraph], articles: Sequence[Range]) -> tuple[Paragraph, ...]:
    """The same paragraphs with roles and headings filled in."""
    result = list(paragraphs)
    skip = contents_of(paragraphs)
    for start, end in articles:
        solid = [at for at in range(start, end) if result[at].role is Role.BODY and not skip[0] <= at < skip[1]]
        front = _front(result, solid)
        last = max(front, default=-1)
        tail = tail_roles(result, [at for at in solid if at > last])
        headed = False
        for at in solid:
            role, found = front.get(at) or tail.get(at), None
            if role is None:
                role, found = inner_role(result[at].text)
            headed = headed or (found is not None and found.level == 1)
            if role is not Role.BODY:
                result[at] = _as(result[at], role, found)
        for find in (unnumbered_below,) if headed else (unnumbered, unnumbered_below):
            for at, found in tuple(find(result, solid)):
                result[at] = _as(result[at], Role.HEADING, found)
    return tuple(result)


def _as(paragraph: Paragraph, role: Role, found: Heading | None = None) -> Paragraph:
    return Paragraph(paragraph.text, paragraph.pieces, paragraph.first_line, role, found, paragraph.column)


@functools.lru_cache(maxsize=16384)
def inner_role(text: str) -> tuple[Role, Heading | None]:
    """The role of a paragraph between front and tail."""
    found = heading(text)
    if found is not None:
        return Role.HEADING, found
    if enumerator(text) is not None:
        return Role.ENUMERATION, None
    line = text.strip()
    if is_attachment(line):
        return Role.ATTACHMENT, None
    if len(line) < 60 and SALUTATION.match(line):
        return Role.SALUTATION, None
    return Role.BODY, None


def _front(paragraphs: Sequence[Paragraph], solid: Sequence[int]) -> dict[int, Role]:
    """Title lines, subtitle, addressee and salutation at the head of an article; collectors' noise left out."""
    clean = [at for at in solid[: 3 * OPENING] if not _is_noise(paragraphs[at].text)][:OPENING]
    found = _titles(paragraphs, clean)
    if Role.TITLE not in found.values():
        found = _titles(paragraphs, solid[:OPENING])
    return found


@functools.lru_cache(maxsize=4096)
def _is_noise(text: str) -> bool:
    return NOISE.search(text[:200]) is not None


def _titles(paragraphs: Sequence[Paragraph], opening: Sequence[int]) -> dict[int, Role]:
    found: dict[int, Role] = {}
    for n, at in enumerate(opening):
        text = paragraphs[at].text.strip()
        following = paragraphs[opening[n + 1]].text.strip() if n + 1 < len(opening) else ""
        role = _front_role(text, following, sum(r is Role.TITLE for r in found.values()))
        if role is None:
            break
        if role is Role.TITLE:
            _drop_repeated(found, paragraphs, text)
        found[at] = role
    return _only_real_titles(found, paragraphs)


def _front_role(text: str, following: str, titled: int) -> Role | None:
    """What a line at the head of an article is; None ends the head."""
    if len(text) > 80:
        return None
    if SALUTATION.match(text):
        return Role.SALUTATION
    if titled and (BRACKETED.fullmatch(text) or DATE_LINE.fullmatch("".join(text.split())) or text.startswith("—")):
        return Role.SUBTITLE
    if heading(text) is not None or enumerator(text) is not None:
        return None
    if titled < 3 and _reads_as_title(text, following, titled):
        return Role.TITLE
    if ADDRESSEE.fullmatch(text) and not NOT_AN_ADDRESSEE.search(text):
        return Role.ADDRESSEE
    return None


def _reads_as_title(text: str, following: str, titled: int) -> bool:
    line = OPEN.sub("某某", without_part(text))
    if not 2 <= len(line) <= 60:
        return False
    if not SENTENCE_MARKS.search(line):
        return True
    # 坚持依法行政，建设法治青石 / ——青石镇2023年工作总结
    return not titled and following.startswith("—") and line[-1] not in "。；！？：，,;!?:"


def _drop_repeated(found: dict[int, Role], paragraphs: Sequence[Paragraph], text: str) -> None:
    """A page that shows the title twice: only the second, which stands by the text, counts."""
    plain = "".join(text.split())
    for at in [at for at, role in found.items() if role is Role.TITLE]:
        if "".join(paragraphs[at].text.split()) == plain:
            del found[at]


def _only_real_titles(found: dict[int, Role], paragraphs: Sequence[Paragraph]) -> dict[int, Role]:
    """Lines before the title proper belong to it (unit's name, 关于…的); lines after it do not."""
    titles = [at for at, role in found.items() if role is Role.TITLE]
    last = max((at for at in titles if _ends_title(paragraphs[at].text)), default=titles[0] if titles else -1)
    spoken = Role.SALUTATION in found.values()
    result = {}
    for at, role in found.items():
        if role is not Role.TITLE or at <= last:
            result[at] = role
        elif spoken and len(paragraphs[at].text.strip()) <= BYLINE:
            result[at] = Role.SUBTITLE
    return result


def _ends_title(text: str) -> bool:
    line = text.strip()
    return is_title(line) or bool(TITLE_END.search(line)) or without_part(line) != line
