"""A character exchanged for one that sounds or looks alike, or two characters swapped, inside a phrase of the genre.

A pair of neighbouring characters that the genre does not have (措失) is taken as a question; it is answered only if
with one character exchanged, or the two swapped, a phrase of the genre stands there (保障措施). Source: the phrase
tables are built by packaging/near_words.py from the project's own tables and the phrases of the bank.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._literal import apart, inside, is_term
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Severity, Span, View
from fazhi_desk.text.bigrams import bigrams

REACH = Reach.PARAGRAPH
LONGEST, SHORTEST = 6, 3
"""Characters of a phrase."""
TWICE = re.compile("([\u4e00-\u9fff])\\1(?!\\1)")
ALWAYS, OFTEN = ("一", "逐"), "年天人月日家户代处村一市县区镇乡局司科院校部厅所站室团会"
"""Before a doubled measure; measures that are doubled by themselves."""
TABLE = 9
"""Wrong words of tables are looked for up to this length."""
HAN = re.compile("[\u4e00-\u9fff]{2}")
FREE = "的了和与及在是以等也就而或从到不有一人上中两各将由"
"""Characters that stand beside any word."""
NO_LETTERS: frozenset[str] = frozenset()


class SortedPairs:
    """Pairs of characters looked up in the sorted text itself: a set of them would take forty times the memory."""

    def __init__(self, letters: str) -> None:
        self._letters = "".join(letters.split())

    def __contains__(self, pair: str) -> bool:
        letters = self._letters
        at = 2 * bisect_left(range(len(letters) // 2), pair, key=lambda n: letters[2 * n : 2 * n + 2])
        return len(pair) == 2 and letters[at : at + 2] == pair


@dataclass(frozen=True)
class Parameters:
    """``pairs`` and ``inner`` are pairs of characters without separators: all of the genre, and those inside words;
    ``words`` common words of two characters; ``phrases`` (between spaces) of three to six characters; ``alike`` groups
    that sound or look alike; ``right`` (between spaces) look like slips and are right; ``particles`` may follow a word
    by chance (工作会|以来). What is ``told`` (between spaces) is another rule's.
    ``strong`` words of two characters are expected anywhere: a pair that stands for one needs no phrase around it,
    unless it was ``seen`` in other texts. ``words`` and ``seen`` are large and seldom asked for: they are sorted.
    """

    pairs: str
    inner: str
    words: str
    phrases: str
    alike: tuple[str, ...]
    right: str = ""
    particles: str = ""
    told: str = ""
    strong: str = ""
    seen: str = ""

    @cached_property
    def known(self) -> frozenset[str]:
        """Pairs that raise no question."""
        return frozenset(_split(self.pairs))

    @cached_property
    def phrase_set(self) -> frozenset[str]:
        """The phrases."""
        return frozenset(self.phrases.split())

    @cached_property
    def right_set(self) -> frozenset[str]:
        """Right wordings that look like slips."""
        return frozenset(self.right.split())

    @cached_property
    def strong_set(self) -> frozenset[str]:
        """Words expected anywhere."""
        return frozenset(_split(self.strong))

    @cached_property
    def seen_set(self) -> SortedPairs:
        """Pairs that look like slips of such words and are seen in other texts."""
        return SortedPairs(self.seen)

    @cached_property
    def told_set(self) -> frozenset[str]:
        """Wrong words that a table of another rule has."""
        return frozenset(self.told.split())

    @cached_property
    def word_set(self) -> SortedPairs:
        """Common words of two characters."""
        return SortedPairs(self.words)

    @cached_property
    def inner_set(self) -> frozenset[str]:
        """Pairs inside words."""
        return frozenset(_split(self.inner))

    @cached_property
    def after(self) -> Mapping[str, frozenset[str]]:
        """What follows a character inside words."""
        return _grouped((pair[0], pair[1]) for pair in self.inner_set)

    @cached_property
    def before(self) -> Mapping[str, frozenset[str]]:
        """What goes before a character inside words."""
        return _grouped((pair[1], pair[0]) for pair in self.inner_set)

    @cached_property
    def mistaken(self) -> Mapping[str, frozenset[str]]:
        """The characters that each is mistaken for; those of one group share a set, themselves among them."""
        found: dict[str, frozenset[str]] = {}
        for group in self.alike:
            letters = frozenset(group)
            for letter in group:
                found[letter] = found[letter] | letters if letter in found else letters
        return found


def _split(pairs: str) -> list[str]:
    letters = "".join(pairs.split())
    return list(map("".join, zip(letters[::2], letters[1::2], strict=True)))


def _grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for key, letter in pairs:
        table.setdefault(key, set()).add(letter)
    return {key: frozenset(letters) for key, letters in table.items()}


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every slip in the one paragraph of the view, its whole phrase marked."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    found: list[tuple[int, int, str]] = []
    for pair in bigrams(text, facts) - rule.parameters.known:
        if not pair.isalpha():
            continue
        repairs = _repairs(pair, rule.parameters)
        at = text.find(pair) if repairs else -1
        while at >= 0:
            found += [place for place in _meant(text, at, repairs, rule.parameters) if _open(view, *place[:2])][:1]
            at = text.find(pair, at + 1)
    found += [place for place in _doubled(text, rule.parameters) if _open(view, *place[:2])]
    for start, end, right in apart(found):
        if _told(text, start, end, rule.parameters.told_set):
            continue
        span = Span(0, start, end)
        message = rule.head.message.replace("{found}", text[start:end]).replace("{new}", right)
        fix = Fix(f"改为“{right}”", (Edit(span, right),), Safety.ASK)
        # Two characters without a phrase around them may as well be the seam of a new coinage: worth a look, no more.
        severity = rule.severity if end - start > 2 else Severity.HINT
        yield Finding(rule.id, rule.family, severity, span, message, rule.head.why, fixes=(fix,))


def _open(view: View, start: int, end: int) -> bool:
    facts = view.facts[0]
    if inside(facts.titles, start, end) is not None:
        return False
    quote = inside(facts.quoted, start, end)
    return quote is None or is_term(view.paragraphs[0].text, quote)


def _doubled(text: str, parameters: Parameters) -> Iterator[tuple[int, int, str]]:
    """A character written twice inside a phrase, or at its end where the clause ends (座谈谈会, 矛盾纠纷纷。)."""
    for match in TWICE.finditer(text):
        at = match.start()
        if _reduplicated(text, at):
            continue
        once = text[max(0, at - LONGEST) : at + 1] + text[at + 2 : at + LONGEST]
        place = _phrase(once, at - max(0, at - LONGEST) - 1, parameters.phrase_set, 3)
        if place is None and (not HAN.match(text[at + 1 : at + 3]) or text[at + 1 : at + 3] not in parameters.known):
            place = _ending(once, at - max(0, at - LONGEST) + 1, parameters.phrase_set)
        if place is None:
            continue
        start, end = place[0] + max(0, at - LONGEST), place[1] + max(0, at - LONGEST) + 1
        apart_too = text[start : at + 1] in parameters.phrase_set and text[at + 1 : at + 3] in parameters.word_set
        if text[start:end] not in parameters.right_set and not apart_too:
            yield start, end, once[place[0] : place[1]]


def _reduplicated(text: str, at: int) -> bool:
    """Whether the doubling is one of 扎扎实实, 年年, 一项项."""
    return (
        text[at - 1 : at] in ALWAYS
        or text[at] in OFTEN
        or (at > 1 and text[at - 1] == text[at - 2])
        or (len(text) > at + 3 and text[at + 2] == text[at + 3])
    )


def _ending(text: str, end: int, phrases: frozenset[str]) -> tuple[int, int] | None:
    """The longest phrase of four characters or more that ends there."""
    return next(
        ((end - length, end) for length in range(LONGEST, 3, -1) if text[max(0, end - length) : end] in phrases), None
    )


def _told(text: str, start: int, end: int, told: frozenset[str]) -> bool:
    """Whether a table has a wrong word that overlaps the place."""
    low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
    return any(
        text[a:b] in told for a in range(low, end) for b in range(max(start, a + 1) + 1, min(high, a + TABLE) + 1)
    )


def _repairs(pair: str, parameters: Parameters) -> tuple[str, ...]:
    """Pairs inside words that this one may stand for."""
    first, second = pair[0], pair[1]
    mistaken = parameters.mistaken
    heads, firsts = parameters.before.get(second, NO_LETTERS), mistaken.get(first, NO_LETTERS)
    tails, seconds = parameters.after.get(first, NO_LETTERS), mistaken.get(second, NO_LETTERS)
    found: list[str] = []
    if not heads.isdisjoint(firsts):
        found += [letter + second for letter in heads & firsts]
    if not tails.isdisjoint(seconds):
        found += [first + letter for letter in tails & seconds]
    if second + first in parameters.inner_set:
        found.append(second + first)
    return tuple(sorted(found))


def _meant(text: str, at: int, repairs: tuple[str, ...], parameters: Parameters) -> Iterator[tuple[int, int, str]]:
    """Start, end and right wording of the phrases that the pair at ``at`` belongs to, if it stands for a repair."""
    for repair in repairs:
        low = max(0, at + 2 - LONGEST)
        changed = text[low:at] + repair + text[at + 2 : at + LONGEST]
        place = _phrase(changed, at - low, parameters.phrase_set)
        if place is None:
            if _stands_alone(text, at, repair, parameters):
                yield at, at + 2, repair
            continue
        start, end = low + place[0], low + place[1]
        if text[start:end] in parameters.right_set or _by_chance(text, at, repair, (start, end), parameters):
            continue
        yield start, end, changed[place[0] : place[1]]


def _stands_alone(text: str, at: int, repair: str, parameters: Parameters) -> bool:
    """Whether the pair is nothing but a slip of a word that is expected anywhere (民主监都)."""
    if repair not in parameters.strong_set or text[at : at + 2] in parameters.seen_set:
        return False
    if any(text[at + i] != repair[i] and text[at + i] in FREE for i in (0, 1)):
        return False
    wrong_first, wrong_second = text[at] != repair[0], text[at + 1] != repair[1]
    before = text[max(0, at - 1) : at + 1] if wrong_first else ""
    after = text[at + 1 : at + 3] if wrong_second else ""
    return not any(pair in parameters.word_set or pair in parameters.inner_set for pair in (before, after))


def _phrase(text: str, at: int, phrases: frozenset[str], over: int = 2) -> tuple[int, int] | None:
    """The longest phrase over the ``over`` characters at ``at``."""
    if at < 0:
        return None
    for length in range(LONGEST, SHORTEST - 1, -1):
        for start in range(max(0, at + over - length), min(at, len(text) - length) + 1):
            if text[start : start + length] in phrases:
                return start, start + length
    return None


def _by_chance(text: str, at: int, repair: str, place: tuple[int, int], parameters: Parameters) -> bool:
    """Whether the wrong character rather belongs to its neighbour outside (责任落|时间, 工作会|以来)."""
    start, end = place
    if text[at] != repair[0] and text[at + 1] != repair[1]:
        outer = (text[at - 1 : at + 1] if at else "", text[at + 1 : at + 3])
        return end - start < SHORTEST + 1 or any(pair in parameters.word_set for pair in outer)
    last = text[at] == repair[0]
    outside = text[at + 1 : at + 3] if last else text[max(0, at - 1) : at + 1]
    edge = end == at + 2 if last else start == at
    if text[at + last] in FREE or (edge and text[at + last] in parameters.particles):
        return True
    kept = (
        text[at - 1 : at + 1] if last and start == at else text[at + 1 : at + 3] if end == at + 2 and not last else ""
    )
    if kept in parameters.word_set:
        return True
    if len(outside) < 2:
        return False
    if outside in parameters.word_set and (edge or end - start < SHORTEST + 2):
        return True
    if not edge or end - start > SHORTEST or not HAN.match(outside):
        return False
    mended = repair[1] + outside[1] if last else outside[0] + repair[0]
    return outside in parameters.known or mended not in parameters.known
