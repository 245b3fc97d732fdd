"""The looks of a Word file as data: page, grid, faces by role, signature, page number.

Lengths on the page are millimetres, sizes and pitches points, indents counted in characters of the body face. Every
number of a paper's looks stands in ``resources/profiles/*.toml``; the writers hold none. A profile may name another
one in ``extends`` and then tells only where it departs from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError


class NumberPlace(StrEnum):
    """Where the page number stands."""

    OUTSIDE = "outside"  # odd pages right, even pages left (GB/T 9704-2012 7.5)
    CENTRE = "centre"
    RIGHT = "right"
    NONE = "none"


def number(label: str, low: float, high: float, unit: str = "", **more: Any) -> Any:
    """A dataclass field with the words and bounds that messages and forms show."""
    return field(metadata={"label": label, "low": low, "high": high, "unit": unit}, **more)


def words(label: str, **more: Any) -> Any:
    """A dataclass field that is a text, a switch or a choice, with its label."""
    return field(metadata={"label": label}, **more)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins."""

    width: float = number("纸张宽度", 100, 500, "毫米")
    height: float = number("纸张高度", 100, 500, "毫米")
    top: float = number("上边距（天头）", 0, 100, "毫米")
    bottom: float = number("下边距", 0, 100, "毫米")
    left: float = number("左边距（订口）", 0, 100, "毫米")
    right: float = number("右边距", 0, 100, "毫米")
    footer: float = number("页脚距纸张下边", 0, 100, "毫米")


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines and characters of a page. ``squeeze`` is added after every character of the body's size."""

    lines: int = number("每页行数", 10, 60, "行")
    characters: int = number("每行字数", 10, 60, "字")
    pitch: float = number("行距（固定值）", 10, 60, "磅")
    squeeze: float = number("字间距", -2, 5, "磅")
    indent: float = number("首行缩进", 0, 8, "字")


@dataclass(frozen=True, slots=True)
class Face:
    """A face for one role. ``latin`` is the face of letters and digits, "" for the same face."""

    font: str = words("字体")
    size: float = number("字号", 5, 72, "磅")
    latin: str = words("西文和数字字体", default="")
    bold: bool = words("加粗", default=False)


@dataclass(frozen=True, slots=True)
class Faces:
    """Faces by role."""

    title: Face = field(metadata={"label": "标题"})
    subtitle: Face = field(metadata={"label": "题注"})
    body: Face = field(metadata={"label": "正文"})
    heading1: Face = field(metadata={"label": "一级标题"})
    heading2: Face = field(metadata={"label": "二级标题"})
    heading3: Face = field(metadata={"label": "三级标题"})
    heading4: Face = field(metadata={"label": "四级标题"})
    attachment_label: Face = field(metadata={"label": "附件标识"})
    table: Face = field(metadata={"label": "表格文字"})
    page_number: Face = field(metadata={"label": "页码"})
    line_number: Face = field(metadata={"label": "行号"})

    def heading(self, level: int) -> Face:
        """The face of a heading level; levels below the fourth look like the fourth."""
        return (self.heading1, self.heading2, self.heading3, self.heading4)[min(max(level, 1), 4) - 1]

    def all(self) -> tuple[Face, ...]:
        """Every face, in the order of the file."""
        return tuple(getattr(self, item.name) for item in fields(self))


