"""Chains of 一是 … 二是 …, 第一，… 第二，…, ①…②… as they run through the paragraphs of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.checks._columns import column
from fazhi_desk.checks._headings import in_place_of_headings, opens_list
from fazhi_desk.checks._marks import kept
from fazhi_desk.model import Paragraph, Range, Role, View
from fazhi_desk.text.numerals import ascii_digits, chinese_number, to_chinese

BOUNDARY = frozenset("。；;：:，,！？”）)… \t\u00a0\u3000\u2028\n")
HAN = "一二三四五六七八九十"
ITEM = re.compile(
    rf"(?P<is>[{HAN}]{{1,3}})(?P<suffix>是|要)(?![{HAN}非否])|第(?P<ord>[{HAN}]{{1,3}})(?=[，,、])|其(?P<qi>[{HAN}])(?=[，,是])"
    r"|(?P<ring>[①-⑳])"
)
INLINE = re.compile(
    r"(?P<mark>[：:；;。，,]|(?<![\s\S])[ \u3000]*)"
    rf"(?:[（(](?:(?P<round>[0-9０-９]{{1,2}})|(?P<han>[{HAN}]{{1,3}}))[）)]"
    r"|(?P<dot>[0-9０-９]{1,2})[.．、](?![0-9０-９]))"
)
INNER_HEADING = re.compile(rf"[。；][{HAN}]{{1,3}}、(?=[\u4e00-\u9fff]{{4}})")
RESET = "reset"
"""A heading swallowed by the paragraph (lost line ends): every chain ends there."""
SECTION = 2
"""A heading of this level or above ends every chain."""


@dataclass(frozen=True, slots=True)
class Item:
    """One marker: its style (the words around the numeral), the numeral's range, its number, whether it leads the
    paragraph, whether a ； before it joins it to the item before.
    """

    paragraph: int
    range: Range
    numeral: Range
    number: int
    style: str
    leads: bool
    joined: bool = False


def chains(view: View) -> Iterator[list[Item]]:
    """All chains of the article with at least one item, in order of their first item."""
    open_: dict[str, list[list[Item]]] = {}
    inner = False
    others = in_place_of_headings(view)
    marked = dict(column(view, KEY, None, lambda at: _marked(view, at)))
    for at in sorted(marked.keys() | others.keys()):
        paragraph = view.paragraphs[at]
        if at in others or (paragraph.heading is not None and paragraph.heading.level <= SECTION):
            yield from _all(open_)
            open_, inner = {}, False
        if inner:  # chains within one paragraph end with it
            for style in [style for style in open_ if style.startswith(":")]:
                yield from _all({style: open_.pop(style)})
            inner = False
        for marker in marked.get(at, ()):
            if marker[0] == RESET:
                yield from _all(open_)
                open_ = {}
            elif not (_is_own_marker(paragraph, marker[1]) or (at in others and marker[1] == others[at].marker)):
                _put(open_, _item(at, paragraph, marker))
                inner = inner or marker[0].startswith(":")
    yield from _all(open_)


Marker = tuple[str, Range, Range, int]
KEY = "chains-marked"


def _marked(view: View, at: int) -> tuple[Marker, ...] | None:
    """The markers of a paragraph that has any, or whose heading ends chains."""
    paragraph = view.paragraphs[at]
    if paragraph.role is Role.BLANK or paragraph.role is Role.TABLE:
        return None
    found = kept(view.facts[at], "chains", markers_of, paragraph.text)
    ends = paragraph.heading is not None and paragraph.heading.level <= SECTION
    return found if found or ends else None


def markers_of(text: str) -> tuple[Marker, ...]:
    """(style, range, range of the numeral, number); styles with a colon live in one paragraph only."""
    found: list[Marker] = []
    for match in ITEM.finditer(text):
        name = match.lastgroup if match.lastgroup != "suffix" else "is"
        numeral = match[name or 0]
        number = ord(numeral) - ord("①") + 1 if name == "ring" else chinese_number(numeral)
        style = match["suffix"] if name == "is" else str(name)
        if number and (name == "ring" or not match.start() or text[match.start() - 1] in BOUNDARY):
            found.append((style, match.span(), match.span(name or 0), number))
    inline = list(INLINE.finditer(text))
    if inline and not inline[0]["mark"].strip(" \u3000") and len(inline) == 1:
        inline = []  # the marker of a heading
    for match in inline:
        name = str(match.lastgroup)
        number = chinese_number(match[name]) if name == "han" else int(ascii_digits(match[name]))
        if number and not (name == "dot" and match["mark"] in ("，", ",")):
            found.append((f":{name}", (match.end("mark"), match.end()), match.span(name), number))
    found += [(RESET, match.span(), match.span(), 0) for match in INNER_HEADING.finditer(text)]
    return tuple(sorted(found, key=lambda marker: marker[1]))


def _is_own_marker(paragraph: Paragraph, span: Range) -> bool:
    heading = paragraph.heading
    return heading is not None and span[0] < heading.marker[1] and not opens_list(paragraph)


def _item(at: int, paragraph: Paragraph, marker: Marker) -> Item:
    style, span, numeral, number = marker
    leads = not paragraph.text[: span[0]].strip()
    joined = paragraph.text[: span[0]].rstrip().endswith(("；", ";"))
    return Item(at, span, numeral, number, style, leads, joined)


def _put(open_: dict[str, list[list[Item]]], item: Item) -> None:
    """Add the item to the chain it goes on with; the last chain of a style is the current one."""
    own = open_.setdefault(item.style, [])
    if item.number == 1 or not own:
        if item.number != 1:
            other = next((c for group in open_.values() for c in group if _may_mix(c[-1], item)), None)
            if other is not None:
                other.append(item)
                return
        own.append([item])
        return
    if own[-1][-1].number + 1 != item.number:
        for n in range(len(own) - 2, -1, -1):
            outer = own[n][-1]
            encloses = outer.paragraph == item.paragraph or (outer.leads and item.leads)
            if encloses and outer.number + 1 == item.number and own[n + 1][0].paragraph == outer.paragraph:
                own.append(own.pop(n))
                break
    own[-1].append(item)


def _may_mix(last: Item, item: Item) -> bool:
    """一要 … 二是: untidy, but no break."""
    return last.number + 1 == item.number and {last.style, item.style} <= {"是", "要", "ord", "qi"}


def _all(open_: dict[str, list[list[Item]]]) -> list[list[Item]]:
    found = [chain for group in open_.values() for chain in _mended(group)]
    return sorted(found, key=lambda chain: (chain[0].paragraph, chain[0].range))


def _mended(group: list[list[Item]]) -> list[list[Item]]:
    """一是 一是 三是: the second 一是 begins no chain of its own but has the wrong number."""
    mended: list[list[Item]] = []
    for chain in group:
        last = mended[-1][-1] if mended else None
        if last is not None and chain[0].number == 1 and _goes_wrong(last, chain, len(mended[-1])):
            mended[-1] += chain
        else:
            mended.append(list(chain))
    return mended


def _goes_wrong(last: Item, chain: list[Item], before: int) -> bool:
    """Whether what follows the 一是 fits the chain before it; a 一是 alone does, at the end of the same paragraph."""
    if len(chain) > 1:
        return chain[1].number == last.number + 2 and chain[1].number != 2
    return (before > 1 or chain[0].joined) and last.paragraph == chain[0].paragraph


def rendered(item: Item, number: int) -> str:
    """The numeral of another number in the item's style."""
    if item.style == "ring":
        return chr(ord("①") + number - 1)
    return str(number) if item.style in (":round", ":dot") else to_chinese(number)
