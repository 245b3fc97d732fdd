"""What a sentence says about a change: from which value to which, in which direction, by how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fazhi_desk.model import Facts, Range
from fazhi_desk.text.counts import LABEL_CUT, Count, Statement, statements
from fazhi_desk.text.parts import alike

UP = "提高|上升|增加|增长|提升|扩大|扩展|上涨|攀升|拓展|增多|新增|延长|升|增|涨"
DOWN = "提速|下降|降低|减少|压缩|缩短|精简|压减|下调|回落|减轻|缩减|下滑|减至|降|减"
UPWARD, DOWNWARD = re.compile(UP), re.compile(DOWN)
VERB = re.compile(f"(?P<up>{UP})|(?P<down>{DOWN})")
GROWN = "发展|壮大|跃升|扩充|充实"
"""Verbs of growth only where 到 or 至 follows: 由158名发展到186名."""
NOW = "(?:(?:今年|本年|当年|目前|现在|当前|承诺|实际|[0-9]{4}年)(?:度|底)?(?:同期)?的?|每[年月周日季]度?)?"
MOVES = re.compile(
    f"(?:{UP}|{DOWN}|{GROWN}|变|调整|整合|合并|归并)[了]?(?:到|至|为|成)(?:了)?{NOW}$|^(?:的)?(?:到|至){NOW}$"
)
RATE = re.compile("每[年月周日季]")
MOVE_VERB = re.compile(f"(?P<up>{UP}|{GROWN})|(?P<down>{DOWN})")
FROM = re.compile(r"(?:由|从)[^，。；、]{0,14}$")
TAKEN = re.compile(r"(?:将|把)[^，。；、]{0,14}$")
MERGED = re.compile("(?:整合|合并|归并|压缩|压减|精简|缩减|缩短|减少|降低)[了]?(?:到|至|为|成)(?:了)?$")
"""将24个窗口整合为8个: without 由."""
YEAR_BEFORE = r"(?:上年(?:度)?(?:同期)?|去年(?:同期)?|上一年(?:度)?|前一年|[0-9]{4}年(?:度)?(?:同期)?|同期|年初|往年)"
AGAINST = re.compile(rf"(?:较|比|与|同){YEAR_BEFORE}[^，。；、0-9]{{0,10}}$")
MORE = re.compile("[多少][了出]?$")
"""比上年多612条: a difference, no base."""
CLAIM = re.compile(
    "(?P<width>[增降]幅|(?:压缩|精简|压减|缩减|减少|增长|下降)(?:率|比例|比)|[^，。；、]{0,4}幅度|减幅)[^，。；、]{0,4}$"
    f"|(?:(?P<up>{UP})|(?P<down>{DOWN}))[^，。；、0-9（）()]{{0,6}}$"
)
NOT_A_CLAIM = re.compile("(?:到|至|为|成|占|率)(?:了)?$")
SIGNED = re.compile(r"(?:同比|较上年|比上年|增减)[^，。；、0-9+－-]{0,4}[-－]$")


@dataclass(frozen=True, slots=True)
class Claim:
    """How large a change is said to be. ``sign`` is 1 for up, -1 for down, 0 where only a width (降幅) is told.

    ``word`` is the range of the word of direction in the paragraph, empty where there is none.
    """

    count: Count
    sign: int
    word: Range
    speed: bool = False
    """提速, which may mean the share of time saved or the speed gained."""
    average: bool = False
    """平均压缩62%: an average over more than these two values."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value that was ``base`` and is ``now``. ``sign`` and ``word`` are those of the verb between the two, if any."""

    base: Count
    now: Count
    sign: int
    word: Range
    claims: tuple[Claim, ...]


KEY = "text.changes"


def changes_of(text: str, facts: Facts) -> tuple[Change, ...]:
    """Every change of a paragraph, cached with its facts."""
    kept = facts.extra.get(KEY)
    if isinstance(kept, tuple):
        return kept
    told = (s for s in statements(text, facts) if len(s.counts) > 1 and MOVE_VERB.search(s.text))
    found = tuple(change for statement in told for change in changes(statement))
    facts.extra[KEY] = found
    return found


