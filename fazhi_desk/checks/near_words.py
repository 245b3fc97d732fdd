"""A character exchanged for one alike in sound or look, two swapped, one written twice or lost, by the words around.

Where two neighbouring characters are not at home in the genre (队|五), the clause is cut into words in the cheapest
way, a word costing the more the rarer it is (minus the logarithm of its share). If with one character exchanged the
clause costs far less (执法队伍 instead of 执法|队|五), that was meant. Source: the tables are built by
packaging/near_words from the project's own tables, the phrase bank, the genre's papers and jieba's dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from fazhi_desk.catalog.rule import Rule
from fazhi_desk.checks._cutting import IDIOM, NEVER, Clause, Letters, Lexicon
from fazhi_desk.checks._literal import inside, is_term
from fazhi_desk.checks._lost_letters import Losses, losses, shortened
from fazhi_desk.model import Edit, Facts, Finding, Fix, Reach, Safety, Severity, Span, View
from fazhi_desk.text.bigrams import bigrams

REACH = Reach.PARAGRAPH
AS_NEEDED = re.compile(
    "[省市州县区旗乡镇村校院局厂队所站社馆]务(?=公开|会|管理|监督)|[省市州县区旗乡镇村校局]际|逐[\u4e00-\u9fff]"
    "|[应能可愿]([\u4e00-\u9fff])[尽则必就]\\1|([一随即边又既同])[\u4e00-\u9fff]\\2[\u4e00-\u9fff]"
)
"""Words made as they are needed: the affairs of a unit, what lies between units, 逐件, 应检尽检, 一企一策, 随报随查."""
HAN = re.compile("[\u4e00-\u9fff]+")
TWICE = re.compile("(?<![二三四五六七八九十两逐])([\u4e00-\u9fff])(?<!\\1\\1)\\1(?!\\1)")
FEW, STRANGE = 4, 0.6
"""Places in a clause, and their share of it, beyond which it is a list of names."""
JUMBLE = 8.0
"""A clause whose characters cost that much on the average is a list of names."""
COINED = 12.0
"""In quotation marks, where words are coined (“冀时办”), a correction must save so much."""
NEARLY = 3.0
"""So much more must be saved where the two characters only nearly sound alike (乡 and 县)."""
JOINED = 3.0
"""So much more must be saved where the character makes a word with its other neighbour (县|渔政, not 县域)."""
ALONE = frozenset("在为是将被把对从由与和")
"""Words of one character that are doubled by a slip only where no neighbour takes one of them."""
LEVELS, BEFORE_ALL = "县区镇乡市州旗村", "在是对由于从向为与和及以让使将被我到的"
"""What ends the name of a place, and what may stand before 全县 without being part of a name."""
KEPT = 8_000
"""So many runs of characters are remembered."""
QUIET = 12_000
"""So many pairs of characters are remembered: those that stood first, mostly the usual ones."""
EASY = 5.5
"""A character that costs so little stands by itself anywhere (的, 和, 对)."""


@dataclass(frozen=True)
class Parameters:
    """``words`` are the words with their costs by first character, ``after`` what follows a character in likely ones
    (both as _cutting.py reads them); ``home`` strings of a character and those that raise no question behind it;
    ``alike`` groups that sound or look alike, ``nearly`` such as nearly sound alike (zh/z, -n/-ng);
    ``right`` (between spaces) look like slips and are right. The ``measures`` are doubled by themselves (年年), what is
    ``counted`` behind 一 (一项项); ``names`` end a name that begins a few characters before (北景明村).

    A correction must save ``sure`` to be told as the rule's severity, or ``doubled`` where a character stands twice, or
    ``lost`` where one is missing (many words are shortened: 帮代办), ``worth`` as a hint. Tables made without one
    collection of papers say of its clean text, in 100,000 characters: four wrong warnings from 8, seven from 7.5.
    """

    words: tuple[str, ...]
    after: tuple[str, ...]
    home: tuple[str, ...]
    alike: tuple[str, ...]
    nearly: tuple[str, ...] = ()
    right: str = ""
    measures: str = ""
    counted: str = ""
    names: tuple[str, ...] = ()
    lost_rows: tuple[str, ...] = ()
    idioms: str = ""
    sure: float = 8.0
    doubled: float = 4.5
    lost: float = 11.5
    worth: float = 7.0

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words with their costs."""
        return Lexicon(self.words, self.after)

    @cached_property
    def losses(self) -> Losses:
        """What stands there where a common word has lost a character."""
        return Losses(self.lost_rows)

    @cached_property
    def by_half(self) -> dict[str, tuple[str, ...]]:
        """The ``idioms`` by either half: a slip leaves one of them as it is, whatever the wrong letter."""
        halves: dict[str, tuple[str, ...]] = {}
        for idiom in self.idioms.split():
            for half in (idiom[:2] + "..", ".." + idiom[2:]):
                halves[half] = (*halves.get(half, ()), idiom)
        return halves

    @cached_property
    def homely(self) -> dict[str, str]:
        """What raises no question behind a character."""
        return {row[0]: row for row in self.home}

    @cached_property
    def quiet(self) -> set[str]:
        """Pairs of characters that were looked at and raise no question."""
        return set()

    @cached_property
    def right_set(self) -> frozenset[str]:
        """Right wordings that look like slips."""
        return frozenset(self.right.split())

    @cached_property
    def kept(self) -> dict[str, tuple[Slip, ...]]:
        """The slips of runs of characters that were looked at."""
        return {}

    @cached_property
    def mistaken(self) -> Letters:
        """The characters that each is mistaken for, itself among them."""
        return _mates((*self.alike, *self.nearly))

    @cached_property
    def like(self) -> Letters:
        """Those of them that sound or look quite alike."""
        return _mates(self.alike)


