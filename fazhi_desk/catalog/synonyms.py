"""Groups of near-synonyms out of ``resources/synonyms.toml``: what may be offered, what is only recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fazhi_desk.catalog.convert import build


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """Words that can stand for one another.

    ``kept`` are offered and never replaced. A member is replaced only right after one of ``only_after`` (where given)
    and not right before one of its ``fixed`` words; it is offered only before one of its ``objects``.
    """

    id: str
    pos: str
    head: str
    members: tuple[str, ...]
    recognise_only: tuple[str, ...] = ()
    never_swap_in: tuple[str, ...] = ()
    never_after: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    never_with_figures: bool = False
    certainty: str = "sure"
    note: str = ""
    objects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.head not in self.members:
            raise ValueError(f"组“{self.id}”的首词不在成员之中")
        strangers = ({*self.kept, *self.objects, *self.fixed}) - set(self.members)
        if strangers:
            raise ValueError(f"组“{self.id}”里的“{strangers.pop()}”不是成员")
        double = set(self.members) & set(self.recognise_only)
        if double:
            raise ValueError(f"“{double.pop()}”既可推荐又只供识别")

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the group, also those that are only recognised."""
        return self.members + self.recognise_only


@dataclass(frozen=True, slots=True)
class Procedure:
    """Verbs of legal procedure: nothing is offered for them, and they for nothing."""

    verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The whole table."""

    group: tuple[SynonymGroup, ...] = ()
    procedure: Procedure = field(default_factory=Procedure)

    def of(self, word: str) -> tuple[SynonymGroup, ...]:
        """The groups in which a word may be swapped."""
        return tuple(group for group in self.group if word in group.members)


def synonyms_from(table: Mapping[str, Any], file: str = "synonyms.toml") -> Synonyms:
    """The decoded TOML table as values; mistakes are CatalogErrors."""
    return build(Synonyms, table, file)
