"""Documents of superiors that the user registered (上级新文件登记): they feed the topics and the names of documents.

No document of this kind is built in: what is not known is not assumed, the user writes it down when it arrives.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fazhi_desk.catalog.catalog import DOCUMENTS
from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.law import normalised
from fazhi_desk.catalog.topic import REGISTERED, Authority, Topic

LAWS = "checks/law-title.toml"
LONGEST = 120
NUMBER = re.compile(r"[^\s〔〕]{1,20}〔[12][0-9]{3}〕[0-9]{1,4}号")
BRACKETS = re.compile(r"[\[【（(〔［]\s*([12][0-9]{3})\s*[\]】）)〕］]")
DASH = re.compile(r"[-－–—―~～]{1,3}")
BETWEEN_YEARS = re.compile(r"(?<=[12][0-9]{3})[-－–―~～—]{1,3}(?=[12][0-9]{3})")
DASHES = "[-－–—―~～]{1,3}"
TITLE_MARKS = "《》“”"


@dataclass(frozen=True, slots=True)
class SuperiorDocument:
    """``date`` is ISO or ""; the years are inclusive report years. ``topics`` are ids of the checklist.

    ``short`` are the names it goes by in papers; ``replaces`` is the title of the document it takes the place of.
    """

    title: str
    number: str = ""
    date: str = ""
    valid_from: int | None = None
    valid_to: int | None = None
    topics: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    replaces: str = ""

    def __post_init__(self) -> None:
        if not 4 <= len(self.title) <= LONGEST or "\n" in self.title:
            raise ValueError("标题要写全，4到120个字，写在一行里")
        if self.number and not NUMBER.fullmatch(self.number):
            raise ValueError(f"文号“{self.number}”应写成“国发〔2026〕5号”这样")
        if self.date:
            _day(self.date)
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError(f"有效年度从{self.valid_from}年到{self.valid_to}年，前后反了")
        if any(len(name) < 4 for name in self.short):
            raise ValueError("简称至少写4个字，太短会认错")

    @property
    def named(self) -> str:
        """How it is cited."""
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"

    @property
    def since(self) -> str:
        """From when it holds, as far as that was told."""
        return f"{self.valid_from}-01-01" if self.valid_from else self.date

    @property
    def patterns(self) -> tuple[str, ...]:
        """What names it in a text, whatever dash its years are written with."""
        return tuple(DASHES.join(re.escape(part) for part in DASH.split(name)) for name in (self.title, *self.short))


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"日期“{text}”应写成 2026-05-18 这样") from error


def tidy(title: str) -> str:
    """A title or short name without 《》 and blanks, its years joined by the right dash (GB/T 15835-2011)."""
    return BETWEEN_YEARS.sub("—", "".join(title.split()).strip(TITLE_MARKS))


def tidy_number(number: str) -> str:
    """A document number with the right brackets."""
    return BRACKETS.sub(r"〔\1〕", "".join(number.split()))


def documents_from(tables: Mapping[str, Mapping[str, Any]]) -> tuple[tuple[SuperiorDocument, ...], tuple[str, ...]]:
    """The documents of all register files, of two alike the last; and sentences about those that were left out."""
    found: dict[str, SuperiorDocument] = {}
    problems = []
    for name in tables:
        if not name.startswith(DOCUMENTS):
            continue
        rows = tables[name].get("documents", ())
        for row in rows if isinstance(rows, list) else ():
            try:
                one = build(SuperiorDocument, row, name)
            except CatalogError as error:
                problems.append(f"{error}，已略过这份上级文件")
                continue
            found[one.title] = one
    return tuple(found.values()), tuple(problems)


def with_documents(topics: Sequence[Topic], documents: Sequence[SuperiorDocument]) -> tuple[Topic, ...]:
    """The topics with what was registered for them: a further authority, further names, named documents as proof."""
    if not documents:
        return tuple(topics)
    return tuple(_fed(topic, [one for one in documents if topic.id in one.topics]) for topic in topics)


def _fed(topic: Topic, own: Sequence[SuperiorDocument]) -> Topic:
    if not own or topic.element:
        return topic
    names = tuple(pattern for one in own for pattern in one.patterns)
    authority = tuple(Authority(one.named, REGISTERED, one.valid_from, one.valid_to) for one in own)
    return dataclasses.replace(
        topic, authority=(*authority, *topic.authority), aliases=(*topic.aliases, *names),
        documents=(*topic.documents, *names),
    )


def with_laws(table: Mapping[str, Any], documents: Sequence[SuperiorDocument]) -> dict[str, Any]:
    """The table of names of laws with the registered ones; what they replace runs out when they begin."""
    parameters = dict(table["parameters"])
    rows = [dict(row) for row in parameters["rows"]]
    known = {normalised(str(row["title"])): row for row in rows}
    for one in documents:
        row = known.setdefault(normalised(one.title), {"title": one.title})
        if row not in rows:
            rows.append(row)
        row |= {"title": one.title, "sure": False, "registered": True, "number": one.number}
        row["short"] = [*row.get("short", ()), *one.short]
        if one.since:
            row["since"] = one.since
        old = known.get(normalised(one.replaces)) if one.replaces else None
        if old is not None and one.since:
            old |= {"until": f"{int(one.since[:4]) - 1}-12-31", "successor": one.title, "sure": False}
    return {**table, "parameters": {**parameters, "rows": rows}}
