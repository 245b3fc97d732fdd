"""How a phrase looks in a list: its match, what it does, how often the draft has it; where it comes from on hover."""

from __future__ import annotations

from fazhi_desk.catalog.phrase import SIZES, Phrase
from fazhi_desk.desktop.rows import Row
from fazhi_desk.phrases.search import Hit

SOURCES = 3
"""Sources that a tip names."""


def phrase_row(hit: Hit, *, used: int = 0, kept: bool = False, own: bool = False) -> Row:
    """A found phrase as a row. ``used`` counts it in the draft, ``kept`` marks a favourite."""
    phrase = hit.phrase
    parts = [phrase.name]
    if own:
        parts.append("自建")
    if used:
        parts.append(f"已用{used}次")
    if kept:
        parts.append("已收藏")
    return Row(phrase.text, phrase.text, detail=" · ".join(parts), strong=hit.ranges, tip=provenance(phrase))


def provenance(phrase: Phrase) -> str:
    """Where a phrase comes from and what says the same."""
    parts = [SIZES[phrase.size]]
    if phrase.articles:
        parts.append(f"见于{phrase.articles}篇文稿、{phrase.count}处：{_sources(phrase)}")
    if phrase.sections:
        parts.append("常见于：" + "、".join(phrase.sections))
    if phrase.authority:
        parts.append(f"依据：{phrase.authority}")
    if phrase.alternates:
        parts.append("近义：" + "、".join(phrase.alternates))
    if phrase.note:
        parts.append(phrase.note)
    return "\n".join(parts)


def _sources(phrase: Phrase) -> str:
    """The papers, the built-in ones by the number of their collection."""
    named = []
    for source in phrase.sources[:SOURCES]:
        number, _, rest = source.seed.partition("_")
        where = f"素材{int(number) + 1}" if rest and number.isdecimal() else f"《{source.seed}》"
        named.append(f"{where}第{source.article}篇")
    return "、".join(named) + ("等" if len(phrase.sources) > SOURCES else "")