@dataclass(frozen=True, slots=True)
class Title:
    """The title's lines. ``words`` are never split; the paper's own unit and terms are added to them."""

    pitch: float = number("标题行距", 10, 80, "磅")
    blank_after: int = number("标题下空行", 0, 5, "行")
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Signature and date (GB/T 9704-2012 7.3.5). Gaps in characters; ``digit`` is the width of a digit in them."""

    seal: bool = words("加盖印章")
    blank_before: int = number("署名上空行（不盖章）", 0, 5, "行")
    blank_before_sealed: int = number("署名上空行（盖章）", 0, 5, "行")
    right: float = number("署名右空（不盖章）", 0, 12, "字")
    shift: float = number("日期首字比署名首字右移", 0, 12, "字")
    right_sealed: float = number("日期右空（盖章）", 0, 12, "字")
    digit: float = number("数字宽度", 0.3, 1, "字")


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number. ``inset`` in characters of its own face, ``pitch`` in points."""

    place: NumberPlace = field(metadata={"label": "页码位置"})
    inset: float = number("页码距版心边", 0, 10, "字")
    dash: str = words("页码两侧的线")
    pitch: float = number("页码行距", 8, 60, "磅")


@dataclass(frozen=True, slots=True)
class Table:
    """Tables: their rows keep a natural pitch, an exact one would cut them."""

    pitch: float = number("表格行距", 0.8, 3, "倍")
    padding: float = number("单元格上下留空", 0, 20, "磅")


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """The copy a leader reads with a pen in the hand (领导审阅稿): room to write, lines that can be named."""

    margin: float = number("审阅稿右侧留白", 20, 120, "毫米")
    line_numbers: bool = words("审阅稿编行号")
    number_gap: float = number("行号距正文", 0, 60, "磅")


@dataclass(frozen=True, slots=True)
class Switches:
    """What keeps together on a page. A last paragraph of more lines is not tied to the signature: LibreOffice would
    move all of it and leave half a page empty.
    """

    heading_with_next: bool = words("标题不单独留在页末")
    signature_with_lines: int = number("末段不超过几行时与署名同页", 0, 22, "行")
    line_numbers: bool = words("每页编行号")


SLACK = 0.1
"""Points by which the last line may reach below the type area."""


@dataclass(frozen=True, slots=True)
class Profile:
    """All numbers of one way to write a Word file."""

    id: str
    name: str
    summary: str
    page: Page
    grid: Grid
    faces: Faces
    title: Title
    signature: Signature
    page_number: PageNumber
    table: Table
    reading_copy: ReadingCopy
    switches: Switches
    alternates: Mapping[str, str] = field(default_factory=dict)
    """A font's stand-in where it is not installed; Word reads it from the font table."""

    @property
    def text_width(self) -> float:
        """Width of the type area in points."""
        return (self.page.width - self.page.left - self.page.right) / 25.4 * 72

    @property
    def type_height(self) -> float:
        """Height of the type area in points."""
        return (self.page.height - self.page.top - self.page.bottom) / 25.4 * 72

    def for_reading(self) -> Profile:
        """The same paper as a leader's copy: a wide right margin, fewer characters a line, numbered lines."""
        page = replace(self.page, right=max(self.reading_copy.margin, self.page.right))
        switches = replace(self.switches, line_numbers=self.reading_copy.line_numbers)
        return replace(self, name=f"{self.name}·领导审阅稿", page=page, switches=switches).fitted()

    def fitted(self) -> Profile:
        """The same profile with the lines and characters that its page really holds."""
        characters = int(self.text_width / (self.faces.body.size + self.grid.squeeze))
        lines = int((self.type_height + SLACK) / self.grid.pitch)
        return replace(self, grid=replace(self.grid, lines=lines, characters=characters))


def profile_from(table: Mapping[str, object], where: str) -> Profile:
    """Build a profile from a complete table; a CatalogError names file, table and key."""
    return checked(build(Profile, {key: value for key, value in table.items() if key != "extends"}, where), where)


def checked(profile: Profile, where: str) -> Profile:
    """The profile itself, if a page can have its numbers; else a CatalogError."""
    _bounds(profile, where)
    page = profile.page
    if page.left + page.right >= page.width or page.top + page.bottom >= page.height:
        raise CatalogError(f"{where}.page", "页边距加起来超过了纸张")
    return profile


Tables = Mapping[str, Mapping[str, object]]
"""Decoded files by file name."""


