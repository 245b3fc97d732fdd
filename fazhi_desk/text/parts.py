"""Totals and their parts: which figures of a sentence claim to add up to which other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fazhi_desk.text.counts import Count, Statement

OPENER = re.compile(
    r"其中(?:包括|包含|有|[:：，,])?|包括|包含|分别为|分别是|分别用于|分别安排|分为|涵盖|中有|"
    r"含(?=[^，。；]{0,10}$)|中[，,]?(?=(?:上半年|一季度|第一季度)[^，。；]{0,8}$)|项?[任工]?[务作]?中的(?=[^，。；]{0,4}$)|由(?=[^，。；]{0,10}$)|[（(](?!含|不含|占|较|比|同比|每|约|近)[^（）()，。；、]{0,12}$|[:：]"
)
COMPLETE = re.compile(r"分别为|分别是|分别用于|分别安排|分为|分别(?:有|由)|均为|由")
LISTED = re.compile(
    r"[^，。；：！？,;:!?]{0,14}[、，,；;和及与]{1,2}(?:[\u4e00-\u9fff]{1,4}、)?[^，。；：！？、,;:!?]{0,40}$"
)
SEPARATOR = re.compile("[^，。；：！？、,;:!?]{0,14}[、，,；;]")
SUMMED = re.compile(
    r"(?:^|[，,；;、。）)]|[\u4e00-\u9fff])(?:共计|合计|总计|总共|共有|累计|总数为|总数|共)(?:达到|达|为|有)?$"
)
WEAK_SUM = re.compile(r"共(?:计)?[\u4e00-\u9fff]{2,8}$")
STRONG_SUM = re.compile(r"(?:共计|合计|总计|总共|总数)[^，。；、]{0,5}$")
NEW_CLAUSE = re.compile(r"[^，。；、]{0,6}[，,；;](?:全年|累计|共|同时|还|并|另|以|对|为|较|比|同比|截至|目前)")
SHARE = re.compile(r"(?:占|占比|比例|占总数的?|率)[^，。；、]{0,8}$")
ADJOINING = 8
EACH = re.compile("[各每][^，。；、]{0,8}$")
"""14个乡镇各建成1个: the number of each is no part of the sum."""
YEAR = re.compile("全年[^，。；、0-9]{0,10}$")
IN_TURN = re.compile("第[一二三四五六][次批轮期]|[一二三四]季度|[上下]半年")
UNITS_IN_ALL = re.compile("单位[^，。；]{0,10}(?:全覆盖|全部|均|都)")
"""12个乡镇和26个部门…，实现38个单位全覆盖."""
PLACES = frozenset(("个", "处", "所", "座", "家"))
"""Units of places, which are added up whatever each is counted in."""
HEADS = re.compile("(?:单位|部门)?(?:主要负责人|一把手|“一把手”|负责人)")
"""27个部门、9个乡镇的36名主要负责人: one of each."""
YEAR_ENDS = re.compile("(?:四|4)季度|下半年")
OPEN_END = re.compile(r"[^，。；：！？]{0,8}等")


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with the run of parts said to belong to it; indices into the statement's counts.

    ``complete`` is true where the wording claims that nothing is left out; ``closed`` where a total stands behind its
    parts (共计), false where 其中 opens the list.
    """

    total: int
    parts: tuple[int, ...]
    complete: bool
    summed: bool
    weak: bool = False
    """The total has words of its own (共办理案件): only a near miss is a slip."""
    partial: bool = False
    """The parts may miss their total, but not exceed it."""


def alike(a: Count, b: Count) -> bool:
    """Whether two counts may be added or compared."""
    return a.group == b.group and not a.figure.percent and not b.figure.percent


def counts_things(count: Count) -> bool:
    """Whether it is a number of things in digits: no percentage, no numeral in characters, no percentage points."""
    return not count.figure.percent and not count.figure.chinese and count.group != "个百分点"


def plain(counts: Sequence[Count]) -> list[int]:
    """Indices of the counts that are no percentages and no numerals in characters."""
    return [n for n, c in enumerate(counts) if counts_things(c)]


def before(counts: Sequence[Count], indices: Sequence[int], at: int, n: int) -> str:
    """The text between count ``indices[n]`` and the one before it, shares in between left out."""
    low = indices[n - 1] + 1 if n else 0
    pieces = [counts[m].gap for m in range(low, at + 1)]
    return pieces[-1] if len(pieces) == 1 else "，" + pieces[-1].lstrip("，,（(）)、 ")


