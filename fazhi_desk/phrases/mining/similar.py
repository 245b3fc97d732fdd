"""Alternates inside the bank: phrases that do the same to the same object with another verb."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fazhi_desk.catalog.phrase import Phrase

HAN = re.compile(r"[\u3400-\u9fff]")
TAIL = 4
"""汉字 at the end that two phrases must share: usually the object of the verb."""
MOST = 4
LONGEST = 16


def alternates(phrases: Sequence[Phrase], procedure: Iterable[str] = ()) -> Mapping[str, tuple[str, ...]]:
    """Other wordings by text. Words of procedure must agree: 受理 is never an alternate of 审结."""
    verbs = tuple(procedure)
    groups: defaultdict[tuple[str, frozenset[str]], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        han = "".join(HAN.findall(phrase.text))
        if phrase.size == "phrase" and TAIL + 2 <= len(han) <= LONGEST:
            groups[han[-TAIL:], frozenset(verb for verb in verbs if verb in han)].append(phrase)
    found: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        for phrase in group:
            others = [other for other in group if _exchangeable(phrase, other)]
            others.sort(key=lambda other: (abs(len(other.text) - len(phrase.text)), -other.articles, other.text))
            if others:
                found[phrase.text] = tuple(other.text for other in others[:MOST])
    return found


def _exchangeable(phrase: Phrase, other: Phrase) -> bool:
    contained = phrase.text in other.text or other.text in phrase.text
    near = abs(len(phrase.text) - len(other.text)) <= TAIL
    return not contained and near and phrase.functions[0] == other.functions[0]
