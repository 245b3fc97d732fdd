"""The sentences of many papers in a form that is searched without being read: arrays that may be mapped from disk.

Every pair of neighbouring han characters points to the sentences that hold it. A hundred papers of ten thousand
characters take about 15 MB; a thousand ten times that, and only what is touched is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[Any]

SHELF = ("begins", "starts", "ends", "blob", "grams", "owners")
LIBRARY = ("begins", "starts", "ends", "blob", "papers", "keys", "offsets", "postings")
COMMON = 1.0
"""Pairs of characters of less weight than this find nothing."""
RAREST = 20
"""So many of the rarest pairs of a sentence are looked up."""


@dataclass(frozen=True)
class Shelf:
    """The sentences of one paper: UTF-8 text, where each begins in it, its range in the paper, and its grams."""

    begins: Numbers
    starts: Numbers
    ends: Numbers
    blob: Numbers
    grams: Numbers
    owners: Numbers

    def arrays(self) -> dict[str, Numbers]:
        """For keeping; ``Shelf(**arrays)`` makes it again."""
        return {name: getattr(self, name) for name in SHELF}


@dataclass(frozen=True)
class Library:
    """All shelves as one, papers numbered as given. ``postings`` lie sorted by gram, ``offsets`` cut them."""

    begins: Numbers
    starts: Numbers
    ends: Numbers
    blob: Numbers
    papers: Numbers
    keys: Numbers
    offsets: Numbers
    postings: Numbers

    def arrays(self) -> dict[str, Numbers]:
        """For keeping; ``Library(**arrays)`` makes it again, from mapped arrays too."""
        return {name: getattr(self, name) for name in LIBRARY}

    @cached_property
    def size(self) -> int:
        """Number of sentences."""
        return len(self.starts)

    def text(self, sentence: int) -> str:
        """A sentence as it stands in its paper."""
        return bytes(self.blob[int(self.begins[sentence]) : int(self.begins[sentence + 1])]).decode("utf-8")

    def place(self, sentence: int) -> tuple[int, int, int]:
        """Number of the paper, start and end there in code points."""
        return int(self.papers[sentence]), int(self.starts[sentence]), int(self.ends[sentence])


class Rarity:
    """Weights of pairs of characters, as arrays."""

    def __init__(self, common: Mapping[str, float], rare: float) -> None:
        import numpy as np

        pairs = sorted((ord(pair[0]) << 16 | ord(pair[1]), weight) for pair, weight in common.items())
        self._keys = np.array([key for key, _ in pairs] or [0], np.uint32)
        self._weights = np.array([weight for _, weight in pairs] or [rare], np.float32)
        self._rare = rare

    def of(self, grams: Numbers) -> Numbers:
        """The weight of each gram."""
        import numpy as np

        at = np.minimum(np.searchsorted(self._keys, grams), len(self._keys) - 1)
        return np.where(self._keys[at] == grams, self._weights[at], np.float32(self._rare))


def shelf_of(sentences: Sequence[tuple[str, int, int]]) -> Shelf:
    """One paper: (text, start, end) per sentence."""
    import numpy as np

    texts = [text.encode("utf-8") for text, _, _ in sentences]
    begins = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.uint32)
    grams, owners = _grams([text for text, _, _ in sentences])
    return Shelf(
        begins,
        np.array([start for _, start, _ in sentences], np.uint32),
        np.array([end for _, _, end in sentences], np.uint32),
        np.frombuffer(b"".join(texts), np.uint8),
        grams,
        owners,
    )


def library_of(shelves: Sequence[Shelf]) -> Library:
    """Many papers as one library."""
    import numpy as np

    counts = [len(shelf.starts) for shelf in shelves]
    firsts = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    bytes_ = np.concatenate([[0], np.cumsum([len(shelf.blob) for shelf in shelves])])
    grams = _joined([shelf.grams for shelf in shelves], np.uint32)
    owners = _joined([shelf.owners + first for shelf, first in zip(shelves, firsts, strict=False)], np.uint32)
    order = np.argsort(grams, kind="stable")
    keys, at = np.unique(grams[order], return_index=True)
    begins = [shelf.begins[:-1] + first for shelf, first in zip(shelves, bytes_, strict=False)]
    return Library(
        np.concatenate([*begins, bytes_[-1:]]).astype(np.uint64),
        _joined([shelf.starts for shelf in shelves], np.uint32),
        _joined([shelf.ends for shelf in shelves], np.uint32),
        _joined([shelf.blob for shelf in shelves], np.uint8),
        np.repeat(np.arange(len(shelves), dtype=np.uint32), counts),
        keys,
        np.concatenate([at, [len(grams)]]).astype(np.uint32),
        owners[order],
    )


def nearest(
    library: Library, rarity: Rarity, text: str, *, least: float, most: int = 3, without: frozenset[int] = frozenset()
) -> list[int]:
    """The sentences that share most with ``text``, at least ``least`` in weight; the most similar first.

    Papers ``without`` are passed over. Only the sentences that share something are looked at, however many there are.
    """
    import numpy as np

    if not library.size:
        return []
    grams, _ = _grams([text])
    weights = rarity.of(grams)
    chosen = weights >= COMMON
    grams, weights = grams[chosen], weights[chosen]
    at = np.searchsorted(library.keys, grams)
    at[at == len(library.keys)] = 0
    known = library.keys[at] == grams
    at, weights = at[known], weights[known]
    lengths = library.offsets[at + 1].astype(np.int64) - library.offsets[at]
    if not len(at):
        return []
    rarest = np.argsort(lengths, kind="stable")[:RAREST]
    rows = [library.postings[library.offsets[n] : library.offsets[n + 1]] for n in at[rarest]]
    sentences, where = np.unique(np.concatenate(rows), return_inverse=True)
    shared = np.bincount(where, np.repeat(weights[rarest], lengths[rarest]))
    chosen = shared >= least
    if without:
        chosen &= ~np.isin(library.papers[sentences], list(without))
    sentences, shared = sentences[chosen], shared[chosen]
    best = np.lexsort((sentences, -shared))[:most]
    return [int(sentence) for sentence in sentences[best]]


def _grams(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Pairs of neighbouring han characters, once per text, with the number of their text."""
    import numpy as np

    codes = np.frombuffer("\n".join(texts).encode("utf-32-le"), np.uint32)
    owner = np.cumsum(codes == 10).astype(np.uint64)
    han = (codes >= 0x4E00) & (codes <= 0x9FFF)
    both = han[:-1] & han[1:]
    grams = (codes[:-1] << 16 | codes[1:])[both].astype(np.uint64)
    unique = np.unique(owner[:-1][both] << np.uint64(32) | grams)
    return (unique & np.uint64(0xFFFFFFFF)).astype(np.uint32), (unique >> np.uint64(32)).astype(np.uint32)


def _joined(parts: Sequence[Numbers], kind: Any) -> Numbers:
    import numpy as np

    return np.concatenate(parts).astype(kind) if parts else np.empty(0, kind)
