"""The writer's own phrases: added, edited, favourites, hidden ones. Values in, values out; the file is others' work.

The file is JSON lines: rows with the keys of a phrase are own phrases, rows ``{"favourite": text}``,
``{"hidden": text}`` and ``{"used": text, "times": n}`` say how the writer treats the built-in ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.phrase import Phrase, as_line, phrase_from

LONGEST = 120
FAVOURITE = 6
"""Uses that a favourite counts for when hits are ranked."""


@dataclass(frozen=True, slots=True)
class OwnPhrases:
    """Own phrases in the order they were added; texts of favourites and hidden ones; how often a text was taken."""

    added: tuple[Phrase, ...] = ()
    favourites: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    used: Mapping[str, int] = field(default_factory=dict)

    def bank(self, builtin: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """The built-in phrases and the own ones as the writer wants to see them; an own text goes before a built-in."""
        texts = {phrase.text for phrase in self.added}
        kept = [one for one in builtin if one.text not in self.hidden and one.text not in texts]
        return (*(one for one in self.added if one.text not in self.hidden), *kept)

    def weights(self) -> dict[str, int]:
        """What search takes as own use: times taken, favourites more."""
        weights = dict(self.used)
        for text in self.favourites:
            weights[text] = weights.get(text, 0) + FAVOURITE
        return weights


def add(own: OwnPhrases, phrase: Phrase) -> OwnPhrases:
    """With a phrase added; the same text again replaces the older one. Too long a text is a ValueError."""
    if len(phrase.text) > LONGEST:
        raise ValueError(f"短语最多{LONGEST}字，请缩短后再添加")
    others = tuple(one for one in own.added if one.text != phrase.text)
    return replace(own, added=(*others, phrase), hidden=own.hidden - {phrase.text})


def add_all(own: OwnPhrases, phrases: Iterable[Phrase]) -> OwnPhrases:
    """With several phrases added."""
    for phrase in phrases:
        own = add(own, phrase)
    return own


def edit(own: OwnPhrases, text: str, phrase: Phrase) -> OwnPhrases:
    """With ``phrase`` in place of ``text``; a built-in text is hidden, because the bank itself does not change."""
    if any(one.text == text for one in own.added):
        others = [one for one in own.added if one.text == text or one.text != phrase.text]
        return replace(own, added=tuple(phrase if one.text == text else one for one in others))
    changed = add(own, phrase)
    return changed if text == phrase.text else hide(changed, text)


def remove(own: OwnPhrases, text: str) -> OwnPhrases:
    """Without an own phrase; a built-in one is hidden instead."""
    kept = tuple(one for one in own.added if one.text != text)
    return replace(own, added=kept) if len(kept) < len(own.added) else hide(own, text)


def hide(own: OwnPhrases, text: str) -> OwnPhrases:
    """With a text no longer offered."""
    return replace(own, hidden=own.hidden | {text}, favourites=own.favourites - {text})


def show(own: OwnPhrases, text: str) -> OwnPhrases:
    """With a hidden text offered again."""
    return replace(own, hidden=own.hidden - {text})


def favour(own: OwnPhrases, text: str, *, on: bool = True) -> OwnPhrases:
    """With a text as favourite (and shown, if it was hidden), or no longer."""
    if not on:
        return replace(own, favourites=own.favourites - {text})
    return replace(own, favourites=own.favourites | {text}, hidden=own.hidden - {text})


def use(own: OwnPhrases, text: str) -> OwnPhrases:
    """With one more use counted."""
    return replace(own, used={**own.used, text: own.used.get(text, 0) + 1})


def read_own(lines: Iterable[str]) -> tuple[OwnPhrases, tuple[str, ...]]:
    """The file's rows, and one sentence for every row that could not be read: one bad row loses nothing else."""
    own, problems = OwnPhrases(), []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            own = _with_row(own, json.loads(line), f"自建短语第{number}行")
        except CatalogError as error:
            problems.append(str(error))
        except ValueError:
            problems.append(f"自建短语第{number}行：读不懂，已跳过")
    return own, tuple(problems)


def _with_row(own: OwnPhrases, row: object, where: str) -> OwnPhrases:
    if not isinstance(row, dict):
        raise CatalogError(where, "这里应当是一个表")
    if isinstance(row.get("favourite"), str):
        return favour(own, row["favourite"])
    if isinstance(row.get("hidden"), str):
        return hide(own, row["hidden"])
    if isinstance(row.get("used"), str) and isinstance(row.get("times"), int):
        return replace(own, used={**own.used, row["used"]: max(0, row["times"])})
    return add(own, phrase_from(row, where))


def own_lines(own: OwnPhrases) -> str:
    """The whole file, to be written in one go."""
    rows: list[str] = [as_line(phrase) for phrase in own.added]
    rows += [json.dumps({"favourite": text}, ensure_ascii=False) for text in sorted(own.favourites)]
    rows += [json.dumps({"hidden": text}, ensure_ascii=False) for text in sorted(own.hidden)]
    rows += [json.dumps({"used": text, "times": own.used[text]}, ensure_ascii=False) for text in sorted(own.used)]
    return "".join(row + "\n" for row in rows)


def merge(own: OwnPhrases, other: OwnPhrases) -> OwnPhrases:
    """A colleague's file taken in: what is mine stays, what is new is added."""
    texts = {phrase.text for phrase in own.added}
    new: Sequence[Phrase] = [phrase for phrase in other.added if phrase.text not in texts]
    return replace(
        own,
        added=(*own.added, *new),
        favourites=own.favourites | (other.favourites - own.hidden),
    )
