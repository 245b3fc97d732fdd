"""辖12个行政村、2个社区 and 15个村（社区）均建有: villages and communities together against their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Span, View

REACH = Reach.DOCUMENT
TRIGGERS = frozenset({"社区", "居"})
PARTS = re.compile(
    "(?:辖|有|设)(?:有|了)?(?P<villages>[0-9]{1,3})个(?:行政村|建制村|村(?:民委员会|委会)?)(?:、|和|，)(?P<others>[0-9]{1,3})个(?:城镇|农村)?"
    "(?:社区|居(?:民)?委会|居民委员会)"
)
WHOLE = re.compile(
    "(?P<all>全[镇乡县区市]|全街道)?(?P<n>[0-9]{1,3})个村[（(](?:社区|居)[）)](?P<every>均|全部|都|已全部|实现全覆盖)?"
)


@dataclass(frozen=True)
class Parameters:
    """No parameters: the numbers speak for themselves."""


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> object:
    """Only paragraphs that name both sorts, or their whole."""
    if "社区" not in paragraph.text and "居" not in paragraph.text:
        return None
    found = PARTS.search(paragraph.text), WHOLE.search(paragraph.text)
    return paragraph.text if any(found) else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every whole that is not the sum told once for all."""
    told: tuple[int, re.Match[str]] | None = None
    for at, paragraph in enumerate(view.paragraphs):
        found = PARTS.search(paragraph.text) if "个" in paragraph.text else None
        if found is not None:
            if told is not None and found.groups() != told[1].groups():
                return  # two sorts of counting
            told = told or (at, found)
    if told is None:
        return
    place, parts = told
    total = int(parts["villages"]) + int(parts["others"])
    for at, paragraph in enumerate(view.paragraphs):
        for found in WHOLE.finditer(paragraph.text) if "个村" in paragraph.text else ():
            if (found["all"] or found["every"]) and int(found["n"]) != total:
                yield Finding(
                    rule.id, rule.family, rule.severity, Span(at, found.start("n"), found.end("n") + 1),
                    f"前面写的是{parts['villages']}个村、{parts['others']}个社区，共{total}个，这里是{found['n']}个",
                    rule.head.why, related=(Span(place, *parts.span()),),
                )
