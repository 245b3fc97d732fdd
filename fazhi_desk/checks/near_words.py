"""One character of a usual four-character phrase exchanged for one that sounds or looks alike (保障措失, 执法对伍).

A phrase is two words of two characters. The wrong half is looked up among all halves with one character exchanged;
only where the other half stands beside it, and the wrong character makes no word with its outer neighbour, is it told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._literal import apart, inside, is_term
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Span, View
from fazhi_desk.text.bigrams import bigrams

REACH = Reach.PARAGRAPH
HALF = 2


@dataclass(frozen=True)
class Parameters:
    """``phrases`` of four characters; ``alike`` a character and what it is mistaken for (施失师…); ``right`` phrases
    and half phrases that look like slips and are right; ``particles`` may follow three of the four characters by chance
    (工作会|以来).
    """

    phrases: tuple[str, ...]
    alike: tuple[str, ...]
    right: tuple[str, ...] = ()
    particles: str = ""

    @cached_property
    def known(self) -> frozenset[str]:
        """All right phrases."""
        return frozenset(phrase for phrase in (*self.phrases, *self.right) if len(phrase) == 2 * HALF)

    @cached_property
    def halves(self) -> frozenset[str]:
        """All words of two characters that are right."""
        mine = {phrase[:HALF] for phrase in self.phrases} | {phrase[HALF:] for phrase in self.phrases}
        return frozenset(mine | {word for word in self.right if len(word) == HALF})

    @cached_property
    def slips(self) -> Mapping[str, tuple[str, ...]]:
        """Wrong half -> the halves it may stand for."""
        mistaken = {row[0]: row[1:] for row in self.alike}
        found: dict[str, list[str]] = {}
        for half in self.halves:
            for at, character in enumerate(half):
                for other in mistaken.get(character, ""):
                    wrong = half[:at] + other + half[at + 1 :]
                    if wrong not in self.halves:
                        found.setdefault(wrong, []).append(half)
        return {wrong: tuple(rights) for wrong, rights in found.items()}

    @cached_property
    def keys(self) -> frozenset[str]:
        """The wrong halves."""
        return frozenset(self.slips)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every slip in the one paragraph of the view, its whole phrase marked."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    found = []
    for wrong in bigrams(text, facts) & rule.parameters.keys:
        at = text.find(wrong)
        while at >= 0:
            place = _phrase(text, at, wrong, rule.parameters)
            if place is not None and _open(view, place[0], place[1]):
                found.append(place)
            at = text.find(wrong, at + 1)
    for start, end, right in apart(found):
        span = Span(0, start, end)
        message = rule.head.message.replace("{found}", text[start:end]).replace("{new}", right)
        fix = Fix(f"改为“{right}”", (Edit(span, right),), Safety.ASK)
        yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))


def _open(view: View, start: int, end: int) -> bool:
    facts = view.facts[0]
    if inside(facts.titles, start, end) is not None:
        return False
    quote = inside(facts.quoted, start, end)
    return quote is None or is_term(view.paragraphs[0].text, quote)


def _phrase(text: str, at: int, wrong: str, parameters: Parameters) -> tuple[int, int, str] | None:
    """Start, end and right wording of the phrase that the wrong half belongs to."""
    before, after = text[max(0, at - HALF) : at], text[at + HALF : at + 2 * HALF]
    for right in parameters.slips[wrong]:
        if before + right in parameters.known and before + wrong not in parameters.known:
            follows = text[at + 1 : at + 3]
            if wrong[1] == right[1] or (follows not in parameters.halves and wrong[1] not in parameters.particles):
                return at - HALF, at + HALF, before + right
        if right + after in parameters.known and wrong + after not in parameters.known:
            leads = text[at - 1 : at + 1] if at else ""
            if wrong[0] == right[0] or leads not in parameters.halves:
                return at, at + 2 * HALF, right + after
    return None
