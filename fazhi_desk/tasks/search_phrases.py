"""Find phrases in the bank."""

from __future__ import annotations

from collections.abc import Collection

from fazhi_desk.phrases.search import Hit, PhraseIndex
from fazhi_desk.tasks.workbench import Workbench


def search_phrases(bench: Workbench, query: str, *, topics: Collection[str] = (), limit: int = 20) -> list[Hit]:
    """The best phrases for a query of 汉字, pinyin or initials."""
    return PhraseIndex(bench.phrases).search(query, topics=topics, limit=limit)
