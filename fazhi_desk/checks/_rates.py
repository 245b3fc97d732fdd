"""The two counts a rate is made of, found by the words they share with its name: 查实52条…查实率."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fazhi_desk.checks._outcomes import name_of
from fazhi_desk.text.counts import LABEL_CUT, Count, Statement
from fazhi_desk.text.parts import counts_things

Pair = tuple[Count, Count]
"""The part and its whole."""
AMONG = re.compile("[^，。；、0-9]{0,14}中[，,]?(?:有|已有|已)?[^，。；、0-9]{0,16}$")
"""What stands between a whole and its part: 286名执法人员中271名."""
PREFIX = re.compile("^(?:全年|今年|总|综合|平均|整体|案件|纠纷|全[县市乡镇区]|问卷)+")
SHARE_OF = re.compile(
    "占(?P<of>[^，。；、0-9]{1,8}?)(?:总数|总量|总人数|总户数|全部)?的?(?:比例|比重)?(?:达到|达|为|约)?$"
)
SHARE = re.compile("(?:占比|占)(?:达到|达|为|约)?$")
WHOLE = re.compile("共有|现有|共计|总数|总人口|共|全[县市乡镇区]|下辖|辖")
TOTAL = re.compile("^(?:共|总|应|全年|全[县市乡镇区]|收到|受理|征集|收集|提出|排查|发现)")
BEHIND = re.compile("[（(][^，。；（）()0-9]{0,4}$")
COVERED = re.compile("(?:覆盖|配备|建成|普及|设立)$")
BEHIND_WHOLE = re.compile("总数(?:为|是|共)?$")
LIMITED = re.compile(
    "当场|当即|立即|立行立改|限期|部分|直接|简易|一般|新增|新取得|今年新|首次|一次|终局|自动|正职|主要"
)
"""Words that make a part smaller than the one the rate is named after."""
NEAR = 15.0
"""A rate further from what the two counts give is one of something else, unless the point slipped by one place."""


def named(statement: Statement, at: int, stem: str) -> Pair | None:
    """收到线索86条，查实52条，查实率60.5%: the two counts right before the rate, the second named as the rate is."""
    counts, stem = statement.counts, PREFIX.sub("", stem)
    before = [n for n in range(at) if counts_things(counts[n])]
    if not before or len(stem) < 2:
        return None
    if before[-1] != at - 1 and not all(counts[n].figure.percent for n in range(before[-1] + 1, at)):
        return None
    last = counts[before[-1]]
    alike = [counts[n] for n in before[:-1] if counts[n].group == last.group]
    name = last.label + LABEL_CUT.split(last.tail)[0] if AMONG.fullmatch(last.gap) else name_of(last)
    if not alike or not _shares(name, stem) or _limits(last, stem):
        return _turned(last, alike[-1], stem) if alike else None
    if last.value <= alike[-1].value:
        return last, alike[-1]
    return _turned(last, alike[-1], stem)


def _turned(whole: Count, part: Count, stem: str) -> Pair | None:
    """办结工单6820件（共收到7015件）, 完成执行1260万元，应执行1680万元: the part stands first."""
    if part.value > whole.value or not TOTAL.search(whole.label) or _limits(part, stem):
        return None
    return (part, whole) if _shares(name_of(part), stem) else None


def among(statement: Statement, at: int, stem: str) -> Pair | None:
    """持证率达98%，286名执法人员中271名持证: whole and part behind the rate."""
    counts = statement.counts
    for n in range(at + 1, min(at + 2, len(counts) - 1)):
        whole, part = counts[n], counts[n + 1]
        if whole.group != part.group or not (counts_things(whole) and counts_things(part)):
            continue
        name = part.label + part.tail[:10]
        if AMONG.fullmatch(part.gap) and part.value <= whole.value and _shares(name, stem) and not _limits(part, stem):
            return part, whole
    return None


def share_of(statement: Statement, at: int) -> Pair | None:
    """发出通知书92份，占检查总数的20%: the count right before, of the one that is named; 占比 alone of a total."""
    counts = statement.counts
    if not at or not counts_things(counts[at - 1]) or re.search("[。；]", counts[at].gap):
        return None
    part, label = counts[at - 1], counts[at].label
    among_ = AMONG.fullmatch(part.gap) is not None
    told = None if SHARE.search(label) else SHARE_OF.search(label)
    wholes = [c for c in counts[: at - 1] if counts_things(c) and c.value >= part.value]
    if told and not among_:
        named_ = [c for c in wholes if _shares(c.label, told["of"])]
        return (part, named_[0]) if len(named_) == 1 else None
    if not SHARE.search(label):
        return None
    wholes = [c for c in wholes if c.group == part.group]
    if len(wholes) != 1:
        return None
    whole = wholes[0]
    noun = whole.label[-2:]
    if among_ or WHOLE.search(whole.label) or (len(noun) == 2 and part.label.endswith(noun)):
        return part, whole
    return None


def bracketed(statement: Statement, at: int) -> Pair | None:
    """诉讼案件63件，其中败诉的占33.3%（21件）: the count in brackets right behind, of the last one of its kind."""
    counts = statement.counts
    if at + 1 >= len(counts) or not BEHIND.fullmatch(counts[at + 1].gap):
        return None
    part = counts[at + 1]
    wholes = [c for n, c in enumerate(counts) if n not in (at, at + 1) and counts_things(c) and c.group == part.group]
    before = [c for c in wholes if c.figure.range < part.figure.range and c.value >= part.value]
    if not counts_things(part) or len(wholes) > 2 or not (before or len(wholes) == 1):
        return None
    whole = before[-1] if before else wholes[0]
    return (part, whole) if whole.value >= part.value else None


def covered(statement: Statement, at: int, stem: str) -> Pair | None:
    """46家单位中，已有41家建立制度，覆盖率89.1%: whatever those did is what the rate is of."""
    if at < 2 or not COVERED.search(stem):
        return None
    whole, part = statement.counts[at - 2 : at]
    fits = whole.group == part.group and counts_things(whole) and counts_things(part) and part.value <= whole.value
    return (part, whole) if fits and AMONG.fullmatch(part.gap) and not re.search("[。；]", part.tail) else None


def whole_behind(statement: Statement, at: int, stem: str) -> Pair | None:
    """整改问题37个，整改完成率90.2%，问题总数为41个: the rate stands between its two counts."""
    counts, stem = statement.counts, PREFIX.sub("", stem)
    if not at or at + 1 >= len(counts) or len(stem) < 2:
        return None
    part, whole = counts[at - 1], counts[at + 1]
    fits = part.group == whole.group and counts_things(part) and counts_things(whole) and part.value <= whole.value
    named_ = fits and BEHIND_WHOLE.search(whole.label) and _shares(name_of(part), stem) and not _limits(part, stem)
    return (part, whole) if named_ and not re.search("[。；]", counts[at].gap + whole.gap) else None


def likely(pair: Pair, told: Count) -> bool:
    """Whether the rate is so close to what the counts give that it was meant for them."""
    expected = 100 * pair[0].value / pair[1].value if pair[1].value else 0.0
    slipped = any(abs(told.value - expected * factor) <= 0.06 for factor in (10.0, 0.1))
    return abs(expected - told.value) <= NEAR or slipped


def _shares(name: str, stem: str) -> bool:
    """Whether the words before a count name what the rate is named after: 查实, 回收 and 收回."""
    if any(stem[n : n + 2] in name for n in range(len(stem) - 1)):
        return True
    return len(stem) == 2 and set(stem) <= set(name[-4:])


def _limits(part: Count, stem: str) -> bool:
    limit = LIMITED.search(part.label)
    return limit is not None and limit.group() not in stem


def readings(statement: Statement, at: int, stem: str) -> Sequence[Pair]:
    """Every way to read the rate, the surest first."""
    found = [reading(statement, at, stem) for reading in (named, among, covered, whole_behind)] if stem else []
    found += [share_of(statement, at), bracketed(statement, at)]
    return [pair for pair in found if pair is not None]
