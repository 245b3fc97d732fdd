"""The comparison of a draft and an earlier paper as a page: a table of two columns in the colours of the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtGui import QColor

from fazhi_desk.desktop.theme import Theme

KEPT = "kept"
SHOWN = {"all": "全部显示", "carried": "只看沿用的", "figures": "只看数字没改的", "new": "只看新写的"}
CHOSEN = {
    "carried": ("kept", "doubtful", "changed", "carried"),
    "figures": ("kept", "doubtful"),
    "new": ("new", "reworded"),
}
SIGNS = {
    "kept": "数字未改", "doubtful": "数字请核对", "changed": "沿用，数字已改", "carried": "沿用", "reworded": "改写",
    "new": "新写", "gone": "往年有",
}
TONES = {"kept": "error", "doubtful": "warning", "new": "good", "reworded": "good"}


def anchor(key: object) -> str:
    """The name of a section's place on the page."""
    return f"section{key}"


def page(made: Mapping[str, Any], theme: Theme, shown: str) -> str:
    """The whole page; ``shown`` is a key of SHOWN."""
    year = f"{made['year']}年：" if made["year"] else ""
    name = escape(year + (made["title"] or "往年文稿"))
    parts = [
        f"<body style='color:{theme.text}; background-color:{theme.page}'>",
        "<table width='100%' cellspacing='0' cellpadding='6'><tr><td width='11%'></td>",
        f"<td width='44%'><b>本稿</b></td><td width='45%'><b>{name}</b></td></tr>",
    ]
    for number, section in enumerate(made["sections"]):
        parts += _section(number, section, theme, shown)
    parts.append("</table></body>")
    return "".join(parts)


def _section(number: int, section: Mapping[str, Any], theme: Theme, shown: str) -> list[str]:
    new = "" if section["new"] is None else f"更新率{section['new']:.0%}"
    ground = f"background-color:{theme.hover}"
    head = (
        f"<tr><td style='{ground}'><a name='{anchor(number)}'></a>"
        f"<span style='color:{theme.muted}'>{new}</span></td>"
        f"<td style='{ground}'><b>{escape(section['title'])}</b></td>"
        f"<td style='{ground}'><b>{escape(section['other'])}</b></td></tr>"
    )
    rows = [head]
    wanted = CHOSEN.get(shown)
    for row in section["rows"]:
        if wanted is None or row["state"] in wanted:
            rows.append(_row(row, theme))
    return rows


def _row(row: Mapping[str, Any], theme: Theme) -> str:
    state = row["state"]
    tone = getattr(theme, TONES.get(state, "muted"))
    sign = SIGNS.get(state, "")
    bold = "font-weight:bold;" if state in (KEPT, "heading") else ""
    left = _cell(row["left"], theme, state, link=True)
    right = _cell(row["right"], theme, state, link=False)
    ground = f"background-color:{tint(theme, theme.error, 0.12)}" if state == KEPT else ""
    return (
        f"<tr><td style='color:{tone};{bold if state == KEPT else ''}{ground}'>{sign}</td>"
        f"<td style='{bold if state == 'heading' else ''}{ground}'>{left}</td>"
        f"<td style='color:{theme.muted};{bold if state == 'heading' else ''}{ground}'>{right}</td></tr>"
    )


def _cell(said: Mapping[str, Any] | None, theme: Theme, state: str, *, link: bool) -> str:
    if said is None:
        return ""
    text: str = said["text"]
    if state == "new" or not link:
        strong: Sequence[tuple[int, int]] = ()
    else:
        strong = [(a, b) for a, b in said["strong"]]
    marks = [(a, b) for a, b in said["marks"]]
    mark = f"background-color:{tint(theme, theme.accent, 0.22)}"
    bad = f"background-color:{tint(theme, theme.error, 0.3)};font-weight:bold"
    shown = _marked(text, [(a, b, mark) for a, b in marks] + [(a, b, bad) for a, b in strong])
    if not link or said["line"] < 0:
        return shown
    start, end = said["range"]
    place = f"go:{said['line']}:{start}:{end}"
    return f"<a href='{place}' style='color:{theme.text};text-decoration:none'>{shown}</a>"


def _marked(text: str, marks: Sequence[tuple[int, int, str]]) -> str:
    """The text with grounds; where marks overlap the later one counts."""
    styles = [""] * len(text)
    for start, end, style in marks:
        for at in range(max(start, 0), min(end, len(text))):
            styles[at] = style
    parts, at = [], 0
    while at < len(text):
        end = at
        while end < len(text) and styles[end] == styles[at]:
            end += 1
        piece = escape(text[at:end])
        parts.append(f"<span style='{styles[at]}'>{piece}</span>" if styles[at] else piece)
        at = end
    return "".join(parts)


def tint(theme: Theme, colour: str, share: float) -> str:
    """A colour laid thinly over the page."""
    ground, over = QColor(theme.page), QColor(colour)
    pairs = ((ground.red(), over.red()), (ground.green(), over.green()), (ground.blue(), over.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs)).name()
