"""Words by jieba, for long jobs only: it needs 650 ms and 80 MB to start, so no check of a draft uses it.

Checks cut their few candidate sentences with the small lexicon of text/similarity_words.py instead (measured: the same
decisions at a thousandth of the start).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Cut = Callable[[str], Iterable[str]]


class Tokenizer:
    """Cuts text into words. Loads on first use; ``folder`` keeps jieba's cache (None: no cache is written).

    rjieba cuts eighteen times as fast with practically the same boundaries and is used if it is installed, unless
    ``exact`` asks for jieba itself. jieba's own module-wide tokenizer is left alone: it would write its cache into the
    shared temporary folder and talk on stderr.
    """

    def __init__(self, folder: Path | None = None, *, exact: bool = False) -> None:
        self._folder = folder
        self._exact = exact
        self._cut: Cut | None = None

    def words(self, text: str) -> list[str]:
        """The words of a text in order; joined they are the text again."""
        if self._cut is None:
            self._cut = (None if self._exact else _fast()) or _jieba(self._folder)
        return list(self._cut(text))


def _fast() -> Cut | None:
    try:
        import rjieba
    except ImportError:
        return None
    cut: Cut = rjieba.cut
    return cut


def _jieba(folder: Path | None) -> Cut:
    import jieba

    jieba.setLogLevel(logging.ERROR)
    tokenizer: Any = jieba.Tokenizer()
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(folder)
        tokenizer.initialize()
    else:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    cut: Cut = tokenizer.cut
    return cut
