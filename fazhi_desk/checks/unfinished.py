"""A paragraph that breaks off: no mark at its end, or a comma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._marks import is_han, kept, told
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, Role, Safety, Span, View

REACH = Reach.DOCUMENT
LEAST = 30
"""Shorter paragraphs may be notes or signatures."""
STOPS = "。！？；：…!?;:"
CLOSERS = "”’）)》】」"
BROKEN = "，、,"


@dataclass(frozen=True)
class Parameters:
    """With more than ``most`` such paragraphs, or too few others, something else than the writer cut the text."""

    comma_message: str
    most: int = 2
    others: int = 4


def reads(paragraph: Paragraph, facts: Facts, _rule: Rule[Parameters]) -> object:
    """Whether the paragraph ends; one that does not counts as it stands."""
    end = kept(facts, "unfinished", _end, paragraph.text)
    return end if end < 0 else paragraph.text


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Paragraphs without an end among paragraphs that have one."""
    broken: list[Span] = []
    finished = 0
    for at, paragraph in enumerate(view.paragraphs):
        if paragraph.role not in (Role.BODY, Role.ENUMERATION) and not (paragraph.heading and paragraph.heading.run_in):
            continue
        end = kept(view.facts[at], "unfinished", _end, paragraph.text)
        if end < 0:
            finished += end == -1
        else:
            broken.append(Span(at, end, end + 1))
    if len(broken) > rule.parameters.most or finished < rule.parameters.others:
        return
    for span in broken:
        mark = view.paragraphs[span.paragraph].text[span.start]
        comma = mark in BROKEN
        message = rule.parameters.comma_message if comma else ""
        new = "。" if comma else mark + "。"
        yield told(rule, span, found=mark, new=new, message=message, safety=Safety.ASK)


def _end(text: str) -> int:
    """The place of the last character of a paragraph that breaks off; -1 for one that ends, -2 for one not judged."""
    line = text.rstrip()
    if len(line) < LEAST or not any(mark in line for mark in "，。,"):
        return -2
    last = line.rstrip(CLOSERS)[-1:]
    if last in STOPS or line[-1] in STOPS:
        return -1
    if line[-1] in BROKEN:
        return len(line) - 1
    return len(line) - 1 if is_han(line[-1]) or line[-1] in "”》%％）)" or line[-1].isdigit() else -2
