"""What a check is given to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fazhi_desk.model.text import Facts, Paragraph, Section, Zone

KINDS: dict[str, str] = {
    "county": "市县综合总结",
    "department": "部门总结",
    "township": "乡镇总结",
    "demonstration": "示范创建总结",
    "duty-report": "述法报告",
    "speech": "推进会讲话",
    "half-year": "半年总结",
    "plan": "工作计划",
    "annual-report": "法治政府建设年度报告",
}
"""Kinds of paper by the id of the command line."""

CALLING = ("speech", "plan")
"""Kinds whose body calls for things: they have no problems section and no lengths to keep (domain/practice.md)."""

UNIT_CLASSES: dict[str, str] = {
    "city_gov": "市（州）政府",
    "county_gov": "县（市、区）政府",
    "township_gov": "乡镇政府",
    "street_office": "街道办事处",
    "department": "政府部门",
    "vertical_department": "垂直管理部门",
    "zone_committee": "开发区管委会",
    "public_institution": "事业单位",
}


class Reach(StrEnum):
    """How far a kind of check looks."""

    PARAGRAPH = "paragraph"  # pure in one paragraph and the context; the session caches its answer
    DOCUMENT = "document"  # reads the facts of all paragraphs of an article


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the paper as a whole. Years: of the report, of writing; the coming one is ``year + 1``."""

    kind: str = "county"
    unit_class: str = "county_gov"
    unit: str = ""
    title: str = ""
    year: int | None = None
    written: tuple[int, int, int] | None = None
    """The date of writing (year, month, day): the paper's own date, else today."""
    unit_facts: Mapping[str, object] = field(default_factory=dict)
    kind_guessed: bool = False
    year_stated: bool = False
    """Whether the user or the opening words of the text (2022年，澄湖区……) tell the year; else a title may."""


@dataclass(frozen=True, slots=True)
class View:
    """One article, or (for a check of PARAGRAPH reach) a single paragraph of it at index 0.

    ``zones`` and ``facts`` run parallel to ``paragraphs``. ``sections`` is empty in the view of a single paragraph.
    """

    paragraphs: tuple[Paragraph, ...]
    facts: tuple[Facts, ...]
    zones: tuple[Zone, ...]
    sections: tuple[Section, ...] = ()
    context: Context = field(default_factory=Context)
    memory: dict[str, object] | None = field(default=None, compare=False, repr=False)
    """Where a check may keep, under its own key, what it knows of this article from edit to edit; None: nowhere.

    What is kept may only save work, never change an answer.
    """
    edited: tuple[tuple[Paragraph, ...], int] | None = field(default=None, compare=False, repr=False)
    """Paragraphs of an earlier view, and the index of the only one that reads otherwise here, where that is known."""
