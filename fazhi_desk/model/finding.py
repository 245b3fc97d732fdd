"""Findings and fixes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FAMILIES: dict[str, str] = {
    "duplicate": "重复",
    "numbering": "序号",
    "placeholder": "待补",
    "figures": "数字",
    "dates": "日期",
    "terms": "提法",
    "typos": "错字",
    "punctuation": "标点",
    "topics": "清单",
    "structure": "结构",
    "wording": "措辞",
    "privacy": "保密",
}
"""Families of rules by the id of the contract, in the words of the office."""

SEVERITIES: dict[str, str] = {"error": "必错", "warning": "疑似", "hint": "提示"}
"""How sure a finding is, the surest first."""


class Severity(StrEnum):
    """How sure a finding is; in Chinese: SEVERITIES."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Safety(StrEnum):
    """Whether a fix may be applied without asking."""

    SAFE = "safe"
    ASK = "ask"
    SHOW = "show"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of code points in the text of one paragraph of a view; ``end`` is exclusive."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the span by ``text``; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One undoable correction."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.ASK


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another paper: its path as the user gave it, offsets in that paper's text."""

    path: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing worth telling the writer. ``span`` is None for something absent, which ``subject`` then names.

    ``related`` are further places: in the same view as a Span, in an earlier paper as Elsewhere. Duplicates put the
    later place in ``span`` and the earlier one first in ``related``; ``score`` is the similarity 0-100.
    """

    rule: str
    family: str
    severity: Severity
    span: Span | None
    message: str
    why: str = ""
    subject: str | None = None
    score: float | None = None
    related: tuple[Span | Elsewhere, ...] = ()
    fixes: tuple[Fix, ...] = ()
