"""Frames of the writer's own papers: what is said again and again with other figures, the figures as slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fazhi_desk.catalog.phrase import SLOT
from fazhi_desk.phrases.mining.candidates import han
from fazhi_desk.phrases.mining.exclusions import Exclusions
from fazhi_desk.phrases.mining.papers import Sentence
from fazhi_desk.phrases.slotting import as_phrase_text

SHORTEST, LONGEST = 4, 30
"""汉字 outside the slots."""
CLAUSES = 3
"""Clauses with figures that stand side by side and may make one frame."""
LEAST = 2


def frames_of(found: Iterable[Sentence], exclusions: Exclusions) -> list[str]:
    """Frames that were said at least twice, the most frequent first; a part of a longer one is left out."""
    counts: Counter[str] = Counter()
    for sentence in found:
        runs = {run for run in _runs(sentence) if not exclusions.refuses(run)}
        counts.update({frame for run in runs if _is_frame(frame := as_phrase_text(run), exclusions)})
    often = [frame for frame, count in counts.items() if count >= LEAST]
    kept: list[str] = []
    for frame in sorted(often, key=lambda one: (-counts[one], -len(one), one)):
        if not any(frame in longer and counts[longer] == counts[frame] for longer in kept):
            kept.append(frame)
    return kept


def _runs(sentence: Sentence) -> Iterator[str]:
    """Clauses with figures, alone and together with their neighbours."""
    clauses = sentence.clauses
    for start in range(len(clauses)):
        for end in range(start + 1, min(start + CLAUSES, len(clauses)) + 1):
            if not any(char.isdigit() for char in clauses[end - 1]):
                break
            run = "，".join(clauses[start:end])
            if run in sentence.text:
                yield run


def _is_frame(text: str, exclusions: Exclusions) -> bool:
    plain = SLOT.sub("", text)
    return (
        plain != text
        and SHORTEST <= han(plain) <= LONGEST
        and not text.startswith("{")
        and not any(char.isdigit() for char in plain)
        and not exclusions.refuses_own(plain)
        and not exclusions.is_cut_off(text)
    )
