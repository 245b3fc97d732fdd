"""约数 told twice (约100余件) and 余 behind an exact number (16余次)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Figure, Finding, Fix, Reach, Span, View
from fazhi_desk.text.bigrams import FIGURE
from fazhi_desk.text.numerals import ascii_digits

REACH = Reach.PARAGRAPH
TRIGGERS = frozenset({FIGURE})
MORE_TWICE = re.compile("余多|多余")


@dataclass(frozen=True)
class Parameters:
    """``doubled``: a word before, 余 and a word behind are told together; else 余 behind a number that ends in 1-9.

    ``about`` and ``around`` are the words before and behind for 约, ``over`` and ``above`` those for 超过,
    ``under`` those for 不足, which 余 contradicts. Round numbers in characters alone (近百余) are let pass.
    """

    doubled: bool
    about: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """One finding for every such figure."""
    text = view.paragraphs[0].text
    for figure in view.facts[0].figures:
        if not figure.bound or figure.bound in ("low", "high") or (figure.chinese and not rule.parameters.doubled):
            continue
        found = _doubled(text, figure, rule) if rule.parameters.doubled else _remainder(text, figure, rule)
        if found is not None:
            yield found


def _doubled(text: str, figure: Figure, rule: Rule[Parameters]) -> Finding | None:
    parameters = rule.parameters
    start, end = figure.range
    more = _more(text, figure)
    before = text[max(0, start - 4) : start]
    twice = MORE_TWICE.search(text, figure.number[1], end)
    if twice:
        return _finding(text, rule, Span(0, start, end), Span(0, twice.start() + 1, twice.end()))
    about = next((word for word in parameters.about if before.endswith(word)), "")
    around = next((word for word in parameters.around if text.startswith(word, end)), "")
    under = next((word for word in parameters.under if before.endswith(word)), "")
    piled = next((word for word in parameters.about if about and before.removesuffix(about).endswith(word)), "")
    over = next((word for word in parameters.over if before.endswith(word)), "")
    above = next((word for word in parameters.above if text.startswith(word, end)), "")
    if piled:
        span, cut = Span(0, start - len(about + piled), end), Span(0, start - len(about + piled), start - len(about))
    elif under and more:
        return _finding(text, rule, Span(0, start - len(under), end), None)
    elif over and more:
        span, cut = Span(0, start - len(over), end), Span(0, start - len(over), start)
    elif more and above:
        span, cut = Span(0, start, end + len(above)), Span(0, end, end + len(above))
    elif about and (more or around):
        span, cut = Span(0, start - len(about), end + len(around)), Span(0, start - len(about), start)
    elif more and around:
        span, cut = Span(0, start, end + len(around)), Span(0, end, end + len(around))
    elif over and above:
        span, cut = Span(0, start - len(over), end + len(above)), Span(0, end, end + len(above))
    else:
        return None
    return _finding(text, rule, span, cut)


def _remainder(text: str, figure: Figure, rule: Rule[Parameters]) -> Finding | None:
    start, end = figure.number
    digits = ascii_digits(text[start:end])
    if figure.scale > 1 or "." in digits or digits.endswith("0") or text[end : end + 1] not in tuple("余多"):
        return None
    return _finding(text, rule, Span(0, start, end + 1), Span(0, end, end + 1))


def _more(text: str, figure: Figure) -> bool:
    """Whether 余 or 多 stands between the digits and the unit."""
    return re.search("[余多]", text[figure.number[1] : figure.range[1]]) is not None


def _finding(text: str, rule: Rule[Parameters], span: Span, cut: Span | None) -> Finding:
    """With the fix that cuts a word off, unless the two contradict one another (不足100余)."""
    found = text[span.start : span.end]
    fixes = (Fix(f"删去“{text[cut.start : cut.end]}”", (Edit(cut, ""),)),) if cut else ()
    message = rule.head.message.replace("{found}", found)
    return Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=fixes)
