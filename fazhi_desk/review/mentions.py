"""What each sentence of one paragraph says of each topic; pure in the text, kept in the paragraph's facts.

A *unit* is a sentence, cut further at ； and at 一是 二是. Its clauses belong to the topics they name; a clause that
names none goes on about those of the clause before it, so that a figure counts for what it is said of.
"""

from __future__ import annotations

import functools
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from fazhi_desk.catalog.topic import Topic
from fazhi_desk.model import Facts, Range
from fazhi_desk.review.substance import STUDY, THIN, content, figure_places, proves
from fazhi_desk.text.bigrams import bigrams
from fazhi_desk.text.masks import covers

KEY = "coverage"
KEPT = 8_192
"""Units of which a matcher remembers what they say: the sentences of a paragraph that is being written stay."""
CUT = re.compile(r"[；;]")
DRAFT = re.compile(r"征求意见稿|草案")
"""Opinions on a draft law are legislation, not what the law regulates."""
A_LAW = re.compile(r"法(?![治律制定院官规人])")
OPEN = re.compile(r"【[^】]{0,200}】")
"""Open places ask for a topic; they do not speak of it."""
COMMA = re.compile(r"[，,：:；;。]")
PLAN_TURN = re.compile(
    r"(?:^|[，。；])(?:下一?步|下一?阶段|接下来|今后(?:一个时期|工作中)?|明年|来年|新的一年)(?:[，,、]|工作|，?(?:我|全|县|局|镇|乡|将|要|拟|继续))"
    r"|^(?:在)?(?:下一?步|今后)(?:的)?工作中?"
    r"|^下半年|^(?:今后|下年度?|明年)?(?:工作)?(?:打算|思路|努力方向)$"
)
NEXT_YEAR = re.compile(r"^(?P<year>20[0-9]{2})年[^。]{0,40}(?:将|拟|计划|力争|要|打算|安排|思路)")
IN_YEAR = re.compile(r"(?:将|拟|计划|力争|争取)[在于到]?(?P<year>20[0-9]{2})年(?![^，。；]{0,12}(?:施行|实施|生效))")
ALWAYS = 9999
AHEAD = re.compile(
    r"(?:计划|拟|将|争取|力争|准备)[在于]?(?:明年|来年|下一?年|新的一年|新一年)|未来(?:一年|几年|一个时期|一段时期)[，,]?(?:我们?[局县市区镇乡])?[将要]"
)
"""A sentence of its own about the time to come, in the middle of what was done; so is one that names a later year."""
PROBLEM_TURN = re.compile(
    r"(?:仍|仍然|还|依然|尚|也|但)存在[^，。；]{0,24}(?:问题|不足|差距|短板|薄弱|弱项|困难)"
    r"|^(?:但|然而|同时)?[^。；]{0,30}存在(?:的|着|以下|一些)?(?:主要)?(?:问题|不足)[^，。；]{0,10}(?:有|是|如下|主要|[:：])"
    r"|^(?:主要)?存在的?(?:主要)?(?:问题|不足|困难)[^，。；]{0,10}$|^(?:问题|不足|短板)(?:和|与|及)[^，。；]{0,6}$"
    r"|也要(?:清醒地?)?看到|(?:必须|应当|应该)(?:清醒地?)?(?:看到|认识到)"
    r"|(?:问题|不足)主要(?:有|表现|体现)|(?:仍|还|尚)有(?:一定|较大|不小|差距)"
)
PROBLEM_NOT = re.compile(r"排查|发现|整改|针对|梳理|解决|通报|检查|指出|纠正|反馈")
SHORTCOMING = re.compile(
    r"有待(?:进一步)?(?:加强|提高|提升|完善|健全|增强|改进|深化)|(?:仍|还|尚)(?:需|须|不够|不足|未完全)|不够(?:到位|充分|规范|及时|深入|健全|完善|高|强)"
    r"|(?:力量|能力|意识|人员|配备|经费|编制)[^，。；]{0,6}(?:不足|薄弱|欠缺|偏弱)"
    r"|(?:还|仍|尚|较|有所)不(?:够)?(?:充分|健全|完善|平衡|均衡|规范|及时|到位|深入|严格|顺畅|突出)"
    r"|(?:尚未|还没有|仍未|还未)(?:聘请|建立|配备|配齐|设立|健全|形成|成立|引进|出台|实现)|(?:制度|机制|体系|机构)[^，。；]{0,4}(?:尚未|还没有)"
    r"|(?:有的|个别|一些|少数|部分)[^，。；]{0,30}(?:不到位|不走|不严|不实|不高|不强|不规范|不及时|流于形式|滞后|薄弱|偏低|欠缺)"
)
SOLVED = re.compile("针对|解决|破解|缓解|整改|纠正|补齐|补足|克服|改变|扭转|聚焦|着眼")
"""A shortcoming that was dealt with is an achievement."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one paragraph. ``turn``: from here on the text speaks of the plan or of problems.

    ``shortcoming`` says the like of this stretch alone, ``ahead`` that it speaks of that year.
    """

    start: int
    end: int
    turn: str = ""
    year: int | None = None
    shortcoming: bool = False
    ahead: int = 0

    def at(self, start: int) -> Unit:
        """The same unit where it stands in its paragraph."""
        return Unit(start, start + self.end - self.start, self.turn, self.year, self.shortcoming, self.ahead)


