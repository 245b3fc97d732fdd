"""一是 … 二是 … inside or across paragraphs: an item left out, told twice, or the first one missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._chains import SECTION, Item, chains, markers_of, rendered
from fazhi_desk.checks._marks import kept
from fazhi_desk.checks._series import Break, Fault, breaks
from fazhi_desk.model import Edit, Facts, Finding, Fix, Paragraph, Reach, Safety, Span, View

REACH = Reach.DOCUMENT
BACK = 12
"""So many paragraphs back 首先 is looked for where a chain begins with 二是."""
NUMERALS = re.compile("[一二三四五六七八九十]{1,40}[是要]?|[0-9]{1,40}|[①-⑳]")
OTHER_FIRST = re.compile(r"首先|第一|其一|一方面|一来|[（(]一[）)]|[（(]1[）)]|①|1[.．、]|一[、是要]")
LATEST_START = 3
"""A chain that begins with a higher number is rather prose (四要四不)."""


@dataclass(frozen=True)
class Parameters:
    """Wording by fault."""

    gap: str
    repeat: str
    start: str
    wrong: str
    mixed: str


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> object:
    """Paragraphs with markers as they stand; of others the numerals, and whether something like 首先 stands there."""
    if kept(facts, "chains", markers_of, paragraph.text):
        return paragraph.text
    return kept(facts, "numerals", _numerals, paragraph.text)


def _numerals(text: str) -> tuple[frozenset[str], bool]:
    return frozenset(NUMERALS.findall(text)), OTHER_FIRST.search(text) is not None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every break of every chain."""
    for chain in chains(view):
        numbers = [item.number for item in chain]
        if len(chain) < 2 and numbers[0] != 2:
            continue
        for broken in breaks(numbers):
            if _certain(view, chain, broken):
                yield _finding(view, rule, chain, broken)
        yield from _mixed(view, rule, chain)


def _mixed(view: View, rule: Rule[Parameters], chain: list[Item]) -> Iterator[Finding]:
    """一要 … 二要 … 三是: one finding at the first item that leaves the wording of the one before it."""
    for before, item in pairwise(chain):
        if before.style == item.style or not {before.style, item.style} <= {"是", "要"}:
            continue
        text = view.paragraphs[item.paragraph].text
        if before.paragraph != item.paragraph or before.number + 1 != item.number:
            continue
        if text.startswith("要", item.range[1]) or text.startswith("要", before.range[1]):  # 一是要 … 二要
            continue
        found, first = _text(view, item), _text(view, before)
        new = text[item.range[0] : item.range[1] - 1] + before.style
        message = rule.parameters.mixed.replace("{found}", found).replace("{before}", first).replace("{new}", new)
        edit = Edit(Span(item.paragraph, item.range[1] - 1, item.range[1]), before.style)
        yield Finding(
            rule.id, rule.family, rule.severity, Span(item.paragraph, *item.range), message, rule.head.why,
            related=(Span(before.paragraph, *before.range),), fixes=(Fix(f"改为“{new}”", (edit,), Safety.ASK),),
        )
        return


def _certain(view: View, chain: list[Item], broken: Break) -> bool:
    """Whether the number expected is really missing: it may stand where no marker was recognised."""
    item = chain[broken.at]
    if item.style.startswith(":") and chain[0].number != 1:
        return False
    if broken.fault is Fault.RESTART:
        return False
    if broken.at == 0:
        lone = len(chain) == 1 and item.style != "是"
        return item.number <= LATEST_START and not lone and not OTHER_FIRST.search(_before(view, item))
    if broken.fault is Fault.GAP:
        return _wanted(item, broken.expected) not in _between(view, chain[broken.at - 1], item)
    return _wanted(item, 1) not in _between(view, chain[broken.at - 1], item)


def _before(view: View, item: Item) -> str:
    """The text of the section before the item, some paragraphs far, the marker of its heading left out."""
    start = item.paragraph
    while start > max(0, item.paragraph - BACK) and not _opens_section(view, start):
        start -= 1
    head = view.paragraphs[start].heading if _opens_section(view, start) else None
    texts = [p.text for p in view.paragraphs[start : item.paragraph]]
    texts.append(view.paragraphs[item.paragraph].text[: item.range[0]])
    texts[0] = texts[0][head.marker[1] if head else 0 :]
    return "\n".join(texts)


def _opens_section(view: View, at: int) -> bool:
    head = view.paragraphs[at].heading
    return head is not None and head.level <= SECTION


def _wanted(item: Item, number: int) -> str:
    suffix = item.style if item.style in "是要" else ""
    return rendered(item, number) + suffix


def _between(view: View, first: Item, last: Item) -> str:
    if first.paragraph == last.paragraph:
        return view.paragraphs[first.paragraph].text[first.range[1] : last.range[0]]
    inner = [p.text for p in view.paragraphs[first.paragraph + 1 : last.paragraph]]
    head = view.paragraphs[first.paragraph].text[first.range[1] :]
    return "\n".join((head, *inner, view.paragraphs[last.paragraph].text[: last.range[0]]))


def _finding(view: View, rule: Rule[Parameters], chain: list[Item], broken: Break) -> Finding:
    item = chain[broken.at]
    found = _text(view, item)
    new = _shown(view, item, broken.expected)
    before = _text(view, chain[broken.before]) if broken.before >= 0 else ""
    wording = getattr(rule.parameters, broken.fault.value)
    message = wording.replace("{found}", found).replace("{new}", new).replace("{before}", before)
    if broken.at == 0:
        message = rule.parameters.start.replace("{found}", found).replace("{new}", new)
    related = (Span(chain[broken.before].paragraph, *chain[broken.before].range),) if broken.before >= 0 else ()
    return Finding(
        rule.id, rule.family, rule.severity, Span(item.paragraph, *item.range), message, rule.head.why,
        related=related, fixes=tuple(_fixes(chain, broken, new)),
    )


def _text(view: View, item: Item) -> str:
    return view.paragraphs[item.paragraph].text[slice(*item.range)]


def _shown(view: View, item: Item, number: int) -> str:
    """The marker with another number."""
    text = view.paragraphs[item.paragraph].text
    return text[item.range[0] : item.numeral[0]] + rendered(item, number) + text[item.numeral[1] : item.range[1]]


def _fixes(chain: list[Item], broken: Break, new: str) -> Iterator[Fix]:
    """Renumber from here, then this one alone."""
    edits = []
    for n, item in enumerate(chain[broken.at :]):
        if item.number != broken.expected + n:
            edits.append(Edit(Span(item.paragraph, *item.numeral), rendered(item, broken.expected + n)))
    if len(edits) > 1 and broken.fault is not Fault.WRONG:
        yield Fix(f"从这里起依次改为“{new}”等{len(edits)}处", tuple(edits), Safety.ASK)
    item = chain[broken.at]
    one = Edit(Span(item.paragraph, *item.numeral), rendered(item, broken.expected))
    yield Fix(f"改为“{new}”", (one,), Safety.ASK)
