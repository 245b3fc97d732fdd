"""Bars above the page: what went wrong, what was found again; no dialog where a bar will do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from fazhi_desk.desktop.wording import sentence

Choice = tuple[str, Callable[[], object]]
"""A button's words and what it does; the bar goes away with it."""
MOST = 3


class Message(QFrame):
    """One bar: a sentence, its choices, a cross."""

    closed = Signal(object)

    def __init__(self, text: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.text = text
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 4, 4)
        self._label = QLabel(text, self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(self._label, 1)
        self.buttons = []
        for words, action in choices:
            button = QPushButton(words, self)
            button.setProperty("link", "true")
            button.clicked.connect(self._doing(action))
            line.addWidget(button)
            self.buttons.append(button)
        cross = QToolButton(self)
        cross.setText("×")
        cross.setAccessibleName("关闭这条提示")
        cross.setToolTip("关闭")
        cross.clicked.connect(lambda: self.closed.emit(self))
        line.addWidget(cross)
        self.setAccessibleName(text)

    def say(self, text: str) -> None:
        """Other words in the same bar: how far something has come."""
        self.text = sentence(text)
        self._label.setText(self.text)
        self.setAccessibleName(self.text)

    def _doing(self, action: Callable[[], object]) -> Callable[[], None]:
        def do() -> None:
            self.closed.emit(self)
            action()

        return do


class MessageArea(QWidget):
    """At most three bars, the newest on top; a bar of the same topic replaces the old one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, Message] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def tell(self, text: str, choices: Sequence[Choice] = (), *, topic: str = "", seconds: float = 0) -> Message:
        """Show a sentence; it goes away after some seconds if told so, else when the writer closes it."""
        self.drop(topic)
        while len(self._bars) >= MOST:
            self.drop(next(iter(self._bars)))
        bar = Message(sentence(text), choices, self)
        bar.closed.connect(lambda gone: self.drop(topic) if self._bars.get(topic) is gone else None)
        self._bars[topic] = bar
        self._column.insertWidget(0, bar)
        self.show()
        if seconds:
            QTimer.singleShot(round(seconds * 1000), bar, lambda: bar.closed.emit(bar))
        return bar

    def drop(self, topic: str) -> None:
        """Take a bar away."""
        bar = self._bars.pop(topic, None)
        if bar is not None:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def clear(self, keep: Sequence[str] = ()) -> None:
        """Take all bars away but those of some topics."""
        for topic in [topic for topic in self._bars if topic not in keep]:
            self.drop(topic)

    @property
    def texts(self) -> list[str]:
        """What is shown, the oldest first."""
        return [bar.text for bar in self._bars.values()]

    def bar(self, topic: str) -> Message | None:
        """The bar of a topic, if it is shown."""
        return self._bars.get(topic)
