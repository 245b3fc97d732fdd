"""The written form of a heading marker: the signs around its numeral."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fazhi_desk.checks._headings import Numbered
from fazhi_desk.checks._marks import kept
from fazhi_desk.model import Range, Span, View

NUMERAL = re.compile("[一二三四五六七八九十0-9０-９]{1,3}")
FOLLOWING = re.compile("[ \t\u00a0\u3000]{0,4}[、.．，,：:]")
BROKEN = frozenset(("（)", "(）", "）", ")", "（", "("))
"""Mixed widths, or one side only."""
ROUND = ("（）", "()")


@dataclass(frozen=True, slots=True)
class Form:
    """``signs`` are the signs around the numeral and what follows at once; ``span`` covers them."""

    head: Numbered
    signs: str
    span: Span
    numeral: str

    @property
    def brackets(self) -> str:
        """The brackets alone."""
        return "".join(c for c in self.signs if c in "（()）")


def form_of(view: View, head: Numbered) -> Form:
    """The form of a heading's marker; a 、 right behind （一） belongs to it."""
    facts, text = view.facts[head.paragraph], view.paragraphs[head.paragraph].text
    signs, end, numeral = kept(facts, "form", _read, text, head.marker, head.level)
    return Form(head, signs, Span(head.paragraph, head.marker[0], end), numeral)


def _read(text: str, marker: Range, level: int) -> tuple[str, int, str]:
    """The signs, the end of what they cover, and the numeral."""
    start, end = marker
    numeral = NUMERAL.search(text, start, end)
    signs = "".join(c for c in text[start:end] if not NUMERAL.match(c) and not c.isspace())
    if level in (2, 4) and any(c in "（()）" for c in signs):
        follows = FOLLOWING.match(text, end)
        if follows:
            end = follows.end()
            signs += follows.group().strip()
    return signs, end, numeral.group() if numeral else ""


def written(form: Form, signs: str) -> str:
    """The marker of the same number in another form."""
    if signs[0] in "（(":
        return signs[0] + form.numeral + signs[1:]
    return form.numeral + signs