@dataclass(frozen=True, slots=True)
class Hit:
    """What one unit says of one topic, wherever the unit stands.

    ``named``: the topic's name stands there, else only words that go on about it. ``alone``: no other topic is named
    in the unit. ``parts`` are the indices of the composite's parts found; ``content`` counts what is told besides.
    """

    topic: int
    named: bool
    alone: bool
    hollow: bool = False
    nothing: bool = False
    proof: bool = False
    content: int = 0
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """The units of a paragraph and what they say; ``figures`` counts its figures."""

    units: tuple[Unit, ...]
    hits: tuple[tuple[Hit, ...], ...]
    """One row per unit."""
    figures: int
    documents: int


Row = tuple[Hit, ...]


@dataclass(frozen=True, eq=False)
class Matcher:
    """All topics, ready to be looked for."""

    topics: tuple[Topic, ...]
    _kept: OrderedDict[tuple[object, ...], tuple[Unit, Row]] = field(default_factory=OrderedDict)

    @cached_property
    def _anchors(self) -> tuple[dict[str, list[tuple[str, int]]], tuple[tuple[str, int], ...]]:
        """The anchors by their first two characters, and those too short for that, with the topic's index."""
        pairs: dict[str, list[tuple[str, int]]] = {}
        short = []
        for n, topic in enumerate(self.topics):
            for anchor in () if topic.element else topic.anchors:
                if len(anchor) < 2:
                    short.append((anchor, n))
                else:
                    pairs.setdefault(anchor[:2], []).append((anchor, n))
        return pairs, tuple(short)

    def scan(self, text: str, facts: Facts) -> Scan:
        """The scan of a paragraph, from its facts where it was made before."""
        kept = facts.extra.get(KEY)
        if isinstance(kept, tuple) and kept[0] is self:
            return kept[1]  # type: ignore[no-any-return]  # written below
        scan = self._scan(text, facts)
        facts.extra[KEY] = (self, scan)
        return scan

    def _scan(self, text: str, facts: Facts) -> Scan:
        ranges = units_of(text, facts)
        read = OPEN.sub(lambda open_: "□" * len(open_.group()), text) if "【" in text else text
        present = self._present(read, facts if read is text else Facts())
        figures = figure_places(facts)
        units, hits = [], []
        for start, end in ranges:
            unit, row = self._read(read[start:end], start, present, facts, figures)
            units.append(unit.at(start))
            hits.append(row)
        return Scan(tuple(units), tuple(hits), len(figures), text.count("《"))

    def _present(self, text: str, facts: Facts) -> list[tuple[str, int]]:
        """The anchors that stand in the paragraph, with the indices of their topics."""
        pairs, short = self._anchors
        found = [(anchor, n) for anchor, n in short if anchor in text]
        for pair in bigrams(text, facts) & pairs.keys():
            found += [(anchor, n) for anchor, n in pairs[pair] if anchor in text]
        return found

    def _read(
        self, piece: str, start: int, present: list[tuple[str, int]], facts: Facts, figures: tuple[int, ...]
    ) -> tuple[Unit, Row]:
        """What a unit says; remembered, whatever stands around it."""
        end = start + len(piece)
        places = tuple([at - start for at in figures if start <= at < end])
        titles, masked = _within(facts.titles, start, end), _within(facts.masked, start, end)
        key = (piece, places, titles, masked)
        known = self._kept.get(key)
        if known is None:
            topics = [(n, self.topics[n]) for n in sorted({n for anchor, n in present if anchor in piece})]
            row = tuple(_Reading(piece, places, titles, masked).hits(topics))
            known = self._kept[key] = (_unit(piece), row)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return known


