"""Names of other places left in a copied paper: another county or township where the unit's own should stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.model import Edit, Facts, Finding, Fix, Paragraph, Range, Reach, Role, Safety, Span, View
from fazhi_desk.text.masks import covers

REACH = Reach.DOCUMENT
GROUPS = (("街道", "镇", "乡"), ("县", "区", "旗"))
"""Levels among which a copied paper confuses; the unit's own is the lowest in its name. Cities may be superiors."""
OUTSIDE = (Role.TITLE, Role.SUBTITLE, Role.ADDRESSEE, Role.BLANK, Role.TABLE)
LETTER = re.compile("[\u4e00-\u9fff]")
OFTEN = 3
"""Without a unit, a place named so often, and so many times as often as any other, is the paper's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a place with its level. ``how`` it stands: "acts", "object" of what the unit does, "named", or empty
    where it is plainly somebody else's.
    """

    start: int
    end: int
    name: str
    level: str
    how: str


@dataclass(frozen=True)
class Parameters:
    """How names are found and told apart.

    ``letters`` are characters that names of places are made of, ``words`` ordinary words made of such (会同), ``last``
    by level the characters before it that make an ordinary word (集镇), ``longer`` by level what may follow it so that
    it is none (乡村). ``opening`` may stand before a name that acts, ``acting`` must follow it; ``doing`` before and
    ``done`` behind an object of the unit's own. A name is somebody else's where ``relation`` ends before it, ``apart``
    begins behind it or ``elsewhere`` is in its sentence. ``makes`` stand before 《 of a paper of the unit's own, and
    ``former`` in a sentence that tells of the unit's own earlier name.
    """

    letters: str
    words: tuple[str, ...]
    last: dict[str, str]
    longer: dict[str, str]
    opening: str
    acting: str
    doing: str
    done: str
    relation: str
    apart: str
    elsewhere: str
    makes: str
    former: str

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Two or three letters of names before a level."""
        levels = "|".join(level for group in GROUPS for level in group)
        return re.compile(f"(?=(?P<name>[{self.letters}]{{2,3}})(?P<level>{levels}))")

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The other patterns by name; those for what stands before a name end with it."""
        table = {name: re.compile(f"(?:{getattr(self, name)})$") for name in ("doing", "relation", "makes")}
        table["opening"] = re.compile(f"(?:{self.opening})?")
        table |= {name: re.compile(getattr(self, name)) for name in ("acting", "done", "apart", "elsewhere", "former")}
        return table | {f"longer {level}": re.compile(text) for level, text in self.longer.items()}


