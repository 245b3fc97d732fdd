from __future__ import annotations

import functools
import tomllib

from fazhi_desk.catalog.files import builtin
from fazhi_desk.catalog.phrase import Phrase, Slot, find_slots, load_phrases
from fazhi_desk.phrases.mining.readings import Readings


@functools.cache
def bank() -> tuple[Phrase, ...]:
    return load_phrases(builtin("phrasebank") / "phrases.jsonl")


@functools.cache
def readings() -> Readings:
    return Readings(tomllib.loads((builtin("phrasebank") / "readings.toml").read_text("utf-8"))["words"])


def phrase(text: str, function: str = "measure", **more: object) -> Phrase:
    sounds = readings().syllables(text)
    return Phrase(
        text,
        (function,),
        " ".join(sounds),
        "".join(sound[0] for sound in sounds),
        slots=tuple(Slot(*slot) for slot in find_slots(text)),
        **more,
    )