def _within(ranges: tuple[Range, ...], start: int, end: int) -> tuple[Range, ...]:
    """The ranges that touch a unit, counted from its beginning."""
    return tuple([(a - start, b - start) for a, b in ranges if a < end and b > start])


@functools.lru_cache(maxsize=8)
def matcher_of(topics: tuple[Topic, ...]) -> Matcher:
    """One matcher per set of topics."""
    return Matcher(topics)


def units_of(text: str, facts: Facts) -> tuple[Range, ...]:
    """Sentences cut further at ； and at 一是, 二是."""
    marks = [start for (start, _), _ in facts.enumerators]
    found: list[Range] = []
    for start, end in facts.sentences:
        cuts = {m.end() for m in CUT.finditer(text, start, end) if not covers(facts.masked, m.start(), m.end())}
        cuts.update(mark for mark in marks if start < mark < end)
        edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
        found += pairwise(edges)
    return tuple(found)


def _unit(piece: str) -> Unit:
    turn = ""
    if PLAN_TURN.search(piece):
        turn = "plan"
    elif PROBLEM_TURN.search(piece) and not PROBLEM_NOT.search(piece):
        turn = "problem"
    year, later = NEXT_YEAR.match(piece), IN_YEAR.search(piece)
    short = bool(SHORTCOMING.search(piece)) and not SOLVED.search(piece)
    ahead = ALWAYS if AHEAD.search(piece) else (int(later["year"]) if later else 0)
    return Unit(0, len(piece), turn, int(year["year"]) if year else None, short, ahead)


