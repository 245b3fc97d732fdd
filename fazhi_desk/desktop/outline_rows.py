"""What the outline shows: headings with share, state, findings and topics; missing sections in place. No Qt.

A heading that is recognised as a canonical section has that section's usual share and state; any other main heading
has its share alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from fazhi_desk.desktop.rows import Row
from fazhi_desk.model import GOOD_STATES
from fazhi_desk.tasks.live import LiveHeading, LiveReport, LiveSection

MISSING, HEADING = "missing", "heading"
USUAL, EMPTY = "正常", "空"
TOLD = (*GOOD_STATES, "partial")
"""States of a topic that count as covered where it is told."""
MOST_NAMES = 12
Key = tuple[str, str, int]
"""``missing`` with the section's id, or ``heading`` with its text and how many of that text come before."""


@dataclass(frozen=True, slots=True)
class Span:
    """A heading with the lines of its section, [line, end)."""

    heading: LiveHeading
    line: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a heading's section holds: findings, and the names of the topics that are told there."""

    findings: int
    topics: tuple[str, ...]


def rows_of(
    report: LiveReport, where: Callable[[int], int | None], count: int, missing: Mapping[int, Sequence[LiveSection]]
) -> tuple[list[Row], dict[Key, Span]]:
    """The rows, and the lines of each heading's section in the draft.

    ``where`` maps the report's lines to the draft's, ``count`` is the draft's lines; ``missing`` are sections by the
    index of the heading they follow.
    """
    by_outline = {s.outline: s for s in report.sections if s.outline is not None}
    found, told = _found(report), _told(report)
    spans: dict[Key, Span] = {}
    rows = [_missing_row(section) for section in missing.get(-1, ())]
    seen: dict[str, int] = {}
    for index, heading in enumerate(report.headings):
        line = where(heading.line)
        seen[heading.text] = seen.get(heading.text, -1) + 1
        key = (HEADING, heading.text, seen[heading.text])
        following = next((h.line for h in report.headings[index + 1 :] if h.level <= heading.level), None)
        end = where(following) if following is not None else count
        if line is not None:
            spans[key] = Span(heading, line, end if end is not None else line + 1)
        last = following if following is not None else 1 << 60
        stretch = Stretch(len(_between(found, heading.line, last)), _names(_between(told, heading.line, last)))
        rows.append(_heading_row(key, heading, by_outline.get(index), report, stretch))
        rows += [_missing_row(section) for section in missing.get(index, ())]
    return rows, spans


def _found(report: LiveReport) -> list[tuple[int, str]]:
    """Where findings begin, in order."""
    return sorted((finding.marks[0][0], "") for finding in report.findings if finding.marks)


def _told(report: LiveReport) -> list[tuple[int, str]]:
    """Where topics are told, in order: those that are named there only do not count."""
    return sorted((spot[0], topic.name) for topic in report.topics for spot in topic.spots if spot[3] in TOLD)


def _between(places: Sequence[tuple[int, str]], first: int, last: int) -> Sequence[tuple[int, str]]:
    return places[bisect_left(places, (first, "")) : bisect_left(places, (last, ""))]


def _names(places: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in places))


def _missing_row(section: LiveSection) -> Row:
    right = "缺" if section.required else "可补"
    return Row(
        (MISSING, section.id, 0), section.title, mark="＋", right=right, faint=True,
        tip="文稿里没有找到这一部分，回车或单击在这里补上", spoken="缺少的部分" if section.required else "可以补的部分",
    )


def _heading_row(
    key: Key, heading: LiveHeading, section: LiveSection | None, report: LiveReport, stretch: Stretch
) -> Row:
    share = heading.characters / report.characters if report.characters else 0.0
    state = section.note if section is not None else ("" if heading.characters else EMPTY)
    usual = section.usual if section is not None else None
    told = heading.level == 1 or usual is not None
    parts = [state if state != USUAL else "", f"问题{stretch.findings}" if stretch.findings else ""]
    detail = [f"{heading.characters:,}字", f"{share:.0%}"]
    if stretch.topics:
        detail.append(f"主题{len(stretch.topics)}项")
    tip = [f"{heading.characters:,}字，占全文{share:.0%}"]
    if usual:
        tip[0] += f"，一般占{usual[0]:.0%}至{usual[1]:.0%}"
    if section is not None:
        tip.append(f"对应“{section.title}”：{section.note}")
    if stretch.topics:
        more = f"等{len(stretch.topics)}项" if len(stretch.topics) > MOST_NAMES else ""
        tip.append(f"写到的主题：{'、'.join(stretch.topics[:MOST_NAMES])}{more}")
    tip.append("拖动或按 Alt+↑↓ 移动，Alt+←→ 升降级，F2 改名")
    return Row(
        key, f"{heading.numbering}{heading.text}", depth=heading.level - 1, right=" ".join(filter(None, parts)),
        detail=" · ".join(detail) if told else "", share=(share, *(usual or (0.0, 0.0))) if told else None,
        tip="\n".join(tip), spoken=state,
    )
