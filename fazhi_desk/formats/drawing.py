"""Pictures as plain shapes, drawn once and shown twice: written as SVG here, painted by the window there.

Lengths are pixels at 100 %, y grows downwards; colours are names of what they are for, so that light and dark are
the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from fazhi_desk.text.lines import display_width

COLOURS = ("page", "panel", "text", "muted", "border", "accent", "good", "warning", "error", "hint")
"""The names a shape may use."""


class Box(NamedTuple):
    """A rectangle, filled or outlined."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    dashed: bool = False


class Rule(NamedTuple):
    """A thin straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = "border"


class Words(NamedTuple):
    """One line of text; ``y`` is its baseline, ``anchor`` start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    colour: str = "text"
    bold: bool = False
    anchor: str = "start"


class Pie(NamedTuple):
    """A circle filled clockwise from the top by ``share`` (0 to 1)."""

    x: float
    y: float
    radius: float
    share: float
    colour: str


class Shape(NamedTuple):
    """A closed outline through points, filled or not."""

    points: tuple[tuple[float, float], ...]
    colour: str
    filled: bool = False


Item = Box | Rule | Words | Pie | Shape


@dataclass(frozen=True, slots=True)
class Picture:
    """``spoken`` tells in a sentence what is seen."""

    width: float
    height: float
    items: tuple[Item, ...]
    spoken: str = ""


def width_of(text: str, size: float) -> float:
    """About the width of a line: full-width characters are as wide as high, others a little over half."""
    columns = display_width(text)
    halves = 2 * len(text) - columns
    return (columns / 2 + 0.08 * halves) * size


def broken(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """The text in at most so many lines, the last one cut short with an ellipsis; no mark begins a line."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most:
        cut = _fitting(rest, width, size)
        if cut < len(rest) and len(lines) == most - 1:
            lines.append(rest[: max(cut - 1, 1)] + "…")
            break
        while 1 < cut < len(rest) and rest[cut] in "，。、；：！？”’）》":
            cut -= 1
        lines.append(rest[:cut])
        rest = rest[cut:]
    return tuple(lines)


def _fitting(text: str, width: float, size: float) -> int:
    """How many characters fit, one at least."""
    cut = len(text)
    while cut > 1 and width_of(text[:cut], size) > width:
        cut -= 1
    return cut