def _mates(groups: tuple[str, ...]) -> Letters:
    """The letters of all groups that a letter belongs to."""
    joined = "\n" + "\n".join(groups) + "\n"

    def mates(letter: str) -> str:
        found, at = "", joined.find(letter) if letter else -1
        while at >= 0:
            end = joined.index("\n", at)
            found += joined[joined.rindex("\n", 0, at) + 1 : end]
            at = joined.find(letter, end)
        return found

    return Letters(mates)


class Slip(NamedTuple):
    """What stands at ``start`` to ``end``, what was meant, how much that saves, and whether it may be a warning."""

    start: int
    end: int
    right: str
    saved: float
    sure: bool


def find(view: View, rule: Rule[Parameters]) -> Iterator[Finding]:
    """Every slip in the one paragraph of the view, its whole word marked."""
    text, facts = view.paragraphs[0].text, view.facts[0]
    own = view.context.title + view.context.unit
    for slip in slips(text, facts, rule.parameters):
        if not _open(text, facts, slip) or (text[slip.start : slip.end] in own and slip.right not in own):
            continue
        span, found = Span(0, slip.start, slip.end), text[slip.start : slip.end]
        message = rule.head.message.replace("{found}", found).replace("{new}", slip.right)
        fix = Fix(f"改为“{slip.right}”", (Edit(span, slip.right),), Safety.ASK)
        severity = rule.severity if slip.sure else Severity.HINT
        yield Finding(rule.id, rule.family, severity, span, message, rule.head.why, fixes=(fix,))


def slips(text: str, facts: Facts, parameters: Parameters) -> list[Slip]:
    """The slips of a paragraph in order; of those that overlap the one that saves most."""
    places = _places(text, facts, parameters)
    cut_off = [m.end() - 1 for m in HAN.finditer(text) if parameters.losses.of(m.group()[-3:])]
    places = sorted({*places, *cut_off}) if cut_off else places
    if not places:
        return []
    found = [
        slip._replace(start=slip.start + match.start(), end=slip.end + match.start())
        for match, inner in _clauses(text, places)
        for slip in _slips_of(match.group(), inner, parameters)
    ]
    return [slip for slip in found if not _let_pass(text, slip, parameters)] if found else found


def _clauses(text: str, places: list[int]) -> Iterator[tuple[re.Match[str], tuple[int, ...]]]:
    """The runs of Chinese characters in which any of the places lie, with those places counted in them."""
    at = 0
    for match in HAN.finditer(text):
        start, end = match.span()
        first = at
        while at < len(places) and places[at] < end:
            at += 1
        if at > first:
            yield match, tuple([place - start for place in places[first:at]])
            if at == len(places):
                return


def _slips_of(clause: str, places: tuple[int, ...], parameters: Parameters) -> tuple[Slip, ...]:
    """The slips of a run of Chinese characters, remembered: in an edited paragraph one of them is new."""
    kept = parameters.kept
    known = kept.get(clause)
    if known is None:
        if len(kept) >= KEPT:
            kept.clear()
        known = kept[clause] = tuple(_look(clause, places, parameters))
    return known


