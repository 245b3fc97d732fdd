"""A Word file as the text of a draft: one line per paragraph, and a note for everything that could not come along.

Soft breaks become U+2028, a table row is its cells joined by tabs, automatic numbers become text, tracked changes are
read as accepted. A file that ``word_writer`` wrote gives its front matter back, and the layout that the writer added
(blank lines, the title's line breaks) is taken off again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fazhi_desk.formats import word_units as u
from fazhi_desk.formats.word_events import DocumentEvents
from fazhi_desk.formats.word_notes import notes_on
from fazhi_desk.formats.word_numbering import Counter, Numbering, read_numbering
from fazhi_desk.formats.word_package import (
    BROKEN,
    DAMAGED,
    MAX_DOCUMENT,
    Package,
    WordUnreadable,
    main_part,
    open_package,
    stream,
    tree,
)
from fazhi_desk.formats.word_state import WordLine, WordStyle
from fazhi_desk.text.numbering import enumerator, heading

__all__ = ["ReadResult", "WordUnreadable", "read"]

OWN = re.compile(r"customxml/item\d{1,3}\.xml")
HEADING_NAME = re.compile(r"(?:heading|标题) ?[1-4]", re.IGNORECASE)
FIRST_LINES = 3
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
"""Soft hyphens and marks without width, which Word and web pages leave behind: searches trip on what nobody sees."""
GAP_NAMES = ("版式空行", u.GAP)
TITLE_NAMES = ("Title", u.TITLE)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """``text`` as the contract counts it, ``front_matter`` word for word as it was given to the writer ("" if none).

    ``notes`` tell in the user's words what was not carried over, changed on the way, or is worth a look.
    """

    text: str
    front_matter: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Own:
    """What our own writer left in the file."""

    front_matter: str = ""
    breaks: tuple[str, ...] = ()
    blanks: str = ""
    added: tuple[str, ...] = ()


def read(data: bytes) -> ReadResult:
    """Read the bytes of a .docx; raises WordUnreadable with one Chinese sentence, nothing else."""
    try:
        return _read(open_package(data))
    except WordUnreadable:
        raise
    except (*BROKEN, MemoryError, RecursionError) as error:
        raise WordUnreadable(DAMAGED) from error


def _read(package: Package) -> ReadResult:
    name = main_part(package)
    relations = package.relations(name)
    parts = {kind: target for kind, target in relations.values() if package.has(target)}
    told: list[str] = []
    styles = _styles(package, parts.get("styles"), told)
    events = DocumentEvents(styles, Counter(_numbering(package, parts.get("numbering"), told)))
    stream(package.read(name, MAX_DOCUMENT), events.start, events.end, events.characters)
    events.finish()
    own = _own(package)
    text = _restored(events.lines, own) if own else _plain(events.lines)
    told += () if own else _unnumbered(events.lines)
    told += notes_on(package, parts, [target for _, target in relations.values()], events.seen)
    if not text.strip():
        told.append("这个文件里没有可以导入的文字。")
    return ReadResult(text, own.front_matter if own else "", tuple(told))


def _plain(lines: Iterable[WordLine]) -> str:
    text = "\n".join(line.text for line in lines).translate(UNSEEN).rstrip("\n")
    return text + "\n" if text else ""


def _unnumbered(lines: Iterable[WordLine]) -> list[str]:
    """Lines in a heading style that bear no number; below the first lines, where a title may wear such a style."""
    filled = [line for line in lines if line.text.strip()][FIRST_LINES:]
    bare = [
        line.text.strip() for line in filled
        if HEADING_NAME.fullmatch(line.style) and heading(line.text) is None and enumerator(line.text) is None
    ]
    if not bare:
        return []
    named = f"“{bare[0][:20]}”{'等' if len(bare) > 1 else ''}"
    return [f"有{len(bare)}行用了标题样式却没有序号（{named}），这里按序号认标题，请补上“一、”“（一）”这样的序号。"]


def _styles(package: Package, part: str | None, told: list[str]) -> dict[str, WordStyle]:
    """Styles by id, what a style inherits filled in."""
    if part is None:
        return {}
    try:
        root = tree(package.read(part))
    except WordUnreadable:
        told.append("文件的样式部分已损坏，只读了正文。")
        return {}
    based: dict[str, str] = {}
    raw: dict[str, dict[str, str]] = {}
    for style in root.iterchildren("{*}style"):
        values: dict[str, str] = {}
        for item in style.iter("{*}name", "{*}basedOn", "{*}numId", "{*}ilvl", "{*}vanish"):
            value = next((str(v) for k, v in item.attrib.items() if str(k).endswith("val")), "1")
            values.setdefault(str(item.tag).rpartition("}")[2], value)
        id_ = next((str(v) for k, v in style.attrib.items() if str(k).endswith("styleId")), "")
        raw[id_], based[id_] = values, values.get("basedOn", "")
    return {id_: _inherited(id_, raw, based) for id_ in raw}


def _inherited(id_: str, raw: Mapping[str, Mapping[str, str]], based: Mapping[str, str]) -> WordStyle:
    values: dict[str, str] = {}
    at, steps, chain = id_, 0, list[str]()
    while at in raw and steps < 20:
        if not {"numId", "ilvl"} & values.keys():
            chain.append(at)
        for key, value in raw[at].items():
            values.setdefault(key, value)
        at, steps = based[at], steps + 1
    level = values.get("ilvl", "0")
    return WordStyle(
        raw[id_].get("name", ""), values.get("numId", ""), int(level) if re.fullmatch("[0-8]", level) else 0,
        values.get("vanish", "0") not in ("0", "false", "off"), tuple(chain),
    )


def _numbering(package: Package, part: str | None, told: list[str]) -> Numbering:
    if part is None:
        return Numbering()
    try:
        return read_numbering(tree(package.read(part)))
    except WordUnreadable:
        told.append("文件的自动编号部分已损坏，序号没有导入，请核对。")
        return Numbering()


def _own(package: Package) -> _Own | None:
    for name in sorted(package.names()):
        if not OWN.fullmatch(name):
            continue
        try:
            root = tree(package.read(name))
        except WordUnreadable:
            continue
        if root.tag == f"{{{u.DRAFT}}}draft":
            breaks, added = (tuple((root.get(key) or "").split()) for key in ("breaks", "added"))
            return _Own(root.text or "", breaks, root.get("blanks") or "", added)
    return None


def _restored(lines: Iterable[WordLine], own: _Own) -> str:
    """Take off what the writer added: gap lines, the title's breaks, paragraphs given by the front matter."""
    kept: list[str] = []
    added = list(own.added)
    for line in lines:
        text = line.text
        if line.style in GAP_NAMES and not text.strip():
            continue
        if line.style in TITLE_NAMES and u.mark(text) not in own.breaks:
            text = text.replace("\u2028", "")
        if added and u.mark(text) in added:
            added.remove(u.mark(text))
            continue
        kept.append(text)
    return _with_blanks(kept, own.blanks)


def _with_blanks(lines: list[str], blanks: str) -> str:
    """Put the draft's blank lines back above the paragraphs they stood above, wherever these now are."""
    places: dict[str, list[int]] = {}
    for at, text in enumerate(lines):
        places.setdefault(u.mark(text), []).append(at)
    above: dict[int, int] = {}
    for token in blanks.split():
        index, _, rest = token.partition(":")
        count, _, known = rest.partition(":")
        if not (index.isdigit() and count.isdigit() and len(index) < 8 and len(count) < 5):
            continue
        if known == "end":
            above[len(lines)] = int(count)
        elif found := places.get(known):
            above[min(found, key=lambda at: abs(at - int(index)))] = int(count)
    result: list[str] = []
    for at, text in enumerate([*lines, ""]):
        result += [""] * above.get(at, 0)
        if at < len(lines):
            result.append(text)
    return "\n".join(result)
