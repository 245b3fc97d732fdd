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
from fazhi_desk.phrases.own import OwnPhrases, favour, hide, own_lines, read_own, use
from fazhi_desk.phrases.search import PhraseIndex
from fazhi_desk.phrases.sections import SectionIndex
from fazhi_desk.storage.atomic import SaveError, write_atomically
from fazhi_desk.tasks.workbench import Workbench

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that is made from the phrases."""

    search: PhraseIndex
    complete: CompletionIndex
    sections: SectionIndex


class Bank(QObject):
    """Phrases for the panes; every change of the own ones is saved at once."""

    ready = Signal()
    failed = Signal(str)
    _read = Signal(object, object)

    def __init__(self, bench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._builtin: tuple[Phrase, ...] = ()
        self.own = OwnPhrases()
        self.loaded: Loaded | None = None
        self._thread: threading.Thread | None = None
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
            own, _ = read_own(self._own_rows())
            self._read.emit(own, self._made(own))
        except (CatalogError, OSError, ValueError) as error:
            LOG.exception("the phrase bank cannot be read")
            self.failed.emit(str(error))

    def _own_rows(self) -> list[str]:
        try:
            return self._bench.places.phrases.read_text(encoding="utf-8").split("\n")
        except OSError:
            return []

    def _made(self, own: OwnPhrases) -> Loaded:
        phrases = own.bank(self._builtin)
        table = read_toml(builtin("phrasebank") / "sections.toml")
        return Loaded(PhraseIndex(phrases), CompletionIndex(phrases), SectionIndex(table))

    def _take(self, own: OwnPhrases, loaded: Loaded) -> None:
        self.own, self.loaded = own, loaded
        self.ready.emit()

    def used(self, text: str) -> None:
        """A phrase was taken over."""
        self._change(lambda own: use(own, text), same_phrases=True)

    def favour(self, text: str, on: bool) -> None:
        """A favourite, or no longer."""
        self._change(lambda own: favour(own, text, on=on), same_phrases=True)

    def hide(self, text: str) -> None:
        """Offer it no longer."""
        self._change(lambda own: hide(own, text))

    def change(self, new: OwnPhrases) -> None:
        """The own phrases are these now."""
        self._change(lambda _: new)

    def _change(self, make: Callable[[OwnPhrases], OwnPhrases], *, same_phrases: bool = False) -> None:
        self.own = make(self.own)
        path = self._bench.places.phrases
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, own_lines(self.own).encode())
        except (SaveError, OSError) as error:
            self.failed.emit(f"自建短语没有保存成功：{error}")
        if not same_phrases:
            self.loaded = self._made(self.own)
        self.ready.emit()
