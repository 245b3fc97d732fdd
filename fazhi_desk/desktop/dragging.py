"""A phrase on its way from the pane to the page, or to another program."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from fazhi_desk.catalog.phrase import Phrase
from fazhi_desk.phrases.insertion import insertion

PHRASE = "application/x-fazhi-phrase"


def mime_of(phrase: Phrase) -> QMimeData:
    """A dragged phrase: for the page by its text, for other programs as it would be put in."""
    mime = QMimeData()
    mime.setData(PHRASE, phrase.text.encode())
    mime.setText(insertion("", "", phrase).text)
    return mime


def dragged(mime: QMimeData) -> str:
    """The text of the phrase that was dropped; "" where it is something else."""
    return bytes(mime.data(PHRASE).data()).decode() if mime.hasFormat(PHRASE) else ""