def _look(text: str, places: tuple[int, ...], parameters: Parameters) -> list[Slip]:
    pairs = [at for at in places if at + 1 < len(text)]
    proposed = [(at, candidates) for at in pairs if (candidates := _candidates(text, at, parameters))]
    if len(proposed) > max(FEW, STRANGE * len(text)):
        return []  # nearly all is strange: a list of names
    found = [
        Slip(*one, parameters.worth, sure=True) for one in losses(text, pairs, parameters.losses, parameters.lexicon)
    ]
    if proposed:
        clause = Clause(text, parameters.lexicon)
        meant = [_meant(clause, at, candidates, parameters) for at, candidates in proposed]
        found += [slip for slip in meant if slip is not None]
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda s: (-s.saved, s.start)):
        if not any(slip.start < other.end and other.start < slip.end for other in kept):
            kept.append(slip)
    return sorted(kept, key=lambda s: s.start)


def _places(text: str, facts: Facts, parameters: Parameters) -> list[int]:
    """Where two neighbouring characters raise a question, or are the same, in order."""
    pairs = bigrams(text, facts)
    quiet = parameters.quiet
    places: list[int] = []
    twice = False
    for pair in pairs - quiet:
        if pair[0] == pair[1] and _is_han(pair):
            twice = True
        elif pair[1] in parameters.homely.get(pair[0], "") or not _is_han(pair):
            if len(quiet) < QUIET:
                quiet.add(pair)
        else:
            at = text.find(pair)
            while at >= 0:
                places.append(at)
                at = text.find(pair, at + 1)
    for match in TWICE.finditer(text) if twice else ():
        one_by_one = match[1] in parameters.counted and text[match.start() - 1 : match.start()] == "一"
        usual = match[1] in parameters.measures and not _stray(text, match.start(), parameters.lexicon)
        if not usual and not one_by_one:
            places.append(match.start())
    places.sort()
    return places


