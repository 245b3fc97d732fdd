"""Fixed words that lost a character inside (行政复申请, 法治政建设): every such mutilation is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._literal import Index, apart, index_of, occurrences, open_to
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Severity, Span, View

REACH = Reach.PARAGRAPH
LEAST = 5
"""A shorter word without one of its characters is too often another word."""


@dataclass(frozen=True)
class Parameters:
    """``words`` are fixed words; ``right`` are strings that look like mutilations of them and are right."""

    words: tuple[str, ...]
    right: tuple[str, ...] = ()

    @cached_property
    def index(self) -> Index[str]:
        """Mutilated forms with their word."""
        forms: dict[str, str] = {}
        for word in self.words:
            if len(word) >= LEAST:
                for form in _mutilated(word):
                    forms.setdefault(form, word)
        usual = "\n".join((*self.words, *self.right))
        kept = {
            form: word
            for form, word in forms.items()
            if form not in usual and not any(right in form for right in self.right)
        }
        return index_of(kept.items(), self.words)


def triggers(rule: Rule[Parameters]) -> frozenset[str]:
    """Pairs of characters without one of which nothing is found."""
    return rule.parameters.index.keys


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every mutilated word of the one paragraph of the view."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    found = [
        (start, end, word)
        for start, end, word in occurrences(text, facts, rule.parameters.index)
        if open_to(facts, text, start, end, Severity.ERROR)
    ]
    for start, end, word in apart(found):
        span = Span(0, start, end)
        message = rule.head.message.replace("{found}", text[start:end]).replace("{new}", word)
        fix = Fix(f"改为“{word}”", (Edit(span, word),), Safety.ASK)
        yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))


def _mutilated(word: str) -> Iterator[str]:
    """The word without one of its inner characters, or with two neighbours swapped (doubled ones: doubled-words).

    Two characters must remain on either side of what was lost, else the rest may belong to a neighbour (执行|复议案件).
    """
    for at in range(2, len(word) - 2):
        yield word[:at] + word[at + 1 :]
    for at in range(1, len(word) - 2):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
