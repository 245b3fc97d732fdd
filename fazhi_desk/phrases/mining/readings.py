"""Pinyin and initials of a phrase, made when the bank is built; heteronyms corrected by a table of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fazhi_desk.catalog.phrase import letters

LONGEST_WORD = 8


class Readings:
    """Syllables by context: the table's longest word first, then pypinyin with its own phrases."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = {word: tuple(sound.split()) for word, sound in words.items()}
        wrong = [word for word, sounds in self._words.items() if len(word) != len(sounds)]
        if wrong:
            raise ValueError(f"读音表里“{wrong[0]}”的音节数不对")

    def syllables(self, text: str) -> tuple[str, ...]:
        """One syllable for every token of the text; ü is written v, a Latin letter or digit stands for itself."""
        from pypinyin import Style, lazy_pinyin  # heavy, and only the builder needs it

        sounds: dict[int, str] = {}
        tokens = letters(text)
        for run in _runs(tokens):
            piece = "".join(text[at] for at in run)
            guessed = lazy_pinyin(piece, style=Style.NORMAL, errors=_spelt)
            sounds.update(zip(run, self._corrected(piece, guessed), strict=True))
        return tuple(sounds[at] for at in tokens)

    def _corrected(self, piece: str, guessed: list[str]) -> list[str]:
        sounds = [sound.replace("ü", "v") for sound in guessed]
        at = 0
        while at < len(piece):
            for size in range(min(LONGEST_WORD, len(piece) - at), 0, -1):
                known = self._words.get(piece[at : at + size])
                if known is not None:
                    sounds[at : at + size] = known
                    at += size
                    break
            else:
                at += 1
        return sounds


def _spelt(item: str) -> Any:
    """Latin letters and digits one by one: pypinyin takes a list here, whatever its annotation says."""
    return list(item.lower())


def _runs(tokens: tuple[int, ...]) -> list[list[int]]:
    """Tokens that stand side by side: a word does not reach across a mark."""
    runs: list[list[int]] = []
    for at in tokens:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs
