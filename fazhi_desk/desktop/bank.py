"""The phrase bank of the window: read after the first paint on a thread, with the writer's own phrases over it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from fazhi_desk.catalog.errors import CatalogError
from fazhi_desk.catalog.files import builtin, read_toml
from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.phrases.completion import CompletionIndex
from fazhi_desk.phrases.draft_use import DraftUse
from fazhi_desk.phrases.own import OwnPhrases, favour, hide, use
from fazhi_desk.phrases.search import PhraseIndex
from fazhi_desk.phrases.sections import SectionIndex
from fazhi_desk.storage.atomic import SaveError
from fazhi_desk.tasks.own_phrases import KEPT, Stamp, own_stamp, read_own_phrases, save_own_phrases
from fazhi_desk.tasks.workbench import Workbench

LOG = logging.getLogger(__name__)
Make = Callable[[OwnPhrases], OwnPhrases]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that is made from the phrases."""

    search: PhraseIndex
    complete: CompletionIndex
    sections: SectionIndex
    draft_use: DraftUse


class Bank(QObject):
    """Phrases for the panes; every change of the own ones is saved at once."""

    ready = Signal()
    failed = Signal(str)
    _read = Signal()
    """The thread has put what it read into ``_found``: no Python object travels through a queue of Qt."""

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._builtin: tuple[Phrase, ...] = ()
        self._stamp: Stamp = (0, 0)
        self.own = OwnPhrases()
        self.loaded: Loaded | None = None
        self._thread: threading.Thread | None = None
        self._found: tuple[OwnPhrases, Loaded, Stamp] | None = None
        self._read.connect(self._take)

    def start(self) -> None:
        """Read the bank; ``ready`` says when it is there."""
        self._thread = threading.Thread(target=self._load, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Wait for a reading that is still going on."""
        if self._thread is not None:
            self._thread.join(5.0)

    def _load(self) -> None:
        try:
            self._builtin = self._bench.phrases
            own = self._read_own()
            self._found = (own, self._made(own), own_stamp(self._bench))
            self._read.emit()
        except (CatalogError, OSError, ValueError) as error:
            LOG.exception("the phrase bank cannot be read")
            self.failed.emit(str(error))

    def _read_own(self) -> OwnPhrases:
        try:
            own, problems = read_own_phrases(self._bench)
        except OSError:
            LOG.exception("own phrases cannot be read")
            self.failed.emit("自建短语读不出来，这次先不用；请检查它所在的文件夹")
            return OwnPhrases()
        if problems:
            LOG.warning("own phrases: %s", "；".join(problems))
            name = self._bench.places.phrases.name + KEPT
            self.failed.emit(f"自建短语有{len(problems)}行读不懂，已跳过；原文件另存为“{name}”")
        return own

    def _made(self, own: OwnPhrases) -> Loaded:
        phrases = own.bank(self._builtin)
        table = read_toml(builtin("phrasebank") / "sections.toml")
        texts = (phrase.text for phrase in phrases)
        return Loaded(PhraseIndex(phrases), CompletionIndex(phrases), SectionIndex(table), DraftUse(texts))

    def _take(self) -> None:
        if self._found is not None:
            self.own, self.loaded, self._stamp = self._found
            self._found = None
            self.ready.emit()

    def phrase(self, text: str) -> Phrase | None:
        """The phrase of that text among those that are offered."""
        phrases = self.loaded.search.phrases if self.loaded else ()
        return next((phrase for phrase in phrases if phrase.text == text), None)

    def is_own(self, text: str) -> bool:
        """Whether the writer added it."""
        return any(phrase.text == text for phrase in self.own.added)

    def used(self, text: str) -> None:
        """A phrase was taken over."""
        self._change(lambda own: use(own, text), same_phrases=True)

    def favour(self, text: str, on: bool) -> None:
        """A favourite, or no longer."""
        self._change(lambda own: favour(own, text, on=on), same_phrases=True)

    def hide(self, text: str) -> None:
        """Offer it no longer."""
        self._change(lambda own: hide(own, text))

    def change(self, make: Make) -> None:
        """Change the own phrases; ``make`` gets them as they are on disk now."""
        self._change(make)

    def _change(self, make: Make, *, same_phrases: bool = False) -> None:
        if own_stamp(self._bench) not in (self._stamp, (0, 0)):  # another window has written
            self.own = self._read_own()
            same_phrases = False
        self.own = make(self.own)
        try:
            save_own_phrases(self._bench, self.own)
            self._stamp = own_stamp(self._bench)
        except (SaveError, OSError) as error:
            self.failed.emit(f"自建短语没有保存成功：{error}")
        if not same_phrases:
            self.loaded = self._made(self.own)
        self.ready.emit()
