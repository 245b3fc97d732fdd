"""A text as an own phrase: cleaned, figures as slots, with pinyin, topics and what a unit must be to say it.

The pinyin library takes long to load, so the window asks the job process for this.
"""

from __future__ import annotations

from collections.abc import Sequence

from fazhi_desk.catalog.files import builtin, read_tables
from fazhi_desk.catalog.phrase import FUNCTIONS, SLOT, Phrase, check
from fazhi_desk.phrases.own import LONGEST
from fazhi_desk.phrases.slotting import as_phrase_text
from fazhi_desk.tasks.workbench import Workbench

SHORTEST = 2


class PhraseError(ValueError):
    """A text that is no phrase; the message is one sentence for the user."""


def describe_phrase(bench: Workbench, text: str, functions: Sequence[str] = ()) -> Phrase:
    """The text as a phrase of the writer's own; without ``functions`` the program says what it does.

    Raises PhraseError where the text is none.
    """
    from fazhi_desk.catalog.synonyms import synonyms_from
    from fazhi_desk.phrases.mining.bank import Attestations, Entry, describe, size_of
    from fazhi_desk.phrases.mining.workshop import tables_from

    kept = checked_text(text)
    unknown = [name for name in functions if name not in FUNCTIONS]
    if unknown:
        raise PhraseError(f"没有“{unknown[0]}”这种用途，可以用：{'、'.join(FUNCTIONS)}")
    tables = tables_from(read_tables(builtin("phrasebank")), synonyms_from(bench.catalog.tables["synonyms.toml"]))
    phrase = describe(Entry(kept, size_of(kept, ""), tuple(functions)), Attestations(()), tables)
    check(phrase)
    return phrase


def checked_text(text: str) -> str:
    """The text as it will be kept, or a PhraseError that says what is wrong with it."""
    kept = as_phrase_text(text)
    if len(kept) < SHORTEST or not any("\u3400" <= char <= "\u9fff" for char in SLOT.sub("", kept)):
        raise PhraseError("短语至少要有两个字，请写上文字再保存")
    if len(kept) > LONGEST:
        raise PhraseError(f"短语最多{LONGEST}字，请缩短后再保存")
    if any(mark in SLOT.sub("", kept) for mark in "{}"):
        raise PhraseError("待填处的花括号没有成对，请写成{件数}这样")
    return kept
