"""What each paragraph is: title, addressee, heading, body, signature, date, and so on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fazhi_desk.model import Paragraph, Range, Role
from fazhi_desk.text.articles import SENTENCE_MARKS, TITLE_END, is_title
from fazhi_desk.text.numbering import enumerator, heading

ADDRESSEE = re.compile(r"[^。；！？]{2,60}[：:]$")
NOT_AN_ADDRESSEE = re.compile(r"现将|如下|汇报|报告|主要|一是|开展")
SALUTATION = re.compile(
    r"(?:(?:尊敬的)?各位[^。；]{1,20}|同志们|各位)(?:[，,、]?(?:同志们|朋友们|各位[^。；]{1,10})){0,3}[：:！!]$"
)
BRACKETED = re.compile(r"[（(〔][^（）()]{2,40}[）)〕]$")
DIGIT = "[0-9０-９〇○零一二三四五六七八九十XxＸ×]"
DATE_LINE = re.compile(rf"{DIGIT}{{2,4}}年{DIGIT}{{1,3}}月(?:{DIGIT}{{1,3}}[日号])?$")
ATTACHMENT = re.compile(r"附(?:件|表|：|:)[0-9０-９一二三四五六七八九十]{0,3}[：:.．、]?")
SIGNATURE_MARKS = re.compile(r"[。；！？：，,;!?、]")
OPENING = 6
"""So many non-blank paragraphs at the beginning of an article may be title lines."""


def with_roles(paragraphs: Sequence[Paragraph], articles: Sequence[Range]) -> tuple[Paragraph, ...]:
    """The same paragraphs with roles and headings filled in."""
    result = list(paragraphs)
    for start, end in articles:
        solid = [at for at in range(start, end) if result[at].role is Role.BODY]
        front = _front(result, solid)
        tail = _tail(result, solid[len(front) :])
        for at in solid:
            result[at] = front.get(at) or tail.get(at) or _inner(result[at])
    return tuple(result)


def _inner(paragraph: Paragraph) -> Paragraph:
    found = heading(paragraph.text)
    if found is not None:
        return replace(paragraph, role=Role.HEADING, heading=found)
    if enumerator(paragraph.text) is not None:
        return replace(paragraph, role=Role.ENUMERATION)
    text = paragraph.text.strip()
    if ATTACHMENT.match(text) and len(text) < 80:
        return replace(paragraph, role=Role.ATTACHMENT)
    if SALUTATION.match(text):
        return replace(paragraph, role=Role.SALUTATION)
    return paragraph


def _front(paragraphs: Sequence[Paragraph], solid: Sequence[int]) -> dict[int, Paragraph]:
    """Title lines, subtitle, addressee and salutation at the head of an article."""
    found: dict[int, Paragraph] = {}
    titled = 0
    for at in solid[:OPENING]:
        paragraph = paragraphs[at]
        text = paragraph.text.strip()
        role = None
        if SALUTATION.match(text):
            role = Role.SALUTATION
        elif titled and (BRACKETED.fullmatch(text) or DATE_LINE.fullmatch(text) or text.startswith("——")):
            role = Role.SUBTITLE
        elif heading(paragraph.text) is None and _could_be_title(text) and titled < 3:
            role = Role.TITLE
            titled += 1
        elif ADDRESSEE.fullmatch(text) and not NOT_AN_ADDRESSEE.search(text) and heading(paragraph.text) is None:
            role = Role.ADDRESSEE
        if role is None:
            break
        found[at] = replace(paragraph, role=role)
    return _only_real_titles(found, paragraphs)


def _could_be_title(text: str) -> bool:
    return 2 <= len(text) <= 60 and not SENTENCE_MARKS.search(text)


def _only_real_titles(found: dict[int, Paragraph], paragraphs: Sequence[Paragraph]) -> dict[int, Paragraph]:
    """Lines before the title proper belong to it (unit's name, 关于…的); lines after it do not."""
    titles = [at for at, paragraph in found.items() if paragraph.role is Role.TITLE]
    last = max((at for at in titles if _ends_title(paragraphs[at].text)), default=-1)
    if last < 0:
        # Nothing names the kind of paper: the first line alone is taken for the title.
        return {at: p for at, p in found.items() if at not in titles[1:]}
    return {at: p for at, p in found.items() if p.role is not Role.TITLE or at <= last}


def _ends_title(text: str) -> bool:
    line = text.strip()
    return is_title(line) or bool(TITLE_END.search(line))


def _tail(paragraphs: Sequence[Paragraph], solid: Sequence[int]) -> dict[int, Paragraph]:
    """Date and signature at the end of an article, attachment notes before them, attachments after."""
    found: dict[int, Paragraph] = {}
    rest = list(solid[-6:])
    while rest:
        at = rest.pop()
        paragraph = paragraphs[at]
        text = paragraph.text.strip()
        if DATE_LINE.fullmatch(text) and not any(p.role is Role.DATE for p in found.values()):
            found[at] = replace(paragraph, role=Role.DATE)
        elif ATTACHMENT.match(text) and len(text) < 80:
            found[at] = replace(paragraph, role=Role.ATTACHMENT)
        elif any(p.role is Role.DATE for p in found.values()) and _is_signature(paragraph):
            found[at] = replace(paragraph, role=Role.SIGNATURE)
        else:
            break
    return found


def _is_signature(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return 2 <= len(text) <= 40 and not SIGNATURE_MARKS.search(text) and heading(paragraph.text) is None