def opened(statement: Statement) -> Iterator[Sum]:
    """Lists that 其中, 包括, 分别为 or a bracket opens behind their total."""
    counts, indices = statement.counts, plain(statement.counts)
    for n in range(len(indices) - 1):
        total = counts[indices[n]]
        gap = before(counts, indices, indices[n + 1], n + 1)
        opener = OPENER.search(gap)
        if opener is None or re.search("[。；;](?!其中)", gap[: opener.end()]):
            continue
        at = indices[n]
        if not alike(total, counts[indices[n + 1]]):
            # 6期480人次，其中…2期: the total is the count before, if nothing but its noun stands between the two.
            at = indices[n - 1] if n and len(total.gap) <= ADJOINING and not re.search("[。；;]", total.gap) else -1
            if at < 0 or not alike(counts[at], counts[indices[n + 1]]):
                continue
        run = follow(counts, indices, n + 1)
        if OPEN_END.match(counts[run[-1]].tail) or (len(run) == 1 and not re.search("其中|中有|中的", gap)):
            continue
        complete = COMPLETE.fullmatch(opener.group()) is not None
        yield Sum(at, tuple(run), complete, summed=False)


def follow(counts: Sequence[Count], indices: Sequence[int], first: int) -> list[int]:
    """The run of alike counts from ``indices[first]`` on, each one clause of its own."""
    run, mark = [indices[first]], ""
    depth = counts[indices[first]].depth
    opening = OPENER.split(before(counts, indices, indices[first], first))[-1].lstrip("，,：: ")[:2]
    for n in range(first + 1, len(indices)):
        here = counts[indices[n]]
        if here.depth > depth:
            continue
        gap = before(counts, indices, indices[n], n)
        if here.depth < depth or not alike(here, counts[run[0]]) or OPENER.search(gap):
            break
        if not LISTED.match(gap) and not _parallel(gap, opening):
            break
        if SUMMED.search(here.gap) or OPEN_END.match(counts[indices[n - 1]].tail) or NEW_CLAUSE.match(gap):
            break
        found = SEPARATOR.match(gap)
        separator = found.group()[-1] if found else ""
        if mark == "、" != separator:
            break
        mark = separator
        run.append(indices[n])
    return run


def _parallel(gap: str, opening: str) -> bool:
    """Whether a part begins as the first did: 其中涉及营商环境、行政审批的12项，涉及信访、调解的18项."""
    separator = SEPARATOR.match(gap)
    return len(opening) > 1 and separator is not None and gap.startswith(opening, separator.end()) and "。" not in gap


def summed(statement: Statement) -> Iterator[Sum]:
    """Lists that are followed by 共计, 合计 or 共 and their total."""
    counts, indices = statement.counts, plain(statement.counts)
    for n in range(2, len(indices)):
        total = counts[indices[n]]
        heads = HEADS.match(total.tail) is not None and total.gap.endswith("的")
        in_all = heads or UNITS_IN_ALL.match(total.tail) is not None
        if not in_all and not any(word in total.gap for word in "共计总年"):
            continue
        whole_year = YEAR.search(total.gap) and YEAR_ENDS.search(counts[indices[n - 1]].gap)
        strong = SUMMED.search(total.gap) or STRONG_SUM.search(total.gap) or whole_year
        if not (strong or in_all) and not WEAK_SUM.search(total.label):
            continue
        places = strong and total.group in PLACES
        run: list[int] = []
        mark = ""
        for m in range(n - 1, -1, -1):
            here = counts[indices[m]]
            added = (here.group in PLACES) if heads else alike(here, total) or (places and here.group in PLACES)
            if not added or here.depth > total.depth or EACH.search(here.gap):
                break
            run.insert(0, indices[m])
            gap = before(counts, indices, indices[m], m)
            if m == 0 or not LISTED.match(gap) or (mark == "、" and "、" not in gap[:8]):
                break
            mark = "、" if "、" in gap[:8] else "，"
        in_turn = all(IN_TURN.search(counts[m].gap) for m in run)
        if len(run) >= 2:
            yield Sum(indices[n], tuple(run), complete=True, summed=True, weak=not strong and not in_turn)
