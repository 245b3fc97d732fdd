"""Templates: the canonical sections of each kind of paper, with purpose, usual share, topics and prompts.

A file names its sections by id; what they share stands once in ``sections.toml`` and may be changed key by key.
Sections are recognised by what they do (``zone``) or by the words of their heading (``match``), never by position.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.model import KINDS, UNIT_CLASSES, Zone

LIBRARY = "sections.toml"
OPEN = re.compile("【待补[：:][^】]{1,80}】")


@dataclass(frozen=True, eq=False)
class TemplateSection:
    """One canonical section. ``share`` is the usual part of the whole text; ``missing``: how its absence is told
    (warning, hint, or not at all); ``least``: characters below which it is far too short.
    """

    id: str
    title: str
    purpose: str = ""
    points: tuple[str, ...] = ()
    share: tuple[float, float] | None = None
    topics: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    missing: str = ""
    match: str = ""
    zone: Zone | None = None
    level: int = 1
    parent: str = ""
    least: int = 0

    def __post_init__(self) -> None:
        if self.missing not in ("", "warning", "hint"):
            raise ValueError(f"“{self.missing}”不是 warning 或 hint")
        for prompt in self.prompts:
            if not OPEN.fullmatch(prompt):
                raise ValueError(f"提示“{prompt}”应当是一处【待补：…】")

    @property
    def required(self) -> bool:
        """Whether the paper is not complete without it."""
        return self.missing == "warning"

    def titled(self, year: int | None) -> str:
        """The title with the years filled in; 本年 and 下一年 where the report year is not known."""
        if year is None:
            return self.title.replace("{year}", "本").replace("{next_year}", "下一")
        return self.title.replace("{year}", str(year)).replace("{next_year}", str(year + 1))

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What its headings look like."""
        return re.compile(self.match) if self.match else None


@dataclass(frozen=True, eq=False)
class Template:
    """One kind of paper, or a variant of it.

    ``{unit} {year} {next_year} {person}`` are filled in titles and formulas.
    """

    kind: str
    title: str
    name: str
    sections: tuple[TemplateSection, ...]
    variant: str = ""
    opening: str = ""
    closing: str = ""
    signed: bool = True
    signed_by: str = "unit"
    default: bool = False
    unit_classes: tuple[str, ...] = ()
    duty_subject: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS or any(c not in UNIT_CLASSES for c in self.unit_classes):
            raise ValueError("文种或单位性质不对")

    def section(self, section_id: str) -> TemplateSection | None:
        """A section by id."""
        return next((section for section in self.sections if section.id == section_id), None)


def templates_from(tables: Mapping[str, Mapping[str, Any]]) -> tuple[Template, ...]:
    """All templates, kinds in the order of the contract, the default of each kind first."""
    library: Mapping[str, Mapping[str, Any]] = {}
    for name, table in tables.items():
        if name.rpartition("/")[2] == LIBRARY:
            library = table.get("sections", {})
    found = [
        build(Template, _filled(table, library, name), name)
        for name, table in tables.items()
        if name.rpartition("/")[2] not in (LIBRARY, "zones.toml")
    ]
    order = list(KINDS)
    found.sort(key=lambda template: (order.index(template.kind), not template.default, template.variant))
    return tuple(found)


def _filled(table: Mapping[str, Any], library: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, Any]:
    """The file with each section laid over its description in the library."""
    sections = []
    for row in table.get("sections", ()):
        if not isinstance(row, Mapping) or "id" not in row:
            raise CatalogError(name, "每一节都要有 id")
        sections.append({**library.get(str(row["id"]), {}), **row})
    return {**table, "sections": sections}