def _stray(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether neither of two 在 or 为 belongs to a word beside it (现在|在, 为|为民)."""
    left, letter, right = text[at - 1 : at] if at else "", text[at], text[at + 2 : at + 3]
    if letter == "人" and at > 1 and text[at - 1 : at + 1] in lexicon[text[at - 2]].costs:  # 申请人|人
        return not right or right not in lexicon[letter].costs
    if letter not in ALONE or (left and letter in lexicon[left].costs):
        return False
    return not right or right not in lexicon[letter].costs


def _is_han(pair: str) -> bool:
    return "\u4e00" <= pair[0] <= "\u9fff" and "\u4e00" <= pair[1] <= "\u9fff"


def _open(text: str, facts: Facts, slip: Slip) -> bool:
    if inside(facts.titles, slip.start, slip.end) is not None:
        return False
    quote = inside(facts.quoted, slip.start, slip.end)
    return quote is None or (slip.saved >= COINED and is_term(text, quote))


def _let_pass(text: str, slip: Slip, parameters: Parameters) -> bool:
    """Whether it is right in itself, or part of a name."""
    start, end = slip.start, slip.end
    if text[start:end] in parameters.right_set or _coined(text, slip) or _place(text, slip):
        return True
    if end - start >= 4:
        return False
    run = HAN.match(text, end)
    last = min(end + 3, run.end()) if run else end
    return any(text.startswith(parameters.names, at) for at in range(end, last))


def _place(text: str, slip: Slip) -> bool:
    """Whether it may end the name of a place (临泉县, not 全县)."""
    before = text[slip.start - 1 : slip.start] if slip.start else ""
    level = text[slip.end - 1]
    named = slip.end - slip.start == len("全县") and level in LEVELS and slip.right[-1:] == level
    return named and HAN.match(before) is not None and before not in BEFORE_ALL


def _coined(text: str, slip: Slip) -> bool:
    """Whether the character in question is 之, which joins what it stands between, or makes a word such as 镇务公开."""
    pairs = zip(text[slip.start :], slip.right, strict=False)
    odd = slip.start + next((n for n, (found, right) in enumerate(pairs) if found != right), 0)
    if text[odd] == "之" and 0 < odd < len(text) - 1:
        return True
    return any(made.start() <= odd < made.end() for made in AS_NEEDED.finditer(text, max(0, odd - 3), odd + 4))


def _candidates(text: str, at: int, parameters: Parameters) -> list[tuple[int, int, str]]:
    """Where to put which characters instead of the two at ``at``: those alike that make a word with a neighbour, the
    two swapped, and between them what may be lost. None where each of the two makes a word with its other neighbour
    (执行|证件) or is one like 的.
    """
    first, second = text[at], text[at + 1]
    left, right = text[at - 1 : at] if at else "", text[at + 2 : at + 3]
    if first == second:
        twice = (at > 1 and text[at - 1] == text[at - 2]) or (len(text) > at + 3 and text[at + 2] == text[at + 3])
        return [] if twice else [(at, at + 2, first)]
    lexicon = parameters.lexicon
    before_it = left and first in lexicon[left].costs
    if before_it or lexicon[first].costs.get("", NEVER) <= EASY:
        costs = lexicon[second].costs
        if (right and right in costs) or costs.get("", NEVER) <= EASY:
            return []
    after, before, mistaken = lexicon.after, lexicon.before, parameters.mistaken
    like_it, like_other = mistaken[first], mistaken[second]
    found = [
        (at, at + 1, letter) for letter in (like_it & after[left]) | (like_it & before[second]) if letter != first
    ]
    found += [
        (at + 1, at + 2, letter)
        for letter in (like_other & before[right]) | (like_other & after[first])
        if letter != second
    ]
    if first in after[second]:
        found.append((at, at + 2, second + first))
    found += [(at + 1, at + 1, letter) for letter in after[first] & before[second]]
    return found + _of_idioms(text, at, parameters)


def _of_idioms(text: str, at: int, parameters: Parameters) -> list[tuple[int, int, str]]:
    """The letter that makes an idiom of one of the two, alike or not (有条不素)."""
    found = []
    for start in range(max(0, at - 2), min(at, len(text) - IDIOM) + 1):
        four = text[start : start + IDIOM]
        for half in (four[:2] + "..", ".." + four[2:]):
            for idiom in parameters.by_half.get(half, ()):
                wrong = [n for n in range(IDIOM) if four[n] != idiom[n]]
                if len(wrong) == 1 and start + wrong[0] in (at, at + 1):
                    found.append((start + wrong[0], start + wrong[0] + 1, idiom[wrong[0]]))
    return found


def _meet(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether each of the two characters at ``at`` makes a word with its other neighbour (职工会|会前)."""
    before_it = at > 0 and text[at] in lexicon[text[at - 1]].costs
    return before_it and at + 2 < len(text) and text[at + 2] in lexicon[text[at + 1]].costs


def _joins(text: str, place: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the character makes a word of two with the neighbour that is not of the pair at ``at``."""
    if place == at:
        return place > 0 and text[place] in lexicon[text[place - 1]].costs
    return place + 1 < len(text) and text[place + 1] in lexicon[text[place]].costs


def _meant(
    clause: Clause, at: int, candidates: list[tuple[int, int, str]], parameters: Parameters
) -> Slip | None:
    """The best of the corrections of the two characters at ``at``, if it saves enough."""
    text = clause.text
    if clause.at_ease(at):
        return None
    best: Slip | None = None
    rooms: dict[tuple[int, int], list[tuple[float, int, int]]] = {}
    for start, end, letters in candidates:
        place = (start, end)
        if place not in rooms:
            rooms[place] = clause.rooms(*place, min(parameters.worth, parameters.doubled))
        saved, first, last = clause.saved(*place, letters, rooms[place])
        if len(letters) == end - start == 1 and letters not in parameters.like[text[start]]:
            saved -= NEARLY
        right = text[first:start] + letters + text[end:last]
        if len(letters) == end - start == 1 and _joins(text, start, at, parameters.lexicon):
            saved -= JOINED
        if len(letters) > end - start:
            whole = len(right) > 3 and not shortened(text, start, parameters.lexicon)
            least, sure = (parameters.lost, True) if whole else (NEVER, False)
        elif len(letters) < end - start:
            limit = parameters.sure if _meet(text, at, parameters.lexicon) else parameters.doubled
            least, sure = (limit, True) if len(right) > 1 or letters in ALONE else (NEVER, False)
        else:
            least, sure = parameters.worth, saved >= parameters.sure
        jumble = clause.ahead[-1] - saved > JUMBLE * len(text)
        if saved >= least and not jumble and (best is None or (saved, right) > (best.saved, best.right)):
            best = Slip(first, last, right, saved, sure)
    return best