def reads(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> object:
    """Only names of places count, and the office that the text begins with."""
    if paragraph.role in OUTSIDE:
        return None
    places = [(place.name, place.level, place.how) for place in _places(paragraph, facts, rule)]
    return places, _office(paragraph.text) if paragraph.role is Role.BODY else ""


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every other name of the unit's own level that stands where the unit speaks of itself."""
    places = [
        (at, place)
        for at, paragraph in enumerate(view.paragraphs)
        if paragraph.role not in OUTSIDE
        for place in _places(paragraph, view.facts[at], rule)
    ]
    own = _own(view, [place for _, place in places])
    if own is None:
        return
    name, level = own
    others = {(at, place.name) for at, place in places if not place.how}
    for at, place in places:
        if (at, place.name) not in others and _left_in(place, name, level):
            span = Span(at, place.start, place.end)
            message = rule.head.message.replace("{found}", place.name + place.level).replace("{own}", name + level)
            fix = Fix(f"改为“{name}{level}”", (Edit(span, name + level),), Safety.ASK)
            yield Finding(rule.id, rule.family, rule.severity, span, message, rule.head.why, fixes=(fix,))


def _group(level: str) -> int:
    return next(n for n, group in enumerate(GROUPS) if level in group)


def _left_in(place: Place, name: str, level: str) -> bool:
    """Whether the place is none of the unit's own, and stands where only that should."""
    if _group(place.level) != _group(level) or not place.how:
        return False
    if place.name == name:
        return place.level != level and place.how == "acts"
    if place.name.endswith(name) or name.endswith(place.name):
        return False
    return place.how in ("acts", "object") or (place.level == level and _alike(place.name, name))


def _alike(one: str, other: str) -> bool:
    """Whether a slip could make one of the other: 枫林 and 枫岭."""
    return len(one) == len(other) and any(a == b for a, b in zip(one, other, strict=True))


def _own(view: View, places: list[Place]) -> tuple[str, str] | None:
    """The unit's place and its level: 澜平县人民政府 -> 澜平, 县; else where the speaker holds office (现任枫岭县委
    副书记、县长), else the place named most.
    """
    opening = next((p.text for p in view.paragraphs if p.role is Role.BODY), "")
    for told in (view.context.unit, view.context.title, _office(opening)):
        found = [(m["name"], m["level"]) for m in OWN.finditer(BEFORE_NAME.sub("", told)) if m["level"] != "市"]
        if found and not ZONE.search(told):
            return min(found, key=lambda pair: _group(pair[1]))
        if told and (ZONE.search(told) or OWN.search(told)):
            return None  # a city or a zone: counties below the one and above the other may be named freely
    counted = Counter((place.name, place.level) for place in places if place.level in GROUPS[1])
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < OFTEN or (len(ranked) > 1 and ranked[0][1] < OFTEN * ranked[1][1]):
        return None
    return ranked[0][0]


ZONE = re.compile("开发区|高新区|园区|新区|度假区|保税|管委会|管理委员会")
OFFICE_WORDS = ("现任", "担任", "本人系", "作为", "我是")
IN_OFFICE = re.compile(
    f"(?:{'|'.join(OFFICE_WORDS)})(?:中共)?([一-鿿]{{2,12}}(?:县|区|旗|镇|乡|街道)(?=[委党长政人办]))"
)
OPENING = 200
"""So far into the text an office is told."""
BEFORE_NAME = re.compile("^(?:中共|在|关于)")
OWN = re.compile("(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<level>街道|镇|乡(?!村)|县|区|旗|市(?!场|政))")


def _office(text: str) -> str:
    """The unit in which the speaker holds office; empty if a text does not begin by telling it."""
    told = IN_OFFICE.search(text, 0, OPENING) if any(word in text for word in OFFICE_WORDS) else None
    return told[1] if told else ""


def _places(paragraph: Paragraph, facts: Facts, rule: Rule[Parameters]) -> tuple[Place, ...]:
    """The names of places in a paragraph, kept with its facts."""
    kept = facts.extra.get(rule.id)
    if isinstance(kept, tuple):
        return kept
    found: list[Place] = []
    text, parameters = paragraph.text, rule.parameters
    signed = paragraph.role is Role.SIGNATURE
    for match in parameters.named.finditer(text):
        name, level = match["name"], match["level"]
        start, end = match.span("name")[0], match.end("level")
        if found and start < found[-1].end:
            continue
        if len(name) == 3 and not (start == 0 or LETTER.match(text, start - 1) is None):
            continue
        if _ordinary(text, name, level, end, parameters):
            continue
        how = "acts" if signed and not text[:start].strip(" \u3000") else _how(text, facts, (start, end), parameters)
        if not covers(facts.quoted, start, end):
            found.append(Place(start, end, name, level, how))
    facts.extra[rule.id] = tuple(found)
    return tuple(found)


def _ordinary(text: str, name: str, level: str, end: int, parameters: Parameters) -> bool:
    """Whether the letters are words of their own (会同县直部门, 集镇, 乡村)."""
    if name.endswith(parameters.words) or name[-1] in parameters.last.get(level, ""):
        return True
    longer = parameters.patterns.get(f"longer {level}")
    return longer is not None and longer.match(text, end) is not None


def _how(text: str, facts: Facts, place: Range, parameters: Parameters) -> str:
    """How the name stands; empty where it is somebody else's."""
    (start, end), patterns = place, parameters.patterns
    before = text[max(0, start - 16) : start]
    if covers(facts.titles, start, end):
        return "acts" if patterns["makes"].search(before) else ""
    low, high = next(((a, b) for a, b in facts.sentences if a <= start < b), (0, len(text)))
    sentence = text[low:high]
    if patterns["elsewhere"].search(sentence) or patterns["former"].search(sentence):
        return ""
    if patterns["relation"].search(before) or patterns["apart"].match(text, end):
        return ""
    clause = next((a for a, b in facts.clauses if a <= start < b), low)
    if patterns["acting"].match(text, end) and patterns["opening"].fullmatch(text[clause:start]):
        return "acts"
    if patterns["doing"].search(before) and patterns["done"].match(text, end):
        return "object"
    return "named"