def profiles_from(tables: Tables) -> dict[str, Profile]:
    """All profiles by id, from tables by file name; ``extends`` is resolved among them."""
    by_id = _by_id(tables)
    return {key: profile_from(_merged(key, by_id, ()), name) for key, (name, _) in by_id.items()}


def profile_named(key: str, tables: Tables) -> Profile:
    """One profile by its id, whatever mistakes the files of others hold; KeyError if there is none."""
    by_id = _by_id(tables)
    return profile_from(_merged(key, by_id, ()), by_id[key][0])


def profile_ids(tables: Tables) -> tuple[str, ...]:
    """The ids, in the order of the files."""
    return tuple(_by_id(tables))


def _by_id(tables: Tables) -> dict[str, tuple[str, Mapping[str, object]]]:
    return {str(table.get("id", name)): (name, table) for name, table in tables.items()}


def _merged(
    key: str, by_id: Mapping[str, tuple[str, Mapping[str, object]]], seen: tuple[str, ...]
) -> Mapping[str, object]:
    where, table = by_id[key]
    parent = table.get("extends")
    if parent is None:
        return table
    if parent not in by_id or parent in (*seen, key):
        raise CatalogError(f"{where}.extends", f"找不到作为基础的格式“{parent}”")
    return _overlaid(_merged(str(parent), by_id, (*seen, key)), table)


def _overlaid(base: Mapping[str, object], top: Mapping[str, object]) -> dict[str, object]:
    result = dict(base)
    for key, value in top.items():
        below = result.get(key)
        both = isinstance(value, Mapping) and isinstance(below, Mapping)
        result[key] = _overlaid(below, value) if both else value  # type: ignore[arg-type]
    return result


def _bounds(value: Any, where: str) -> None:
    """Refuse numbers that no page can have."""
    for item in fields(value):
        inner = getattr(value, item.name)
        if is_dataclass(inner):
            _bounds(inner, f"{where}.{item.name}")
        elif "low" in item.metadata and not item.metadata["low"] <= inner <= item.metadata["high"]:
            about = item.metadata
            raise CatalogError(
                f"{where}.{item.name}",
                f"{about['label']}应当在{about['low']:g}到{about['high']:g}{about['unit']}之间，现在是{inner:g}",
            )


def departing(profile: Profile, standard: Profile) -> dict[str, Any]:
    """A profile as a table that names the standard as its base and tells only where it departs from it."""
    head = {"extends": standard.id, "id": profile.id, "name": profile.name, "summary": profile.summary}
    return head | {key: value for key, value in _different(profile, standard).items() if key not in head}


def _different(one: Any, other: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in fields(one):
        mine, theirs = getattr(one, item.name), getattr(other, item.name)
        if mine != theirs:
            found[item.name] = _different(mine, theirs) if is_dataclass(mine) else mine
    return found


def departures(profile: Profile, standard: Profile) -> tuple[str, ...]:
    """Where a profile departs from the standard, each in one phrase of plain words."""
    return tuple(_departures(profile, standard, ()))


def _departures(one: Any, other: Any, path: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for item in fields(one):
        mine, theirs, label = getattr(one, item.name), getattr(other, item.name), item.metadata.get("label", "")
        if mine == theirs:
            continue
        if is_dataclass(mine):
            found += _departures(mine, theirs, (*path, label) if label else path)
        elif label:
            unit = item.metadata.get("unit", "")
            found.append(f"{''.join(path)}{label}：{_said(mine)}{unit}（标准为{_said(theirs)}{unit}）")
    return found


PLACES = {
    NumberPlace.OUTSIDE: "外侧（单页居右、双页居左）",
    NumberPlace.CENTRE: "居中",
    NumberPlace.RIGHT: "居右",
    NumberPlace.NONE: "不编页码",
}


def _said(value: object) -> str:
    if isinstance(value, NumberPlace):
        return PLACES[value]
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) or "同中文字体"
