"""Words by which a unit calls itself that belong to a unit of another kind: 区委、区政府 in the paper of a county."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Context, Finding, Reach, Role, Severity, Span, View
from fazhi_desk.text.masks import covers

REACH = Reach.PARAGRAPH
OUTSIDE = (Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE, Role.TABLE)
LEVEL = re.compile("[\u4e00-\u9fff]{2,4}?(街道|镇|乡(?!村)|县|区|旗|市(?!场|政))")
ORDER = ("街道", "镇", "乡", "县", "区", "旗", "市")
ZONE = re.compile("开发区|高新区|园区|新区|度假区|保税|管委会|管理委员会")
BODIES = ("局", "委", "办", "厅")


@dataclass(frozen=True)
class Row:
    """``pattern`` is another unit's word where the own level (the lowest in the unit's name) is in ``levels``, or its
    kind of body (局, 委, 办, 厅) in ``bodies``. A group ``other`` in it names a body, which must not be the unit's own.
    ``unless`` in the sentence lets it pass.
    """

    pattern: str
    levels: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    unless: str = ""
    severity: Severity | None = None

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
        """pattern, unless."""
        return re.compile(self.pattern), re.compile(self.unless) if self.unless else None


@dataclass(frozen=True)
class Parameters:
    """The table."""

    words: tuple[Row, ...]


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every such word."""
    unit, paragraph, facts = view.context.unit, view.paragraphs[0], view.facts[0]
    if not unit or paragraph.role in OUTSIDE:
        return
    level, body = _level(unit), _body(view.context)
    for row in rule.parameters.words:
        if level not in row.levels and body not in row.bodies:
            continue
        pattern, unless = row.compiled
        for match in pattern.finditer(paragraph.text):
            if covers(facts.masked, *match.span()) or _is_own(match, unit):
                continue
            low, high = next(
                ((a, b) for a, b in facts.sentences if a <= match.start() < b), (0, len(paragraph.text))
            )
            if unless is not None and unless.search(paragraph.text[low:high]):
                continue
            message = rule.head.message.replace("{found}", match.group()).replace("{own}", unit)
            yield Finding(
                rule.id, rule.family, row.severity or rule.severity, Span(0, *match.span()), message, rule.head.why
            )


def _level(unit: str) -> str:
    """The lowest level in the unit's name; of 江城市澜平县司法局 县. A zone (开发区) may stand below any."""
    if ZONE.search(unit):
        return ""
    found = [match[1] for match in LEVEL.finditer(unit.removeprefix("中共"))]
    return min(found, key=ORDER.index) if found else ""


def _body(context: Context) -> str:
    """The kind of body a department is, empty for others."""
    if context.unit_class not in ("department", "vertical_department"):
        return ""
    name = context.unit.replace("委员会", "委").replace("办公室", "办")
    return next((body for body in BODIES if name.endswith(body)), "")


def _is_own(match: re.Match[str], unit: str) -> bool:
    """Whether the body named is the unit itself, perhaps by its short name (市监局)."""
    other = match.groupdict().get("other")
    return other is not None and set(other) <= set(unit)
