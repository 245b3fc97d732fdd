"""A word, or a character of a word, written twice.

A doubled word of two to eight characters is looked for anywhere; a doubled character only for the characters of the
table, and only where the two cannot belong to two words that meet (法治|治理, 推行|行政).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Example, Rule
from fazhi_desk.checks._literal import inside, is_term
from fazhi_desk.model import Edit, Finding, Fix, Reach, Safety, Severity, Span, View

REACH = Reach.PARAGRAPH
WORD = re.compile("([\u4e00-\u9fff]{2,8}?)\\1")
CHARACTER = re.compile("([\u4e00-\u9fff])\\1")
HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Row:
    """A character: what stands before it where it ends a word, and after it where it begins one."""

    character: str
    before: str
    after: str
    bad: tuple[str | Example, ...] = ()
    good: tuple[str | Example, ...] = ()


@dataclass(frozen=True)
class Parameters:
    """``sure`` are words whose doubling is certainly wrong, ``spoken`` verbs people double in speech.

    ``one_by_one`` are first characters of rightly doubled pairs (一点一点), ``measures`` what follows them in longer
    ones; ``degrees`` first characters of doubled adjectives, ``within`` what no doubled word holds (合法不合法).
    ``allowed`` begin at the doubling and are right; ``compounds`` may follow themselves before one of some endings.
    """

    rows: tuple[Row, ...]
    sure: tuple[str, ...] = ()
    one_by_one: str = ""
    measures: str = ""
    degrees: str = ""
    within: str = ""
    units: str = ""
    spoken: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    compounds: Mapping[str, tuple[str, ...]] | None = None

    @cached_property
    def characters(self) -> Mapping[str, Row]:
        """The rows by their character."""
        return {row.character: row for row in self.rows}


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Doubled words and characters of the one paragraph of the view."""
    text = view.paragraphs[0].text
    taken: list[tuple[int, int]] = []
    for match in WORD.finditer(text):
        severity = _word_severity(text, match, rule)
        if severity is not None and _open(view, match.start(), match.end()):
            taken.append(match.span())
            yield _finding(rule, match, severity)
    for match in CHARACTER.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        row = rule.parameters.characters.get(match[1])
        if row is not None and _open(view, *match.span()) and not _two_words(text, match, rule.parameters, row):
            yield _finding(rule, match, rule.severity)


def _open(view: View, start: int, end: int) -> bool:
    facts = view.facts[0]
    quote = inside(facts.quoted, start, end)
    if quote is not None and not is_term(view.paragraphs[0].text, quote):
        return False
    return inside(facts.titles, start, end) is None


def _word_severity(text: str, match: re.Match[str], rule: Rule[Parameters]) -> Severity | None:
    word, parameters = match[1], rule.parameters
    if len(set(word)) == 1 or _rightly_doubled(word, parameters) or text.startswith(parameters.allowed, match.start()):
        return None
    if word[-1] in parameters.units and text.startswith(("长", "员"), match.end()):
        return None
    endings = (parameters.compounds or {}).get(word, ())
    if endings and text.startswith(endings, match.end()):
        return None
    if word in parameters.spoken and not HAN.match(text, match.end()):
        return Severity.HINT
    return Severity.ERROR if word in parameters.sure else rule.severity


def _rightly_doubled(word: str, parameters: Parameters) -> bool:
    """一点一点, 一个阶段一个阶段, 很多很多, 听着听着, and stretches of 合法不合法不合理."""
    if word[0] in parameters.one_by_one and (len(word) == 2 or word[1] in parameters.measures):
        return True
    if len(word) == 2 and (word[0] in parameters.degrees or word[1] == "着"):
        return True
    return any(character in parameters.within for character in word)


def _two_words(text: str, match: re.Match[str], parameters: Parameters, row: Row) -> bool:
    """Whether the doubling is right: two words that meet, 一项项, 兢兢业业, 局局长, 短短三年.

    It is wrong only where one side is a word and the other is not (法治治政府, 进一步加加强).
    """
    start, end = match.span()
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if row.character in (before, after) or before in ("一", "逐"):
        return True
    if text[end : end + 1] == text[end + 1 : end + 2] != "" or (start >= 2 and text[start - 1] == text[start - 2]):
        return True
    if text.startswith(parameters.allowed, start) or (row.character in parameters.units and after == "长"):
        return True
    ends, begins = bool(before) and before in row.before, bool(after) and after in row.after
    return ends == begins


def _finding(rule: Rule[Parameters], match: re.Match[str], severity: Severity) -> Finding:
    once, span = match[1], Span(0, *match.span())
    fix = Fix(f"改为“{once}”", (Edit(span, once),), Safety.ASK)
    message = rule.head.message.replace("{found}", once)
    return Finding(rule.id, rule.family, severity, span, message, rule.head.why, fixes=(fix,))
