"""A paragraph that begins with 第三， where its neighbours are headings 二、 and 四、."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._headings import in_place_of_headings, words_of
from fazhi_desk.checks._marks import told
from fazhi_desk.model import Facts, Finding, Paragraph, Reach, View
from fazhi_desk.text.numbering import render

REACH = Reach.DOCUMENT


@dataclass(frozen=True)
class Parameters:
    """None."""


def reads(paragraph: Paragraph, _facts: Facts, _rule: Rule[Parameters]) -> tuple[str, bool] | None:
    """Only headings count, and what stands in their place."""
    return words_of(paragraph)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Enumerators that fill the place of a heading of the first level, whose neighbours are there."""
    for at, item in in_place_of_headings(view).items():
        right = render(1, item.number)
        found = view.paragraphs[at].text[slice(*item.marker)]
        yield told(rule, item.span, found=found, new=right)
