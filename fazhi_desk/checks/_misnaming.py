"""Which known title a slightly different one was meant for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

LAST = {"法": "发罚伐珐", "例": "理列历利立", "定": "顶订钉", "法典": ""}
"""What the last character may be mistaken for; 《行政处罚书》 is another thing than 《行政处罚法》."""
LEAST = 5
LONG = 8
"""From this length on a word of two characters may have been lost, added or exchanged."""
ADDED = ("管理", "暂行", "工作", "建设", "试行", "行政", "实施", "监督", "促进", "保障", "程序", "制度")
"""Words that are slipped into titles (《保障中小企业款项支付管理条例》)."""
EXCHANGED = frozenset(
    {
        "指标标准",
        "体系标准",
        "督察督查",
        "督察监督",
        "审核审查",
        "程序流程",
        "暂行试行",
        "职责责任",
        "责任职责",
        "履行落实",
        "推进推动",
        "实施执行",
        "公开公示",
        "款项账款",
        "款项资金",
        "支付给付",
        "协调指导",
        "监督监察",
        "监督管理",
        "促进推进",
        "保护保障",
        "优化改善",
        "示范试点",
        "决策决定",
        "决策决议",
        "审查审核",
        "登记注册",
        "督查督察",
        "执法执行",
        "诉讼诉求",
        "行政政府",
        "政府行政",
        "信息事务",
    }
)
"""A word of a title, and what stands there instead."""


Known = Mapping[int, tuple[tuple[str, frozenset[str]], ...]]
"""Known titles with their characters, by length."""


def by_length(titles: Iterable[str]) -> Known:
    """The titles long enough to be recognised in a slip."""
    table: dict[int, list[tuple[str, frozenset[str]]]] = {}
    for title in titles:
        if len(title) >= LEAST:
            table.setdefault(len(title), []).append((title, frozenset(title)))
    return {length: tuple(found) for length, found in table.items()}


def meant(name: str, known: Known) -> str | None:
    """The known title that differs from ``name`` by one character mistaken, lost, doubled or swapped."""
    if len(name) < LEAST - 1:
        return None
    letters = frozenset(name)
    for length in range(len(name) - 2, len(name) + 3):
        for title, characters in known.get(length, ()):
            if len(characters - letters) <= 2 and (_slip(name, title) or _another_word(name, title)):
                return title
    return None


def _another_word(name: str, title: str) -> bool:
    """A word added to the title, or one of its words exchanged for a likely other."""
    if len(title) < LONG:
        return False
    at = next((at for at in range(len(title)) if name[at : at + 1] != title[at]), len(title))
    if len(name) == len(title) + 2:
        return any(
            name[a : a + 2] in ADDED and name[:a] + name[a + 2 :] == title for a in range(max(1, at - 1), at + 1)
        )
    return len(name) == len(title) and any(
        title[a : a + 2] + name[a : a + 2] in EXCHANGED and name[:a] + title[a : a + 2] + name[a + 2 :] == title
        for a in range(max(0, at - 1), at + 1)
    )


def _slip(name: str, title: str) -> bool:
    if len(name) == len(title):
        differing = [at for at in range(len(name)) if name[at] != title[at]]
        if len(differing) == 1:
            return _mistaken(name, title, differing[0])
        return len(differing) == 2 and _swapped(name, title, differing[0], differing[1])
    if len(name) == len(title) - 1:
        return any(title[:at] + title[at + 1 :] == name for at in range(1, len(title)))
    if len(name) == len(title) - 2:
        return len(title) >= LONG and any(title[:at] + title[at + 2 :] == name for at in range(1, len(title) - 2))
    return len(name) == len(title) + 1 and any(
        (name[at] == name[at - 1] or len(title) > LONG) and name[:at] + name[at + 1 :] == title
        for at in range(1, len(name))
    )


def _mistaken(name: str, title: str, at: int) -> bool:
    if at == 0:
        return len(title) >= LONG
    return at < len(title) - 1 or name[at] in LAST.get(title[at], "")


def _swapped(name: str, title: str, first: int, second: int) -> bool:
    return second == first + 1 and name[first] == title[second] and name[second] == title[first]
