"""Names of other places left in a copied paper: another county or township where the unit's own should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._literal import sentence_at
from fazhi_desk.model import Finding, Reach, Role, Span, View

REACH = Reach.PARAGRAPH
LEVELS = ("街道", "镇", "乡", "县", "区", "旗")
"""From the lowest; the unit's own level is the lowest in its name. A city may have a superior city: left out."""
OWN = re.compile("([\u4e00-\u9fff]{2,4}?)(街道|镇|乡|县|区|旗|省|市|州)")
SELF = "(?:党工委|党委|委(?![托员派书])|政府|人民政府|办事处|司法局|司法所|法治政府建设|全面依法治)"
START = "(?:^|(?<=[，。；：、“]))(?:在|以|由|经|对|为|按照|根据)?"


@dataclass(frozen=True)
class Parameters:
    """``elsewhere`` are words that make another place right (观摩, 协作 …), ``generic`` characters that no name has.

    ``makes`` are verbs before 《 that say the paper named there is the unit's own (印发《X县……》).
    """

    elsewhere: tuple[str, ...]
    generic: str
    makes: tuple[str, ...]

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """By level: a name where the unit speaks of itself, or of a paper it made."""
        made = f"(?:{'|'.join(self.makes)})了?《(?:关于印发)?〈?"
        name = "(?![在以由经对为按根])[\u4e00-\u9fff]{2,3}"
        return {
            level: re.compile(f"{START}(?P<name>{name}){level}(?={SELF})|{made}(?P<paper>{name}){level}")
            for level in LEVELS
        }


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every other name of the unit's own level that stands where the unit speaks of itself."""
    own, paragraph = _own(view.context.unit), view.paragraphs[0]
    if own is None or paragraph.role in (Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE):
        return
    name, level = own
    if level not in paragraph.text:
        return
    pattern = SIGNED[level] if paragraph.role is Role.SIGNATURE else rule.parameters.patterns[level]
    for match in pattern.finditer(paragraph.text):
        group = "name" if match["name"] else "paper"
        if not _another(match[group], name, rule.parameters) or _meant(view, match.start(group), rule.parameters):
            continue
        span = Span(0, match.start(group), match.end(group) + len(level))
        message = rule.head.message.replace("{found}", match[group] + level).replace("{own}", name + level)
        yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why)


SIGNED = {
    level: re.compile(f"^[ \u3000]*(?:中共)?(?P<name>[\u4e00-\u9fff]{{2,3}}){level}(?P<paper>)") for level in LEVELS
}


def _own(unit: str) -> tuple[str, str] | None:
    """The unit's place and its level: 澜平县人民政府 -> 澜平, 县."""
    found = [(m[1], m[2]) for m in OWN.finditer(unit.removeprefix("中共")) if m[2] in LEVELS]
    if not found:
        return None
    return min(found, key=lambda pair: LEVELS.index(pair[1]))


def _another(other: str, own: str, parameters: Parameters) -> bool:
    same = other.endswith(own) or own.endswith(other)
    return not same and not any(character in parameters.generic for character in other)


def _meant(view: View, start: int, parameters: Parameters) -> bool:
    """Whether the sentence is about the other place on purpose."""
    sentence = sentence_at(view.paragraphs[0].text, view.facts[0], start)
    return any(word in sentence for word in parameters.elsewhere)
