"""The order of the main parts: what was done, what is still wanting, what comes next. A hint at most.

第一责任人 may stand first, last or inside another part (three skeletons are in use, domain/practice.md section 3), and
the fields of work have no order of their own: only the three parts that follow from one another are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi_desk.model import Finding, Section, Severity, Span, View, Zone

RANK = {Zone.ACHIEVEMENT: 0, Zone.PROBLEM: 1, Zone.PLAN: 2}
NAMES = {Zone.ACHIEVEMENT: "举措和成效", Zone.PROBLEM: "存在的不足", Zone.PLAN: "下一步安排"}
WORK = re.compile(
    "举措|成效|做法|工作(?:开展)?情况|主要工作|重点工作|履职|亮点|特色|坚持|加强|强化|推进|严格|规范|健全|深化|优化"
)
"""Headings that report what was done; 其他需要报告的情况, 意见建议, 保障措施 may well stand last."""
NOT_WORK = re.compile(
    "责任人|负责人|述法|其他|其它|建议|意见|请求|说明|附[件表]|保障措施|组织(?:保障|领导|实施)|体会|启示|原因|整改"
)
WHY = (
    "通常先写举措和成效，再写不足和原因，最后写下一步安排，让安排对得上不足；"
    "第一责任人职责放在前面、后面或并入别处都可以。"
)


def out_of_order(view: View) -> Finding | None:
    """A hint at the first main part that stands behind one it should lead to, None where all is in order."""
    sections = view.sections[1:]
    top = min((section.level for section in sections), default=0)
    parts = [section for section in sections if section.level == top and section.zone in RANK]
    for n, part in enumerate(parts):
        before = max(parts[:n], key=lambda other: RANK[other.zone], default=part)
        if RANK[part.zone] < RANK[before.zone] and _is_one(part) and _once(parts, before):
            message = f"“{NAMES[part.zone]}”排在“{NAMES[before.zone]}”后面，通常写在前面。"
            span = Span(part.paragraph, *_heading(view, part))
            return Finding("section-order", "structure", Severity.HINT, span, message, WHY)
    return None


def _is_one(part: Section) -> bool:
    """Whether a part is surely what its zone says: most headings are taken for reports of what was done."""
    if part.zone is not Zone.ACHIEVEMENT:
        return True
    return WORK.search(part.title) is not None and NOT_WORK.search(part.title) is None


def _once(parts: Sequence[Section], before: Section) -> bool:
    """Whether the part that should have come later stands there once: a paper by fields of work repeats its parts."""
    return sum(part.zone is before.zone for part in parts) == 1


def _heading(view: View, section: Section) -> tuple[int, int]:
    head = view.paragraphs[section.paragraph].heading
    return (0, 0) if head is None else (min(head.marker[0], head.text[0]), head.text[1])
