"""How often a draft already says each phrase: counted line by line, so that a key costs the lines it changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

HEAD = 3
"""Characters by which phrases are looked up at a place."""


class DraftUse:
    """Counts of phrases in the lines of a draft; phrases with slots are not counted."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_head: dict[str, list[str]] = {}
        for text in texts:
            if len(text) >= HEAD and "{" not in text:
                self._by_head.setdefault(text[:HEAD], []).append(text)
        self._lines: dict[str, Counter[str]] = {}

    def counts(self, lines: Sequence[str]) -> Mapping[str, int]:
        """How often each phrase stands in the lines; those that do not are left out."""
        kept = {line: known if (known := self._lines.get(line)) is not None else self._count(line) for line in lines}
        self._lines = kept
        total: Counter[str] = Counter()
        for line in lines:
            total.update(kept[line])
        return total

    def _count(self, line: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for at in range(len(line) - HEAD + 1):
            for text in self._by_head.get(line[at : at + HEAD], ()):
                if line.startswith(text, at):
                    found[text] += 1
        return found