class _Reading:
    """One unit being read for all topics; places count from its beginning."""

    def __init__(
        self, piece: str, figures: tuple[int, ...], titles: tuple[Range, ...], masked: tuple[Range, ...]
    ) -> None:
        self.piece, self.figures, self.titles, self.masked = piece, figures, titles, masked
        self.study = bool(STUDY.search(piece))
        self.draft = bool(DRAFT.search(piece))

    def hits(self, present: list[tuple[int, Topic]]) -> list[Hit]:
        """What the unit says of the topics that may be in the paragraph."""
        named: dict[int, list[Range]] = {}
        carried: list[tuple[int, Topic]] = []
        for n, topic in present:
            spans = self._named(topic)
            if spans:
                named[n] = spans
            elif topic.carried and topic.carried.search(self.piece):
                carried.append((n, topic))
        clauses = self._clauses()
        owned = _owners(clauses, named)
        self._claim(clauses, owned, [(n, topic) for n, topic in present if n in named])
        found = []
        for n, topic in present:
            if n in named:
                mine = [clause for clause, owners in zip(clauses, owned, strict=True) if n in owners]
                found.append(self._hit(n, topic, named[n], mine, len(named) == 1))
        for n, topic in carried:
            found.append(self._carried(n, topic, clauses, not named))
        return found

    def _claim(self, clauses: list[Range], owned: list[set[int]], named: list[tuple[int, Topic]]) -> None:
        """A clause that goes on about a topic named in the unit is its own too."""
        for n, topic in named:
            if topic.carried is None:
                continue
            for (start, end), owners in zip(clauses, owned, strict=True):
                if n not in owners and topic.carried.search(self.piece, start, end):
                    owners.add(n)

    def _named(self, topic: Topic) -> list[Range]:
        """Where the topic is named, look-alikes, guarded names without their context and law titles left out."""
        spans = [m.span() for m in topic.named.finditer(self.piece)] if topic.named else []
        for pattern, needs, unless in topic.guards:
            if (needs is None or needs.search(self.piece)) and not (unless and unless.search(self.piece)):
                spans += [m.span() for m in pattern.finditer(self.piece)]
        if topic.nothing:
            spans += [m.span() for m in topic.nothing.finditer(self.piece)]
        if not spans:
            return []
        barred = [m.span() for m in topic.look_alikes.finditer(self.piece)] if topic.look_alikes else []
        free = [s for s in sorted(spans) if not any(a < s[1] and s[0] < b for a, b in barred)]
        return [s for s in free if not self._law(s, topic)]

    def _law(self, span: Range, topic: Topic) -> bool:
        """A law that is studied, handed out or still a draft is not the thing it regulates."""
        inside = covers(self.titles, *span)
        if inside and self.draft:
            return topic.area != "institution"
        if topic.titles or not self.study:
            return False
        return inside or bool(A_LAW.match(self.piece, span[1]))

    def _clauses(self) -> list[Range]:
        edges = [0]
        for mark in COMMA.finditer(self.piece):
            if not covers(self.masked, *mark.span()):
                edges.append(mark.end())
        if edges[-1] < len(self.piece):
            edges.append(len(self.piece))
        return list(pairwise(edges))

    def _hit(self, n: int, topic: Topic, spans: list[Range], mine: list[Range], alone: bool) -> Hit:
        slogans = [m.span() for m in topic.slogans.finditer(self.piece)] if topic.slogans else []
        hollow = all(any(a <= s[0] and s[1] <= b for a, b in slogans) for s in spans)
        barred = [m.span() for m in topic.look_alikes.finditer(self.piece)] if topic.look_alikes else []
        out = sorted([*spans, *slogans, *barred])
        told = 0 if hollow else sum(content(_without(self.piece, clause, out)) for clause in mine)
        return Hit(
            n, named=True, alone=alone, hollow=hollow,
            nothing=self._nothing(topic), proof=self._proof(mine) or (told >= THIN and self._documented(topic, mine)),
            content=told, parts=self._parts(topic),
        )

    def _nothing(self, topic: Topic) -> bool:
        """Whether the unit is an explicit nil report; 未发生复议纠错案件 says that there were cases."""
        for match in topic.nothing.finditer(self.piece) if topic.nothing else ():
            end = COMMA.search(self.piece, match.end())
            clause = self.piece[match.start() : end.start() if end else None]
            if not (topic.nothing_unless and topic.nothing_unless.search(clause)):
                return True
        return False

    def _carried(self, n: int, topic: Topic, clauses: list[Range], alone: bool) -> Hit:
        told = sum(content(self.piece[slice(*clause)]) for clause in clauses)
        return Hit(
            n, named=False, alone=alone,
            proof=self._proof(clauses), content=told, parts=self._parts(topic),
        )

    def _proof(self, clauses: list[Range]) -> bool:
        return any(
            any(a <= at < b for at in self.figures) or proves(self.piece[a:b]) for a, b in clauses
        )

    def _documented(self, topic: Topic, clauses: list[Range]) -> bool:
        """Whether one of the clauses names a document that was registered for the topic."""
        proofs = topic.proofs
        return proofs is not None and any(proofs.search(self.piece, *clause) for clause in clauses)

    def _parts(self, topic: Topic) -> tuple[int, ...]:
        return tuple(n for n, pattern in enumerate(topic.part_patterns) if pattern.search(self.piece))


def _owners(clauses: list[Range], named: dict[int, list[Range]]) -> list[set[int]]:
    """The topics each clause speaks of: those it names, else those of the clause before.

    Clauses before the first name go with what follows.
    """
    owners: list[set[int]] = []
    for start, end in clauses:
        own = {n for n, spans in named.items() if any(start < s[1] <= end for s in spans)}
        owners.append(own or (owners[-1] if owners else set()))
    for at in range(len(owners) - 2, -1, -1):
        if not owners[at]:
            owners[at] = owners[at + 1]
    return owners


def _without(piece: str, clause: Range, spans: list[Range]) -> str:
    """The clause with the topic's own name taken out."""
    start, end = clause
    kept, at = "", start
    for low, high in spans:
        if low < end and high > start:
            kept += piece[at : max(low, at)]
            at = max(at, min(high, end))
    return kept + piece[at:end]
