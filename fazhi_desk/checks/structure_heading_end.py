"""A heading alone on its line that ends with a mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import told
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Role, Safety, Severity, Span, View

REACH = Reach.DOCUMENT
MARKS = "。，、；：,;:."
LONGEST = 30


@dataclass(frozen=True)
class Parameters:
    """``few``: so many such headings at most, and fewer than those without a mark, are slips; else a habit."""

    few: int = 2


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> str | None:
    """Only headings count."""
    return paragraph.text if paragraph.heading is not None else None


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Level by level: slips are told as the rule says, a habit is a hint told once."""
    for level in (1, 2, 3):
        ended, plain = [], 0
        for at, paragraph in enumerate(view.paragraphs):
            if paragraph.heading is None or paragraph.heading.level != level or not _alone(view, at):
                continue
            end = _end(paragraph)
            if end is None:
                plain += 1
            else:
                ended.append(Span(at, end, end + 1))
        slips = len(ended) <= rule.parameters.few and plain > len(ended)
        for span in ended if slips else ended[:1]:
            mark = view.paragraphs[span.paragraph].text[span.start]
            severity = None if slips else Severity.HINT
            yield told(rule, span, found=mark, new="", safety=Safety.SAFE, severity=severity)


def _alone(view: View, at: int) -> bool:
    """Alone on its line and short, with text or a heading below."""
    head = view.paragraphs[at].heading
    if head is None or head.run_in or head.text[1] - head.text[0] > LONGEST:
        return False
    below = next((p for p in view.paragraphs[at + 1 :] if p.role is not Role.BLANK), None)
    return below is not None and (below.role in (Role.BODY, Role.ENUMERATION) or _deeper(below, head.level))


def _deeper(paragraph: Paragraph, level: int) -> bool:
    return paragraph.heading is not None and paragraph.heading.level > level


def _end(paragraph: Paragraph) -> int | None:
    """Where the mark stands, None without one."""
    end = len(paragraph.text.rstrip()) - 1
    return end if end >= 0 and paragraph.text[end] in MARKS else None