def changes(statement: Statement) -> Iterator[Change]:
    """Every change whose two values stand in the sentence."""
    taken: set[int] = set()
    readers = (_from_to, _against, _base_first, _years, _listed_years, _last_behind, _moved_first, _verb_first)
    for found in (found for reader in readers for found in reader(statement)):
        base, now, sign, word = found
        if taken & {base, now}:
            continue
        taken |= {base, now}
        yield Change(statement.counts[base], statement.counts[now], sign, word, _claims(statement, base, now))
    yield from _implied(statement, taken)


GREW = re.compile(
    rf"(?:(?:较|比|与|同){YEAR_BEFORE}(?:相比)?|同比|环比)[^，。；、0-9]{{0,4}}(?:(?P<up>{UP})|(?P<down>{DOWN}))了?$"
)


def _implied(statement: Statement, taken: set[int]) -> Iterator[Change]:
    """19件，较上年增加3件，增长18.8%: the base follows from the difference told."""
    counts = statement.counts
    for n in range(1, len(counts) - 1):
        now, moved, told = counts[n - 1 : n + 2]
        grew = GREW.search(moved.gap)
        if grew is None or taken & {n - 1, n} or not alike(now, moved) or not told.figure.percent:
            continue
        if not (now.exact and moved.exact) or re.search("[。；;]", moved.gap):
            continue
        sign = 1 if grew["up"] else -1
        base = replace(now, figure=replace(now.figure, value=now.value - sign * moved.value))
        claim = _claim(told, now)
        if claim is not None and base.value > 0 and _same_subject(told.gap, now.gap + moved.gap):
            yield Change(base, now, 0, (0, 0), (claim,))


Found = tuple[int, int, int, Range]


def _verb(gap: str, end: int, pattern: re.Pattern[str]) -> tuple[int, Range]:
    """Direction and place of the last verb of a gap that ends at ``end`` in the paragraph."""
    match = pattern.search(gap)
    if match is None:
        return 0, (0, 0)
    verbs = list(MOVE_VERB.finditer(match.group()))
    if not verbs:
        return 0, (0, 0)
    low = end - len(gap) + match.start()
    last = verbs[-1]
    return (1 if last["up"] else -1), (low + last.start(), low + last.end())


def _from_to(statement: Statement) -> Iterator[Found]:
    """由85件降至92件, 从312项减至247项."""
    counts = statement.counts
    for n in range(len(counts) - 1):
        base, now = counts[n], counts[n + 1]
        gap = now.gap
        opened = FROM.search(base.gap) or (TAKEN.search(base.gap) and MERGED.search(gap))
        if base.group != now.group or not opened or re.search("[。；;，,]", gap[:-12]):
            continue
        moves = MOVES.search(gap)
        if moves is None or _per(base) != _per(now) or RATE.findall(base.label) != RATE.findall(gap):
            continue
        sign, word = _verb(gap, now.figure.range[0], MOVES)
        yield n, n + 1, sign, word


def _per(count: Count) -> str:
    """The beginning of what a frequency is told by: 1次/月 and 1次/季度 are not compared."""
    return count.tail[:2] if count.tail[:1] in tuple("/／") else ""


def _against(statement: Statement) -> Iterator[Found]:
    """19件，较上年的16件同比下降18.8%: the base stands behind."""
    counts = statement.counts
    for n in range(1, len(counts)):
        base = counts[n]
        named = AGAINST.search(base.gap)
        if named is None or VERB.search(named.group()) or base.figure.chinese or MORE.search(named.group()):
            continue
        now = next((m for m in range(n - 1, -1, -1) if _comparable(counts[m], base) and not _moved(counts[m])), None)
        if now is not None and VERB.search(base.tail[:10]):
            sign, word = _verb(counts[now].gap, counts[now].figure.range[0], MOVES)
            yield n, now, sign, word


BASE_FIRST = re.compile(rf"(?:较|比|与|同){YEAR_BEFORE}的?$")
THIS_YEAR = re.compile("[^。；]{0,12}[，,](?:今年|本年|目前|现)[^，。；0-9]{0,4}(?:为|是|达|有)?$")


