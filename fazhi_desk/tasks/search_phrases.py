"""Find phrases in the bank, the writer's own among them."""

from __future__ import annotations

from collections.abc import Collection

from fazhi_desk.phrases.search import Hit, PhraseIndex
from fazhi_desk.tasks.own_phrases import read_own_phrases
from fazhi_desk.tasks.workbench import Workbench


def search_phrases(bench: Workbench, query: str, *, topics: Collection[str] = (), limit: int = 20) -> list[Hit]:
    """The best phrases for a query of 汉字, pinyin or initials."""
    own, _ = read_own_phrases(bench)
    return PhraseIndex(own.bank(bench.phrases)).search(query, topics=topics, limit=limit, own_use=own.weights())
