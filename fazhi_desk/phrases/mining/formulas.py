"""Fixed wordings of ``phrasebank/formulas.toml`` as phrases: entered by hand, never mined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fazhi_desk.catalog.convert import build


@dataclass(frozen=True, slots=True)
class Formula:
    """A fixed wording with the months (or years) in which it is current; ``variants`` are equally right."""

    id: str
    text: str
    functions: tuple[str, ...]
    authority: str = ""
    valid_from: str = ""
    valid_to: str = ""
    variants: tuple[str, ...] = ()
    certainty: str = "sure"
    note: str = ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """The wording itself, then its variants."""
        return (self.text, *self.variants)


@dataclass(frozen=True, slots=True)
class _Table:
    formula: tuple[Formula, ...]


def formulas_from(table: Mapping[str, Any], file: str = "formulas.toml") -> tuple[Formula, ...]:
    """The decoded TOML table as values; mistakes are CatalogErrors."""
    return build(_Table, table, file).formula


def wordings(formulas: tuple[Formula, ...]) -> Iterator[tuple[str, Formula]]:
    """Every wording once, with the formula it belongs to; main wordings go before variants."""
    seen: set[str] = set()
    for text, formula in [(one.text, one) for one in formulas] + [(v, one) for one in formulas for v in one.variants]:
        if text not in seen:
            seen.add(text)
            yield text, formula
