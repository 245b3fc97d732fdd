"""Which known title a slightly different one was meant for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

LAST = {"法": "发罚伐珐", "例": "理列历利立", "定": "顶订钉", "法典": ""}
"""What the last character may be mistaken for; 《行政处罚书》 is another thing than 《行政处罚法》."""
LEAST = 5
LONG = 10
"""From this length on up to two characters may have been lost."""


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
    for length in range(len(name) - 1, len(name) + 3):
        for title, characters in known.get(length, ()):
            if len(characters - letters) <= 2 and _slip(name, title):
                return title
    return None


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
        name[at] == name[at - 1] and name[:at] + name[at + 1 :] == title for at in range(1, len(name))
    )


def _mistaken(name: str, title: str, at: int) -> bool:
    if at == 0:
        return len(title) >= LONG
    return at < len(title) - 1 or name[at] in LAST.get(title[at], "")


def _swapped(name: str, title: str, first: int, second: int) -> bool:
    return second == first + 1 and name[first] == title[second] and name[second] == title[first]
