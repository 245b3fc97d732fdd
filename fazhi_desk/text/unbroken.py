"""Papers that lost their line ends: where paragraphs begin inside a line that holds most of the text.

Copied from web pages or messages, a whole paper may stand on one line. Its markers are all there, behind the end of a
sentence; they tell where paragraphs began. Decided per document; the user's text is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi_desk.model import Line
from fazhi_desk.text.lines import Look
from fazhi_desk.text.numbering import HAN, heading

LEAST = 600
"""A line of so many characters may have lost its line ends."""
SHARE = 0.5
"""So much of the text must stand on such lines: a long paragraph in a paper that has paragraphs is left alone."""
CHAIN = 2
"""So many markers 一、 or （一） behind ends of sentences show that paragraphs began there."""
MOST = 300
"""No paper has more headings; a line with more markers is something else."""
SENTENCE_END = "[。！？!?”）)]"
INNER = re.compile(
    rf"(?<={SENTENCE_END})[ \u3000\u00a0]{{0,8}}"
    rf"(?=[（(]?[{HAN}]{{1,3}}[）)、]|[（(][0-9０-９]{{1,2}}[）)]|[0-9０-９]{{1,2}}[.．、](?![0-9０-９]))"
)
MAIN = frozenset({1, 2})
FIRST_BELOW = re.compile(rf"[{HAN}]{{1,3}}、[^。；！？：:]{{2,40}}?(?=[（(]一[）)])")
"""A main heading with no mark behind it, and the first sub-heading below."""
TITLE = re.compile(
    r"[^。，,；;：:！？!?]{4,50}?(?:总结|报告|计划|要点|讲话|汇报)(?:范文)?(?:[（(][^（）()]{1,12}[）)])?"
    rf"(?:[ \u3000]{{1,8}}|(?=[{HAN}]{{1,3}}[、是]|[（(][{HAN}]|今年|近年|[12][0-9]{{3}}年|为|按照|根据|各位|同志们))"
)
SIGNED = re.compile(
    r"(?<=。)[ \u3000]{0,8}(?=[^。；！？：，,;!?、]{2,30}?[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日[ \u3000]{0,8}$)"
)
DATED = re.compile(r"[ \u3000]{0,8}(?=[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日[ \u3000]{0,8}$)")
TAIL = 60
"""Signature and date stand within so many characters of the end."""

Begins = dict[int, tuple[int, ...]]
"""By line: the offsets, the first 0, at which paragraphs begin in it; lines that are one paragraph are left out."""


def unbroken(lines: Sequence[Line], looks: Sequence[Look]) -> Begins:
    """Where paragraphs begin inside lines; empty for nearly every paper."""
    long = [at for at, known in enumerate(looks) if known.length >= LEAST]
    if not may_be_unbroken(sum([looks[at].length for at in long]), sum([known.length for known in looks])):
        return {}
    found = {at: _begins(lines[at].text, first=not any(not known.blank for known in looks[:at])) for at in long}
    return {at: begins for at, begins in found.items() if begins}


def may_be_unbroken(long: int, total: int) -> bool:
    """Whether so many characters of all stand on long lines that paragraphs may begin inside them."""
    return 0 < long >= SHARE * total


def _begins(text: str, *, first: bool) -> tuple[int, ...]:
    inner = [found.end() for found in INNER.finditer(text)]
    heads = [at for at in inner if heading(text[at : at + 2 * TAIL]) is not None]
    if sum([_main(text, at) for at in heads]) < CHAIN or len(heads) > MOST:
        return ()
    title = TITLE.match(text) if first else None
    if title:
        heads.append(title.end())
    below = [found.end() for at in (0, *heads) if (found := FIRST_BELOW.match(text, at))]
    begins = {0, *heads, *below}
    signed = SIGNED.search(text, max(0, len(text) - TAIL))
    if signed:
        dated = DATED.search(text, signed.end())
        begins.update((signed.end(), dated.end() if dated else signed.end()))
    return tuple(sorted(begins))


def _main(text: str, at: int) -> bool:
    head = heading(text[at : at + 2 * TAIL])
    return head is not None and head.level in MAIN
