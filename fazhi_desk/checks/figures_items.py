"""A count right behind a list of things: 就业、社会保障、人才三项任务 must list three."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Figure, Finding, Reach, Span, View
from fazhi_desk.text.counts import LABEL_CUT

REACH = Reach.PARAGRAPH
INNER = re.compile("“[^“”]{0,40}”|《[^《》]{0,60}》|（[^（）]{0,40}）|\\([^()]{0,40}\\)")
ADJOINING = re.compile("[”》][“《]")
CLAUSE_MARK = "，。；：！？,;:!?\n\u2028\t|"
MOST_ITEMS = 12
LONG_ITEM = 16


@dataclass(frozen=True)
class Parameters:
    """``units`` are the words a list is summed up with, ``nouns`` what must stand behind an Arabic number.

    ``verbs`` as the last item say that it was no list of things (建立、完善三项制度). A list shorter than ``least``
    items or further than ``most_off`` from its count is left alone.
    """

    units: tuple[str, ...]
    nouns: str
    verbs: str
    joining: str
    least: int = 3
    most_off: int = 2

    @cached_property
    def noun(self) -> re.Pattern[str]:
        """Nouns that sum up a list."""
        return re.compile(self.nouns)

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """Last items that are verbs."""
        return re.compile(self.verbs)

    @cached_property
    def join(self) -> re.Pattern[str]:
        """Words that join the last two items."""
        return re.compile(self.joining)


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every count that its list contradicts."""
    text = view.paragraphs[0].text
    for figure in view.facts[0].figures:
        if figure.unit not in rule.parameters.units or not 2 <= figure.value <= MOST_ITEMS or figure.bound:
            continue
        if not figure.chinese and not rule.parameters.noun.search(figure.noun[:8]):
            continue
        found = _judge(text, figure, rule)
        if found is not None:
            yield found


def _judge(text: str, figure: Figure, rule: Rule[Parameters]) -> Finding | None:
    parameters = rule.parameters
    start = figure.range[0]
    low = max(0, start - 160)
    plain = INNER.sub(lambda m: m.group()[0] + "＊" * (len(m.group()) - 2) + m.group()[-1], text[low:start])
    clause = plain[max(plain.rfind(mark) for mark in CLAUSE_MARK) + 1 :]
    open_ended = clause.endswith("等")
    items = ADJOINING.sub("”、“", clause.removesuffix("等")).split("、")
    last = parameters.join.split(items[-1])[-1].strip()
    if len(last) > LONG_ITEM:
        return None
    quoted = sum("＊" in item and item[-1] in "”》" for item in items)
    if 0 < quoted < len(items):
        return None
    if len(items) < 2 or not last or parameters.verb.fullmatch(last) or clause.endswith("的"):
        return None
    least, most = len(items), len(items) + len(parameters.join.findall(clause))
    wanted = int(figure.value)
    if open_ended:
        if wanted >= least or least - wanted > parameters.most_off:
            return None
    elif (
        least <= wanted <= most
        or wanted == most - least + 1
        or least < parameters.least
        or min(abs(wanted - least), abs(wanted - most)) > parameters.most_off
    ):
        return None
    listed = f"{least}项" if least == most else f"{least}至{most}项"
    first = start - min(len(clause), 30)
    return Finding(
        rule.id, rule.family, rule.severity, Span(0, first, figure.range[1]),
        f"前面列出{listed}，与“{text[figure.range[0] : figure.range[1]]}{LABEL_CUT.split(figure.noun)[0]}”不符",
        rule.head.why,
    )
