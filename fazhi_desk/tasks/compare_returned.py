"""比对返稿: what a reader changed in a copy that came back, to be accepted one by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fazhi_desk.review.returned import Difference, accepted, differences
from fazhi_desk.tasks.open_paper import OpenedPaper

NAMES = {"changed": "改", "added": "增", "removed": "删"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in the order of the draft, and what the returned file says beside its text (comments)."""

    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """How much was changed, in one sentence."""
        if not self.differences:
            return "返稿与文稿的文字一致"
        counts = {name: sum(one.kind == kind for one in self.differences) for kind, name in NAMES.items()}
        told = "、".join(f"{name}{count}处" for name, count in counts.items() if count)
        return f"返稿与文稿有{len(self.differences)}处不同：{told}"


def compare_returned(draft: Sequence[str], returned: OpenedPaper) -> Comparison:
    """Compare the lines of a draft with a file that came back."""
    return Comparison(differences(draft, returned.lines), returned.notes)


def with_accepted(draft: Sequence[str], comparison: Comparison, numbers: Collection[int]) -> list[str]:
    """The draft's lines with some differences taken over, by their number in the comparison from 1."""
    return accepted(draft, [one for number, one in enumerate(comparison.differences, 1) if number in numbers])