def _base_first(statement: Statement) -> Iterator[Found]:
    """较去年的56件有所下降，今年为53件: the verb stands right behind the base, the value of this year after it."""
    counts = statement.counts
    for n in range(len(counts) - 1):
        base, now = counts[n], counts[n + 1]
        if not BASE_FIRST.search(base.gap) or not _comparable(base, now) or not THIS_YEAR.fullmatch(now.gap):
            continue
        verb = VERB.search(now.gap)
        if verb is not None:
            start = base.figure.range[1]
            yield n, n + 1, 1 if verb["up"] else -1, (start + verb.start(), start + verb.end())


def _moved(count: Count) -> bool:
    """Whether a percentage tells by how much something moved and not what it is."""
    return count.figure.percent and _claim(count, count) is not None


LAST_BEHIND = re.compile("[，,（(]?(?:上年|去年|上一年)(?:度)?(?:同期)?(?:为|是|达)$")


def _last_behind(statement: Statement) -> Iterator[Found]:
    """满意度95.6%，同比提高2.3%，上年为93.3%: the base stands behind the width."""
    counts = statement.counts
    for n in range(2, len(counts)):
        now, moved, base = counts[n - 2 : n + 1]
        if LAST_BEHIND.fullmatch(base.gap) and _comparable(now, base) and _claim(moved, now) is not None:
            yield n, n - 2, 0, (0, 0)


REACHED = re.compile("[，,](?:达到?|为|共)")
"""Between the width and the value of this year: 增长30%，达到65件."""


def _moved_first(statement: Statement) -> Iterator[Found]:
    """较去年增长30%，达到65件，去年为52件: the width stands first, the base last."""
    counts = statement.counts
    for n in range(2, len(counts)):
        moved, now, base = counts[n - 2 : n + 1]
        placed = LAST_BEHIND.fullmatch(base.gap) and REACHED.fullmatch(now.gap) and _comparable(now, base)
        if placed and moved.figure.percent and _claim(moved, now) is not None:
            yield n, n - 1, 0, (0, 0)


VERB_FIRST = re.compile(
    rf"(?:同比|环比|较上年|比上年)[^，。；、0-9]{{0,3}}(?:(?P<up>{UP})|(?P<down>{DOWN}))了?[，,]"
    "(?:今年|本年)[^，。；、0-9]{0,6}$"
)
LAST_ALONE = re.compile("[，,](?:去年|上年|上一年)(?:度)?(?:同期)?[^，。；、0-9]{0,6}$")


def _verb_first(statement: Statement) -> Iterator[Found]:
    """收案量同比上升，今年71件，去年83件: the direction stands before both values."""
    counts = statement.counts
    for n in range(len(counts) - 1):
        now, base = counts[n], counts[n + 1]
        verb = VERB_FIRST.search(now.gap) if alike(now, base) and LAST_ALONE.fullmatch(base.gap) else None
        if verb is not None:
            start = now.figure.range[0] - len(now.gap)
            name = "up" if verb["up"] else "down"
            yield n + 1, n, 1 if verb["up"] else -1, (start + verb.start(name), start + verb.end(name))


LISTED = re.compile("(?P<a>[0-9]{4})年(?:度)?[、和与至]{1,2}(?P<b>[0-9]{4})年[^，。；]{0,24}分别[^，。；、]{0,6}$")


def _listed_years(statement: Statement) -> Iterator[Found]:
    """2023年、2024年应诉案件分别为51件、42件，同比下降17.6%."""
    counts = statement.counts
    for n in range(len(counts) - 1):
        first, second = counts[n], counts[n + 1]
        years = LISTED.search(first.gap) if alike(first, second) and second.gap in ("、", "和") else None
        if years and int(years["b"]) - int(years["a"]) == 1:
            yield n, n + 1, 0, (0, 0)
        elif years and int(years["a"]) - int(years["b"]) == 1:
            yield n + 1, n, 0, (0, 0)


def _comparable(a: Count, b: Count) -> bool:
    """Two numbers of things in one unit, or two percentages."""
    return a.group == b.group and a.group != "个百分点" and not a.figure.chinese and not b.figure.chinese


