"""Topics of the checklist: what names them, what must not count, which parts they have, what they rest on."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fazhi_desk.catalog.convert import build
from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.model import KINDS, TOPIC_STATES, UNIT_CLASSES

AREAS: dict[str, str] = {
    "leadership": "加强党的领导与推进机制",
    "function": "政府机构职能依法履行",
    "institution": "依法行政制度体系",
    "decision": "重大行政决策",
    "enforcement": "行政执法",
    "emergency": "突发事件应对",
    "dispute": "矛盾纠纷预防化解",
    "supervision": "行政权力制约监督",
    "tech": "科技保障",
    "capacity": "依法行政能力与法治宣传",
    "report": "报告要素",
}
"""The eleven areas by id (domain/topics.md), in the order of the checklist."""
REGISTERED = "登"
CERTAINTY: dict[str, str] = {
    "确": "已核到原文", "部": "只核到部分原文", "常": "通行说法，未核到原文", REGISTERED: "本单位登记"
}
"""How far an authority is confirmed (domain/authority.md)."""
ELEMENTS = ("", "problem", "plan", "figures")


@dataclass(frozen=True, slots=True)
class Authority:
    """What a topic rests on; ``certainty`` is one of CERTAINTY, the years are inclusive report years."""

    text: str
    certainty: str
    valid_from: int | None = None
    valid_to: int | None = None

    def __post_init__(self) -> None:
        if self.certainty not in CERTAINTY:
            raise ValueError(f"可信度“{self.certainty}”不是 确、部、常、登 之一")

    def holds(self, year: int | None) -> bool:
        """Whether it may be cited for a report of that year."""
        return year is None or (self.valid_from or year) <= year <= (self.valid_to or year)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A name that counts only where the same sentence has ``needs`` and lacks ``unless``."""

    pattern: str
    needs: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a composite topic and the patterns that show it is there."""

    name: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicExample:
    """A text (paragraphs, or with ``article`` a whole paper) and the state it must give the topic."""

    text: str
    state: str
    kind: str = "county"
    unit_class: str | None = None
    year: int | None = None
    article: bool = False

    def __post_init__(self) -> None:
        if self.state not in TOPIC_STATES:
            raise ValueError(f"没有名为“{self.state}”的状态")
        if self.kind not in KINDS or (self.unit_class and self.unit_class not in UNIT_CLASSES):
            raise ValueError("文种或单位性质不对")


@dataclass(frozen=True, eq=False)
class Topic:
    """One of the 48 topics; patterns are regular expressions matched within one sentence.

    ``aliases`` and ``guarded`` name the topic; ``support`` are words that go on about it in a stretch that an alias
    has opened; ``negatives`` are look-alikes whose text is taken out first; ``hollow`` are slogans that prove the name
    only; ``nil`` are explicit nil reports. ``element`` marks the elements of the report, judged by zone.
    ``documents`` name documents whose mention, with measures, is a proof (the user's register, catalog/superior.py).
    ``lead_with``: a statement in the lead counts once that topic is covered. ``titles``: the name counts in 《》 too.
    """

    id: str
    name: str
    area: str
    order: int
    authority: tuple[Authority, ...]
    aliases: tuple[str, ...] = ()
    guarded: tuple[Guarded, ...] = ()
    support: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()
    hollow: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    nil_unless: str = ""
    parts: tuple[Part, ...] = ()
    begun: int = 0
    """Parts that nobody demands, but that want one another: from so many of them on the others are missing."""
    points: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    element: str = ""
    lead_with: str = ""
    titles: bool = False
    documents: tuple[str, ...] = ()
    note: str = ""
    good: tuple[TopicExample, ...] = ()
    bad: tuple[TopicExample, ...] = ()

    def __post_init__(self) -> None:
        if self.area not in AREAS:
            raise ValueError(f"没有名为“{self.area}”的领域")
        if self.element not in ELEMENTS:
            raise ValueError(f"没有名为“{self.element}”的报告要素")

    @cached_property
    def anchors(self) -> tuple[str, ...]:
        """Literal pieces; a sentence with none of them has nothing for this topic ("" where none could be read off)."""
        sources = [*self.aliases, *(g.pattern for g in self.guarded), *self.support, *self.nil]
        sources += [pattern for part in self.parts for pattern in part.patterns]
        return tuple(sorted({a for source in sources for one in alternatives(source) for a in anchors(one)}))

    @cached_property
    def named(self) -> re.Pattern[str] | None:
        """All plain aliases in one."""
        return joined(self.aliases)

    @cached_property
    def carried(self) -> re.Pattern[str] | None:
        """All supporting words in one."""
        return joined(self.support)

    @cached_property
    def look_alikes(self) -> re.Pattern[str] | None:
        """All negatives in one."""
        return joined(self.negatives)

    @cached_property
    def slogans(self) -> re.Pattern[str] | None:
        """All hollow uses in one."""
        return joined(self.hollow)

    @cached_property
    def nothing(self) -> re.Pattern[str] | None:
        """All nil reports in one."""
        return joined(self.nil)

    @cached_property
    def proofs(self) -> re.Pattern[str] | None:
        """All named documents in one."""
        return joined(self.documents)

    @cached_property
    def nothing_unless(self) -> re.Pattern[str] | None:
        """What turns a nil report into something else."""
        return re.compile(self.nil_unless) if self.nil_unless else None

    @cached_property
    def guards(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None], ...]:
        """The guarded names, compiled: pattern, needs, unless."""
        return tuple(
            (
                re.compile(g.pattern),
                re.compile(g.needs) if g.needs else None,
                re.compile(g.unless) if g.unless else None,
            )
            for g in self.guarded
        )

    @cached_property
    def part_patterns(self) -> tuple[re.Pattern[str], ...]:
        """One pattern per part, in the order of ``parts``."""
        return tuple(re.compile("|".join(part.patterns)) for part in self.parts)


def topics_from(tables: Mapping[str, Mapping[str, Any]]) -> tuple[Topic, ...]:
    """The topics of a folder of decoded files, in catalog order; a mistake is a CatalogError that names the file."""
    topics = [build(Topic, table, name) for name, table in tables.items()]
    topics.sort(key=lambda topic: topic.order)
    seen: set[str] = set()
    for topic in topics:
        if topic.id in seen:
            raise CatalogError(f"topics/{topic.id}.toml", "主题编号重复")
        seen.add(topic.id)
    return tuple(topics)


def joined(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """The patterns as one alternation, None for none."""
    return re.compile("|".join(patterns)) if patterns else None


@functools.lru_cache(maxsize=4096)
def alternatives(pattern: str) -> tuple[str, ...]:
    """A pattern cut at its | outside groups and classes."""
    found, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "|" and depth == 0:
            found.append(pattern[start:at])
            start = at + 1
        at += 1
    return (*found, pattern[start:])


@functools.lru_cache(maxsize=4096)
def anchors(pattern: str) -> tuple[str, ...]:
    """Literals of which every match contains at least one: the longest run outside groups, else those of a group.

    The empty literal says that none could be read off.
    """
    runs, groups = _runs(pattern)
    longest = max(runs, key=len, default="")
    if longest:
        return (longest,)
    for group in groups:
        found = tuple(literal for one in alternatives(group) for literal in anchors(one))
        if "" not in found:
            return found
    return ("",)


def _runs(pattern: str) -> tuple[list[str], list[str]]:
    """Literal runs at the top of a pattern, and the insides of groups that must match."""
    runs, groups, run, at = [], [], "", 0
    while at < len(pattern):
        char = pattern[at]
        end = _piece_end(pattern, at)
        optional = pattern[end : end + 1] in ("?", "*") or pattern[end : end + 2] in ("{0", "{,")
        if char.isalnum() or char in "“”、—":
            if optional:
                runs.append(run)
                run = ""
            else:
                run += char
        else:
            runs.append(run)
            run = ""
            if pattern.startswith("(?:", at) and not optional:
                groups.append(pattern[at + 3 : end - 1])
        if pattern[end : end + 1] == "{":
            end = pattern.find("}", end) + 1
        at = end + (pattern[end : end + 1] in ("?", "*", "+"))
    runs.append(run)
    return runs, groups


def _piece_end(pattern: str, at: int) -> int:
    """Where the character, class, group or escape that begins at ``at`` ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] == "[":
        return pattern.find("]", at + 2) + 1
    if pattern[at] != "(":
        return at + 1
    depth, end = 0, at
    while end < len(pattern):
        if pattern[end] == "\\":
            end += 1
        elif pattern[end] == "[":
            end = pattern.find("]", end + 2)
        else:
            depth += {"(": 1, ")": -1}.get(pattern[end], 0)
            if depth == 0:
                return end + 1
        end += 1
    return end
