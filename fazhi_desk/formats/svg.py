"""A picture as SVG 1.1 text: no fonts embedded, every character escaped, nothing that a reader would have to fetch."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from fazhi_desk.formats.drawing import Box, Item, Picture, Pie, Rule, Shape, Words

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FAMILIES = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Micro Hei',sans-serif"
LIGHT = MappingProxyType({
    "page": "#ffffff", "panel": "#f2f4f7", "text": "#1f2328", "muted": "#555d66", "border": "#d3d7dc",
    "accent": "#1d5a9e", "good": "#25703a", "warning": "#8f5a00", "error": "#c0271d", "hint": "#4b6a88",
})
DARK = MappingProxyType({
    "page": "#24272c", "panel": "#2e3238", "text": "#e4e7eb", "muted": "#b6bec8", "border": "#4a5058",
    "accent": "#84b6ee", "good": "#86d29a", "warning": "#e8b55c", "error": "#ff8d84", "hint": "#9dbad6",
})
PALETTES: Mapping[str, Mapping[str, str]] = MappingProxyType({"light": LIGHT, "dark": DARK})
"""Text on its ground has a contrast of 4.5 : 1 at least."""


def write(picture: Picture, palette: Mapping[str, str] = LIGHT) -> str:
    """The file's text."""
    size = f'width="{_n(picture.width)}" height="{_n(picture.height)}"'
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(picture.width)} {_n(picture.height)}" '
        f'role="img" font-family={quoteattr(FAMILIES)}>\n<title>{_text(picture.spoken)}</title>\n'
        f'<rect {size} fill="{palette["page"]}"/>\n'
    )
    return head + "".join(_item(item, palette) + "\n" for item in picture.items) + "</svg>\n"


def _item(item: Item, palette: Mapping[str, str]) -> str:
    match item:
        case Box():
            return _box(item, palette)
        case Rule():
            ends = f'x1="{_n(item.x1)}" y1="{_n(item.y1)}" x2="{_n(item.x2)}" y2="{_n(item.y2)}"'
            return f'<line {ends} stroke="{palette[item.colour]}"/>'
        case Words():
            bold = ' font-weight="bold"' if item.bold else ""
            anchor = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
            place = f'x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}" fill="{palette[item.colour]}"'
            return f"<text {place}{bold}{anchor}>{_text(item.text)}</text>"
        case Pie():
            return _pie(item, palette[item.colour])
        case Shape():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
            colour = palette[item.colour]
            fill = colour if item.filled else "none"
            return f'<polygon points="{points}" fill="{fill}" stroke="{colour}" stroke-width="1.5"/>'


def _box(box: Box, palette: Mapping[str, str]) -> str:
    fill = palette[box.fill] if box.fill else "none"
    stroke = f' stroke="{palette[box.stroke]}"' if box.stroke else ""
    dashes = ' stroke-dasharray="3 3"' if box.dashed else ""
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect {place} fill="{fill}"{stroke}{dashes}/>'


def _pie(pie: Pie, colour: str) -> str:
    place = f'cx="{_n(pie.x)}" cy="{_n(pie.y)}" r="{_n(pie.radius)}"'
    fill = colour if pie.share >= 1 else "none"
    ring = f'<circle {place} fill="{fill}" stroke="{colour}" stroke-width="1.5"/>'
    if not 0 < pie.share < 1:
        return ring
    angle = 2 * math.pi * pie.share
    x, y = pie.x + pie.radius * math.sin(angle), pie.y - pie.radius * math.cos(angle)
    radius = _n(pie.radius)
    arc = f"A{radius},{radius} 0 {int(pie.share > 0.5)} 1 {_n(x)},{_n(y)}"
    return f'{ring}<path d="M{_n(pie.x)},{_n(pie.y)} L{_n(pie.x)},{_n(pie.y - pie.radius)} {arc} Z" fill="{colour}"/>'


def _text(text: str) -> str:
    return escape(FORBIDDEN.sub("", text))


def _n(value: float) -> str:
    """A number without needless digits."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