PAST = re.compile(r"(?P<y>[0-9]{4})年(?:度)?[^，。；]{0,24}$")
LAST = re.compile(r"(?:上年|去年|上一年)(?:度)?(?:同期)?[^，。；]{0,20}$")
THIS = re.compile(r"(?:本年|今年|当年)(?:度)?[^，。；]{0,20}$")


def _years(statement: Statement) -> Iterator[Found]:
    """2020年受理2411件，2021年受理2249件: two years named before two values, a change told behind them."""
    counts = statement.counts
    for n in range(len(counts) - 1):
        first, second = counts[n], counts[n + 1]
        if not alike(first, second) or not CLAIM.search(counts[n + 2].gap if n + 2 < len(counts) else ""):
            continue
        one, two = PAST.search(first.gap), PAST.search(second.gap)
        if one and two and int(one["y"]) != int(two["y"]):
            yield (n, n + 1, 0, (0, 0)) if int(one["y"]) < int(two["y"]) else (n + 1, n, 0, (0, 0))
        elif LAST.search(first.gap) and THIS.search(second.gap):
            yield n, n + 1, 0, (0, 0)
        elif THIS.search(first.gap) and LAST.search(second.gap):
            yield n + 1, n, 0, (0, 0)


def _claims(statement: Statement, base: int, now: int) -> tuple[Claim, ...]:
    """The widths told right behind the two values, or right before them (同比下降23%，由100件降至77件)."""
    counts = statement.counts
    low, high = min(base, now), max(base, now)
    found = []
    named = counts[base].gap[-20:] + counts[now].gap[-20:] + counts[now].figure.noun
    for n in range(high + 1, min(high + 3, len(counts))):
        claim = _claim(counts[n], counts[high])
        if claim is None or not _same_subject(counts[n].gap, named):
            break
        found.append(claim)
    for n in range(low + 1, high):
        claim = _claim(counts[n], counts[low])
        if claim is not None and _same_subject(counts[n].gap, named):
            found.append(claim)
    reached = low == now and REACHED.fullmatch(counts[low].gap)
    if not found and low > 0 and (reached or re.match(r"[，,（(、]?(?:由|从)[^，。；]{0,12}$", counts[low].gap)):
        claim = _claim(counts[low - 1], counts[high])
        if claim is not None:
            found.append(claim)
    return tuple(found)


FILLER = re.compile(
    "同比|环比|(?:较|比|与|同)?(?:上年|去年|上一年|往年|以往|前一年|年初|[0-9]{4}年)(?:度|同期)?(?:相比)?|总体|整体|平均|大幅|明显|显著|"
    "分别|合计|共|约|近|降幅|增幅|幅度|比例|压缩|精简|左右|以内|以上|[的了达为即内，,（(、]"
)


def _same_subject(gap: str, named: str) -> bool:
    """Whether a width told in a clause of its own speaks of the same thing: its subject is empty or named before."""
    own = FILLER.sub("", VERB.sub("", LABEL_CUT.split(gap)[-1]))
    return len(own) < 2 or any(own[n : n + 2] in named for n in range(len(own) - 1))


def _claim(count: Count, like: Count) -> Claim | None:
    """A percentage, percentage points or an amount in the unit of the two values, with its verb."""
    gap = count.gap
    if re.search("[。；;]", gap) or not (count.figure.percent or count.group in (like.group, "个百分点", "倍")):
        return None
    clause = LABEL_CUT.split(gap)[-1]
    if SIGNED.search(gap):
        return Claim(count, -1, (0, 0))
    match = CLAIM.search(clause)
    if match is None or "分别" in clause or gap.count("，") + gap.count(",") > 2:
        return None
    if not match["width"] and NOT_A_CLAIM.search(clause):
        return None
    if match["width"]:
        sign = 1 if match["width"] == "增幅" else -1 if match["width"] in ("降幅", "减幅") else 0
        return Claim(count, sign, (0, 0), average="平均" in clause)
    name = "up" if match["up"] else "down"
    start = count.figure.range[0] - len(clause) + match.start(name)
    verb = match[name]
    word = (start, start + len(verb))
    return Claim(count, 1 if match["up"] else -1, word, verb == "提速", "平均" in clause)
