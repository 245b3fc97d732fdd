"""What an import has to tell: comments with their places, and whatever could not come along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from fazhi_desk.formats.word_package import Package, WordUnreadable, tree
from fazhi_desk.formats.word_state import Reference, Seen
from fazhi_desk.formats.word_units import OFF

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST = 30
"""So many comments or footnotes are told one by one."""
NAMED = 5
"""So many pieces of drawn letters are quoted."""
LONGEST = 120
SHORT = 20
"""So many characters of the words a comment is about are quoted."""
COUNTED: Mapping[str, str] = {
    "revision": "文件里有修订痕迹，已按“接受全部修订”读取，请核对改动处。",
    "hidden": "有隐藏文字没有导入。",
    "box": "文本框里的文字放在了它所在段落的后面，请核对位置。",
    "picture": "图片{n}幅没有导入。",
    "chart": "图表、图示{n}个没有导入。",
    "object": "嵌入的对象（表格、公式等）{n}个没有导入。",
    "math": "公式只保留了其中的文字，请核对。",
    "toc": "目录没有导入，导出后可在 Word 里重新生成。",
    "nested table": "表格里套着表格，内层已并入外层单元格，请核对。",
    "table": "表格{n}个只保留文字，每行一段，单元格用制表符隔开。",
    "number": "自动编号{n}处已变成文字，请核对序号。",
    "prompt": "“单击此处输入文字”一类的提示语没有导入。",
    "symbol": "符号字体的符号{n}个没有导入，请核对。",
    "chunk": "文件里嵌入了另一份文件，其内容没有导入。",
}
PAGE_NUMBER = re.compile(r"[\s\d\-—–－一·.第页共/of|]*", re.IGNORECASE)


def notes_on(package: Package, parts: Mapping[str, str], targets: Iterable[str], seen: Seen) -> list[str]:
    """Sentences for the user; ``parts`` are part names by kind, ``targets`` all parts the text refers to."""
    notes = [sentence.format(n=seen.counts[what]) for what, sentence in COUNTED.items() if seen.counts.get(what)]
    if seen.art:
        told = "、".join(f"“{words}”" for words in list(dict.fromkeys(seen.art))[:NAMED])
        notes.append(f"艺术字没有导入：{told}。")
    notes += _referred(
        package, parts.get("comments"), seen.references.get("comment", []), "批注", by_author=True,
        threads=_threads(package, parts.get("commentsExtended")),
    )
    notes += _referred(package, parts.get("footnotes"), seen.references.get("footnote", []), "脚注（未并入正文）")
    notes += _referred(package, parts.get("endnotes"), seen.references.get("endnote", []), "尾注（未并入正文）")
    return notes + _margins(package, targets)


def _referred(
    package: Package, part: str | None, places: list[Reference], label: str, *, by_author: bool = False,
    threads: Mapping[str, tuple[str, bool]] | None = None,
) -> list[str]:
    """Comments or footnotes: where, and what they say; ``threads`` as ``_threads`` gives them."""
    if not places:
        return []
    try:
        root = tree(package.read(part)) if part else None
    except WordUnreadable:
        root = None
    if root is None:
        return [f"{label}{len(places)}条读不出来。"]
    texts: dict[str, tuple[str, str]] = {}
    authors: dict[str, str] = {}
    for item in root.iterchildren("{*}comment", "{*}footnote", "{*}endnote"):
        values = {str(key).rpartition("}")[2]: str(value) for key, value in item.attrib.items()}
        said = " ".join("".join(str(piece) for piece in one.itertext("{*}t")) for one in item.iter("{*}p"))
        author, paragraph = values.get("author", ""), _last_paragraph(item)
        authors[paragraph] = author
        parent, settled = (threads or {}).get(paragraph, ("", False))
        who = author + (f"，答复{authors.get(parent) or '上一条'}" if parent else "") + ("，已解决" if settled else "")
        texts[values.get("id", "")] = (who.strip("，"), said.strip()[:LONGEST])
    notes = []
    for place in places[:MOST]:
        name, said = texts.get(place.id, ("", ""))
        who = f"（{name}）" if by_author and name else ""
        notes.append(f"{label}{who}，在{_where(place)}：{said or '无文字'}")
    if len(places) > MOST:
        notes.append(f"{label}共{len(places)}条，其余{len(places) - MOST}条请在 Word 里查看。")
    return notes


def _where(place: Reference) -> str:
    """The paragraph by its first words, then the words a comment is about unless they are the paragraph."""
    if not place.quote:
        return "空白段处"
    if not place.marked or place.quote.startswith(place.marked[: len(place.quote)]):
        return f"“{place.quote}”处"
    return f"“{place.quote}”处的“{place.marked[:SHORT]}{'…' if len(place.marked) > SHORT else ''}”"


def _last_paragraph(item: _Element) -> str:
    """The id of a comment's last paragraph, by which threads name the comment; "" if it has none."""
    found = [str(v) for one in item.iter("{*}p") for k, v in one.attrib.items() if str(k).endswith("}paraId")]
    return found[-1] if found else ""


def _threads(package: Package, part: str | None) -> dict[str, tuple[str, bool]]:
    """Of each comment, by the id of its last paragraph: the one it answers ("" for none), and whether it is settled."""
    try:
        root = tree(package.read(part)) if part else None
    except WordUnreadable:
        root = None
    found: dict[str, tuple[str, bool]] = {}
    for item in () if root is None else root.iterchildren("{*}commentEx"):
        values = {str(key).rpartition("}")[2]: str(value) for key, value in item.attrib.items()}
        found[values.get("paraId", "")] = values.get("paraIdParent", ""), values.get("done", "0") not in OFF
    return found


def _margins(package: Package, targets: Iterable[str]) -> list[str]:
    """Headers and footers that say more than a page number."""
    found: list[str] = []
    for target in dict.fromkeys(targets):
        kind = re.search(r"(header|footer)\d*\.xml$", target)
        if kind is None or not package.has(target):
            continue
        try:
            text = "".join(str(piece) for piece in tree(package.read(target)).itertext("{*}t")).strip()
        except WordUnreadable:
            continue
        if text and not PAGE_NUMBER.fullmatch(text):
            found.append(f"{'页眉' if kind[1] == 'header' else '页脚'}没有导入：“{text[:40]}”")
    return list(dict.fromkeys(found))
